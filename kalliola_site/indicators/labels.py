"""Where the labels of a chart stand, so that none lies on another or on a window.

Labels are placed one after another, the most important first. Each takes the place beside its mark that is
free and on the fewest lines. Those that must be shown look for a place further away where there is none, and
a line leads to their mark; the others are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import hypot
from typing import Literal, NamedTuple

from kalliola_site.frozen_value import frozen_value
from kalliola_site.indicators.inscriptions import Inscription, Row, set_in_rows

_DEPTH = 5
"""How far letters reach below their line."""
_GAP = 6
"""How far a label is from its mark."""
_APART = 5
"""How far labels are from each other, so that none is read as the next line of another."""
_CLEAR = 3
"""How far labels are from lines and edges, where they can be."""
_STEP = 10
"""How far the places are from each other that are tried further away."""
_ON_LINE, _ON_EDGE, _NEXT_MARK = 2.0, 1.5, 0.3
"""How much is amiss with a label on a line, on an edge, and for each part of its mark passed over."""
_AMISS = 30
"""How much further a label may go for having nothing amiss."""


class Box(NamedTuple):
    """A part of a drawing, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they have any part in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def moved(self, across: float, down: float) -> Box:
        """Return it at another place."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def grown(self, by: float) -> Box:
        """Return it with more room around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, page: Box) -> Box:
        """Return it moved sideways, as little as brings it into a page."""
        return self.moved(max(page.left - self.left, 0) + min(page.right - self.right, 0), 0)

    def is_crossed(self, line: Line) -> bool:
        """Whether a line goes through it."""
        entered, left = 0.0, 1.0
        for start, end, least, most in (
            (line.start_x, line.end_x, self.left, self.right),
            (line.start_y, line.end_y, self.top, self.bottom),
        ):
            length = end - start
            if not length:
                if not least < start < most:
                    return False
                continue
            first, last = sorted(((least - start) / length, (most - start) / length))
            entered, left = max(entered, first), min(left, last)
        return entered < left


class Line(NamedTuple):
    """A straight line of a drawing."""

    start_x: float
    start_y: float
    end_x: float
    end_y: float


Anchor = Literal["start", "middle", "end"]


@frozen_value
class Label:
    """An inscription in its place."""

    inscription: Inscription
    box: Box
    x: float
    """Where its lines begin, have their middle, or end."""
    anchor: Anchor
    lead: Line | None = None
    """Leads to its mark, where it is not beside it."""
    is_on_line: bool = False
    """Whether a line or an edge goes through it, where it must not be in the way of the letters."""

    @property
    def rows(self) -> Iterator[tuple[Row, float]]:
        """Its lines, each with the height that its letters stand on."""
        bottom = self.box.top
        for row in set_in_rows(self.inscription):
            bottom += row.height
            yield row, bottom - _DEPTH


@frozen_value
class Wish:
    """A label to be placed."""

    inscription: Inscription
    marks: tuple[Box, ...]
    """What it is the label of; of several parts, the one it would rather stand beside comes first."""
    is_needed: bool = True
    """Whether it must be shown."""


class Labels:
    """Places the labels of one drawing."""

    def __init__(self, page: Box, taken: Iterable[Box], lines: Sequence[Line], edges: Sequence[Line]) -> None:
        self._page = page
        self._taken = list(taken)
        self._lines = lines
        self._edges = edges

    def place(self, wishes: Iterable[Wish]) -> tuple[Label, ...]:
        """Place labels, the most important of them first."""
        placed: list[Label] = []
        for wish in wishes:
            label = self._beside(wish) or (self._further(wish) if wish.is_needed else None)
            if label is not None:
                placed.append(label)
                self._taken.append(label.box.grown(_APART))
        return tuple(placed)

    def _beside(self, wish: Wish) -> Label | None:
        free = [place for place in self._places(wish) if self._is_free(place[0])]
        if not free:
            return None
        box, anchor, _ = min(free, key=lambda place: self._amiss(place[0]) + place[2])
        if self._amiss(box) and not wish.is_needed:
            return None
        return self._label(wish, box, anchor)

    def _places(self, wish: Wish) -> Iterator[tuple[Box, Anchor, float]]:
        width, height = _size(wish.inscription)
        for number, mark in enumerate(wish.marks):
            for box, anchor in self._around(mark, width, height):
                yield box, anchor, number * _NEXT_MARK

    def _around(self, mark: Box, width: float, height: float) -> Iterator[tuple[Box, Anchor]]:
        middle, half = (mark.left + mark.right) / 2, width / 2
        above, below = mark.top - _GAP - height, mark.bottom + _GAP
        for top in (above, below):
            for left in (middle - half, mark.right - width, mark.left):
                yield Box(left, top, left + width, top + height).within(self._page), "middle"
        beside: tuple[tuple[float, Anchor], ...] = (
            (mark.left - _GAP - width, "end"),
            (mark.right + _GAP, "start"),
        )
        centred = (mark.top + mark.bottom - height) / 2
        for top, (left, anchor) in product((centred, mark.top, mark.bottom - height, above, below), beside):
            yield Box(left, top, left + width, top + height), anchor

    def _further(self, wish: Wish) -> Label | None:
        width, height = _size(wish.inscription)
        corner = Box(self._page.left, self._page.top, self._page.left + width, self._page.top + height)
        everywhere = [
            corner.moved(across, down)
            for across in range(0, max(1, int(self._page.right - corner.right) + 1), _STEP)
            for down in range(0, max(1, int(self._page.bottom - corner.bottom) + 1), _STEP)
        ]
        free = [box for box in everywhere if not any(map(box.meets, self._taken))]
        if not free:
            return None
        leads = ((_lead(box, wish.marks[0]), box) for box in free)
        lead, box = min(
            leads,
            key=lambda found: _length(found[0]) + _AMISS * self._amiss(found[1]),
        )
        return self._label(wish, box, "middle", lead)

    def _is_free(self, box: Box) -> bool:
        page = self._page
        return (
            page.left <= box.left
            and box.right <= page.right
            and page.top <= box.top
            and box.bottom <= page.bottom
            and not any(map(box.meets, self._taken))
        )

    def _amiss(self, box: Box) -> float:
        room = box.grown(_CLEAR)
        return _ON_LINE * sum(map(room.is_crossed, self._lines)) + _ON_EDGE * sum(
            map(room.is_crossed, self._edges)
        )

    def _label(self, wish: Wish, box: Box, anchor: Anchor, lead: Line | None = None) -> Label:
        x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
        rounded = Box(*(round(edge, 1) for edge in box))
        is_on_line = any(map(box.is_crossed, (*self._lines, *self._edges)))
        return Label(wish.inscription, rounded, round(x, 1), anchor, lead, is_on_line)


def _size(inscription: Inscription) -> tuple[float, float]:
    rows = set_in_rows(inscription)
    return max(row.width for row in rows), sum(row.height for row in rows)


def _lead(box: Box, mark: Box) -> Line:
    """Return the shortest line from a label to its mark."""
    start_x, end_x = _nearest(box.left, box.right, mark.left, mark.right)
    start_y, end_y = _nearest(box.top, box.bottom, mark.top, mark.bottom)
    return Line(start_x, start_y, end_x, end_y)


def _nearest(least: float, most: float, other_least: float, other_most: float) -> tuple[float, float]:
    if most < other_least:
        return most, other_least
    if other_most < least:
        return least, other_most
    common = (max(least, other_least) + min(most, other_most)) / 2
    return common, common


def _length(line: Line) -> float:
    return hypot(line.end_x - line.start_x, line.end_y - line.start_y)
