"""The house of the strategy as share cards show it: a bay with windows for each goal, and the rock."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from kalliola_site.brand.windows import WIDTH as WINDOW_WIDTH
from kalliola_site.brand.windows import draw_window, windows_abreast
from kalliola_site.images.shapes import Box, colour, rectangle
from kalliola_site.indicators.progress import State
from kalliola_site.model.brand.brand import Brand

FLOOR = 430
"""Where the walls of the house begin, and where the last line of the title stands."""
_ROCK = 470
"""Where the rock begins."""
_HOUSE_LEFT, _HOUSE_WIDTH = 752, 364
_WALL_TOP = 196
_EAVES = 24
"""How far the roof reaches out over the walls."""
_PLINTH = 8
"""How far the plinth does."""
_PLINTH_BOTTOM = 502
_WINDOW_WIDTH = 56.0
"""How wide a window is at most."""
_WINDOW_ROOM = 0.76
"""How much of its share of a wall's width a window takes up."""
_THIN = 0.5
"""How thick thin lines are, for others."""
_LIGHTER = 0.6
"""How thick the lines of a window are, for those of the house."""
_DOORMAT = 12
"""How thick the doormat is that lies before the bay that a card is about."""

_ROCK_EDGE = (
    "M0 160V30l64-13 52 15 92-24 118 12 66-8 128 22 84-18 146-8 70 20 118-22 96 20 64-12 102 14V160H0z"
)
"""The same edge as on the pages (``templates/components/rock/rock.html.jinja``)."""

_PIXELS = re.compile(r"([0-9.]+)px")


def draw_rock(brand: Brand) -> str:
    """Draw the rock that the house stands on."""
    return f'<path fill="{colour(brand, "bedrock")}" transform="translate(0 {_ROCK})" d="{_ROCK_EDGE}"/>'


def draw_house(
    brand: Brand, top: int, bays: Sequence[Sequence[State]], goal_number: int | None
) -> Iterator[str]:
    """Draw the house of the strategy, with what its windows say; the lamp in its attic always burns.

    Args:
        brand: The colours.
        top: Where the ridge of the roof is.
        bays: The windows of each goal's bay.
        goal_number: The number of the goal before whose bay a doormat lies, where the card is about one.
    """
    walls = Box(_HOUSE_LEFT, _WALL_TOP, _HOUSE_WIDTH, FLOOR - _WALL_TOP)
    roof = colour(brand, "roof")
    left, right = walls.left - _EAVES, walls.right + _EAVES
    yield rectangle(Box(1010, top + 16, 36, 100), roof)
    yield f'<path fill="{roof}" d="M{left} {walls.top}L{walls.middle:g} {top}L{right} {walls.top}z"/>'
    yield rectangle(Box(walls.middle - 14, top + 54, 28, 38), colour(brand, "light"))
    width = walls.width / len(bays)
    for number, states in enumerate(bays, 1):
        bay = Box(walls.left + (number - 1) * width, walls.top, width, walls.height)
        yield _outlined(brand, bay, facade(brand, number))
        yield from _windows(brand, bay, number, states)
        if number == goal_number:
            mat = Box(bay.left + width * 0.15, bay.bottom - _DOORMAT, width * 0.7, _DOORMAT)
            yield rectangle(mat, colour(brand, "outline"))
    plinth = Box(walls.left - _PLINTH, FLOOR, walls.width + 2 * _PLINTH, _PLINTH_BOTTOM - FLOOR)
    yield _outlined(brand, plinth, colour(brand, "plinth"))


def _windows(brand: Brand, bay: Box, number: int, states: Sequence[State]) -> Iterator[str]:
    """As many to a storey as there are storeys, so that they are as large as can be."""
    abreast = windows_abreast(len(states))
    storeys = math.ceil(len(states) / abreast)
    share = min(_WINDOW_WIDTH / _WINDOW_ROOM, bay.width / (abreast + 0.4), bay.height / storeys / 1.4)
    left = bay.left + (bay.width - share * abreast) / 2
    for place, state in enumerate(states):
        row, column = divmod(place, abreast)
        top = bay.top + (bay.height - 1.3 * share * storeys) / 2 + 1.3 * share * row
        yield _window(brand, left + share * (column + (1 - _WINDOW_ROOM) / 2), top, share, number, state)


def _window(  # noqa: PLR0913, PLR0917 - where it is, and what it says
    brand: Brand, left: float, top: float, share: float, number: int, state: State
) -> str:
    window = draw_window(number, state)
    parts = brand.components.window
    glass, bar = {
        "shuttered": (parts.shutter, parts.slats),
        "dark": (parts.glass, parts.bars),
        "lit": (parts.lit, parts.lit_bars),
    }[window.glass]
    fills = {"pane": glass, "blind": parts.shutter, "roll": parts.slats, "plant": bar}
    strokes = {"frame": parts.frame, "slats": parts.slats, "blind": parts.slats, "bars": bar, "folds": bar}
    scale = share * _WINDOW_ROOM / WINDOW_WIDTH
    drawn = ""
    for shape in window.shapes:
        fill = colour(brand, fills[shape.part]) if shape.part in fills else "none"
        line = ""
        if shape.part in strokes:
            thin = _THIN if shape.part in {"slats", "blind", "folds"} else 1
            width = _line(brand) * thin * _LIGHTER / scale
            line = f' stroke="{colour(brand, strokes[shape.part])}" stroke-width="{width:.2f}"'
        if fill != "none" or line:
            drawn += f'<path fill="{fill}"{line} d="{shape.path}"/>'
    return f'<g transform="translate({left:.1f} {top:.1f}) scale({scale:.3f})">{drawn}</g>'


def _outlined(brand: Brand, box: Box, fill: str) -> str:
    line = f' stroke="{colour(brand, "outline")}" stroke-width="{_line(brand):g}"'
    return rectangle(box, fill, line)


def facade(brand: Brand, number: int) -> str:
    """Return the colour of a goal's wall."""
    palette = brand.goals[brand.palette_of(number) - 1]
    return brand.materials[palette.facade.day].colour


def _line(brand: Brand) -> float:
    """How thick lines are: the brand's strong line, a little thicker since cards are seen small."""
    found = _PIXELS.fullmatch(brand.lines.strong)
    return float(found[1]) * 1.25 if found else 5.0
