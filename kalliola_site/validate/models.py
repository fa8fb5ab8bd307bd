"""The models together: what is right in each file alone but cannot be in all of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from kalliola_site.model.page_types import required_pages
from kalliola_site.model.site import HasLanguages, PageEntry, Site
from kalliola_site.model.strategy import FIRST_GOAL, Goal, Strategy
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.problems.suggest import nearest, suggest
from kalliola_site.syntax.slug import slug_from
from kalliola_site.syntax.yaml_document import Document

RESERVED_HOSTS = tuple(
    f".{name}"
    for name in ("example", "invalid", "test", "localhost", "example.com", "example.org", "example.net")
)
"""Host names that nobody can have (RFC 2606): an address there is a placeholder."""


_ANY = "9876543210"
"""Stands for the number of any goal: digits are the same in a slug as in the words that it is made of."""


def is_placeholder(url: str) -> bool:
    """Whether nothing can ever be published at an address."""
    return f".{urlsplit(url).hostname}".endswith(RESERVED_HOSTS)


def goal_problems(goals: Mapping[str, Goal], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find goals that have the number or the id of another. ``goals`` are by path of their file."""
    numbers: dict[int, str] = {}
    ids: dict[str, str] = {}
    for path, goal in goals.items():
        other = numbers.setdefault(goal.number, path)
        if other != path:
            values = {"number": goal.number, "other": other}
            yield Problem(documents[path].place(("number",)), messages.content.DUPLICATE_GOAL_NUMBER, values)
        other = ids.setdefault(goal.id, path)
        if other != path:
            yield Problem(
                documents[path].place(("id",)),
                messages.content.DUPLICATE_GOAL_ID,
                {"id": goal.id, "other": other},
            )


def unnamed_goal_problems(
    goals: Mapping[str, Goal],
    documents: Mapping[str, Document],
    heading: Mapping[str, str],
    published: Mapping[str, Container[str]],
) -> Iterator[Problem]:
    """Find goals that still have the id or the address which a strategy is started with.

    Args:
        goals: The goals of the present strategy, by path of their file.
        documents: The files.
        heading: What goals are called by their numbers, in each language.
        published: The names of the pages that are on record, by language: what readers know may stay.
    """
    numbered = {language: slug_from(words.replace("{number}", _ANY)) for language, words in heading.items()}
    for path, goal in goals.items():
        if goal.draft or any(f"goals/{goal.id}" in pages for pages in published.values()):
            continue
        if goal.id == FIRST_GOAL:
            values = {"key": "id", "name": goal.id}
            yield Problem(
                documents[path].place(("id",)), messages.content.UNNAMED_GOAL, values, severity="warning"
            )
        for language, slug in goal.slug.items():
            if language in numbered and slug == numbered[language].replace(_ANY, str(goal.number)):
                place = documents[path].place(("slug", language))
                values = {"key": "slug", "name": slug}
                yield Problem(place, messages.content.UNNAMED_GOAL, values, severity="warning")


def strategy_problems(strategy: Strategy, document: Document) -> Iterator[Problem]:
    """Find a period that ends before it starts, and values with the same id."""
    if strategy.period.end < strategy.period.start:
        yield Problem(document.place(("period", "end")), messages.content.PERIOD_BACKWARDS)
    seen: set[str] = set()
    for index, value in enumerate(strategy.values.items):
        if value.id in seen:
            place = document.place(("values", "items", index, "id"))
            yield Problem(place, messages.content.DUPLICATE_VALUE_ID, {"id": value.id})
        seen.add(value.id)


