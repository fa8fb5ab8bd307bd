"""Plan: every page of every language, its address and its counterparts, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import GOALS, UPDATES_PAGE, page_type, parts_of_house
from kalliola_site.model.strategy import Goal
from kalliola_site.model.update import Update
from kalliola_site.plan.clashes import address_problems
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.problems.problem import Problem


def plan(content: Content) -> tuple[Plan, tuple[Problem, ...]]:
    """Lay out all pages of all languages, and find the addresses that clash or cannot be used."""
    languages = content.languages
    pages = [page for strategy in (content, *content.past) for page in _pages(strategy)]
    by_key = {(page.key, page.language): page for page in pages}
    keys = tuple(dict.fromkeys(page.key for page in pages))
    table = Plan(tuple(pages), by_key, keys, languages, tuple(past.period for past in content.past))
    return table, tuple(address_problems(content, table))


def _pages(content: Content) -> Iterator[Page]:
    """The pages of the present strategy and all that is of none, or those of a past one."""
    neighbours = _neighbours(content)
    for key in content.page_keys:
        for language in content.languages:
            page = _page(content, key, language)
            before, after = neighbours.get(page.key, (None, None))
            yield replace(page, previous=before, next=after)
        if key == GOALS:
            yield from _goal_pages(content, neighbours)
        if key == UPDATES_PAGE:
            yield from _archives(content)
            yield from _update_pages(content)


def _prefix(content: Content, language: str) -> str:
    prefix = "" if language == content.languages[0] else f"{language.lower()}/"
    return f"{prefix}{content.period}/" if content.period else prefix


def _in_language(text: LocalizedText, language: str, source: str) -> str:
    return text.get(language) or text[source]


def _page(content: Content, key: str, language: str) -> Page:
    entry = content.site.pages[key]
    path = _prefix(content, language)
    if entry.slug is not None:
        path += f"{_in_language(entry.slug, language, content.languages[0])}/"
    return Page(
        key=content.key(key),
        language=language,
        template=page_type(key).key,
        path=path,
        named=(entry.title, entry.description),
        period=content.period,
        updates=content.recent_updates if key == UPDATES_PAGE else (),
    )


def _neighbours(content: Content) -> Mapping[str, tuple[str, str]]:
    """The keys of the pages before and after each, on a walk through the house that ends where it began."""
    walk: list[str] = []
    for key in parts_of_house():
        walk.append(content.key(key))
        if key == GOALS:
            walk += (content.key(goal_key(goal)) for goal in content.goals)
    return dict(zip(walk, zip([walk[-1], *walk[:-1]], [*walk[1:], walk[0]], strict=True), strict=True))


def _goal_pages(content: Content, neighbours: Mapping[str, tuple[str, str]]) -> Iterator[Page]:
    source = content.languages[0]
    parents = {language: _page(content, GOALS, language) for language in content.languages}
    for goal in content.goals:
        key = content.key(goal_key(goal))
        before, after = neighbours[key]
        for language, parent in parents.items():
            yield Page(
                key=key,
                language=language,
                template="goal",
                path=f"{parent.path}{_in_language(goal.slug, language, source)}/",
                goal=goal,
                period=content.period,
                previous=before,
                next=after,
            )


def goal_key(goal: Goal) -> str:
    """The name of a goal's page within its period; of the present one that is its key."""
    return f"{GOALS}/{goal.id}"


def _archives(content: Content) -> Iterator[Page]:
    """The pages that list the updates of one year each."""
    words = content.interface.updates
    for year in dict.fromkeys(update.year for update in content.updates):
        updates = tuple(update for update in content.updates if update.year == year)
        for language in content.languages:
            parent = _page(content, UPDATES_PAGE, language)
            yield Page(
                key=f"{UPDATES_PAGE}/{year}",
                language=language,
                template=UPDATES_PAGE,
                path=f"{parent.path}{year}/",
                named=(_of_year(words.year_title, year), _of_year(words.year_description, year)),
                updates=updates,
            )


def _of_year(text: LocalizedText, year: str) -> LocalizedText:
    return text.in_other_words({language: words.replace("{year}", year) for language, words in text.items()})


def _update_pages(content: Content) -> Iterator[Page]:
    source = content.languages[0]
    parents = {language: _page(content, UPDATES_PAGE, language) for language in content.languages}
    keys = [update_key(update) for update in content.updates]
    for update, newer, older in zip(content.updates, [None, *keys], [*keys[1:], None], strict=False):
        for language, parent in parents.items():
            yield Page(
                key=update_key(update),
                language=language,
                template="update",
                path=f"{parent.path}{_in_language(update.slug, language, source)}/",
                update=update,
                previous=newer,
                next=older,
            )


def update_key(update: Update) -> str:
    """The key of an update's page."""
    return f"{UPDATES_PAGE}/{update.id}"
