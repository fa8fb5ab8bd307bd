"""The words in braces of ``content/interface.yml``, which are filled in when pages are made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kalliola_site.model.base import Model, localized_texts
from kalliola_site.model.interface.placeholders import placeholders_at
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Place, Problem
from kalliola_site.problems.suggest import suggest
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.yaml_document import Document

_PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_BRACE = re.compile(r"[{}]+")


def placeholder_problems(interface: Model, document: Document) -> Iterator[Problem]:
    """Hold every phrase, in the source language and in others, to the placeholders that its model has."""
    for location, text in localized_texts(interface):
        known = placeholders_at(type(interface), location)
        for language, words in text.items():
            if known or "{" in words or "}" in words:
                yield from _problems_in(words, known, document, (*location, language))


def _problems_in(
    words: str, known: tuple[str, ...], document: Document, location: Location
) -> Iterator[Problem]:
    written = set(_PLACEHOLDER.findall(words))
    wrong = [name for name in dict.fromkeys(_PLACEHOLDER.findall(words)) if name not in known]
    for name in wrong:
        place = _place(document, location, f"{{{name}}}")
        yield Problem(
            place, messages.markdown.UNKNOWN_PLACEHOLDER, {"name": name, "suggestion": _instead(name, known)}
        )
    half_open = _BRACE.search(_PLACEHOLDER.sub(lambda match: " " * len(match[0]), words))
    if half_open is not None:
        place = _place(document, location, half_open[0])
        values = {"brace": half_open[0], "suggestion": _instead("", known)}
        yield Problem(place, messages.markdown.PLACEHOLDER_HALF_OPEN, values)
    if not wrong and half_open is None:
        # One that is misspelt is not told to be missing as well.
        for name in known:
            if name not in written:
                place = document.place(location)
                yield Problem(place, messages.markdown.PLACEHOLDER_MISSING, {"name": name})


def _instead(name: str, known: tuple[str, ...]) -> Phrase:
    if not known:
        return messages.markdown.NO_PLACEHOLDERS
    return suggest(f"{{{name}}}", [f"{{{other}}}" for other in known])


def _place(document: Document, location: Location, written: str) -> Place:
    """Find what was written in the text at a location; or else the text."""
    start, end = document.extent(location)
    text = document.source.text
    found = re.search(rf"(?<![{{}}]){re.escape(written)}(?![{{}}])", text[start:end])
    if found is None:
        return document.place(location)
    before = text[: start + found.start()]
    return document.source.place(before.count("\n") + 1, len(before) - before.rfind("\n"), len(written))
