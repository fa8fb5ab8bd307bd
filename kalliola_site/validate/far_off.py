"""Slips of the finger in figures and years: a digit too many, a comma lost, 2072 for 2027."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from kalliola_site.model.indicator import Indicator, Measurement
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem

YEARS = 5
"""How long after a target or a strategy something may well be told of it."""

_TIMES = 5
"""How many times as great as all others, or as small, a figure has to be to be asked about."""

_FEW = 20
"""Below this, what is counted may well become many times as many."""


class Placed(Protocol):
    """A measurement that can tell its places, which nobody asks for where nothing is wrong."""

    @property
    def measurement(self) -> Measurement:
        """What was measured."""

    @property
    def date(self) -> Place:
        """The place of its day."""

    @property
    def value(self) -> Place:
        """The place of its figure."""


def is_far_off(day: date, last_year: int) -> bool:
    """Whether a day is so long after the last year it can be about that its own year may be a slip."""
    return day.year > last_year + YEARS


def far_off(
    indicator: Indicator,
    measurements: Sequence[Placed],
    accepted: Callable[[int], Place],
) -> Iterator[Problem]:
    """Ask about measurements whose year or figure is far from all others of the indicator.

    Args:
        indicator: What was agreed.
        measurements: What was measured, each with its places.
        accepted: Names the place of an accepted figure or day by its number, from 0.
    """
    asked = tuple(_asked(indicator, measurements))
    yield from but_for_accepted(asked, indicator.accepted, accepted)


def but_for_accepted(
    asked: Iterable[Problem], accepted: Sequence[str], place: Callable[[int], Place]
) -> Iterator[Problem]:
    """Leave out what somebody has checked; once it is changed it is asked about again.

    Args:
        asked: What is asked about figures and days.
        accepted: Those that were checked, as they stand in their files.
        place: Names the place of one of these by its number, from 0.
    """
    written = [(problem, problem.place.words.strip("\"' ")) for problem in asked]
    left = [problem for problem, words in written if words not in accepted]
    yield from left
    # Where one was changed, what was accepted before is told to be needless only once that is settled.
    for index, words in enumerate(() if left else accepted):
        if all(words != other for _, other in written):
            yield Problem(place(index), messages.remarks.ACCEPTED_FOR_NOTHING, severity="warning")


def _asked(indicator: Indicator, measurements: Sequence[Placed]) -> Iterator[Problem]:
    if indicator.target is None or indicator.baseline is None:
        return
    known = [
        indicator.baseline.value,
        *(getattr(indicator.target, name) for name in ("value", "least", "most")),
        *(item.measurement.value for item in measurements),
    ]
    figures = sorted(value for value in known if isinstance(value, Decimal))
    for item in measurements:
        measurement = item.measurement
        if is_far_off(measurement.date, indicator.target.date.year):
            values = {"year": measurement.date.year, "years": YEARS}
            yield Problem(item.date, messages.indicators.MEASURED_LONG_AFTER, values, severity="warning")
        if isinstance(measurement.value, Decimal) and _is_of_another_size(measurement.value, figures):
            yield Problem(
                item.value, messages.indicators.FIGURE_FAR_OFF, {"times": _TIMES}, severity="warning"
            )


def _is_of_another_size(figure: Decimal, figures: Sequence[Decimal]) -> bool:
    """Whether a figure is far from all others.

    Args:
        figure: One of them.
        figures: All of them, from the least to the greatest.
    """
    if len(figures) < 2 or figures[0] <= 0 or figures[-1] < _FEW:  # noqa: PLR2004 - none to compare with
        return False
    least = figures[1] if figure == figures[0] else figures[0]
    most = figures[-2] if figure == figures[-1] else figures[-1]
    return figure >= _TIMES * most or _TIMES * figure <= least
