"""Validate: from documents to content that the rest can rely on, with every mistake told of at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pydantic import ConfigDict

from kalliola_site.checks.brand import brand_problems, font_problems
from kalliola_site.checks.drafts import site_draft_problems, update_draft_problems
from kalliola_site.checks.drawings import drawing_problems
from kalliola_site.checks.files import Texts, page_texts, stray_files
from kalliola_site.checks.indicators import MeasuredIndicator, known_until
from kalliola_site.checks.models import language_problems, site_problems, unnamed_goal_problems
from kalliola_site.checks.pictures import picture_problems
from kalliola_site.checks.texts import ContentLink, OutsideAddress, placeholder_problems
from kalliola_site.checks.translations import missing_translations, outdated_translations
from kalliola_site.checks.updates import update_problems
from kalliola_site.drafts import Drafts, find_drafts
from kalliola_site.load import (
    ADDRESSES,
    BRAND,
    CONTENT,
    INTERFACE,
    SITE,
    TRANSLATIONS,
    UPDATES,
    Project,
)
from kalliola_site.memory import Memory
from kalliola_site.model.addresses import AddressRecord
from kalliola_site.model.base import Model
from kalliola_site.model.brand import Brand
from kalliola_site.model.interface import Interface
from kalliola_site.model.site import UPDATES_PAGE, HasLanguages, Language, Site
from kalliola_site.model.strategy import Goal, Strategy
from kalliola_site.model.translations import Accepted, TranslationRecord
from kalliola_site.model.updates import GoalsOfPeriod, Update, goals_meant, newest_first
from kalliola_site.model_reading import AnyModel, files_in, is_there, read_model, read_models
from kalliola_site.problems import Problem
from kalliola_site.strategies import StrategyFiles, read_past_strategies, read_strategy, with_pages
from kalliola_site.texts_by_period import as_of, check_texts, period_of, texts_by_key
from kalliola_site.translations.states import TextState, translatable_texts, translation_states
from kalliola_site.yaml_reader import Document

RECENT_UPDATES = 20
"""How many updates their page and feed list."""


class _Languages(HasLanguages):
    """What of site.yml has to be known before the rest can be read."""

    model_config = ConfigDict(extra="ignore")


@dataclass(frozen=True, slots=True)
class Content:
    """All the content of the site, checked; or, within a past period, what is of that period.

    Drafts are in it until ``published_content`` leaves them out.
    """

    site: Site
    """Within a past period, with the pages of that period."""
    brand: Brand
    interface: Interface
    strategy: Strategy
    goals: tuple[Goal, ...]
    """In order of their numbers."""
    indicators: Mapping[str, tuple[MeasuredIndicator, ...]]
    """The indicators of each goal by its id; none where they are to be agreed."""
    updates: tuple[Update, ...]
    """From the newest; within a past period none."""
    texts: Texts
    """All long texts, by the key of their page and language."""
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
    """What each of the files says, by path; those of past periods included."""
    accepted: Accepted
    """What was accepted as a right translation, and of what."""
    translations: tuple[TextState, ...]
    """How the translation of each text stands, in order of files and languages."""
    published: AddressRecord
    """What was published before."""
    drafts: Drafts
    """What of it is not for readers yet."""
    period: str = ""
    """The name of the past period that this is of, as in addresses; empty for the present one."""
    past: tuple[Content, ...] = ()
    """The past periods, from the newest; within one of them none."""

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

    def key(self, name: str) -> str:
        """Give the key of a page of this period by the name that it has within."""
        return f"{self.period}/{name}" if self.period else name

    def within(self, period: str) -> Content:
        """Give what is of a past period, by its name; for an empty name, all."""
        return next((past for past in self.past if past.period == period), self)

    def goal_meant(self, update: Update, goal_id: str) -> tuple[Content, Goal]:
        """Find the goal that an update names, and the period that it is of."""
        periods = (self, *self.past)
        found = goals_meant(update, goal_id, [content.goals_of_period() for content in periods])
        assert found is not None, goal_id  # noqa: S101 - the checks have seen to it
        return self.within(found.period), found.goals[goal_id]

    @property
    def known_until(self) -> date | None:
        """The day of the latest measurement of the period's indicators, by which is told what is late."""
        return known_until(self.indicators)

    def goals_of_period(self) -> GoalsOfPeriod:
        """Give the goals by id, with the years that they are for."""
        years = range(self.strategy.period.start, self.strategy.period.end + 1)
        return GoalsOfPeriod(self.period, years, {goal.id: goal for goal in self.goals})


