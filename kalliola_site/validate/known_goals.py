"""Goals in whose files an earlier build found nothing wrong: a header says what is held against other files.

What is in such a file by itself is right as long as the file, its tables and what they are checked with stay
the same. So nothing of it is read again, until somebody asks for more than the header says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from kalliola_site.cache.memory import Memory, Table, digest_of
from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.project import Project
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.measured_indicator import MeasuredIndicator
from kalliola_site.model.strategy import Goal
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.place_in_file import TextPlace

_ADDRESS = "slug"


class GoalHeader(NamedTuple):
    """What is known of a goal without its file; of texts, numbers and tuples only, so that it can be kept."""

    number: int
    id: str
    draft: bool
    slug: dict[str, str]
    title: dict[str, str]
    house_title: dict[str, str] | None
    indicators: tuple[str, ...]
    """The ids of its indicators."""
    tables: tuple[tuple[str, str], ...]
    """The tables of measurements, each by the id of its indicator and its name."""
    latest: int | None
    """The day of its latest measurement, by its number (``date.toordinal``)."""
    lacking: tuple[str, ...]
    """The tags of the languages that lack a text of it."""
    texts: int
    """How many texts it has."""


def header_of(goal: Goal, indicators: Iterable[MeasuredIndicator], languages: Collection[str]) -> GoalHeader:
    """Return the header of a goal."""
    measured = tuple(indicators)
    days = [item.measurements[-1].date.toordinal() for item in measured if item.measurements]
    lacking = {
        language
        for location, text in goal.localized_texts
        if _ADDRESS not in location and len(text) < len(languages)
        for language in languages
        if language not in text
    }
    return GoalHeader(
        number=goal.number,
        id=goal.id,
        draft=goal.draft,
        slug=dict(goal.slug),
        title=dict(goal.title),
        house_title=None if goal.house_title is None else dict(goal.house_title),
        indicators=tuple(item.indicator.id for item in measured),
        tables=tuple(
            (item.indicator.id, item.indicator.measurements)
            for item in measured
            if isinstance(item.indicator.measurements, str)
        ),
        latest=max(days, default=None),
        lacking=tuple(sorted(lacking)),
        texts=len(goal.localized_texts),
    )


@frozen_value
class KnownGoals:
    """The goals of one strategy that are known from earlier builds."""

    project: Project
    folder: str
    """Where their files are."""
    languages: tuple[str, ...]
    checked_with: bytes
    """A digest of what files are checked with, besides what they say themselves."""
    memory: Memory

    def headers(self, paths: Iterable[str]) -> dict[str, GoalHeader]:
        """Return the headers of the goals that are known, by path."""
        table = self.memory.table("goals")
        found: dict[str, GoalHeader] = {}
        for path in paths:
            row = table.row(path)
            if row is not None and path in self.project.documents:
                header = GoalHeader._make(row[1])
                if row[0] == self._digest(path, header):
                    found[path] = header
                    table.keep_on(path)
        return found

    def goal(self, path: str, header: GoalHeader) -> Goal:
        """Return a goal, of which no more is known than what its header says."""
        known: dict[str, object] = {
            "number": header.number,
            "id": header.id,
            "draft": header.draft,
            "slug": LocalizedText(header.slug),
        }
        later = {"title": partial(_text, header.title, path, "title")}
        if header.house_title is not None:
            later["house_title"] = partial(_text, header.house_title, path, "house_title")
        else:
            known["house_title"] = None
        document = self.project.documents[path]
        return Goal.known_in_part(known, lambda: Goal.read(document.value, self.languages, path), later)

    def keep(
        self,
        goals: Mapping[str, Goal],
        indicators: Mapping[str, tuple[MeasuredIndicator, ...]],
        plain: Table,
        problems: Iterable[Problem],
    ) -> None:
        """Keep the headers of the goals in whose files there is nothing wrong.

        Args:
            goals: Those that are not known, by path of their file.
            indicators: Those of each goal, by its id.
            plain: The files in whose texts there is nothing that depends on other files.
            problems: All that was found.
        """
        wrong = {problem.place.path for problem in problems}
        for path, goal in goals.items():
            if path in wrong or plain.row(path) != (self.project.documents[path].source.digest, None):
                continue
            header = header_of(goal, indicators[goal.id], self.languages)
            if wrong.isdisjoint(f"{self.folder}/{name}" for _, name in header.tables):
                self.keep_header(path, header)

    def keep_header(self, path: str, header: GoalHeader) -> None:
        """Keep the header of a goal in whose file there is nothing wrong."""
        self.memory.table("goals").keep(path, self._digest(path, header), tuple(header), None)

    def _digest(self, path: str, header: GoalHeader) -> bytes:
        tables = (self.project.tables.get(f"{self.folder}/{name}") for _, name in header.tables)
        digests = (b"" if table is None else table.digest for table in tables)
        return b"".join((self.checked_with, self.project.documents[path].source.digest, *digests))


def known_goals(  # noqa: PLR0913, PLR0917 - all that files are checked with
    project: Project,
    folder: str,
    languages: tuple[str, ...],
    drafts: Iterable[str],
    years: range,
    memory: Memory,
) -> KnownGoals:
    """Return the goals of a strategy that are known.

    Args:
        project: The files.
        folder: Where those of the goals are.
        languages: The tags of the site's languages, the source first.
        drafts: The tags of the languages that are drafts.
        years: The years of the strategy.
        memory: What earlier builds found.
    """
    checked_with = digest_of(" ".join(languages), " ".join(drafts), repr(years), folder)
    return KnownGoals(project, folder, languages, checked_with, memory)


def _text(texts: dict[str, str], path: str, key: str) -> LocalizedText:
    return LocalizedText(texts, TextPlace(path, (key,)))


def latest_day(header: GoalHeader) -> date | None:
    """Return the day of the latest measurement of a goal."""
    return None if header.latest is None else date.fromordinal(header.latest)
