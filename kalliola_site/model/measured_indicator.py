"""An indicator with all that was measured, wherever it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.base import EMPTY
from kalliola_site.model.indicator import Indicator, Measurement


@frozen_value
class MeasuredIndicator:
    """An indicator and all that was measured of it."""

    indicator: Indicator
    measurements: tuple[Measurement, ...]
    """In order of their days."""


class MeasuredIndicators(Mapping[str, tuple[MeasuredIndicator, ...]]):
    """The measured indicators of each goal, by the goal's id."""

    def __init__(
        self,
        known: Mapping[str, tuple[MeasuredIndicator, ...]],
        unread: Mapping[str, tuple[date | None, Callable[[], tuple[MeasuredIndicator, ...]]]] = EMPTY,
        tables: Mapping[str, bytes] = EMPTY,
    ) -> None:
        """Take the indicators.

        Args:
            known: Those of some goals.
            unread: What gives those of others, with the day of the latest measurement.
            tables: A digest of what the tables of a goal say, where it has any.
        """
        self._known = dict(known)
        self._unread = unread
        self.tables = tables
        days = [item.measurements[-1].date for items in known.values() for item in items if item.measurements]
        days += [day for day, _ in unread.values() if day is not None]
        self.known_until = max(days, default=None)
        """The day of the latest measurement of all indicators, by which is told what is late."""

    def __getitem__(self, goal: str) -> tuple[MeasuredIndicator, ...]:
        if goal not in self._known:
            self._known[goal] = self._unread[goal][1]()
        return self._known[goal]

    def forget(self) -> None:
        """Forget those that can be had again."""
        for goal in self._unread:
            self._known.pop(goal, None)

    def __iter__(self) -> Iterator[str]:
        yield from (goal for goal in self._known if goal not in self._unread)
        yield from self._unread

    def __len__(self) -> int:
        return len(self._known.keys() | self._unread.keys())
