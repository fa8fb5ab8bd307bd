"""How each indicator stands. The rule is written down, with examples, in ``docs/indicators.md``.

It knows no clock: what counts as late is told from the days of the measurements alone, so the same content
gives the same site on any day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Literal, get_args

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.figure import MOST_DIGITS
from kalliola_site.model.indicator import Baseline, Indicator, Measurement, Rhythm, Target
from kalliola_site.model.measured_indicator import MeasuredIndicator, MeasuredIndicators

State = Literal["reached", "on-course", "behind", "no-data-lately", "agreed", "to-be-agreed"]
STATES: tuple[State, ...] = get_args(State)
"""From what is done to what is not begun."""

_MONTHS: Mapping[Rhythm, int] = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}
_EXACT = Context(prec=4 * MOST_DIGITS, rounding=ROUND_HALF_EVEN)


@frozen_value
class Range:
    """The figures from one limit to another, both included; open where there is no limit."""

    least: Decimal | None
    most: Decimal | None

    def holds(self, value: Decimal) -> bool:
        """Whether a figure is in it."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


@frozen_value
class Agreed:
    """What progress is computed from, once an indicator is agreed."""

    baseline: Baseline
    target: Target
    start: Range
    """What the figure had to be within on the day of the baseline; the way to ``goal`` begins here."""
    goal: Range
    """What the figure has to be within on the day of the target."""


@frozen_value
class Progress:
    """How an indicator stands, with the figures that it is told from."""

    indicator: Indicator
    measurements: tuple[Measurement, ...]
    """In order of their days."""
    state: State
    decimals: int
    """How many decimals its figures have."""
    agreed: Agreed | None
    """Nothing where the indicator is to be agreed."""
    expected: Range | None
    """Where the latest figure had to be on its day, to be on course; nothing where there is none."""
    known_until: date | None
    """The day of the latest measurement of all indicators."""

    @property
    def latest(self) -> Measurement | None:
        """The latest measurement."""
        return self.measurements[-1] if self.measurements else None

    @property
    def states(self) -> tuple[State, ...]:
        """How it stood with each measurement, and stands with the latest."""
        if self.agreed is None or not self.measurements:
            return ()
        earlier = (
            _state_of_result(
                self.indicator,
                self.agreed,
                measurement,
                expected_at(self.indicator, self.agreed, measurement.date, self.decimals),
            )
            for measurement in self.measurements[:-1]
        )
        return (*earlier, self.state)


def progress(indicators: MeasuredIndicators) -> ProgressByGoal:
    """Tell how all indicators stand. They are given, and told of, by the id of their goal."""
    return ProgressByGoal(indicators)


class ProgressByGoal(Mapping[str, tuple[Progress, ...]]):
    """Tells of a goal's indicators when it is asked for them: of most, in most builds, it never is."""

    def __init__(self, indicators: MeasuredIndicators) -> None:
        self._indicators = indicators
        self._told: dict[str, tuple[Progress, ...]] = {}

    def __getitem__(self, goal: str) -> tuple[Progress, ...]:
        if goal not in self._told:
            self._told[goal] = tuple(
                _progress(item, self._indicators.known_until) for item in self._indicators[goal]
            )
        return self._told[goal]

    def forget(self) -> None:
        """Forget what was told; it is told again when somebody asks."""
        self._told.clear()
        self._indicators.forget()

    def __iter__(self) -> Iterator[str]:
        return iter(self._indicators)

    def __len__(self) -> int:
        return len(self._indicators)


def _progress(measured: MeasuredIndicator, known_until: date | None) -> Progress:
    indicator, measurements = measured.indicator, measured.measurements
    decimals = _decimals(indicator, measurements)
    agreed = _agreed(indicator)
    latest = measurements[-1] if measurements else None
    expected = expected_at(indicator, agreed, latest.date, decimals) if agreed and latest else None
    state = _state(indicator, agreed, latest, expected, known_until)
    return Progress(indicator, measurements, state, decimals, agreed, expected, known_until)


def _state(
    indicator: Indicator,
    agreed: Agreed | None,
    latest: Measurement | None,
    expected: Range | None,
    known_until: date | None,
) -> State:
    if agreed is None:
        return "to-be-agreed"
    if latest is None or expected is None or known_until is None:
        return "agreed"
    over = latest.date >= agreed.target.date
    missed = _period(known_until, indicator.every) - _period(latest.date, indicator.every) - 1
    if missed > 0 and not over:
        return "no-data-lately"
    return _state_of_result(indicator, agreed, latest, expected)


def _state_of_result(
    indicator: Indicator, agreed: Agreed, measurement: Measurement, expected: Range
) -> State:
    value = Decimal(measurement.value)
    over = measurement.date >= agreed.target.date
    if agreed.goal.holds(value) and (over or indicator.direction != "within"):
        return "reached"
    return "on-course" if expected.holds(value) else "behind"


def _agreed(indicator: Indicator) -> Agreed | None:
    if indicator.target is None or indicator.baseline is None:
        return None
    goal = Range(*indicator.limits)
    start = Decimal(indicator.baseline.value)
    return Agreed(
        indicator.baseline,
        indicator.target,
        Range(
            None if goal.least is None else min(start, goal.least),
            None if goal.most is None else max(start, goal.most),
        ),
        goal,
    )


def expected_at(indicator: Indicator, agreed: Agreed, day: date, decimals: int) -> Range:
    """Return where the figure has to be on a day, to be on course.

    The way goes in a straight line from the baseline to the target, day by day, and stays at the target
    from then on. Yes or no has nothing between: it has to change by the day of the target only.

    Args:
        indicator: The indicator.
        agreed: What it was agreed to be.
        day: A day, not before that of the baseline.
        decimals: How many decimals to round to, so that what is shown is what was compared.
    """
    whole = (agreed.target.date - agreed.baseline.date).days
    gone = min(Fraction((day - agreed.baseline.date).days, whole), Fraction(1))
    if indicator.unit == "yes-no":
        gone = Fraction(int(gone))

    def between(start: Decimal | None, end: Decimal | None) -> Decimal | None:
        if start is None or end is None:
            return None
        exact = Fraction(start) + (Fraction(end) - Fraction(start)) * gone
        quotient = _EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
        # Adding nothing takes the sign from a zero.
        return _EXACT.add(quotient.quantize(Decimal(1).scaleb(-decimals), context=_EXACT), Decimal(0))

    return Range(between(agreed.start.least, agreed.goal.least), between(agreed.start.most, agreed.goal.most))


def _decimals(indicator: Indicator, measurements: tuple[Measurement, ...]) -> int:
    figures = [measurement.value for measurement in measurements]
    if indicator.baseline is not None:
        figures.append(indicator.baseline.value)
    if indicator.target is not None:
        limits = (indicator.target.value, indicator.target.least, indicator.target.most)
        figures += [limit for limit in limits if limit is not None]
    return max((indicator.decimals or 0, *map(_decimals_of, figures)))


def _decimals_of(figure: Decimal | bool) -> int:
    if isinstance(figure, bool):
        return 0
    exponent = figure.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _period(day: date, rhythm: Rhythm) -> int:
    """Number the calendar years, half-years, quarters or months one after another."""
    return (day.year * 12 + day.month - 1) // _MONTHS[rhythm]
