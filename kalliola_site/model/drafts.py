"""Drafts: what is in the files and not for readers yet, found once for all that has to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.page_types import UPDATES_PAGE
from kalliola_site.model.paths import SITE
from kalliola_site.model.site import Site
from kalliola_site.model.strategy import Goal
from kalliola_site.model.update import Update
from kalliola_site.syntax.location import Location


@frozen_value
class Drafts:
    """What has ``draft: true``, and what is not published because of it."""

    languages: frozenset[str] = frozenset()
    """The tags of the languages."""
    entries: frozenset[str] = frozenset()
    """The pages of site.yml, by key."""
    files: frozenset[str] = frozenset()
    """The files of the goals and updates, by path."""
    names: tuple[str, ...] = ()
    """What to call them all: the tags of languages and the keys of pages."""
    pages: frozenset[str] = frozenset()
    """The keys of all pages that are not published: theirs, and lists that have nothing but drafts."""

    def has_text(self, path: str, location: Location, language: str) -> bool:
        """Whether a text of a YAML file is part of a draft.

        Args:
            path: The file.
            location: Where in it the text is, above its languages.
            language: The language of the text.
        """
        return (
            language in self.languages
            or path in self.files
            or (path == SITE and location[:1] == ("pages",) and location[1] in self.entries)
        )

    def has_long_text(self, page: str, language: str) -> bool:
        """Whether the long text of a page is part of a draft."""
        return language in self.languages or page in self.entries


def find_drafts(
    site: Site | None, goals: Iterable[tuple[str, Mapping[str, Goal]]], updates: Mapping[str, Update]
) -> Drafts:
    """Find all drafts.

    Args:
        site: What site.yml says, where it could be read.
        goals: The goals of each strategy by path of their file, with the name of its period if that is past.
        updates: The updates by path of their file.
    """
    draft_goals = {
        path: f"{period}/goals/{goal.id}" if period else f"goals/{goal.id}"
        for period, by_path in goals
        for path, goal in by_path.items()
        if goal.draft
    }
    draft_updates = {path: f"{UPDATES_PAGE}/{update.id}" for path, update in updates.items() if update.draft}
    languages = [language.code for language in site.languages if language.draft] if site else []
    entries = [key for key, entry in site.pages.items() if entry.draft] if site else []
    names = (*languages, *entries, *draft_goals.values(), *draft_updates.values())
    return Drafts(
        languages=frozenset(languages),
        entries=frozenset(entries),
        files=frozenset((*draft_goals, *draft_updates)),
        names=names,
        pages=frozenset((*names[len(languages) :], *_lists_of_drafts(updates.values()))),
    )


def _lists_of_drafts(updates: Iterable[Update]) -> Iterator[str]:
    known = tuple(updates)
    published = [update for update in known if not update.draft]
    if known and not published:
        yield UPDATES_PAGE
    years = {update.year for update in known} - {update.year for update in published}
    yield from (f"{UPDATES_PAGE}/{year}" for year in years)