def site_problems(
    site: Site, document: Document, meant: Mapping[str, str], *, has_updates: bool
) -> Iterator[Problem]:
    """Find what is missing or at odds in site.yml, and what the team has yet to fill in.

    Args:
        site: What it says.
        document: The file.
        meant: What misspelt names of pages are meant to be.
        has_updates: Whether there are updates, which need a page.
    """
    yield from language_problems(site, document)
    yield from _locale_problems(site, document)
    wanted = required_pages(has_updates=has_updates)
    yield from page_problems(site.pages, document, wanted, meant)
    for menu, keys in (("navigation", site.navigation), ("footer", site.footer)):
        for index, key in enumerate(keys):
            if key in keys[:index]:
                place = document.place((menu, index))
                yield Problem(place, messages.content.PAGE_TWICE, {"key": key}, severity="warning")
            elif key not in site.pages and key not in wanted and key not in meant.values():
                values = {"key": key, "suggestion": suggest(key, site.pages)}
                yield Problem(document.place((menu, index)), messages.content.UNKNOWN_PAGE, values)
    if is_placeholder(site.url):
        yield Problem(document.place(("url",)), messages.content.PLACEHOLDER_ADDRESS, severity="warning")
    if site.contact.email is None and site.contact.telephone is None:
        yield Problem(document.key_place(("contact",)), messages.content.CONTACT_MISSING, severity="warning")


def language_problems(site: HasLanguages, document: Document) -> Iterator[Problem]:
    """Find languages that are there twice."""
    seen: set[str] = set()
    for index, code in enumerate(site.language_codes):
        if code in seen:
            place = document.place(("languages", index, "code"))
            yield Problem(place, messages.content.DUPLICATE_LANGUAGE, {"code": code})
        seen.add(code)


def _locale_problems(site: Site, document: Document) -> Iterator[Problem]:
    """Find languages with the locale of another."""
    for index, language in enumerate(site.languages):
        of_locale = (language.locale or language.code).partition("_")[0]
        own = language.code.partition("-")[0]
        if of_locale != own and any(of_locale == code.partition("-")[0] for code in site.language_codes):
            place = document.place(("languages", index, "locale"))
            values = {"locale": language.locale, "other": of_locale, "code": language.code}
            yield Problem(place, messages.content.LOCALE_OF_ANOTHER, values, severity="warning")


def page_problems(
    pages: Mapping[str, PageEntry], document: Document, wanted: tuple[str, ...], meant: Mapping[str, str]
) -> Iterator[Problem]:
    """Find pages that are missing, and those without a part of an address.

    Args:
        pages: The pages by their names.
        document: The file that lists them.
        wanted: The names of the pages that there must be.
        meant: What misspelt names of pages are meant to be.
    """
    for key, right in meant.items():
        suggestion = messages.phrases.DID_YOU_MEAN.with_values(suggestion=right)
        values = {"key": key, "suggestion": suggestion}
        yield Problem(document.key_place(("pages", key)), messages.models.UNKNOWN_KEY, values)
    for key in wanted:
        if key not in pages and key not in meant.values():
            yield Problem(document.key_place(("pages",)), messages.content.PAGE_MISSING, {"key": key})
    for key, page in pages.items():
        if key == "home" and page.slug is not None:
            yield Problem(document.key_place(("pages", key, "slug")), messages.content.HOME_SLUG)
        if key != "home" and page.slug is None:
            yield _slug_problem(key, document)


def _slug_problem(key: str, document: Document) -> Problem:
    if document.has(("pages", key, "slug")):
        return Problem(document.key_place(("pages", key, "slug")), messages.models.KEY_EMPTY, {"key": "slug"})
    return Problem(document.key_place(("pages", key)), messages.content.SLUG_MISSING, {"key": key})


def misspelt_pages(pages: Container[str], own: Iterable[str], wanted: Iterable[str]) -> Mapping[str, str]:
    """Find pages that are nobody's, with nearly the name of one that is missing: what each is meant to be.

    Args:
        pages: The names of all pages.
        own: Those of them that are not of the program's kinds and have no text.
        wanted: The names of the pages that there must be.
    """
    names = list(own)
    missing = (key for key in wanted if key not in pages)
    return {near: key for key in missing if (near := nearest(key, names)) is not None}
