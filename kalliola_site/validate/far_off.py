"""Slips of the finger in figures and years: a digit too many, a comma lost, 2072 for 2027."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from kalliola_site.model.indicator import Indicator, Measurement
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem

YEARS = 5
"""How long after a target or a strategy something may well be told of it."""

_TIMES = 5
"""How many times as great as all others, or as small, a figure has to be to be asked about."""

_FEW = 20
"""Below this, what is counted may well become many times as many."""


def is_far_off(day: date, last_year: int) -> bool:
    """Whether a day is so long after the last year it can be about that its own year may be a slip."""
    return day.year > last_year + YEARS


def far_off(
    indicator: Indicator, measurements: Sequence[tuple[Measurement, Place, Place]]
) -> Iterator[Problem]:
    """Ask about measurements whose year or figure is far from all others of the indicator.

    Args:
        indicator: What was agreed.
        measurements: What was measured, with the places of its day and of its figure.
    """
    if indicator.target is None or indicator.baseline is None:
        return
    agreed = [
        indicator.baseline.value,
        *(getattr(indicator.target, name) for name in ("value", "least", "most")),
    ]
    for measurement, day, figure in measurements:
        if is_far_off(measurement.date, indicator.target.date.year):
            values = {"year": measurement.date.year, "years": YEARS}
            yield Problem(day, messages.indicators.MEASURED_LONG_AFTER, values, severity="warning")
        others = [*agreed, *(other.value for other, *_ in measurements if other is not measurement)]
        numbers = [value for value in others if isinstance(value, Decimal)]
        if isinstance(measurement.value, Decimal) and _is_of_another_size(measurement.value, numbers):
            yield Problem(figure, messages.indicators.FIGURE_FAR_OFF, {"times": _TIMES}, severity="warning")


def _is_of_another_size(figure: Decimal, others: Sequence[Decimal]) -> bool:
    if min((figure, *others)) <= 0 or max((figure, *others)) < _FEW:
        return False
    return figure >= _TIMES * max(others) or _TIMES * figure <= min(others)
