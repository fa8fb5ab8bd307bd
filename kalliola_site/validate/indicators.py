"""Indicators with what was measured, wherever it was written, and what is wrong with them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.measurement_table import PlacedMeasurement
from kalliola_site.load.project import Project
from kalliola_site.model.base import EMPTY
from kalliola_site.model.figure import in_two_ways
from kalliola_site.model.indicator import Indicator, Measurement
from kalliola_site.model.measured_indicator import MeasuredIndicator, MeasuredIndicators
from kalliola_site.model.strategy import Goal, Means
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.validate.far_off import YEARS, far_off, is_far_off
from kalliola_site.validate.known_goals import GoalHeader, latest_day
from kalliola_site.validate.measurement_tables import MeasurementTables


@frozen_value
class _WrittenMeasurement:
    """A measurement in the goal's own file; its place is looked up where something is wrong with it."""

    measurement: Measurement
    document: Document
    location: Location

    @property
    def date(self) -> Place:
        return self.document.place((*self.location, "date"))

    @property
    def value(self) -> Place:
        return self.document.place((*self.location, "value"))


_Placed = PlacedMeasurement | _WrittenMeasurement


def measured_indicators(
    project: Project, goals: Mapping[str, Goal], folder: str, known: Mapping[str, GoalHeader] = EMPTY
) -> tuple[MeasuredIndicators, tuple[Problem, ...]]:
    """Bring each indicator together with its measurements.

    Args:
        project: The files.
        goals: The goals of one strategy that could be read, by path.
        folder: The folder that they are in.
        known: The headers of those whose indicators are right by themselves, by path.

    Returns:
        The indicators of each goal by its id, none where they are to be agreed; and what is wrong with them.
    """
    tables = MeasurementTables(project, folder, {})
    measured: dict[str, tuple[MeasuredIndicator, ...]] = {}
    unread: dict[str, tuple[date | None, Callable[[], tuple[MeasuredIndicator, ...]]]] = {}
    problems: list[Problem] = []
    paths: dict[str, str] = {}
    for path, goal in goals.items():
        document = project.documents[path]
        header = known.get(path)
        if header is not None and tables.are_free(header) and paths.keys().isdisjoint(header.indicators):
            paths.update(dict.fromkeys(header.indicators, path))
            tables.take(header)
            later = partial(_measured_of, goal, document, project, folder)
            unread[goal.id] = latest_day(header), later
            continue
        problems += _means_problems(goal, document)
        measured[goal.id], found = _measured(goal, document, tables, paths)
        problems += found
    # Where a goal could not be read, nobody knows which tables it uses.
    if len(goals) == sum(
        path.rpartition("/")[0] == folder for path in (*project.documents, *project.unreadable)
    ):
        problems += tables.left_over()
    digests = tables.digests(paths, goals)
    return MeasuredIndicators(measured, unread, digests), tuple(problems)


def indicators_apart(
    project: Project, goal: Goal, document: Document, folder: str
) -> tuple[tuple[MeasuredIndicator, ...], tuple[Problem, ...]]:
    """Bring the indicators of one goal together with their measurements, whatever those of others are.

    Returns:
        The indicators, and what is wrong with them and with the means, in the goal's file and its tables.
    """
    measured, problems = _measured(goal, document, MeasurementTables(project, folder, {}), {})
    return measured, (*_means_problems(goal, document), *problems)


def _measured_of(
    goal: Goal, document: Document, project: Project, folder: str
) -> tuple[MeasuredIndicator, ...]:
    """Bring together what is right, as it was found to be."""
    measured, _ = _measured(goal, document, MeasurementTables(project, folder, {}), {})
    return measured


