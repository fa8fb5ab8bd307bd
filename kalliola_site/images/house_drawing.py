"""The house of the strategy as share cards show it: a bay with windows for each goal, and the rock."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kalliola_site.images.shapes import Box, colour, rectangle
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
_STOREYS = 2
_WINDOW_ROOM = 44
"""How much of a wall's width a window takes up."""
_WINDOW_WIDTH = 28.0
_WINDOW_HEIGHT = 1.7
"""How high a window is for its width."""
_BARS = 0.75
"""How thick a window's bars are, for other lines."""

_ROCK_EDGE = (
    "M0 160V30l64-13 52 15 92-24 118 12 66-8 128 22 84-18 146-8 70 20 118-22 96 20 64-12 102 14V160H0z"
)
"""The same edge as on the pages (``templates/components/rock/rock.html.jinja``)."""

_PIXELS = re.compile(r"([0-9.]+)px")


def draw_rock(brand: Brand) -> str:
    """Draw the rock that the house stands on."""
    return f'<path fill="{colour(brand, "bedrock")}" transform="translate(0 {_ROCK})" d="{_ROCK_EDGE}"/>'


def draw_house(brand: Brand, top: int, goal_count: int, lit_goal: int | None) -> Iterator[str]:
    """Draw the house of the strategy; in its attic there is light unless it is in a goal's bay.

    Args:
        brand: The colours.
        top: Where the ridge of the roof is.
        goal_count: How many goals have a bay in the house.
        lit_goal: The number of the goal whose windows are lit, if it is one's.
    """
    walls = Box(_HOUSE_LEFT, _WALL_TOP, _HOUSE_WIDTH, FLOOR - _WALL_TOP)
    roof = colour(brand, "roof")
    left, right = walls.left - _EAVES, walls.right + _EAVES
    yield rectangle(Box(1010, top + 16, 36, 100), roof)
    yield f'<path fill="{roof}" d="M{left} {walls.top}L{walls.middle:g} {top}L{right} {walls.top}z"/>'
    if lit_goal is None:
        yield rectangle(Box(walls.middle - 14, top + 54, 28, 38), colour(brand, "light"))
    width = walls.width / goal_count
    for number in range(1, goal_count + 1):
        bay = Box(walls.left + (number - 1) * width, walls.top, width, walls.height)
        yield _outlined(brand, bay, facade(brand, number))
        yield from _windows(brand, bay, number, lit=number == lit_goal)
    plinth = Box(walls.left - _PLINTH, FLOOR, walls.width + 2 * _PLINTH, _PLINTH_BOTTOM - FLOOR)
    yield _outlined(brand, plinth, colour(brand, "plinth"))


def _windows(brand: Brand, bay: Box, number: int, *, lit: bool) -> Iterator[str]:
    """Two storeys of windows, as many to a storey as there is room for."""
    columns = max(1, int(bay.width / _WINDOW_ROOM))
    width = min(_WINDOW_WIDTH, bay.width / columns * 0.56)
    height = width * _WINDOW_HEIGHT
    gap = (bay.width - columns * width) / (columns + 1)
    storey = bay.height / _STOREYS
    for row in range(_STOREYS):
        for column in range(columns):
            left = bay.left + gap + column * (width + gap)
            top = bay.top + storey * row + (storey - height) / 2
            yield _window(brand, Box(left, top, width, height), number, lit=lit)


def _window(brand: Brand, box: Box, number: int, *, lit: bool) -> str:
    """A window whose panes tell the goal's number: plain, split, a T, a cross, then plain again."""
    glass, bars = ("light", "light_text") if lit else ("glass", "bars")
    upper = box.top + box.height * 0.36
    split = f"M{box.middle:g} {box.top:g}V{box.bottom:g}"
    across = f"M{box.left:g} {upper:g}H{box.right:g}"
    panes = ("", split, f"{across}M{box.middle:g} {upper:g}V{box.bottom:g}", split + across)[(number - 1) % 4]
    line = f'stroke="{colour(brand, bars)}" stroke-width="{_line(brand) * _BARS:g}"'
    drawn = _outlined(brand, box, colour(brand, glass))
    return f'{drawn}<path fill="none" {line} d="{panes}"/>' if panes else drawn


def _outlined(brand: Brand, box: Box, fill: str) -> str:
    line = f' stroke="{colour(brand, "outline")}" stroke-width="{_line(brand):g}"'
    return rectangle(box, fill, line)


def facade(brand: Brand, number: int) -> str:
    """Return the colour of a goal's wall."""
    palette = brand.goals[(number - 1) % len(brand.goals)]
    return brand.materials[palette.facade.day].colour


def _line(brand: Brand) -> float:
    """How thick lines are: the brand's strong line, a little thicker since cards are seen small."""
    found = _PIXELS.fullmatch(brand.lines.strong)
    return float(found[1]) * 1.25 if found else 5.0
