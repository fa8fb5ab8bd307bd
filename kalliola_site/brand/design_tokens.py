"""The visual identity as design tokens, for other programs (Design Tokens Format Module 2025.10, DTCG)."""

from __future__ import annotations

import re
from typing import Any

from kalliola_site.language.text import localize
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.brand.colours import MODES, Mode

SCHEMA = "https://www.designtokens.org/schemas/2025.10/format.json"

_LENGTH = re.compile(r"(\.?[0-9][0-9.]*)(px|rem)")
_FLUID = re.compile(r"clamp\((?P<least>[^,]+), [^,]+, (?P<most>[^,]+)\)")


def design_tokens(brand: Brand, language: str) -> dict[str, Any]:
    """Write the brand as a tree of tokens.

    Colours are kept in their layers: roles refer to materials, once by day and once by night. A fluid size
    becomes two tokens, its least and its most, since the format knows no formula. Lengths in units that it
    does not know (``ch``) are left out.

    Args:
        brand: The identity.
        language: The language of descriptions; where it has no text, the source's stands in.
    """
    source = next(iter(brand.idea))
    return {
        "$schema": SCHEMA,
        "$description": localize(brand.idea, language, source).plain,
        "material": {
            "$type": "color",
            **{
                name: {
                    "$value": _colour(material.colour),
                    "$description": localize(material.name, language, source).plain,
                }
                for name, material in brand.materials.items()
            },
        },
        **{mode: _mode(brand, mode, language, source) for mode in MODES},
        "face": {
            "$type": "fontFamily",
            **{
                name: {"$value": [face.family, *face.fallback.local, face.fallback.generic]}
                for name, face in brand.type.faces
            },
        },
        "weight": {"$type": "fontWeight", **{name: {"$value": value} for name, value in brand.type.weights}},
        "leading": {
            "$type": "number",
            **{name: {"$value": step.leading} for name, step in brand.type.sizes},
        },
        "size": _dimensions({name: step.size for name, step in brand.type.sizes}),
        "space": _dimensions({str(number): size for number, size in enumerate(brand.spaces, 1)}),
        "line": _dimensions(dict(brand.lines)),
        "measure": _dimensions(dict(brand.measures)),
        "motion": {
            "$type": "duration",
            **{
                name: {"$value": {"value": int(value.removesuffix("ms")), "unit": "ms"}}
                for name, value in brand.motion
            },
        },
    }


def _mode(brand: Brand, mode: Mode, language: str, source: str) -> dict[str, Any]:
    roles: dict[str, Any] = {
        name: {
            "$value": _reference(role.at(mode)),
            "$description": localize(role.use, language, source).plain,
        }
        for name, role in brand.roles
    }
    goals = {
        f"goal-{number}": {
            "facade": {"$value": _reference(palette.facade.at(mode))},
            "accent": {"$value": _reference(palette.accent.at(mode))},
        }
        for number, palette in enumerate(brand.goals, 1)
    }
    return {"$type": "color", **roles, **goals}


def _reference(material: str) -> str:
    return f"{{material.{material}}}"


def _colour(colour: str) -> dict[str, Any]:
    components = [round(int(colour[start : start + 2], 16) / 255, 5) for start in (1, 3, 5)]
    return {"colorSpace": "srgb", "components": components, "hex": colour.lower()}


def _dimensions(sizes: dict[str, str]) -> dict[str, Any]:
    group: dict[str, Any] = {"$type": "dimension"}
    for name, size in sizes.items():
        if fluid := _FLUID.fullmatch(size):
            group[name] = {
                limit: {"$value": value, "$description": size}
                for limit, length in fluid.groupdict().items()
                if (value := _dimension(length))
            }
        elif value := _dimension(size):
            group[name] = {"$value": value}
    return group


def _dimension(length: str) -> dict[str, Any] | None:
    match = _LENGTH.fullmatch(length)
    return {"value": float(match[1]), "unit": match[2]} if match else None
