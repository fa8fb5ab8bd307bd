"""One collector for what the stages find: each gives what it made, and the problems that it found."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from kalliola_site.problems.problem import Problem, ProblemsFoundError, errors_in, in_reading_order

Made = TypeVar("Made")


class Collector:
    """Collects the problems of all stages, and how long each took."""

    def __init__(self, *, strict: bool = False, seconds: Mapping[str, float] = MappingProxyType({})) -> None:
        """Begin.

        Args:
            strict: Whether a warning is taken for an error.
            seconds: How long earlier stages took.
        """
        self._strict = strict
        self._problems: list[Problem] = []
        self._seconds = dict(seconds)
        self._last = time.perf_counter()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that was found, in reading order."""
        return in_reading_order(self._problems)

    @property
    def seconds(self) -> Mapping[str, float]:
        """How long each stage took."""
        return self._seconds

    def take(self, stage: str, result: tuple[Made, Iterable[Problem]]) -> Made:
        """Keep what a stage found, and return what it made."""
        made, found = result
        self.add(stage, found)
        return made

    def add(self, stage: str, found: Iterable[Problem] = ()) -> None:
        """Keep what a stage found that makes nothing."""
        self._problems += found
        now = time.perf_counter()
        self._seconds[stage] = self._seconds.get(stage, 0.0) + now - self._last
        self._last = now

    def stop(self) -> ProblemsFoundError:
        """Return what to raise where nothing can go on."""
        return ProblemsFoundError(self._problems)

    def stop_at_errors(self) -> None:
        """Raise ProblemsFoundError where a problem forbids going on."""
        if errors_in(self._problems, strict=self._strict):
            raise self.stop()
