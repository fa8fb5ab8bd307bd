"""Consequences: what a model finds wrong only because something else is; never told beside their cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, cast

from kalliola_site.load.known_keys import known_keys
from kalliola_site.model.base import Model
from kalliola_site.model.mistakes import Mistake
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message
from kalliola_site.problems.suggest import nearest
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.yaml_document import Document


def consequences(
    found: Sequence[Mistake], model: type[Model], document: Document
) -> Iterator[tuple[Message, Location]]:
    """Find what only follows from another mistake, by its message and its location.

    Args:
        found: All that a model found wrong.
        model: The model.
        document: What it was held against.
    """
    for mistake in found:
        *parent, key = mistake.location or ("",)
        if mistake.message is messages.models.UNKNOWN_KEY:
            if (meant := nearest(str(key), known_keys(model, parent))) is not None:
                yield messages.models.KEY_MISSING, (*parent, meant)
            neighbours = tuple(pairwise(map(str, _group_at(document, parent))))
            if meant is None and _begins_item(mistake.location, document):
                # Where the hyphen of an item is missing, each of its keys is unknown.
                yield from (
                    (messages.models.UNKNOWN_KEY, (*parent, after))
                    for before, after in neighbours
                    if before == key
                )
            if mistake.found is None and str(key).isdigit():
                # YAML takes {value: 12,5} for a value of 12, which is only half of the number, and a key 5.
                halves = [(*parent, half) for half, after in neighbours if after == key]
                yield from ((other.message, other.location) for other in found if other.location in halves)
        elif mistake.message is messages.models.UNKNOWN_LANGUAGE and _is_source_misspelt(mistake):
            yield messages.models.SOURCE_TEXT_MISSING, tuple(parent)


def _begins_item(location: Location, document: Document) -> bool:
    """Whether a key begins a line under the item of a list that it is read as a part of."""
    if len(location) < len(("list", 0, "key")) or not isinstance(location[-2], int):
        return False
    place = document.key_place(location)
    return not place.excerpt[: place.column - 1].strip()


def _is_source_misspelt(mistake: Mistake) -> bool:
    languages = cast("Sequence[str]", mistake.values["known"])
    return nearest(str(mistake.location[-1]), languages) == languages[0]


def _group_at(document: Document, location: Iterable[int | str]) -> Mapping[str, object]:
    group: Any = document.value
    for step in location:
        is_there = step in group if isinstance(group, dict) else isinstance(group, list)
        group = group[step] if is_there else None
    return group if isinstance(group, dict) else {}