def validate(project: Project, memory: Memory | None = None) -> tuple[Content | None, tuple[Problem, ...]]:
    """Check a project's content, each file by itself and all of them together.

    Args:
        project: The project's files.
        memory: What was found right in earlier builds.

    Returns:
        The content, or None where a file that everything needs is missing or wrong; and all problems.
    """
    memory = memory or Memory()
    problems: list[Problem] = []
    # What is wrong with them is told of when all of site.yml is read.
    languages = tuple(language.code for language in read_languages(project)[0])

    def read(path: str, model: type[AnyModel]) -> AnyModel | None:
        return read_model(project, path, model, languages, problems)

    site = read(SITE, Site)
    brand = read(BRAND, Brand)
    interface = read(INTERFACE, Interface)
    present = read_strategy(project, CONTENT, languages, problems)
    past = read_past_strategies(project, site, languages, present.strategy, problems)
    goals_known = all(strategy.goals_known for strategy in (present, *past))
    update_files = files_in(project, UPDATES)
    updates = read_models(project, update_files, Update, languages, problems)
    updates_known = len(updates) == len(update_files)

    drafts = find_drafts(site, [(item.period, item.goals) for item in (present, *past)], updates)
    goals_by_period = [strategy.goals_of_period() for strategy in (present, *past)]
    problems += (
        *update_problems(updates, goals_by_period, project.documents, goals_known=goals_known),
        *update_draft_problems(updates, goals_by_period, project.documents),
        *picture_problems(project, updates, updates_known=updates_known),
    )
    if brand is not None:
        problems += _brand_problems(brand, project.documents[BRAND], memory)
        problems += font_problems(brand, project.documents[BRAND], project.assets)
    problems += (*stray_files(project), *drawing_problems(project.assets))
    record = read(TRANSLATIONS, TranslationRecord) if is_there(project, TRANSLATIONS) else TranslationRecord()
    published = read(ADDRESSES, AddressRecord) if is_there(project, ADDRESSES) else AddressRecord()
    if interface is not None:
        problems += placeholder_problems(interface, project.documents[INTERFACE])
        problems += unnamed_goal_problems(
            present.goals, project.documents, interface.goals.goal, published.addresses if published else {}
        )
    single = {SITE: site, BRAND: brand, INTERFACE: interface}
    models = {
        path: model
        for path, model in (*single.items(), *present.models.items(), *updates.items())
        if model is not None
    }
    texts: Texts = {}
    links: tuple[ContentLink, ...] = ()
    outside: tuple[OutsideAddress, ...] = ()
    states: tuple[TextState, ...] = ()
    if site is not None:
        problems += (
            *site_problems(site, project.documents[SITE], has_updates=bool(update_files)),
            *site_draft_problems(site, project.documents[SITE], updates.values()),
        )
    if site is not None and languages:
        texts, found = page_texts(project, site)
        problems += found
        pages = (
            *_pages_of(site, has_updates=bool(update_files)),
            *(f"goals/{goal.id}" for goal in present.goals.values()),
            *(f"updates/{name}" for update in updates.values() for name in (update.id, update.year)),
        )
        unsure = (*(() if goals_known else ("goals/",)), *(() if updates_known else ("updates/",)))
        links, outside, found = check_texts(
            project.documents, (models, texts), (present, *past), pages, unsure, drafts, memory
        )
        problems += found
        models |= {path: model for strategy in past for path, model in strategy.models.items()}
        texts = {**texts, **texts_by_key(past)}
        problems += missing_translations(models, project.documents, languages, drafts)
        states = translation_states(
            translatable_texts(models, texts, languages), {} if record is None else record.accepted
        )
        problems += outdated_translations(states, project.documents, texts, drafts)

    if site is None or brand is None or interface is None or present.strategy is None:
        return None, tuple(problems)
    if record is None or published is None or not languages or not updates_known:
        return None, tuple(problems)
    if not all(strategy.is_whole for strategy in (present, *past)):
        return None, tuple(problems)
    content = Content(
        site=site,
        brand=brand,
        interface=interface,
        strategy=present.strategy,
        goals=present.ordered_goals(),
        indicators=present.indicators,
        updates=newest_first(tuple(_as_of_its_time(update, (present, *past)) for update in updates.values())),
        texts=texts,
        links=links,
        outside=outside,
        documents=project.documents,
        goal_paths=present.goal_paths,
        update_paths={update.id: path for path, update in updates.items()},
        models=models,
        accepted=record.accepted,
        translations=states,
        published=published,
        drafts=drafts,
    )
    return replace(content, past=tuple(_within(content, strategy) for strategy in past)), tuple(problems)


def _brand_problems(brand: Brand, document: Document, memory: Memory) -> list[Problem]:
    """Prove the identity, which takes long, unless it was proved before."""
    if memory.recall("brand", document.source.text) is not None:
        return []
    found = list(brand_problems(brand, document))
    if not found:
        memory.keep(True, "brand", document.source.text)
    return found


def _as_of_its_time(update: Update, strategies: tuple[StrategyFiles, ...]) -> Update:
    period = period_of(update, strategies)
    if not period:
        return update
    changed: Update = as_of(next(item for item in strategies if item.period == period), update)
    return changed


def _within(content: Content, past: StrategyFiles) -> Content:
    assert past.strategy is not None  # noqa: S101 - it is whole
    assert past.pages is not None  # noqa: S101 - it is whole
    return replace(
        content,
        site=with_pages(content.site, past.pages.pages),
        strategy=past.strategy,
        goals=as_of(past, past.ordered_goals()),
        indicators=past.indicators,
        updates=(),
        goal_paths=past.goal_paths,
        update_paths={},
        period=past.period,
    )


def read_languages(project: Project) -> tuple[tuple[Language, ...], tuple[Problem, ...]]:
    """Read the languages of the site, the source first, before and without anything else.

    Returns:
        The languages, and what is wrong with them. Where they are wrong, none are known: then no text is held
        to them, for one mistake must not become one in every text.
    """
    problems: list[Problem] = []
    site = read_model(project, SITE, _Languages, (), problems)
    if site is not None:
        problems += language_problems(site, project.documents[SITE])
    return (() if site is None or problems else site.languages), tuple(problems)


def _pages_of(site: Site, *, has_updates: bool) -> tuple[str, ...]:
    return tuple(key for key in site.pages if has_updates or key != UPDATES_PAGE)
