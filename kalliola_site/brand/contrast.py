"""Contrast: every pair of colours that meets, held to WCAG 2.2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kalliola_site.brand.css import in_pixels, theme_colours
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.brand.colours import ForbiddenPair, Mode, Pair


@frozen_value
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


@frozen_value
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
