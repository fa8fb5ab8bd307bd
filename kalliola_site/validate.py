"""Validate: from documents to content that the rest can rely on, with every mistake told of at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ConfigDict, ValidationError

from kalliola_site import messages
from kalliola_site.checks.brand import brand_problems
from kalliola_site.checks.drawings import drawing_problems
from kalliola_site.checks.files import Texts, page_texts, stray_files
from kalliola_site.checks.indicators import MeasuredIndicator, measured_indicators
from kalliola_site.checks.models import goal_problems, language_problems, site_problems, strategy_problems
from kalliola_site.checks.pictures import picture_problems
from kalliola_site.checks.texts import (
    ContentLink,
    OutsideAddress,
    markdown_problems,
    placeholder_problems,
)
from kalliola_site.checks.translations import missing_translations, outdated_translations
from kalliola_site.checks.updates import update_problems
from kalliola_site.load import (
    ADDRESSES,
    BRAND,
    GOALS,
    INTERFACE,
    SITE,
    STRATEGY,
    TRANSLATIONS,
    UPDATES,
    Project,
)
from kalliola_site.model.addresses import AddressRecord
from kalliola_site.model.base import Model
from kalliola_site.model.brand import Brand
from kalliola_site.model.interface import Interface
from kalliola_site.model.site import UPDATES_PAGE, HasLanguages, Language, Site
from kalliola_site.model.strategy import Goal, Strategy
from kalliola_site.model.translations import Accepted, TranslationRecord
from kalliola_site.model.updates import Update, newest_first
from kalliola_site.model_errors import explain
from kalliola_site.problems import Place, Problem
from kalliola_site.translations.states import TextState, translatable_texts, translation_states
from kalliola_site.yaml_reader import Document

RECENT_UPDATES = 20
"""How many updates their page and feed list."""

AnyModel = TypeVar("AnyModel", bound=Model)


class _Languages(HasLanguages):
    """What of site.yml has to be known before the rest can be read."""

    model_config = ConfigDict(extra="ignore")


@dataclass(frozen=True, slots=True)
class Content:
    """All the content of the site, checked."""

    site: Site
    brand: Brand
    interface: Interface
    strategy: Strategy
    goals: tuple[Goal, ...]
    """In order of their numbers."""
    indicators: Mapping[str, tuple[MeasuredIndicator, ...]]
    """The indicators of each goal by its id; none where they are to be agreed."""
    updates: tuple[Update, ...]
    """From the newest."""
    texts: Texts
    links: tuple[ContentLink, ...]
    """The links to an anchor that texts have."""
    outside: tuple[OutsideAddress, ...]
    """The links out of the site that texts have."""
    documents: Mapping[str, Document]
    """Where all this came from."""
    goal_paths: Mapping[str, str]
    """The file of each goal, by the goal's id."""
    update_paths: Mapping[str, str]
    """The file of each update, by the update's id."""
    models: Mapping[str, Model]
    """What each of the files says, by path."""
    accepted: Accepted
    """What was accepted as a right translation, and of what."""
    translations: tuple[TextState, ...]
    """How the translation of each text stands, in order of files and languages."""
    published: AddressRecord
    """What was published before."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the site's languages, the source language first."""
        return self.site.language_codes

    @property
    def recent_updates(self) -> tuple[Update, ...]:
        """The updates that their page and feed list; all of them are in the archives of the years."""
        return self.updates[:RECENT_UPDATES]

    @property
    def page_keys(self) -> tuple[str, ...]:
        """The pages of site.yml that there are: that of the updates only while there are some."""
        return _pages_of(self.site, has_updates=bool(self.updates))


