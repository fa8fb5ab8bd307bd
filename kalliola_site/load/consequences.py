"""Consequences: what a model finds wrong only because something else is; never told beside their cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from kalliola_site.load.known_keys import known_keys
from kalliola_site.problems import messages
from kalliola_site.problems.suggest import nearest
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.yaml_reader import Document


def consequences(
    found: Sequence[ErrorDetails], model: type[BaseModel], document: Document
) -> Iterator[tuple[str, Location]]:
    """Find what only follows from another mistake, by its type and its location.

    Args:
        found: All that a model found wrong.
        model: The model.
        document: What it was held against.
    """
    for details in found:
        *parent, key = details["loc"] or ("",)
        if details["type"] == "extra_forbidden":
            if (meant := nearest(str(key), known_keys(model, parent))) is not None:
                yield "missing", (*parent, meant)
            neighbours = tuple(pairwise(map(str, _group_at(document, parent))))
            if meant is None and _begins_item(details["loc"], document):
                # Where the hyphen of an item is missing, each of its keys is unknown.
                yield from (
                    ("extra_forbidden", (*parent, after)) for before, after in neighbours if before == key
                )
            if details["input"] is None and str(key).isdigit():
                # YAML takes {value: 12,5} for a value of 12, which is only half of the number, and a key 5.
                halves = [(*parent, half) for half, after in neighbours if after == key]
                yield from ((other["type"], other["loc"]) for other in found if other["loc"] in halves)
        elif details["type"] == messages.models.UNKNOWN_LANGUAGE.id and _is_source_misspelt(details):
            yield messages.models.SOURCE_TEXT_MISSING.id, tuple(parent)


def _begins_item(location: Location, document: Document) -> bool:
    """Whether a key begins a line under the item of a list that it is read as a part of."""
    if len(location) < len(("list", 0, "key")) or not isinstance(location[-2], int):
        return False
    place = document.key_place(location)
    return not place.excerpt[: place.column - 1].strip()


def _is_source_misspelt(details: ErrorDetails) -> bool:
    languages: Sequence[str] = details["ctx"]["known"]
    return nearest(str(details["loc"][-1]), languages) == languages[0]


def _group_at(document: Document, location: Iterable[int | str]) -> Mapping[str, object]:
    group: Any = document.value
    for step in location:
        is_there = step in group if isinstance(group, dict) else isinstance(group, list)
        group = group[step] if is_there else None
    return group if isinstance(group, dict) else {}
