"""The tables of measurements of one strategy: which there are, and which indicator each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kalliola_site.load.measurement_table import PlacedMeasurement, read_table
from kalliola_site.load.project import Project
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.paths import GOALS, PERIODS
from kalliola_site.model.strategy import Goal
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.problems.suggest import nearest, suggest
from kalliola_site.validate.files import folder_of, stray_folders
from kalliola_site.validate.known_goals import GoalHeader

PERIOD_GOALS = re.compile(rf"{PERIODS}/[^/]+/goals")
"""The folders of the goals of past strategies."""


@dataclass(slots=True)
class MeasurementTables:
    """The tables of measurements, each for one indicator."""

    project: Project
    folder: str
    """Where they are, with the goals."""
    owners: dict[str, str]
    """The indicator that each table belongs to, by the table's path."""
    meant: set[str] = field(default_factory=set)
    """The paths of the tables that an indicator names wrongly, as far as anybody can tell."""

    def read(
        self, indicator: Indicator, name: str, place: Place
    ) -> tuple[list[PlacedMeasurement], list[Problem]]:
        """Read the table that an indicator names, and find what is wrong with it, or that it is not there."""
        path = f"{self.folder}/{name}"
        owner = self.owners.setdefault(path, indicator.id)
        if owner != indicator.id:
            return [], [Problem(place, messages.indicators.TABLE_SHARED, {"name": name, "other": owner})]
        if path in self.project.tables:
            measurements, problems = read_table(self.project.tables[path])
            return list(measurements), list(problems)
        if path in self.project.unreadable or self._is_told_of(path):
            return [], []
        if path in self.project.others:
            where = {"name": name, "folder": self.folder}
            return [], [Problem(place, messages.indicators.TABLE_KIND, where)]
        make = messages.phrases.MAKE_TABLE.with_values(folder=self.folder)
        # People write the path that their own program shows.
        own_name = re.split(r"[/\\]", name)[-1]
        by_name = {other.rpartition("/")[2]: other for other in self._here()}
        meant = nearest(own_name, by_name)
        hint = suggest(own_name, by_name) if by_name else make
        if meant is not None:
            there = by_name[meant]
            self.meant.add(there)
            if there != f"{self.folder}/{meant}":
                hint = messages.phrases.MOVE_TABLE.with_values(other=there, folder=self.folder)
        values = {"path": path, "suggestion": hint}
        return [], [Problem(place, messages.indicators.TABLE_MISSING, values)]

    def are_free(self, header: GoalHeader) -> bool:
        """Whether the tables of a goal are no other's."""
        return all(self.owners.get(f"{self.folder}/{name}", owner) == owner for owner, name in header.tables)

    def digests(self, paths: Mapping[str, str], goals: Mapping[str, Goal]) -> dict[str, bytes]:
        """Digest the tables of each goal that has any, by its id.

        Args:
            paths: The file of each indicator, by its id.
            goals: The goals by path.
        """
        found: dict[str, bytes] = {}
        for path, owner in self.owners.items():
            goal, table = goals[paths[owner]].id, self.project.tables.get(path)
            found[goal] = found.get(goal, b"") + (b"" if table is None else table.digest)
        return found

    def take(self, header: GoalHeader) -> None:
        """Take the tables of a goal for its own."""
        self.owners.update({f"{self.folder}/{name}": owner for owner, name in header.tables})

    def _is_told_of(self, path: str) -> bool:
        """Whether something is wrong with the table's own file: its ending, say, or its capitals."""
        stem = path.removesuffix(".csv").lower()
        return any(
            other.lower().startswith(f"{stem}.") and not other.lower().endswith((".yml", ".md"))
            for other in self.project.unreadable
        )

    def _here(self) -> Iterator[str]:
        """Name the tables in the folder, and for the present strategy those that are nobody's."""
        for path in self.project.tables:
            parent = path.rpartition("/")[0]
            if parent == self.folder or (self.folder == GOALS and not PERIOD_GOALS.fullmatch(parent)):
                yield path

    def left_over(self) -> Iterator[Problem]:
        """Find the tables that no indicator names."""
        strays = stray_folders(self.project)
        for path in self._here():
            if folder_of(path) in strays:
                continue
            if path not in self.owners and path not in self.meant:
                shown = path.removeprefix("content/")
                yield Problem(
                    Place(path),
                    messages.files.UNKNOWN_FILE,
                    {"path": shown, "suggestion": messages.phrases.USE_TABLE},
                )
