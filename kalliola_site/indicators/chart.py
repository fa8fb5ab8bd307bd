"""Where everything stands in the chart of an indicator; templates only draw it there.

Numbers are a row of steps under way to a target, each step held until the next measurement. Yes or no is a
row of windows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kalliola_site.indicators.progress import Agreed, Progress

WIDTH = 560
HEIGHT = 240
"""The size of a chart, in its own units; on a phone a pixel has two of them."""

_LEFT, _RIGHT = 40, WIDTH - 40
_TOP, _BOTTOM = 36, 176
"""Where points may lie."""

MOST_DOTS = 24
"""With more results than these, each has no mark of its own: the marks would hide the steps."""
MOST_WINDOWS = 7
"""With more answers than these, only the latest are drawn."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a chart, from its upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class StepChart:
    """Figures that go up, go down or keep between limits."""

    levels: tuple[float, ...]
    """The heights of the limits of the target."""
    band: bool
    """Whether the target is what lies between two levels."""
    way: str
    """The lines of the limits from the baseline to the target, as SVG path data."""
    steps: str
    """The results, as SVG path data."""
    baseline: Point
    results: tuple[Point, ...]
    """The results before the latest, where they are few enough to have marks of their own."""
    latest: Point
    target: Point


@dataclass(frozen=True, slots=True)
class Answer:
    """A window that says yes or no."""

    x: float
    """Its middle."""
    is_yes: bool


@dataclass(frozen=True, slots=True)
class AnswerChart:
    """Yes or no: the baseline, the results and the target, side by side."""

    baseline: Answer
    results: tuple[Answer, ...]
    target: Answer


Chart = StepChart | AnswerChart


def chart(progress: Progress) -> Chart | None:
    """Lay out the chart of an indicator; there is none while nothing has been measured."""
    if progress.agreed is None or not progress.measurements:
        return None
    if progress.indicator.unit == "yes-no":
        return _answers(progress, progress.agreed)
    return _steps(progress, progress.agreed)


def _answers(progress: Progress, agreed: Agreed) -> AnswerChart:
    values = [measurement.value for measurement in progress.measurements[-MOST_WINDOWS:]]
    said = [agreed.baseline.value, *values, agreed.target.value]
    room = (_RIGHT - _LEFT) / (len(said) - 1)
    first, *results, last = (
        Answer(round(_LEFT + index * room, 1), is_yes=bool(value)) for index, value in enumerate(said)
    )
    return AnswerChart(first, tuple(results), last)


def _steps(progress: Progress, agreed: Agreed) -> StepChart:
    measured = [(measurement.date, Decimal(measurement.value)) for measurement in progress.measurements]
    limits = [limit for limit in (agreed.goal.least, agreed.goal.most) if limit is not None]
    start = Decimal(agreed.baseline.value)
    last_day = max([agreed.target.date, *(day for day, _ in measured)])
    scale = _Scale(agreed.baseline.date, last_day, [start, *limits, *(value for _, value in measured)])

    baseline = scale.point(agreed.baseline.date, start)
    points = [scale.point(day, value) for day, value in measured]
    ends = ((agreed.start.least, agreed.goal.least), (agreed.start.most, agreed.goal.most))
    way = "".join(
        _line(scale.point(agreed.baseline.date, one), scale.point(agreed.target.date, other))
        for one, other in ends
        if one is not None and other is not None
    )
    steps = f"M{baseline.x:g} {baseline.y:g}" + "".join(f"H{point.x:g}V{point.y:g}" for point in points)
    return StepChart(
        levels=tuple(scale.height(limit) for limit in limits),
        band=len(limits) > 1,
        way=way,
        steps=steps,
        baseline=baseline,
        results=tuple(points[:-1]) if len(points) <= MOST_DOTS else (),
        latest=points[-1],
        target=scale.point(agreed.target.date, sum(limits, Decimal(0)) / len(limits)),
    )


@dataclass(frozen=True, slots=True)
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


def _line(start: Point, end: Point) -> str:
    return f"M{start.x:g} {start.y:g}L{end.x:g} {end.y:g}"
