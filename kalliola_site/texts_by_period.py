"""The texts of all periods: each is checked with the pages in view that its own links can mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kalliola_site.checks.files import Texts
from kalliola_site.checks.texts import ContentLink, OutsideAddress, markdown_problems
from kalliola_site.model.base import Model
from kalliola_site.model.periods import keys_meant
from kalliola_site.problems import Problem
from kalliola_site.strategies import StrategyFiles
from kalliola_site.yaml_reader import Document


def check_texts(
    documents: Mapping[str, Document],
    present: tuple[Mapping[str, Model], Texts],
    past: tuple[StrategyFiles, ...],
    pages: Iterable[str],
    unsure: tuple[str, ...],
) -> tuple[tuple[ContentLink, ...], tuple[OutsideAddress, ...], list[Problem]]:
    """Check the Markdown of every text, and tell which page each link means.

    Args:
        documents: The YAML files, by path.
        present: What is of no past period: the YAML files by path, and the long texts.
        past: The strategies of past periods, from the newest.
        pages: The keys of all pages that are of no past period.
        unsure: How the names of pages begin that are not all known, because a file could not be read.

    Returns:
        The links to an anchor by the key of their page, the links out of the site, and the problems.
    """
    keys = {*pages, *(f"{strategy.period}/{name}" for strategy in past for name in strategy.page_names)}
    names = keys.union(*(strategy.page_names for strategy in past))
    periods = [strategy.period for strategy in past]
    links: list[ContentLink] = []
    outside: list[OutsideAddress] = []
    problems: list[Problem] = []
    parts = [("", *present), *((item.period, item.models, item.texts or {}) for item in past)]
    for period, models, texts in parts:
        found, leaving, wrong = markdown_problems(models, documents, texts, names, unsure)
        for link in found:
            meant = keys_meant(link.key, period, periods)
            links.append(replace(link, key=next((key for key in meant if key in keys), link.key)))
        outside += leaving
        problems += wrong
    return tuple(links), tuple(outside), problems


def texts_by_key(past: tuple[StrategyFiles, ...]) -> Texts:
    """Give the long texts of past periods by the keys of their pages, and by language."""
    return {
        (f"{strategy.period}/{name}", language): source
        for strategy in past
        for (name, language), source in (strategy.texts or {}).items()
    }
