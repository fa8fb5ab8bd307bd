"""Strategies as their files say them: the present one, and those of past periods in their folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.models import ModelReader, files_in
from kalliola_site.load.project import Project
from kalliola_site.model.base import Model
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.measured_indicator import MeasuredIndicators
from kalliola_site.model.page_types import period_pages
from kalliola_site.model.paths import CONTENT, PERIODS
from kalliola_site.model.period import PeriodPages
from kalliola_site.model.site import PageEntry, Site
from kalliola_site.model.strategy import Goal, Strategy
from kalliola_site.model.update import GoalsOfPeriod
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.validate.drafts import goal_draft_problems, period_draft_problems
from kalliola_site.validate.files import page_texts
from kalliola_site.validate.goals_apart import check_apart
from kalliola_site.validate.indicators import means_dates, measured_indicators
from kalliola_site.validate.known_goals import GoalHeader, KnownGoals, known_goals
from kalliola_site.validate.models import goal_problems, misspelt_pages, page_problems, strategy_problems


@frozen_value
class ParsedStrategy:
    """One strategy, as far as its files could be read."""

    folder: str
    period: str
    """The name of its period where that is past; empty for the present one."""
    strategy: Strategy | None
    goals: Mapping[str, Goal]
    """The goals that could be read, by path."""
    goals_known: bool
    """Whether that is all of them."""
    indicators: MeasuredIndicators
    """The indicators of each goal by its id."""
    headers: Mapping[str, GoalHeader]
    """The headers of the goals that are known from earlier builds, by path of their file."""
    known: KnownGoals
    pages: PeriodPages | None = None
    """What the pages are called, where the period is past; of the present one, site.yml says it."""
    texts: Texts | None = None
    """The long texts, where the period is past."""

    @property
    def is_whole(self) -> bool:
        """Whether all of it could be read."""
        return self.strategy is not None and self.goals_known and (not self.period or self.pages is not None)

    @property
    def models(self) -> dict[str, Model]:
        """What its files say, by path."""
        single = {f"{self.folder}/pages.yml": self.pages, f"{self.folder}/strategy.yml": self.strategy}
        return {path: model for path, model in (*single.items(), *self.goals.items()) if model is not None}

    @property
    def table_paths(self) -> frozenset[str]:
        """The files that its indicators name as their tables, whether they are such or not."""
        indicators = (
            item
            for path, goal in self.goals.items()
            if path not in self.headers and not isinstance(goal.indicators, str)
            for item in goal.indicators
        )
        named = [item.measurements for item in indicators if isinstance(item.measurements, str)]
        named += [name for header in self.headers.values() for _, name in header.tables]
        return frozenset(f"{self.folder}/goals/{name}" for name in named)

    @property
    def unknown_goals(self) -> dict[str, Goal]:
        """The goals of which nothing is known from earlier builds, by path."""
        return {path: goal for path, goal in self.goals.items() if path not in self.headers}

    @property
    def page_names(self) -> tuple[str, ...]:
        """The names of the pages that a past strategy has, as its own texts say them."""
        return (*period_pages(), *(f"goals/{goal.id}" for goal in self.goals.values()))

    @property
    def goal_paths(self) -> dict[str, str]:
        """The file of each goal, by the goal's id."""
        return {goal.id: path for path, goal in self.goals.items()}

    def ordered_goals(self) -> tuple[Goal, ...]:
        """Return the goals in order of their numbers."""
        return tuple(sorted(self.goals.values(), key=lambda goal: goal.number))

    def goals_of_period(self) -> GoalsOfPeriod:
        """Return the goals by id, with the years that they are for."""
        period = self.strategy.period if self.strategy else None
        years = period.years if period else range(0)
        return GoalsOfPeriod(self.period, years, {goal.id: goal for goal in self.goals.values()})


