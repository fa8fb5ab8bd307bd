"""Validate: from documents to content that the rest can rely on, with every mistake told of at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from kalliola_site.cache.memory import Memory
from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.translation_states import translatable_texts, translation_states
from kalliola_site.load.project import Project
from kalliola_site.model.base import Model
from kalliola_site.model.content import Content, pages_of
from kalliola_site.model.links import ContentLink, OutsideAddress
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.page_types import required_pages
from kalliola_site.model.paths import BRAND, INTERFACE, SITE
from kalliola_site.model.translation_state import TextState, TextStates
from kalliola_site.model.update import Update, newest_first
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.brand import font_problems
from kalliola_site.validate.brand_apart import ProofOfBrand
from kalliola_site.validate.drafts import site_draft_problems, update_draft_problems
from kalliola_site.validate.files import misspelt_site_pages, page_texts, stray_files
from kalliola_site.validate.known_goals import GoalHeader
from kalliola_site.validate.language_lists import told_once
from kalliola_site.validate.markdown import PLAIN_TEXTS
from kalliola_site.validate.models import site_problems, unnamed_goal_problems
from kalliola_site.validate.parsed_content import ParsedContent, parse_content
from kalliola_site.validate.pictures import picture_problems
from kalliola_site.validate.placeholders import placeholder_problems
from kalliola_site.validate.strategy import ParsedStrategy, with_pages
from kalliola_site.validate.svg import drawing_problems
from kalliola_site.validate.texts_by_period import check_texts, links_within_period, period_of, texts_by_key
from kalliola_site.validate.translations import (
    missing_translations,
    outdated_translations,
    source_language_problems,
    spoilt_by,
    swapped_languages,
)
from kalliola_site.validate.updates import update_problems


@frozen_value
class _Texts:
    """The words of all files, and what is in them."""

    models: Mapping[str, Model]
    long_texts: Texts
    links: tuple[ContentLink, ...] = ()
    outside: tuple[OutsideAddress, ...] = ()
    translations: Sequence[TextState] = ()
    borrowing: frozenset[str] = frozenset()


def validate(project: Project, memory: Memory | None = None) -> tuple[Content | None, tuple[Problem, ...]]:
    """Check a project's content, each file by itself and all of them together.

    Args:
        project: The project's files.
        memory: What was found right in earlier builds.

    Returns:
        The content, or None where a file that everything needs is missing or wrong; and all problems.
    """
    memory = memory or Memory()
    with ProofOfBrand(project, memory) as proof:
        parsed, problems = parse_content(project, memory)
        problems += _problems_together(project, parsed, memory)
        texts, found = _check_texts(project, parsed, memory, problems)
        problems += (*found, *proof.problems(parsed.brand))
    plain = memory.table(PLAIN_TEXTS)
    for strategy in parsed.strategies:
        strategy.known.keep(strategy.unknown_goals, strategy.indicators, plain, problems)
    if parsed.languages:
        count = partial(_count_texts, texts.models, parsed.headers)
        return _whole(project, parsed, texts), told_once(problems, project.documents[SITE], count)
    return _whole(project, parsed, texts), tuple(problems)


def _count_texts(models: Mapping[str, Model], headers: Mapping[str, GoalHeader]) -> int:
    return sum(
        headers[path].texts if path in headers else len(model.localized_texts)
        for path, model in models.items()
    )


def _problems_together(project: Project, parsed: ParsedContent, memory: Memory) -> Iterator[Problem]:
    """Hold the files against each other."""
    documents, updates = project.documents, parsed.updates
    goals = [strategy.goals_of_period() for strategy in parsed.strategies]
    yield from update_problems(updates, goals, documents, goals_known=parsed.goals_known)
    yield from update_draft_problems(updates, goals, documents)
    yield from picture_problems(project, updates, updates_known=parsed.updates_known)
    if parsed.brand is not None:
        yield from font_problems(parsed.brand, documents[BRAND], project.assets, memory)
    yield from stray_files(project, frozenset().union(*(item.table_paths for item in parsed.strategies)))
    yield from drawing_problems(project.assets, memory)
    if parsed.interface is not None:
        published = parsed.published.addresses if parsed.published else {}
        phrases = documents[INTERFACE]
        found = partial(placeholder_problems, parsed.interface, phrases)
        yield from _unless_right(found, memory, "placeholders", phrases.source.text)
        yield from unnamed_goal_problems(
            parsed.present.goals, documents, parsed.interface.goals.goal, published
        )
    if parsed.site is not None:
        meant = misspelt_site_pages(project, parsed.site)
        yield from site_problems(parsed.site, documents[SITE], meant, has_updates=parsed.has_updates)
        yield from site_draft_problems(parsed.site, documents[SITE], updates.values())


def _check_texts(
    project: Project, parsed: ParsedContent, memory: Memory, told: Sequence[Problem]
) -> tuple[_Texts, tuple[Problem, ...]]:
    """Check the words themselves, with all pages in view that they can link to."""
    models, documents, drafts = parsed.present_models, project.documents, parsed.drafts
    if parsed.site is None or not parsed.languages:
        return _Texts(models, {}), ()
    long_texts, problems = page_texts(project, parsed.site)
    pages = (
        *pages_of(parsed.site, has_updates=parsed.has_updates, has_past=bool(parsed.past)),
        # That one of these is missing is told of already, where it is missing.
        *required_pages(has_updates=parsed.has_updates),
        *misspelt_site_pages(project, parsed.site).values(),
        *(f"goals/{goal.id}" for goal in parsed.present.goals.values()),
        *(f"updates/{name}" for update in parsed.updates.values() for name in (update.id, update.year)),
    )
    unsure = (*(() if parsed.goals_known else ("goals/",)), *(() if parsed.updates_known else ("updates/",)))
    headers = parsed.headers
    links, outside, found = check_texts(
        documents, (models, long_texts), parsed.strategies, pages, unsure, drafts, headers, memory
    )
    models |= {path: model for strategy in parsed.past for path, model in strategy.models.items()}
    long_texts = {**long_texts, **texts_by_key(parsed.past)}
    accepted = {} if parsed.translations is None else parsed.translations.accepted
    states = TextStates(
        lambda: translation_states(translatable_texts(models, long_texts, parsed.languages), accepted)
    )
    unknown = {path: model for path, model in models.items() if path not in headers}
    borrowing = {
        *(code for header in headers.values() for code in header.lacking),
        *(
            text.language
            for text in translatable_texts(unknown, long_texts, parsed.languages)
            if text.translation is None
        ),
    }
    told_of_record: Iterable[Problem] = ()
    if accepted:
        is_spoilt = spoilt_by((*told, *problems, *found), documents, parsed.languages[0])
        told_of_record = (
            *swapped_languages(states, accepted, documents, long_texts),
            *outdated_translations(states, documents, long_texts, drafts, is_spoilt),
        )
    return _Texts(models, long_texts, links, outside, states, frozenset(borrowing)), (
        *problems,
        *source_language_problems(parsed.languages, accepted, documents[SITE]),
        *found,
        *missing_translations(unknown, documents, parsed.languages, drafts),
        *told_of_record,
    )


def _whole(project: Project, parsed: ParsedContent, texts: _Texts) -> Content | None:
    """Put the content together, where nothing that everything needs is missing."""
    site, brand, interface, strategy = parsed.site, parsed.brand, parsed.interface, parsed.present.strategy
    if site is None or brand is None or interface is None or strategy is None:
        return None
    if parsed.translations is None or parsed.published is None or not parsed.languages:
        return None
    if not (parsed.updates_known and all(item.is_whole for item in parsed.strategies)):
        return None
    updates = (_as_of_its_time(update, parsed.strategies) for update in parsed.updates.values())
    content = Content(
        site=site,
        brand=brand,
        interface=interface,
        strategy=strategy,
        goals=parsed.present.ordered_goals(),
        indicators=parsed.present.indicators,
        updates=newest_first(tuple(updates)),
        texts=texts.long_texts,
        links=texts.links,
        outside=texts.outside,
        documents=project.documents,
        goal_paths=parsed.present.goal_paths,
        update_paths={update.id: path for path, update in parsed.updates.items()},
        models=texts.models,
        accepted=parsed.translations.accepted,
        translations=texts.translations,
        borrowing=texts.borrowing,
        published=parsed.published,
        drafts=parsed.drafts,
    )
    return replace(content, past=tuple(_within(content, past) for past in parsed.past))


def _unless_right(find: Callable[[], Iterable[Problem]], memory: Memory, *inputs: str) -> list[Problem]:
    """Hold something to rules that take long, unless it was found right before."""
    if memory.recall(*inputs) is not None:
        return []
    found = list(find())
    if not found:
        memory.keep(True, *inputs)
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
