"""Which pages are wholly there in a language: one that is not shows the source's text, and says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kalliola_site.model.base import LocalizedText, Model, localized_texts
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import UPDATES_PAGE
from kalliola_site.model.update import Update

_PARTS = {
    "home": ("promise", "closing", "vision", "goals", "mission", "values"),
    "story": ("story",),
    "vision": ("vision",),
    "mission": ("mission",),
    "values": ("values",),
    "goals": ("goals",),
    "strategy": ("promise", "subtitle", "story", "vision", "goals", "mission", "values", "closing"),
}
"""The parts of ``strategy.yml`` that a page shows."""

_LONG_TEXTS = {"strategy": ("story", "mission", "vision")}
"""The long texts that a page shows besides its own."""

_GOAL_LISTS = frozenset({"home", "goals", "indicators"})
"""The pages that name every goal."""


def untranslated_pages(content: Content) -> frozenset[tuple[str, str]]:
    """Find the pages of ``site.yml`` that show a text which is not there in their language.

    Returns:
        Their names within their period, each with the language.
    """
    return frozenset(
        (key, language)
        for language in content.languages[1:]
        for key in content.page_keys
        if _lacks_long_text(content, key, language)
        or (key == UPDATES_PAGE and not are_listed_in(content.recent_updates, language))
        or any(language not in text for text in _short_texts(content, key))
    )


def is_translated(model: Model, language: str) -> bool:
    """Whether all texts of a goal or an update are there in a language."""
    return all(language in text for _, text in localized_texts(model))


def are_listed_in(updates: Iterable[Update], language: str) -> bool:
    """Whether all that lists show of updates is there in a language."""
    return all(language in text for update in updates for text in (update.title, update.summary))


def _short_texts(content: Content, key: str) -> Iterator[LocalizedText]:
    entry = content.site.pages[key]
    yield entry.title
    yield entry.description
    for part in _PARTS.get(key, ()):
        yield from (text for _, text in localized_texts(getattr(content.strategy, part)))
    for goal in content.goals:
        if key == "strategy":
            yield from (text for _, text in localized_texts(goal))
        elif key in _GOAL_LISTS:
            yield from (goal.theme, goal.line)
        if key == "indicators" and not isinstance(goal.indicators, str):
            yield from (indicator.name for indicator in goal.indicators)
    if key == "identity":
        yield from (text for _, text in localized_texts(content.brand))


def _lacks_long_text(content: Content, key: str, language: str) -> bool:
    source = content.languages[0]
    return any(
        (page, source) in content.texts and (page, language) not in content.texts
        for page in map(content.key, (key, *_LONG_TEXTS.get(key, ())))
    )
