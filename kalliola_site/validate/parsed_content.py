"""Every file of the content by itself, as its model; nothing is held against anything else yet."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.cache.memory import Memory
from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.models import AnyModel, ModelReader, files_in, is_there
from kalliola_site.load.project import Project
from kalliola_site.model.address_record import AddressRecord
from kalliola_site.model.base import Model
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.drafts import Drafts, find_drafts
from kalliola_site.model.interface.interface import Interface
from kalliola_site.model.paths import ADDRESSES, BRAND, CONTENT, INTERFACE, SITE, TRANSLATIONS, UPDATES
from kalliola_site.model.site import Language, Languages, Site
from kalliola_site.model.translation_record import TranslationRecord
from kalliola_site.model.update import Update
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.known_goals import GoalHeader
from kalliola_site.validate.models import language_problems
from kalliola_site.validate.strategy import (
    ParsedStrategy,
    draft_languages,
    read_past_strategies,
    read_strategy,
)


@frozen_value
class ParsedContent:
    """What the files say; None for one that is missing or wrong."""

    languages: tuple[str, ...]
    """The tags of the languages, the source first; none where they are wrong."""
    site: Site | None
    brand: Brand | None
    interface: Interface | None
    present: ParsedStrategy
    past: tuple[ParsedStrategy, ...]
    updates: Mapping[str, Update]
    """The updates by path of their file."""
    has_updates: bool
    """Whether there are files of updates, right or wrong."""
    updates_known: bool
    """Whether all of them could be read."""
    translations: TranslationRecord | None
    published: AddressRecord | None
    drafts: Drafts

    @property
    def strategies(self) -> tuple[ParsedStrategy, ...]:
        """The present strategy and the past ones."""
        return (self.present, *self.past)

    @property
    def headers(self) -> dict[str, GoalHeader]:
        """The headers of all goals that are known from earlier builds, by path of their file."""
        return {path: header for item in self.strategies for path, header in item.headers.items()}

    @property
    def goals_known(self) -> bool:
        """Whether the goals of all strategies could be read."""
        return all(strategy.goals_known for strategy in self.strategies)

    @property
    def present_models(self) -> dict[str, Model]:
        """The models of all that is not of a past period, by path."""
        single = {SITE: self.site, BRAND: self.brand, INTERFACE: self.interface}
        known = (*single.items(), *self.present.models.items(), *self.updates.items())
        return {path: model for path, model in known if model is not None}


def parse_content(project: Project, memory: Memory) -> tuple[ParsedContent, list[Problem]]:
    """Read every file of a project's content as its model.

    Args:
        project: The files.
        memory: What was read in earlier builds.
    """
    problems: list[Problem] = []
    # What is wrong with them is told of when all of site.yml is read.
    languages = tuple(language.code for language in read_languages(project, memory)[0])
    reader = ModelReader(project, languages, memory)

    def read(path: str, model: type[AnyModel]) -> AnyModel | None:
        return reader.read(path, model, problems)

    site, brand, interface = read(SITE, Site), read(BRAND, Brand), read(INTERFACE, Interface)
    present = read_strategy(reader, CONTENT, draft_languages(site), problems)
    past = read_past_strategies(reader, site, present.strategy, problems)
    update_files = files_in(project, UPDATES)
    updates = reader.read_all(update_files, Update, problems)
    record = read(TRANSLATIONS, TranslationRecord) if is_there(project, TRANSLATIONS) else TranslationRecord()
    published = read(ADDRESSES, AddressRecord) if is_there(project, ADDRESSES) else AddressRecord()
    parsed = ParsedContent(
        languages=languages,
        site=site,
        brand=brand,
        interface=interface,
        present=present,
        past=tuple(past),
        updates=updates,
        has_updates=bool(update_files),
        updates_known=len(updates) == len(update_files),
        translations=record,
        published=published,
        drafts=find_drafts(site, [(item.period, item.goals) for item in (present, *past)], updates),
    )
    return parsed, problems


def read_languages(
    project: Project, memory: Memory | None = None
) -> tuple[tuple[Language, ...], tuple[Problem, ...]]:
    """Read the languages of the site, the source first, before and without anything else.

    Args:
        project: The files.
        memory: What was read in earlier builds.

    Returns:
        The languages, and what is wrong with them. Where they are wrong, none are known: then no text is held
        to them, for one mistake must not become one in every text.
    """
    problems: list[Problem] = []
    site = ModelReader(project, (), memory or Memory()).read(SITE, Languages, problems)
    if site is not None:
        problems += language_problems(site, project.documents[SITE])
    return (() if site is None or problems else site.languages), tuple(problems)
