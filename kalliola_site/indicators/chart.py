"""Where everything stands in the chart of an indicator; templates only draw it there.

It is a house that is being built. Each measurement is a storey from its day to the next, and a window hangs
under its ceiling: the top of its frame is at the height of the figure, and it says how the indicator stood.
The target is the eaves. Yes and no are two storeys. What it began from stands in front of the house.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from kalliola_site.frozen_value import frozen_value
from kalliola_site.indicators.inscriptions import Inscription
from kalliola_site.indicators.labels import Box, Label, Labels, Line, Wish
from kalliola_site.indicators.progress import Agreed, Progress, State

WIDTH = 360
"""How wide a chart is, in its own units: on the smallest phones five of them are four pixels."""

GROUND = 278
"""The height that the house stands on."""
_STREET = 110
"""How much room there is in front of the house: for two labels below each other."""

_WALLS = 14, WIDTH - 14
_LEFT, _RIGHT = 32, WIDTH - 32
_TOP, _BOTTOM = 64, 184
"""Where points may lie. There is room for a label above them, and for one under their windows."""

_PAGE = Box(_WALLS[0] + 5, 2, _WALLS[1] - 5, GROUND + _STREET)
"""Where labels may stand."""
_THICK = 2
"""Half of how thick the ground is."""

ROOF = 12
"""How high the roof is above the eaves."""

MOST_WIDTH = 30
"""How wide a window is with its sill, where there is room."""
LEAST_APART = 24
"""How far windows are from middle to middle: what comes nearer is a storey without a window.