def validate(project: Project) -> tuple[Content | None, tuple[Problem, ...]]:
    """Check a project's content, each file by itself and all of them together.

    Returns:
        The content, or None where a file that everything needs is missing or wrong; and all problems.
    """
    problems: list[Problem] = []
    # What is wrong with them is told of when all of site.yml is read.
    languages = tuple(language.code for language in read_languages(project)[0])

    def read(path: str, model: type[AnyModel]) -> AnyModel | None:
        return _read_model(project, path, model, languages, problems)

    site = read(SITE, Site)
    brand = read(BRAND, Brand)
    interface = read(INTERFACE, Interface)
    strategy = read(STRATEGY, Strategy)

    goal_files = _goal_files(project, problems)
    goals = _read_all(project, goal_files, Goal, languages, problems)
    goals_known = len(goals) == len(goal_files)
    update_files = _files_in(project, UPDATES)
    updates = _read_all(project, update_files, Update, languages, problems)
    updates_known = len(updates) == len(update_files)

    problems += goal_problems(goals, project.documents)
    indicators, found_in_indicators = measured_indicators(project, goals)
    problems += found_in_indicators
    problems += update_problems(updates, goals, project.documents, goals_known=goals_known)
    problems += picture_problems(project, updates, updates_known=updates_known)
    if strategy is not None:
        problems += strategy_problems(strategy, project.documents[STRATEGY])
    if brand is not None:
        problems += brand_problems(brand, project.documents[BRAND])
    if interface is not None:
        problems += placeholder_problems(interface, project.documents[INTERFACE])
    problems += stray_files(project)
    problems += drawing_problems(project.assets)
    record = (
        read(TRANSLATIONS, TranslationRecord) if _is_there(project, TRANSLATIONS) else TranslationRecord()
    )
    published = read(ADDRESSES, AddressRecord) if _is_there(project, ADDRESSES) else AddressRecord()
    single = {SITE: site, BRAND: brand, INTERFACE: interface, STRATEGY: strategy}
    models = {
        path: model
        for path, model in (*single.items(), *goals.items(), *updates.items())
        if model is not None
    }
    texts: Texts = {}
    links: tuple[ContentLink, ...] = ()
    outside: tuple[OutsideAddress, ...] = ()
    states: tuple[TextState, ...] = ()
    if site is not None:
        problems += site_problems(site, project.documents[SITE], has_updates=bool(update_files))
    if site is not None and languages:
        texts, found = page_texts(project, site)
        problems += found
        pages = (
            *_pages_of(site, has_updates=bool(update_files)),
            *(f"goals/{goal.id}" for goal in goals.values()),
            *(f"updates/{name}" for update in updates.values() for name in (update.id, update.year)),
        )
        unsure = (*(() if goals_known else ("goals/",)), *(() if updates_known else ("updates/",)))
        links, outside, found = markdown_problems(models, project.documents, texts, pages, unsure)
        problems += found
        problems += missing_translations(models, project.documents, languages)
        states = translation_states(
            translatable_texts(models, texts, languages), {} if record is None else record.accepted
        )
        problems += outdated_translations(states, project.documents, texts)

    if site is None or brand is None or interface is None or strategy is None:
        return None, tuple(problems)
    if record is None or published is None or not languages or not goals_known or not updates_known:
        return None, tuple(problems)
    content = Content(
        site=site,
        brand=brand,
        interface=interface,
        strategy=strategy,
        goals=tuple(sorted(goals.values(), key=lambda goal: goal.number)),
        indicators=indicators,
        updates=newest_first(tuple(updates.values())),
        texts=texts,
        links=links,
        outside=outside,
        documents=project.documents,
        goal_paths={goal.id: path for path, goal in goals.items()},
        update_paths={update.id: path for path, update in updates.items()},
        models=models,
        accepted=record.accepted,
        translations=states,
        published=published,
    )
    return content, tuple(problems)


def read_languages(project: Project) -> tuple[tuple[Language, ...], tuple[Problem, ...]]:
    """Read the languages of the site, the source first, before and without anything else.

    Returns:
        The languages, and what is wrong with them. Where they are wrong, none are known: then no text is held
        to them, for one mistake must not become one in every text.
    """
    problems: list[Problem] = []
    site = _read_model(project, SITE, _Languages, (), problems)
    if site is not None:
        problems += language_problems(site, project.documents[SITE])
    return (() if site is None or problems else site.languages), tuple(problems)


def _goal_files(project: Project, problems: list[Problem]) -> list[str]:
    files = _files_in(project, GOALS)
    if not files:
        problems.append(Problem(Place(GOALS), messages.FOLDER_EMPTY, {"folder": GOALS}))
    return files


def _files_in(project: Project, folder: str) -> list[str]:
    """List the YAML files that stand in a folder, those that cannot be read included."""
    return [
        path
        for path in (*project.documents, *project.unreadable)
        if path.rpartition("/")[0] == folder and path.endswith(".yml")
    ]


def _pages_of(site: Site, *, has_updates: bool) -> tuple[str, ...]:
    return tuple(key for key in site.pages if has_updates or key != UPDATES_PAGE)


def _is_there(project: Project, path: str) -> bool:
    return path in project.documents or path in project.unreadable


def _read_model(
    project: Project,
    path: str,
    model: type[AnyModel],
    languages: tuple[str, ...],
    problems: list[Problem],
) -> AnyModel | None:
    document = project.documents.get(path)
    if document is None:
        if path not in project.unreadable:
            problems.append(Problem(Place(path), messages.FILE_MISSING, {"path": path}))
        return None
    try:
        return model.model_validate(document.value, context={"languages": languages})
    except ValidationError as error:
        problems += explain(error, model, document)
        return None


def _read_all(
    project: Project,
    paths: list[str],
    model: type[AnyModel],
    languages: tuple[str, ...],
    problems: list[Problem],
) -> dict[str, AnyModel]:
    """Read the files that there are; one that is wrong is told of and left out."""
    there = (path for path in paths if path in project.documents)
    read = ((path, _read_model(project, path, model, languages, problems)) for path in there)
    return {path: value for path, value in read if value is not None}
