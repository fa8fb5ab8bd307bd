"""Validate: from documents to content that the rest can rely on, with every mistake told of at once."""

from __future__ import annotations

from dataclasses import replace

from kalliola_site.cache.memory import Memory
from kalliola_site.language.translation_states import translatable_texts, translation_states
from kalliola_site.load.models import AnyModel, files_in, is_there, read_model, read_models
from kalliola_site.load.project import Project
from kalliola_site.model.address_record import AddressRecord
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.content import Content, pages_of
from kalliola_site.model.drafts import find_drafts
from kalliola_site.model.interface.interface import Interface
from kalliola_site.model.links import ContentLink, OutsideAddress
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.paths import ADDRESSES, BRAND, CONTENT, INTERFACE, SITE, TRANSLATIONS, UPDATES
from kalliola_site.model.site import Language, Languages, Site
from kalliola_site.model.translation_record import TranslationRecord
from kalliola_site.model.translation_state import TextState
from kalliola_site.model.update import Update, newest_first
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.yaml_reader import Document
from kalliola_site.validate.brand import brand_problems, font_problems
from kalliola_site.validate.drafts import site_draft_problems, update_draft_problems
from kalliola_site.validate.files import page_texts, stray_files
from kalliola_site.validate.markdown import placeholder_problems
from kalliola_site.validate.models import language_problems, site_problems, unnamed_goal_problems
from kalliola_site.validate.pictures import picture_problems
from kalliola_site.validate.strategy import ParsedStrategy, read_past_strategies, read_strategy, with_pages
from kalliola_site.validate.svg import drawing_problems
from kalliola_site.validate.texts_by_period import check_texts, links_within_period, period_of, texts_by_key
from kalliola_site.validate.translations import missing_translations, outdated_translations
from kalliola_site.validate.updates import update_problems


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
            *pages_of(site, has_updates=bool(update_files)),
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


def _as_of_its_time(update: Update, strategies: tuple[ParsedStrategy, ...]) -> Update:
    period = period_of(update, strategies)
    if not period:
        return update
    changed: Update = links_within_period(next(item for item in strategies if item.period == period), update)
    return changed


def _within(content: Content, past: ParsedStrategy) -> Content:
    assert past.strategy is not None  # noqa: S101 - it is whole
    assert past.pages is not None  # noqa: S101 - it is whole
    return replace(
        content,
        site=with_pages(content.site, past.pages.pages),
        strategy=past.strategy,
        goals=links_within_period(past, past.ordered_goals()),
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
    site = read_model(project, SITE, Languages, (), problems)
    if site is not None:
        problems += language_problems(site, project.documents[SITE])
    return (() if site is None or problems else site.languages), tuple(problems)
