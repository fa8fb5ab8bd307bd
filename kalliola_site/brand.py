"""From the brand to what a browser reads: custom properties, colours and the contrast between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kalliola_site.model.base import Model
from kalliola_site.model.brand import Brand, Lines
from kalliola_site.model.colours import DayAndNight, ForbiddenPair, Mode, Pair, Roles
from kalliola_site.model.letters import Face, TypeSizes
from kalliola_site.model.letters import Type as BrandType


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
    """Give the colour with which a browser frames the page, by day and by night: its background."""
    return {
        "day": brand.material("background", "day").colour,
        "night": brand.material("background", "night").colour,
    }


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """One pair of colours as it meets on a page, ready to be shown."""

    mode: Mode
    foreground_role: str
    background_role: str
    palette: int | None
    """The number of the goal palette, where a goal's own colour takes part."""
    foreground: str
    background: str
    """The names of both materials."""
    foreground_colour: str
    background_colour: str
    """Both as ``#RRGGBB``."""
    ratio: float
    """Rounded down to two decimals: 6.999 is not 7."""
    minimum: float | None
    """What WCAG asks of this pair; nothing where the pair is forbidden."""


@dataclass(frozen=True, slots=True)
class BrandReport:
    """What the identity page and the commands tell of the brand."""

    pairs: tuple[ContrastRow, ...]
    forbidden: tuple[ContrastRow, ...]
    theme: Mapping[Mode, str]
    distinct: tuple[ContrastRow, ...]
    """The pairs as colours: each once in a mode, with the most that is asked of it."""
    sizes: Mapping[str, str]
    """Every size of type as ``29–72``: CSS pixels on the smallest and on the largest screen."""
    spaces: tuple[str, ...]
    """Every space, in the same way."""


def report(brand: Brand) -> BrandReport:
    """Work out every pair of the brand, in both modes and for every goal palette."""
    pairs = tuple(row for pair in brand.pairs for row in pair_rows(brand, pair, pair.minimum))
    return BrandReport(
        pairs=pairs,
        forbidden=tuple(row for pair in brand.forbidden for row in pair_rows(brand, pair, None)),
        theme=theme_colours(brand),
        distinct=tuple(_strictest(pairs)),
        sizes={name: in_pixels(size.size) for name, size in brand.type.sizes},
        spaces=tuple(in_pixels(space) for space in brand.spaces),
    )


_FLUID = re.compile(r"clamp\(([\d.]+)rem,.*,\s*([\d.]+)rem\)")
_PIXELS_PER_REM = 16


def in_pixels(size: str) -> str:
    """Tell a fluid CSS size, such as ``clamp(1rem, 2vi, 2rem)``, by its ends, ``16–32``; another as it is."""
    if (fluid := _FLUID.fullmatch(size)) is None:
        return size
    least, most = (round(float(end) * _PIXELS_PER_REM) for end in fluid.groups())
    return f"{least}–{most}"


def _strictest(rows: Iterable[ContrastRow]) -> Iterable[ContrastRow]:
    shown: dict[tuple[Mode, str, str], ContrastRow] = {}
    for row in rows:
        key = (row.mode, row.foreground, row.background)
        if key not in shown or (row.minimum or 0) > (shown[key].minimum or 0):
            shown[key] = row
    return shown.values()


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of two ``#RRGGBB`` colours, from 1 to 21 (WCAG 2.2, "contrast ratio").

    The lighter luminance plus 0.05, divided by the darker plus 0.05: the 0.05 stands for the light
    that any screen reflects.
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Compute the relative luminance of ``#RRGGBB``, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_LINEAR_BELOW = 0.04045
"""Where sRGB's curve begins (IEC 61966-2-1); the 0.03928 of older WCAG texts gives the same for 8 bits."""


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4


def pair_rows(brand: Brand, pair: Pair | ForbiddenPair, minimum: float | None) -> Iterator[ContrastRow]:
    """Work out a pair in each of its modes, and for every goal palette where it takes part."""
    for mode in pair.modes:
        yield from _rows(brand, mode, pair.foreground, pair.background, minimum)


def _rows(
    brand: Brand, mode: Mode, foreground: str, background: str, minimum: float | None
) -> Iterator[ContrastRow]:
    with_goal = foreground.startswith("goal_") or background.startswith("goal_")
    for palette in range(1, len(brand.goals) + 1) if with_goal else (None,):
        one, other = (_material_name(brand, role, mode, palette) for role in (foreground, background))
        colours = brand.materials[one].colour, brand.materials[other].colour
        yield ContrastRow(
            mode=mode,
            foreground_role=foreground,
            background_role=background,
            palette=palette,
            foreground=one,
            background=other,
            foreground_colour=colours[0],
            background_colour=colours[1],
            ratio=int(contrast(*colours) * 100) / 100,
            minimum=minimum,
        )


def _material_name(brand: Brand, role: str, mode: Mode, palette: int | None) -> str:
    if palette is None or not role.startswith("goal_"):
        return brand.material_name(role, mode)
    goal = brand.goals[palette - 1]
    return (goal.facade if role == "goal_facade" else goal.accent).at(mode)


def _of(brand: Brand, materials: DayAndNight, mode: Mode) -> str:
    return brand.materials[materials.at(mode)].colour


def _rule(selector: str, declarations: Iterable[str]) -> str:
    return f"{selector} {{\n" + "\n".join(declarations) + "\n}"


def _property(name: str) -> str:
    return name.replace("_", "-")


def _roles(brand: Brand, mode: Mode) -> list[str]:
    return [f"--{_property(name)}: {brand.material(name, mode).colour};" for name in Roles.model_fields]


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
    if value in Roles.model_fields:
        return f"var(--{_property(value)})"
    if value in Lines.model_fields:
        return f"var(--line-{value})"
    if value in TypeSizes.model_fields:
        return f"var(--size-{value})"
    return value