There is room for each quarter of three years, and what a window says is seen on the smallest phones.
"""
_WALL = 4
"""How much wall is between windows."""
_SHAPE = 1.25
"""How high a window with its sill is for its width, as all windows are."""
_STRAIGHT = 2
"""How many points a straight line has."""


@frozen_value
class Point:
    """A point of a chart, from its upper left corner."""

    x: float
    y: float


@frozen_value
class Window:
    """What was measured: the middle of its top is the point."""

    x: float
    y: float
    width: float
    height: float
    state: State
    """How the indicator stood."""

    @property
    def left(self) -> float:
        """Its left edge."""
        return round(self.x - self.width / 2, 1)

    @property
    def sill(self) -> float:
        """Its lower edge."""
        return round(self.y + self.height, 1)

    @property
    def box(self) -> Box:
        """What it takes up."""
        return Box(self.left, self.y, self.left + self.width, self.sill)


@frozen_value
class Chart:
    """A house under way to its eaves."""

    eaves: float
    """The height of the target; of one with two limits, the upper."""
    sill: float | None
    """The height of the lower limit, where there are two."""
    way: str
    """The lines from the baseline to the target, as SVG path data."""
    storeys: str
    """The ceilings of all storeys, that of the latest result included, as SVG path data."""
    wall: str
    """What is under them."""
    left_wall: float
    """The height of the wall where it begins."""
    baseline: Point
    windows: tuple[Window, ...]
    """The results that have room for a window, the latest always among them, in order of time."""
    target: Point
    labels: tuple[Label, ...]
    is_leftwards: bool
    """Whether time runs to the left, as the language is written."""

    @property
    def height(self) -> int:
        """How high it is, with what stands in front of the house."""
        return math.ceil(max(label.box.bottom for label in self.labels)) + _THICK

    def across(self, x: float) -> float:
        """Return where a label stands on the page."""
        return round(WIDTH - x, 1) if self.is_leftwards else x


@frozen_value
class Words:
    """What is written into a chart."""

    baseline: Inscription
    results: tuple[Inscription, ...]
    target: Inscription
    course: Inscription
    """Names the line from the baseline to the target."""
    is_leftwards: bool = False
    """Whether they are written from right to left."""


def chart(progress: Progress, words: Words) -> Chart | None:
    """Lay out the chart of an indicator; there is none while nothing has been measured."""
    if progress.agreed is None or not progress.measurements:
        return None
    return _house(progress, progress.agreed, words)


def _house(progress: Progress, agreed: Agreed, words: Words) -> Chart:
    measured = [(measurement.date, Decimal(measurement.value)) for measurement in progress.measurements]
    limits = [limit for limit in (agreed.goal.least, agreed.goal.most) if limit is not None]
    start = Decimal(agreed.baseline.value)
    last_day = max([agreed.target.date, *(day for day, _ in measured)])
    scale = _Scale(agreed.baseline.date, last_day, [start, *limits, *(value for _, value in measured)])

    baseline = scale.point(agreed.baseline.date, start)
    points = [scale.point(day, value) for day, value in measured]
    heights = sorted(map(scale.height, limits))
    target = Point(scale.point(agreed.target.date, start).x, heights[0])
    ways = _ways(scale, agreed, is_sudden=progress.indicator.unit == "yes-no")
    shown = _with_room(points)
    width = _width_of_windows([points[index].x for index in shown])
    states = progress.states
    windows = {index: _window(points[index], width, states[index]) for index in shown}
    ceilings = _ceilings(baseline, points, width / 2 + _WALL / 2)
    storeys = _path(ceilings)
    return Chart(
        eaves=heights[0],
        sill=heights[1] if len(heights) > 1 else None,
        way="".join(map(_path, ways)),
        storeys=storeys,
        wall=f"{storeys}V{GROUND}H{_WALLS[0]}z",
        left_wall=min(heights[0], baseline.y),
        baseline=baseline,
        windows=tuple(windows.values()),
        target=target,
        labels=_labels(words, windows, ways, ceilings, heights),
        is_leftwards=words.is_leftwards,
    )


def _ways(scale: _Scale, agreed: Agreed, *, is_sudden: bool) -> list[list[Point]]:
    """Return the lines to each limit; yes or no is to change on the day of the target, not before.

    A limit that was kept to from the beginning needs no line of its own where there is another.
    """
    ways: list[list[Point]] = []
    for one, other in ((agreed.start.least, agreed.goal.least), (agreed.start.most, agreed.goal.most)):
        if one is not None and other is not None:
            start = scale.point(agreed.baseline.date, one)
            end = scale.point(agreed.target.date, other)
            ways.append([start, Point(end.x, start.y), end] if is_sudden else [start, end])
    return [way for way in ways if way[0].y != way[-1].y] or ways[:1]


def _with_room(points: Sequence[Point]) -> list[int]:
    """Return which points get a window, in order of time; the later of two that have no room does."""
    chosen: list[int] = []
    for index in reversed(range(len(points))):
        if not chosen or points[chosen[-1]].x - points[index].x >= LEAST_APART:
            chosen.append(index)
    return chosen[::-1]


def _width_of_windows(places: Sequence[float]) -> float:
    least = min((after - before for before, after in pairwise(places)), default=MOST_WIDTH + _WALL)
    return min(MOST_WIDTH, round(least - _WALL, 1))


def _window(point: Point, width: float, state: State) -> Window:
    return Window(point.x, point.y, width, round(width * _SHAPE, 1), state)


def _ceilings(baseline: Point, points: Sequence[Point], half: float) -> list[Point]:
    """Return the corners of the storeys; each begins a little before its day, where its window does."""
    corners = [Point(_WALLS[0], baseline.y)]
    for point in points:
        begin = round(max(point.x - half, corners[-1].x), 1)
        corners += [Point(begin, corners[-1].y), Point(begin, point.y)]
    return [*corners, Point(round(points[-1].x + half, 1), points[-1].y)]


def _labels(
    words: Words,
    windows: dict[int, Window],
    ways: Sequence[Sequence[Point]],
    ceilings: Sequence[Point],
    heights: Sequence[float],
) -> tuple[Label, ...]:
    """Place the labels: baseline, target, latest result and way; others where there is room."""
    eaves, *sills = heights
    roof = Box(0, eaves - ROOF, WIDTH, eaves)
    latest, *others = sorted(windows, reverse=True)
    ground = Box(0, GROUND - _THICK, WIDTH, GROUND + _THICK)
    over_roof = tuple(Box(x, roof.top, x, roof.bottom) for x in (_RIGHT, WIDTH / 2, _LEFT))
    # As high as the picture, so that there is no place above them.
    before_house = tuple(Box(_RIGHT, 0, _RIGHT, bottom) for bottom in (ground.bottom, GROUND + _STREET / 2))
    wishes = [
        Wish(words.baseline, (Box(_WALLS[0], 0, _WALLS[0], ground.bottom),)),
        Wish(words.target, (*over_roof, *before_house)),
        Wish(words.results[latest], (windows[latest].box,)),
        Wish(words.course, tuple(_along(ways[0]))),
        *(Wish(words.results[index], (windows[index].box,), is_needed=False) for index in others),
    ]
    beams = ([Point(_WALLS[0], sill), Point(_WALLS[1], sill)] for sill in sills)
    lines = list(_strokes((*ways, ceilings, *beams)))
    edges = [Line(ceilings[-1].x, ceilings[-1].y, ceilings[-1].x, GROUND)]
    taken = (roof, ground, *(window.box for window in windows.values()))
    return Labels(_PAGE, taken, lines, edges).place(wishes)


def _along(way: Sequence[Point]) -> Iterator[Box]:
    """Return places on a way: where it turns, or from its middle outwards."""
    start, end = way[-2:]
    if len(way) > _STRAIGHT:
        yield Box(start.x, start.y, start.x, start.y).grown(_WALL)
    for share in (0.5, 0.65, 0.35, 0.8, 0.2):
        x, y = start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)
        yield Box(x, y, x, y)


def _strokes(lines: Iterable[Sequence[Point]]) -> Iterator[Line]:
    for line in lines:
        for start, end in pairwise(line):
            yield Line(start.x, start.y, end.x, end.y)


@frozen_value
class _Scale:
    first: date
    last: date
    figures: list[Decimal]
    """All figures that have to find room."""

    def point(self, day: date, figure: Decimal) -> Point:
        share = (day - self.first).days / (self.last - self.first).days
        return Point(round(_LEFT + share * (_RIGHT - _LEFT), 1), self.height(figure))

    def height(self, figure: Decimal) -> float:
        lowest, highest = min(self.figures), max(self.figures)
        if lowest == highest:
            return (_TOP + _BOTTOM) / 2
        share = float((figure - lowest) / (highest - lowest))
        return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)


def _path(points: Sequence[Point]) -> str:
    """Write a line as SVG path data."""
    written = f"M{points[0].x:g} {points[0].y:g}"
    for before, point in pairwise(points):
        if point == before:
            continue
        if point.y == before.y:
            written += f"H{point.x:g}"
        elif point.x == before.x:
            written += f"V{point.y:g}"
        else:
            written += f"L{point.x:g} {point.y:g}"
    return written
