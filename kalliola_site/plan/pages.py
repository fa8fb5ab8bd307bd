"""Pages and the plan: values that tell what there is, where, and what counts as its counterpart."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.page_types import HOME
from kalliola_site.model.period import keys_meant
from kalliola_site.model.strategy import Goal
from kalliola_site.model.update import Update

ASSET_FOLDER = "assets"
"""Where published assets are, below the site's root."""

SHARE_FOLDER = "share"
"""Where the pictures for shared links are, below the site's root."""

DATA_FOLDER = "data"
"""Where the files of open data are, below the site's root."""


@frozen_value
class Page:
    """One page in one language, as planned."""

    key: str
    """Its language-neutral name: ``home``, ``values``, ``goals/inequality``."""
    language: str
    template: str
    """The name of its template, without folder and ending."""
    path: str
    """Its address below the site's root, with a final slash; empty for the home page at the root."""
    named: tuple[LocalizedText, LocalizedText] | None = None
    """Its title and what it is about, where no goal and no update gives it these."""
    translated: bool = True
    """Whether all that it shows is there in its language; known when it has been rendered."""
    goal: Goal | None = None
    update: Update | None = None
    period: str = ""
    """The name of the past period that it is of; empty where it is not of a past one."""
    updates: tuple[Update, ...] = ()
    """The updates that it lists, where that is what it is for."""
    previous: str | None = None
    """The key of the page before it, where it has one: on the walk through the house, or among updates."""
    next: str | None = None

    @property
    def title(self) -> LocalizedText:
        """What it is called."""
        if self.goal is not None:
            return self.goal.line
        return self.update.title if self.update is not None else self._named[0]

    @property
    def description(self) -> LocalizedText:
        """What it is about."""
        if self.goal is not None:
            return self.goal.description[0]
        return self.update.summary if self.update is not None else self._named[1]

    @property
    def _named(self) -> tuple[LocalizedText, LocalizedText]:
        assert self.named is not None, self.key  # noqa: S101 - one without a goal or an update has it
        return self.named

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


@frozen_value
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

    def with_borrowing(self, pages: Collection[Page]) -> Plan:
        """The same table, in which these pages are not wholly translated."""
        borrowing = {(page.key, page.language) for page in pages}
        changed = tuple(
            replace(page, translated=False) if (page.key, page.language) in borrowing else page
            for page in self.pages
        )
        return replace(self, pages=changed, by_key={(page.key, page.language): page for page in changed})

    def canonical(self, page: Page) -> Page:
        """The page that search engines should name: the original of one that is not wholly translated."""
        return page if page.translated else self.counterparts(page)[0]
