"""The texts of all periods: each is checked with the pages in view that its own links can mean.

Texts of a past strategy, and updates from its years, are of that period: a link in them to ``values`` leads
to the values as they were then.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from kalliola_site.cache.memory import Memory
from kalliola_site.model.base import LocalizedText, Model, with_texts
from kalliola_site.model.drafts import Drafts
from kalliola_site.model.links import ContentLink, OutsideAddress
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.period import keys_meant
from kalliola_site.model.update import Update
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.validate.markdown import markdown_problems
from kalliola_site.validate.strategy import ParsedStrategy

_LINK = re.compile(r"(\]\(<?)([a-z0-9-]+(?:/[a-z0-9-]+)*)(?=[#)>\s])")
"""Where a link in a text names a page."""


def check_texts(  # noqa: PLR0913, PLR0917 - what is checked, and with what in view
    documents: Mapping[str, Document],
    present: tuple[Mapping[str, Model], Texts],
    strategies: tuple[ParsedStrategy, ...],
    pages: Iterable[str],
    unsure: tuple[str, ...],
    drafts: Drafts,
    known: Container[str],
    memory: Memory,
) -> tuple[tuple[ContentLink, ...], tuple[OutsideAddress, ...], list[Problem]]:
    """Check the Markdown of every text, and tell which page each link means.

    Args:
        documents: The YAML files, by path.
        present: The YAML files of no past period by path, updates of all years included, and the long texts.
        strategies: The present one, then those of past periods from the newest.
        pages: The keys of all pages that are of no past period.
        unsure: How the names of pages begin that are not all known, because a file could not be read.
        drafts: The drafts.
        known: The paths of YAML files whose texts are known to be right, whatever else there is.
        memory: In which files nothing was found in earlier builds.

    Returns:
        The links to an anchor by the key of their page, the links out of the site, and the problems.
    """
    past = strategies[1:]
    models_now, texts_now = present
    updates = {path: model for path, model in models_now.items() if isinstance(model, Update)}
    keys = {*pages, *(f"{strategy.period}/{name}" for strategy in past for name in strategy.page_names)}
    names = keys.union(*(strategy.page_names for strategy in past))
    periods = [strategy.period for strategy in past]
    links: list[ContentLink] = []
    outside: list[OutsideAddress] = []
    problems: list[Problem] = []
    parts: list[tuple[str, Mapping[str, Model], Texts]] = [
        ("", {path: model for path, model in models_now.items() if path not in updates}, texts_now),
        *((item.period, item.models, item.texts or {}) for item in past),
        *((period_of(update, strategies), {path: update}, {}) for path, update in updates.items()),
    ]

    def key_meant(name: str, period: str) -> str:
        return next((key for key in keys_meant(name, period, periods) if key in keys), name)

    for period, models, texts in parts:
        unpublished = frozenset(name for name in names if key_meant(name, period) in drafts.pages)
        found, leaving, wrong = markdown_problems(
            models, documents, texts, names, unsure, (drafts, unpublished), known, memory
        )
        links += (replace(link, key=key_meant(link.key, period)) for link in found)
        outside += leaving
        problems += wrong
    return tuple(links), tuple(outside), problems


def texts_by_key(past: tuple[ParsedStrategy, ...]) -> Texts:
    """Return the long texts of past periods by the keys of their pages, and by language."""
    return {
        (f"{strategy.period}/{name}", language): source
        for strategy in past
        for (name, language), source in (strategy.texts or {}).items()
    }


def period_of(update: Update, strategies: Iterable[ParsedStrategy]) -> str:
    """Name the past period in whose years an update was written; empty where it is of the present one."""
    year = int(update.year)
    return next((item.period for item in strategies if year in item.goals_of_period().years), "")


def links_within_period(strategy: ParsedStrategy, value: Any) -> Any:  # noqa: ANN401 - mirrors any model
    """Let the links in a model's texts lead into a past period, wherever they are shown."""
    names = frozenset(strategy.page_names)

    def whole(link: re.Match[str]) -> str:
        return f"{link[1]}{strategy.period}/{link[2]}" if link[2] in names else link[0]

    def changed(text: LocalizedText) -> LocalizedText:
        return text.in_other_words({language: _LINK.sub(whole, words) for language, words in text.items()})

    return with_texts(value, changed)