def read_strategy(
    reader: ModelReader, folder: str, drafts: tuple[str, ...], problems: list[Problem]
) -> ParsedStrategy:
    """Read ``strategy.yml``, the goals and their tables, wherever they stand.

    Args:
        reader: Reads the files.
        folder: Where they are: ``content``, or the folder of a past period.
        drafts: The tags of the languages that are drafts.
        problems: Gets what is wrong.
    """
    project = reader.project
    path = f"{folder}/strategy.yml"
    strategy = reader.read(path, Strategy, problems)
    if strategy is not None:
        problems += strategy_problems(strategy, project.documents[path])
    goals_folder = f"{folder}/goals"
    files = files_in(project, goals_folder)
    if not files:
        problems.append(Problem(Place(goals_folder), messages.files.FOLDER_EMPTY, {"folder": goals_folder}))
    years = strategy.period.years if strategy is not None else range(0)
    known = known_goals(project, goals_folder, reader.languages, drafts, years, reader.memory)
    headers = known.headers(files)
    headers |= check_apart(known, [path for path in files if path not in headers], drafts, years)
    unknown = reader.read_all([path for path in files if path not in headers], Goal, problems)
    goals = {
        path: known.goal(path, headers[path]) if path in headers else unknown[path]
        for path in files
        if path in headers or path in unknown
    }
    problems += goal_problems(goals, project.documents)
    problems += goal_draft_problems(goals, project.documents)
    indicators, found = measured_indicators(project, goals, goals_folder, headers)
    problems += found
    problems += means_dates(unknown, project.documents, years)
    period = "" if folder == CONTENT else folder.rpartition("/")[2]
    goals_known = bool(files) and len(goals) == len(files)
    return ParsedStrategy(folder, period, strategy, goals, goals_known, indicators, headers, known)


def read_past_strategies(
    reader: ModelReader, site: Site | None, present: Strategy | None, problems: list[Problem]
) -> tuple[ParsedStrategy, ...]:
    """Read the strategies of past periods, the newest first.

    Args:
        reader: Reads the files.
        site: What site.yml says, or None where it is wrong; then no long text is held to it.
        present: The present strategy, which is later than all of them.
        problems: Gets what is wrong.
    """
    project = reader.project
    found = []
    for folder in period_folders(project):
        past = read_strategy(reader, folder, draft_languages(site), problems)
        path = f"{folder}/pages.yml"
        pages = reader.read(path, PeriodPages, problems)
        if pages is not None:
            needless = [key for key in pages.pages if key not in period_pages()]
            meant = misspelt_pages(pages.pages, needless, period_pages())
            problems += page_problems(pages.pages, project.documents[path], period_pages(), meant)
            problems += period_draft_problems(pages.pages, project.documents[path])
            problems += _needless_pages([key for key in needless if key not in meant], project, path)
        if past.strategy is not None:
            problems += _period_problems(past, past.strategy, present, project)
        texts: Texts | None = None
        if (
            site is not None
            and reader.languages
            and pages is not None
            and pages.pages.keys() >= {*period_pages()}
        ):
            texts, wrong = page_texts(project, with_pages(site, pages.pages), folder)
            problems += wrong
        found.append(replace(past, pages=pages, texts=texts))
    return tuple(sorted(found, key=_start, reverse=True))


def draft_languages(site: Site | None) -> tuple[str, ...]:
    """Return the tags of the languages that are drafts, as far as is known."""
    return tuple(language.code for language in site.languages if language.draft) if site is not None else ()


def with_pages(site: Site, pages: Mapping[str, PageEntry]) -> Site:
    """Return site.yml as it would be with the pages of a past strategy only."""
    return site.changed(pages={key: pages[key] for key in period_pages() if key in pages})


def period_folders(project: Project) -> tuple[str, ...]:
    """List the folders of past periods, whatever is in them."""
    paths: Iterable[str] = (
        *project.documents,
        *project.unreadable,
        *project.texts,
        *project.tables,
        *project.others,
    )
    below = (path.removeprefix(f"{PERIODS}/").split("/") for path in paths if path.startswith(f"{PERIODS}/"))
    return tuple(f"{PERIODS}/{name}" for name in sorted({parts[0] for parts in below if len(parts) > 1}))


def _start(past: ParsedStrategy) -> tuple[int, str]:
    return (past.strategy.period.start if past.strategy else 0), past.period


def _needless_pages(pages: Iterable[str], project: Project, path: str) -> Iterator[Problem]:
    for key in pages:
        place = project.documents[path].key_place(("pages", key))
        yield Problem(place, messages.periods.NOT_OF_A_PERIOD, {"key": key})


def _period_problems(
    past: ParsedStrategy, strategy: Strategy, present: Strategy | None, project: Project
) -> Iterator[Problem]:
    document = project.documents[f"{past.folder}/strategy.yml"]
    period = strategy.period
    if past.period != period.name and period.start <= period.end:
        values = {"folder": past.folder, "name": period.name, "years": period.written}
        yield Problem(document.key_place(("period",)), messages.periods.PERIOD_FOLDER, values)
    if present is not None and period.start >= present.period.start:
        values = {"years": period.written, "present": present.period.written}
        yield Problem(document.place(("period", "start")), messages.periods.PERIOD_NOT_PAST, values)
