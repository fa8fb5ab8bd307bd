"""Proof of the identity: the colours that meet can be told apart, by everyone.

Contrast is that of WCAG 2.2 (1.4.3, 1.4.6, 1.4.11). The goals' walls must also differ for eyes that lack one
kind of cone, by at least ``APART``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from kalliola_site.brand.contrast import ContrastRow, contrast, pair_rows
from kalliola_site.cache.memory import Memory
from kalliola_site.load.face_table import face_table, table_path
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.brand.colours import MODES
from kalliola_site.model.brand.typography import Face
from kalliola_site.model.paths import ASSETS
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Problem
from kalliola_site.syntax.yaml_document import Document

APART = 8.0
"""The least ΔE2000 (CIE 142-2001) between two walls as seen with any of the deficiencies below.

A difference of 2 is just noticed side by side, but walls also stand apart from each other.
"""

DEFICIENCIES = {"deutan": "deuteranopia", "protan": "protanopia", "tritan": "tritanopia"}
"""The forms of colour vision that lack one kind of cone, by coloraide's names for their filters."""

GRAPHICS = 3.0
"""The contrast that WCAG 1.4.11 asks of lines and figures; what needs more is text."""


def brand_problems(brand: Brand, document: Document) -> Iterator[Problem]:
    """Find the pairs whose contrast is too low, those used though forbidden, and walls that look alike."""
    for index, pair in enumerate(brand.pairs):
        for row in pair_rows(brand, pair, pair.minimum):
            if row.ratio < pair.minimum:
                place = document.place(("pairs", index))
                yield Problem(place, messages.brand.CONTRAST_TOO_LOW, _too_low(row, pair.minimum))
    as_text = {
        (pair.foreground, pair.background, mode)
        for pair in brand.pairs
        for mode in pair.modes
        if pair.minimum > GRAPHICS
    }
    for index, forbidden in enumerate(brand.forbidden):
        for mode in forbidden.modes:
            if (forbidden.foreground, forbidden.background, mode) in as_text:
                roles = {"foreground": forbidden.foreground, "background": forbidden.background}
                yield Problem(
                    document.place(("forbidden", index)),
                    messages.brand.PAIR_FORBIDDEN,
                    {**roles, "mode": mode},
                )
    yield from _walls_alike(brand, document)


def font_problems(
    brand: Brand, document: Document, assets: Mapping[str, bytes], memory: Memory
) -> Iterator[Problem]:
    """Find the typefaces whose file is not there, or damaged; templates without any show no text in them.

    Args:
        brand: The identity.
        document: The file that says it.
        assets: The files below ``templates/assets/`` by their name there.
        memory: What was found right in earlier builds.
    """
    if not any(path.startswith("fonts/") for path in assets):
        return
    for name in type(brand.type.faces).key_names():
        face = getattr(brand.type.faces, name)
        if not isinstance(face, Face):
            continue
        place = document.place(("type", "faces", name, "file"))
        font = assets.get(f"fonts/{face.file}")
        if font is None:
            values = {"name": face.file, "folder": f"{ASSETS}fonts"}
            yield Problem(place, messages.models.FONT_MISSING, values)
        elif not _is_whole_font(font):
            yield Problem(place, messages.models.FONT_DAMAGED, {"name": face.file})
        elif not _is_table_right(face, assets, memory):
            values = {"path": f"{ASSETS}{table_path(face)}", "font": face.file}
            yield Problem(place, messages.models.FONT_TABLE_DAMAGED, values)


def _is_table_right(face: Face, assets: Mapping[str, bytes], memory: Memory) -> bool:
    """Whether the outlines of a face can be read, if there are any; to find out takes long."""
    data = assets.get(table_path(face))
    if data is None or memory.recall("outlines", data) is not None:
        return True
    is_right = face_table(face, assets) is not None
    if is_right:
        memory.keep(True, "outlines", data)
    return is_right


def _is_whole_font(data: bytes) -> bool:
    """Whether a file begins as a font in WOFF2 does, and is as long as it says (W3C WOFF2, 4.1)."""
    return data[:4] == b"wOF2" and int.from_bytes(data[8:12], "big") == len(data)


def _too_low(row: ContrastRow, minimum: float) -> dict[str, object]:
    return {
        "foreground": row.foreground_role,
        "background": row.background_role,
        "mode": row.mode,
        "foreground_colour": f"{row.foreground} {row.foreground_colour}",
        "background_colour": f"{row.background} {row.background_colour}",
        "ratio": f"{row.ratio:.2f}",
        "minimum": f"{minimum:g}",
        "suggestion": _way_out(row, minimum),
    }


def _way_out(row: ContrastRow, minimum: float) -> Phrase:
    nearest = nearest_passing(row.foreground_colour, row.background_colour, minimum)
    if nearest is None:
        return messages.brand.NO_COLOUR_PASSES.with_values(material=row.background)
    return messages.brand.NEAREST_COLOUR.with_values(nearest=nearest, material=row.foreground)


def nearest_passing(colour: str, ground: str, minimum: float) -> str | None:
    """Find the colour nearest to ``colour`` that has a contrast on ``ground``: as little lighter or darker.

    There is none where even black and white have too little.

    Args:
        colour: As ``#RRGGBB``.
        ground: As ``#RRGGBB``.
        minimum: The contrast ratio that is needed.
    """
    from coloraide import Color  # noqa: PLC0415 - sixty milliseconds, and only a mistake needs it

    start = Color(colour).convert("oklch")
    candidates = []
    for target in (0.0, 1.0):
        for step in range(1, 201):
            lightness = start["lightness"] + (target - start["lightness"]) * step / 200
            other = start.clone().set("lightness", lightness)
            candidate = other.convert("srgb").to_string(hex=True, fit=True).upper()
            if contrast(candidate, ground) >= minimum:
                candidates.append((start.delta_e(Color(candidate), method="2000"), candidate))
                break
    return min(candidates)[1] if candidates else None


def _walls_alike(brand: Brand, document: Document) -> Iterator[Problem]:
    for mode in MODES:
        walls = [brand.materials[palette.facade.at(mode)].colour for palette in brand.goals]
        for deficiency, name in DEFICIENCIES.items():
            for (one, first), (other, second) in combinations(enumerate(walls), 2):
                difference = seen_difference(first, second, deficiency)
                if difference < APART:
                    values = {
                        "number": other + 1,
                        "other": one + 1,
                        "mode": mode,
                        "deficiency": name,
                        "difference": f"{difference:.1f}",
                        "minimum": f"{APART:g}",
                    }
                    place = document.place(("goals", other, "facade", mode))
                    yield Problem(place, messages.brand.WALLS_ALIKE, values)


def seen_difference(one: str, other: str, deficiency: str) -> float:
    """Compute ΔE2000 between two colours as seen without one kind of cone.

    Args:
        one: As ``#RRGGBB``.
        other: As ``#RRGGBB``.
        deficiency: ``deutan`` or ``protan`` (Viénot, Brettel and Mollon 1999) or ``tritan`` (Brettel 1997).
    """
    from coloraide import Color  # noqa: PLC0415 - imported where it is used: sixty milliseconds

    return float(Color(one).filter(deficiency).delta_e(Color(other).filter(deficiency), method="2000"))