def _measured(
    goal: Goal, document: Document, tables: MeasurementTables, paths: dict[str, str]
) -> tuple[tuple[MeasuredIndicator, ...], list[Problem]]:
    """Bring the indicators of one goal together with their measurements, and find what is wrong with them.

    Args:
        goal: The goal.
        document: Its file.
        tables: The tables, of which it takes its own.
        paths: The file of each indicator by its id; gets those of the goal.
    """
    found: list[MeasuredIndicator] = []
    problems: list[Problem] = []
    for index, indicator in enumerate(() if isinstance(goal.indicators, str) else goal.indicators):
        location = ("indicators", index)
        if indicator.id in paths:
            place = document.place((*location, "id"))
            values = {"id": indicator.id, "other": paths[indicator.id]}
            problems.append(Problem(place, messages.indicators.DUPLICATE_INDICATOR_ID, values))
        paths[indicator.id] = document.source.path
        placed, wrong = _placed(indicator, document, location, tables)
        placed, unsettled = _read_together(indicator, placed)
        problems += [*wrong, *unsettled]
        problems += _measurement_problems(indicator, placed)
        if not unsettled and not wrong:
            problems += far_off(indicator, placed, partial(_accepted_place, document, location))
        days = sorted((item.measurement for item in placed), key=lambda item: item.date)
        found.append(MeasuredIndicator(indicator, tuple(days)))
    return tuple(found), problems


def _accepted_place(document: Document, location: Location, index: int) -> Place:
    return document.place((*location, "accepted", index))


def _placed(
    indicator: Indicator, document: Document, location: Location, tables: MeasurementTables
) -> tuple[list[_Placed], list[Problem]]:
    written = indicator.measurements
    here = (*location, "measurements")
    if isinstance(written, str):
        read, problems = tables.read(indicator, written, document.place(here))
        return [*read], problems
    return [
        _WrittenMeasurement(measurement, document, (*here, index))
        for index, measurement in enumerate(written)
    ], []


def _read_together(indicator: Indicator, placed: list[_Placed]) -> tuple[list[_Placed], list[Problem]]:
    """Read what stands in a table by what stands beside it; the goal's own file was read so already."""
    by = indicator.settled_by(item.measurement.value for item in placed)
    read: list[_Placed] = []
    problems: list[Problem] = []
    for item in placed:
        value = by.read(item.measurement.value)
        if value is None:
            values = in_two_ways(item.measurement.value)
            problems.append(Problem(item.value, messages.indicators.FIGURE_IN_TWO_WAYS, values))
        elif value is item.measurement.value:
            read.append(item)
        else:
            read.append(replace(item, measurement=item.measurement.changed(value=value)))
    return read, problems


def _measurement_problems(indicator: Indicator, placed: list[_Placed]) -> Iterator[Problem]:
    known: dict[object, _Placed] = {}
    for item in placed:
        day = item.measurement.date
        if indicator.baseline is not None and day < indicator.baseline.date:
            values = {"baseline": indicator.baseline.date.isoformat()}
            yield Problem(item.date, messages.indicators.MEASURED_BEFORE_BASELINE, values)
        if known.setdefault(day, item) is not item:
            values = {"day": day.isoformat(), "line": str(known[day].date.line)}
            yield Problem(item.date, messages.indicators.MEASURED_TWICE, values)
        if isinstance(indicator.measurements, str) and not indicator.suits(item.measurement.value):
            yield Problem(item.value, indicator.figure_mistake)


def _means_problems(goal: Goal, document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, means in enumerate(goal.means):
        if isinstance(means, Means) and means.id is not None:
            if means.id in seen:
                place = document.place(("means", index, "id"))
                yield Problem(place, messages.indicators.DUPLICATE_MEANS_ID, {"id": means.id})
            seen.add(means.id)


def means_dates(
    goals: Mapping[str, Goal], documents: Mapping[str, Document], years: range
) -> Iterator[Problem]:
    """Ask about means that were begun or done long after their strategy: the year may be a slip.

    Args:
        goals: The goals of one strategy, by path of their file.
        documents: The files.
        years: What the strategy is for; empty where that is not known.
    """
    for path, goal in goals.items():
        for index, means in enumerate(goal.means if years else ()):
            if not isinstance(means, Means) or means.date is None or means.status == "planned":
                continue
            if is_far_off(means.date, years[-1]):
                place = documents[path].place(("means", index, "date"))
                values = {"year": means.date.year, "years": YEARS}
                yield Problem(place, messages.indicators.MEANS_LONG_AFTER, values, severity="warning")
