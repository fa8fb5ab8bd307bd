"""From the brand to what a browser reads: custom properties and faces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kalliola_site.model.base import Model
from kalliola_site.model.brand.brand import Brand, Lines
from kalliola_site.model.brand.colours import DayAndNight, Mode, Roles
from kalliola_site.model.brand.typography import Face, TypeSizes
from kalliola_site.model.brand.typography import Type as BrandType


def stylesheet(brand: Brand, font_urls: Mapping[str, str]) -> str:
    """Write the brand as CSS: the faces, and a custom property for every role, size, line and part.

    Day stands on the root, night in ``prefers-color-scheme: dark`` on screens: paper is always day.
    Forced colours are left to the style sheets of the parts: there the reader's own palette rules, and
    no value of ours would hold.

    Args:
        brand: The identity.
        font_urls: Where each font file is, by its name in the brand, as the style sheet should say it.
            A face without a file is left to the reader's own fonts.
    """
    root = [
        *_roles(brand, "day"),
        *_letters(brand.type),
        *(f"--space-{step}: {size};" for step, size in enumerate(brand.spaces, 1)),
        *_named("line-", brand.lines),
        *_named("measure-", brand.measures),
        *_named("motion-", brand.motion),
        *_parts(brand),
        "color-scheme: light dark;",
    ]
    rules = [
        *(
            rule
            for _, face in brand.type.faces
            if face.file in font_urls
            for rule in _faces(face, font_urls[face.file])
        ),
        _rule(":root", root),
        *_goals(brand, "day"),
        "@media screen and (prefers-color-scheme: dark) {",
        _rule(":root", _roles(brand, "night")),
        *_goals(brand, "night"),
        "}",
    ]
    return "@layer tokens {\n" + "\n".join(rules) + "\n}\n"


def theme_colours(brand: Brand) -> dict[Mode, str]:
    """Return the colour with which a browser frames the page, by day and by night: its background."""
    return {
        "day": brand.material("background", "day").colour,
        "night": brand.material("background", "night").colour,
    }


_FLUID = re.compile(r"clamp\(([\d.]+)rem,.*,\s*([\d.]+)rem\)")

_PIXELS_PER_REM = 16


def in_pixels(size: str) -> str:
    """Tell a fluid CSS size, such as ``clamp(1rem, 2vi, 2rem)``, by its ends, ``16–32``; another as it is."""
    if (fluid := _FLUID.fullmatch(size)) is None:
        return size
    least, most = (round(float(end) * _PIXELS_PER_REM) for end in fluid.groups())
    return f"{least}–{most}"


def _of(brand: Brand, materials: DayAndNight, mode: Mode) -> str:
    return brand.materials[materials.at(mode)].colour


def _rule(selector: str, declarations: Iterable[str]) -> str:
    return f"{selector} {{\n" + "\n".join(declarations) + "\n}"


def _property(name: str) -> str:
    return name.replace("_", "-")


def _roles(brand: Brand, mode: Mode) -> list[str]:
    return [f"--{_property(name)}: {brand.material(name, mode).colour};" for name in Roles.key_names()]


def _goals(brand: Brand, mode: Mode) -> list[str]:
    return [
        _rule(
            f'[data-palette="{number}"]',
            [
                f"--goal-facade: {_of(brand, palette.facade, mode)};",
                f"--goal-accent: {_of(brand, palette.accent, mode)};",
            ],
        )
        for number, palette in enumerate(brand.goals, 1)
    ]


def _named(prefix: str, group: Model) -> list[str]:
    return [f"--{prefix}{_property(name)}: {value};" for name, value in group]


_TEXT_SIZES = frozenset({"lead", "body", "note"})
"""The sizes that running text takes; every other is set in the face of headings."""


def _letters(letters: BrandType) -> list[str]:
    declarations = [
        f'--face-{name}: "{face.family}", "{face.family} fallback", {face.fallback.generic};'
        for name, face in letters.faces
    ]
    declarations += _named("weight-", letters.weights)
    for name, step in letters.sizes:
        face = "text" if name in _TEXT_SIZES else "heading"
        declarations += [
            f"--size-{name}: {step.size};",
            f"--font-{name}: var(--weight-{face}) var(--size-{name})/{step.leading:g} var(--face-{face});",
        ]
    return declarations


def _faces(face: Face, url: str) -> list[str]:
    """Declare a face and its stand-in, which has the same measures, so that the page does not jump."""
    fallback = face.fallback
    return [
        _rule(
            "@font-face",
            [
                f'font-family: "{face.family}";',
                f'src: url("{url}") format("woff2");',
                f"font-weight: {face.weights};",
                *([f"font-stretch: {face.width};"] if face.width != "100%" else []),
                "font-style: normal;",
                "font-display: swap;",
            ],
        ),
        _rule(
            "@font-face",
            [
                f'font-family: "{face.family} fallback";',
                # Said, or a browser would embolden a stand-in that is bold already.
                f"font-weight: {face.weights};",
                "src: " + ", ".join(f'local("{name}")' for name in fallback.local) + ";",
                f"size-adjust: {fallback.size_adjust};",
                f"ascent-override: {fallback.ascent_override};",
                f"descent-override: {fallback.descent_override};",
                f"line-gap-override: {fallback.line_gap_override};",
            ],
        ),
    ]


def _parts(brand: Brand) -> list[str]:
    """Point the properties of each part at the role, line or size it takes."""
    return [
        f"--{_property(part_name)}-{_property(name)}: {_value(value)};"
        for part_name, part in brand.components
        for name, value in part
    ]


def _value(value: str) -> str:
    if value in Roles.key_names():
        return f"var(--{_property(value)})"
    if value in Lines.key_names():
        return f"var(--line-{value})"
    if value in TypeSizes.key_names():
        return f"var(--size-{value})"
    return value
