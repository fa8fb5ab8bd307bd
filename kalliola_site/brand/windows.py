"""The alphabet of windows: what a window is drawn of, by whose it is and what it says.

Light means measured, and nothing else. Pages, drawings and share cards take the same shapes, each with
colours of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from kalliola_site.frozen_value import frozen_value
from kalliola_site.indicators.progress import State

WIDTH = 72
"""How wide a window with its sill is, in units of its shapes; it is 100 of them high."""

WindowState = State | Literal["lamp", "sign"]
"""What a window says: how an indicator stands; or that it is the lamp under the roof, which always burns; or
nothing, where it is only a sign of the goal whose panes it has."""
Glass = Literal["shuttered", "dark", "lit", "clear"]

GLASS: dict[WindowState, Glass] = {
    "to-be-agreed": "shuttered",
    "agreed": "dark",
    "no-data-lately": "lit",
    "behind": "lit",
    "on-course": "lit",
    "reached": "lit",
    "lamp": "lit",
    "sign": "clear",
}
"""What is behind the bars in each state."""

_LEFT, _TOP, _RIGHT, _BOTTOM = 10, 10, 62, 82
"""The edges of the sash: what the panes fill."""
_HIGH = _BOTTOM - _TOP
_UPPER = 28 / 72
"""How much of the height the upper of two rows of panes takes."""
_MOST_PANES = 12
"""Numbers beyond begin anew; the number itself always stands beside its window in writing."""
_ABREAST = 3
"""How many panes stand side by side, where there are more than two rows of them."""
_SLATS = range(14, 79, 8)
_PLANT = (
    "M28 72h16l-2 10H30z"
    "M34.5 72V62C26 62 23 56 23 48c8 0 12 5 12.5 11.5C36 51 40 46 48 45c0 9-4 15-10.5 16v11z"
)


@frozen_value
class Shape:
    """A part of a window."""

    part: str
    """Which: pane, sash, slats, roll, blind, folds, bars, plant or frame."""
    path: str
    """Its outline, as SVG path data."""


@frozen_value
class Window:
    """A window as it is drawn."""

    glass: Glass
    shapes: tuple[Shape, ...]
    """Its parts, from the back to the front."""


def draw_window(number: int, state: WindowState) -> Window:
    """Return a window whose panes tell a goal's number.

    Args:
        number: The number of the goal whose it is, from 1.
        state: What the window says.
    """
    panes = _panes(number)
    return Window(GLASS[state], tuple(_shapes(panes, state)))


def windows_of_goal(states: Iterable[State]) -> tuple[State, ...]:
    """Return what a goal's windows say: one for each indicator, or one whose shutters are closed."""
    return tuple(states) or ("to-be-agreed",)


def windows_abreast(count: int) -> int:
    """Return how many windows stand side by side: as many as rows above each other, or one more."""
    return math.ceil(math.sqrt(count))


def _shapes(panes: tuple[int, ...], state: WindowState) -> Iterator[Shape]:
    across = _across(panes)
    yield Shape("pane", "M4 4h64v84H4z")
    if state == "to-be-agreed":
        yield Shape("slats", _slats([height for height in _SLATS if _is_free(height, across)]))
    elif state != "lamp":
        yield Shape("sash", "M10 10h52v72H10z")
    if state == "on-course":
        yield Shape("roll", "M10 10h52v7H10z")
    if state == "behind":
        yield Shape("blind", "M10 10h52v36H10z")
        yield Shape("slats", _slats([19, 28, 37]))
    if state == "no-data-lately":
        yield Shape("folds", "M15 10v72M20 10v72M25 10v72M30 10v72M42 10v72M47 10v72M52 10v72M57 10v72")
    if bars := _bars(panes):
        yield Shape("bars", bars)
    if state == "reached":
        yield Shape("plant", _PLANT)
    yield Shape("frame", "M4 4h64v84H4zM0 94h72")


def _is_free(height: int, across: list[float]) -> bool:
    return all(abs(height - bar) > 2 for bar in across)  # noqa: PLR2004 - as thick as a bar


def _slats(heights: list[int]) -> str:
    """One line to and fro, which is shorter than one for each."""
    steps = (f"m0 {lower - upper}" for upper, lower in pairwise(heights))
    lines = (
        f"{step}{'H10' if place % 2 else 'h52'}" for place, step in enumerate([f"M10 {heights[0]}", *steps])
    )
    return "".join(lines)


def _panes(number: int) -> tuple[int, ...]:
    """Return how many panes stand in each row: as many in all as the number says, the wider rows below."""
    count = (number - 1) % _MOST_PANES + 1
    rows = 1 if count <= 2 else max(2, -(-count // _ABREAST))  # noqa: PLR2004 - two panes stand side by side
    return tuple(count // rows + (row >= rows - count % rows) for row in range(rows))


def _bars(panes: tuple[int, ...]) -> str:
    width = _RIGHT - _LEFT
    edges = [_TOP, *_across(panes), _BOTTOM]
    lying = "".join(f"M{_LEFT} {edge:g}h{width}" for edge in edges[1:-1])
    standing = (
        f"M{round(_LEFT + width * place / count, 1):g} {above:g}V{below:g}"
        for count, (above, below) in zip(panes, pairwise(edges), strict=True)
        for place in range(1, count)
    )
    return lying + "".join(standing)


def _across(panes: tuple[int, ...]) -> list[float]:
    """Return where bars lie between the rows of panes; the lower ones of two rows are the higher panes."""
    if len(panes) == 2:  # noqa: PLR2004 - more rows are of one height
        return [round(_TOP + _HIGH * _UPPER, 1)]
    return [round(_TOP + _HIGH * row / len(panes), 1) for row in range(1, len(panes))]
