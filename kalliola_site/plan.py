"""Plan: every page of every language, its address and its counterparts, before anything is rendered.

Navigation, language links, hreflang, previous and next, the sitemap and the resolution of links all read
this one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kalliola_site import messages
from kalliola_site.load import PERIODS, SITE
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.periods import keys_meant
from kalliola_site.model.site import ABOUT_PAGE, PAGES_WITH_TEMPLATE, UPDATES_PAGE
from kalliola_site.model.strategy import Goal
from kalliola_site.model.updates import Update
from kalliola_site.problems import Place, Problem
from kalliola_site.translations.coverage import are_listed_in, is_translated, untranslated_pages
from kalliola_site.validate import Content

HOME = "home"
GOALS = "goals"

ASSET_FOLDER = "assets"
"""Where published assets are, below the site's root."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names that Windows cannot have for a file, whatever the ending."""

SHARE_FOLDER = "share"
"""Where the pictures for shared links are, below the site's root."""

DATA_FOLDER = "data"
"""Where the files of open data are, below the site's root."""

RESERVED_FOLDERS = frozenset({ASSET_FOLDER, SHARE_FOLDER, DATA_FOLDER, "404"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language, as planned."""

    key: str
    """Its language-neutral name: ``home``, ``values``, ``goals/inequality``."""
    language: str
    template: str
    """The name of its template, without folder and ending."""
    path: str
    """Its address below the site's root, with a final slash; empty for the home page at the root."""
    title: LocalizedText
    description: LocalizedText
    translated: bool = True
    """Whether all that it shows of the content is there in its language."""
    goal: Goal | None = None
    update: Update | None = None
    period: str = ""
    """The name of the past period that it is of; empty where it is not of a past one."""
    updates: tuple[Update, ...] = ()
    """The updates that it lists, where that is what it is for."""
    previous: str | None = None
    """The key of the page before it among its like, where it has neighbours."""
    next: str | None = None

    @property
    def output(self) -> str:
        """The file it is published as, below the site's root."""
        return f"{self.path}index.html"

    @property
    def path_in_its_time(self) -> str:
        """The address that it had when its period was the present one."""
        return f"/{self.path}".replace(f"/{self.period}/", "/", 1)[1:] if self.period else self.path

    @property
    def name(self) -> str:
        """Its key without the period: what it is among the pages of its strategy."""
        return self.key.removeprefix(f"{self.period}/") if self.period else self.key


@dataclass(frozen=True, slots=True)
class Plan:
    """The table of all pages, in order: by key as in site.yml, then by language."""

    pages: tuple[Page, ...]
    by_key: Mapping[tuple[str, str], Page]
    """The pages by key and language."""
    keys: tuple[str, ...]
    """The keys of all pages, in reading order."""
    languages: tuple[str, ...]
    """The languages, the source first."""
    past: tuple[str, ...] = ()
    """The names of the past periods, from the newest."""

    def find(self, name: str, language: str, period: str = "") -> Page | None:
        """Find the page that a name means, as seen from a page of some period (see ``keys_meant``)."""
        meant = ((key, language) for key in keys_meant(name, period, self.past))
        return next((self.by_key[key] for key in meant if key in self.by_key), None)

    def present(self, page: Page) -> Page:
        """The page of the present strategy that takes the place of a page of a past one.

        For a goal that is no more it is the page of all goals.
        """
        parent = page.name.rpartition("/")[0]
        return next(
            self.by_key[name, page.language]
            for name in (page.name, parent, HOME)
            if (name, page.language) in self.by_key
        )

    def counterparts(self, page: Page) -> tuple[Page, ...]:
        """The same page in every language, itself included, the source language first."""
        return tuple(self.by_key[page.key, language] for language in self.languages)

    def translations(self, page: Page) -> tuple[Page, ...]:
        """The same page in every language in which all of it is there, the source language first."""
        return tuple(other for other in self.counterparts(page) if other.translated)

    def canonical(self, page: Page) -> Page:
        """The page that search engines should name: the original of one that is not wholly translated."""
        return page if page.translated else self.counterparts(page)[0]


def plan(content: Content) -> tuple[Plan, tuple[Problem, ...]]:
    """Lay out all pages of all languages, and find the addresses that clash or cannot be used."""
    languages = content.languages
    pages = [page for strategy in (content, *content.past) for page in _pages(strategy)]
    by_key = {(page.key, page.language): page for page in pages}
    keys = tuple(dict.fromkeys(page.key for page in pages))
    table = Plan(tuple(pages), by_key, keys, languages, tuple(past.period for past in content.past))
    return table, tuple(_address_problems(content, table))


def _pages(content: Content) -> Iterator[Page]:
    """The pages of the present strategy and all that is of none, or those of a past one."""
    untranslated = untranslated_pages(content)
    for key in content.page_keys:
        for language in content.languages:
            yield _page(content, key, language, translated=(key, language) not in untranslated)
        if key == GOALS:
            yield from _goal_pages(content)
        if key == UPDATES_PAGE:
            yield from _archives(content)
            yield from _update_pages(content)


def _prefix(content: Content, language: str) -> str:
    prefix = "" if language == content.languages[0] else f"{language.lower()}/"
    return f"{prefix}{content.period}/" if content.period else prefix


def _in_language(text: LocalizedText, language: str, source: str) -> str:
    return text.get(language) or text[source]


def _page(content: Content, key: str, language: str, *, translated: bool = True) -> Page:
    entry = content.site.pages[key]
    path = _prefix(content, language)
    if entry.slug is not None:
        path += f"{_in_language(entry.slug, language, content.languages[0])}/"
    return Page(
        key=content.key(key),
        language=language,
        template=key if key in {*PAGES_WITH_TEMPLATE, ABOUT_PAGE} else "text",
        path=path,
        title=entry.title,
        description=entry.description,
        translated=translated,
        period=content.period,
        updates=content.recent_updates if key == UPDATES_PAGE else (),
    )


def _goal_pages(content: Content) -> Iterator[Page]:
    source = content.languages[0]
    parents = {language: _page(content, GOALS, language) for language in content.languages}
    keys = [content.key(goal_key(goal)) for goal in content.goals]
    for goal, previous, following in zip(content.goals, [None, *keys], [*keys[1:], None], strict=False):
        for language, parent in parents.items():
            yield Page(
                key=content.key(goal_key(goal)),
                language=language,
                template="goal",
                path=f"{parent.path}{_in_language(goal.slug, language, source)}/",
                title=goal.line,
                description=goal.description[0],
                translated=is_translated(goal, language),
                goal=goal,
                period=content.period,
                previous=previous,
                next=following,
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
                title=_of_year(words.year_title, year),
                description=_of_year(words.year_description, year),
                translated=are_listed_in(updates, language),
                updates=updates,
            )


def _of_year(text: LocalizedText, year: str) -> LocalizedText:
    return LocalizedText({language: words.replace("{year}", year) for language, words in text.items()})


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
                title=update.title,
                description=update.summary,
                translated=is_translated(update, language),
                update=update,
                previous=newer,
                next=older,
            )


def update_key(update: Update) -> str:
    """The key of an update's page."""
    return f"{UPDATES_PAGE}/{update.id}"


def _address_problems(content: Content, table: Plan) -> Iterator[Problem]:
    taken: dict[str, Page] = {}
    for page in table.pages:
        entry = content.within(page.period).site.pages.get(page.name)
        if entry is not None and page.name != HOME and entry.slug is None:
            continue  # told of already: its slug is missing
        parts = page.path.strip("/").split("/")
        for part in parts:
            if _RESERVED.fullmatch(part) or (part == parts[0] and part in RESERVED_FOLDERS):
                values = {"address": f"/{page.path}", "name": part}
                yield Problem(_slug_place(content, page), messages.ADDRESS_RESERVED, values)
        # Some file systems take names that differ only in case for the same.
        other = taken.setdefault(page.path.casefold(), page)
        if other is not page:
            values = {"address": f"/{page.path}", "other": f"{other.key} ({other.language})"}
            yield Problem(_slug_place(content, page), messages.ADDRESS_TAKEN, values)


def _slug_place(content: Content, page: Page) -> Place:
    content = content.within(page.period)
    if page.goal is not None:
        return content.documents[content.goal_paths[page.goal.id]].place(("slug", page.language))
    if page.update is not None:
        return content.documents[content.update_paths[page.update.id]].place(("slug", page.language))
    listed = content.documents[f"{PERIODS}/{page.period}/pages.yml" if page.period else SITE]
    return listed.place(("pages", page.name, "slug", page.language))
