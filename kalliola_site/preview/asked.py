"""What a page of ours has asked for, read from its JSON: nothing in it is trusted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.preview.gate import RefusedError
from kalliola_site.syntax.place_in_file import TextPlace, read_text_place

MANY = 200
"""How many edits a request may have."""


_KEY = 64
"""How many characters of a request's name are read."""


@frozen_value
class FieldEdit:
    """What was written into a field."""

    name: str
    """The place of a text, or a panel's own name of the field."""
    old: str | None
    """What stood there when it was shown; None where nothing did."""
    new: str | None
    """What stands there now; None where it was emptied."""


def refuse() -> RefusedError:
    """Return the refusal of what no page of ours asks for (400)."""
    return RefusedError(400, "Bad Request")


@frozen_value
class Asked:
    """A request's object. Whatever is read of it and is not what it should be raises ``RefusedError``."""

    value: Mapping[str, Any]

    @property
    def is_dry(self) -> bool:
        """Whether nothing is to be written, only checked."""
        return self.value.get("dry") is True

    @property
    def key(self) -> str:
        """What names the request, so that it is done once even where it is sent twice."""
        found = self.value.get("key", "")
        return found[:_KEY] if isinstance(found, str) else ""

    def text(self, name: str) -> str:
        """Return a text."""
        found = self.value.get(name)
        if not isinstance(found, str):
            raise refuse()
        return found

    def edits(self) -> tuple[FieldEdit, ...]:
        """Return what was written into fields."""
        given = self.value.get("edits")
        if not isinstance(given, list) or not 0 < len(given) <= MANY:
            raise refuse()
        return tuple(map(_edit, given))

    def place(self, name: str) -> TextPlace:
        """Return a place."""
        return as_place(self.value.get(name))

    def number(self, name: str) -> int:
        """Return a number of an item, from 0."""
        found = self.value.get(name)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found < 10**6:
            raise refuse()
        return found

    def items(self) -> tuple[Mapping[str, str], ...]:
        """Return new items of a list, each a text by language."""
        given = self.value.get("items")
        if not isinstance(given, list) or not 0 < len(given) <= MANY:
            raise refuse()
        return tuple(map(_texts, given))

    def texts(self, name: str) -> Mapping[str, str]:
        """Return texts by their names."""
        return _texts(self.value.get(name))

    def choice(self, name: str, known: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever is known
        """Return what a name stands for."""
        found = self.value.get(name)
        if not isinstance(found, str) or found not in known:
            raise refuse()
        return known[found]


def as_place(written: object) -> TextPlace:
    """Read a place.

    Raises:
        RefusedError: It is none.
    """
    place = read_text_place(written) if isinstance(written, str) else None
    if place is None:
        raise refuse()
    return place


def _texts(given: object) -> Mapping[str, str]:
    if not isinstance(given, dict) or not given or not all(isinstance(each, str) for each in given.values()):
        raise refuse()
    return given


def _edit(given: object) -> FieldEdit:
    if not isinstance(given, dict) or not isinstance(given.get("place"), str):
        raise refuse()
    old, new = given.get("old"), given.get("new")
    if not isinstance(old, str | None) or not isinstance(new, str | None):
        raise refuse()
    return FieldEdit(given["place"], old or None, new if new and new.strip() else None)
