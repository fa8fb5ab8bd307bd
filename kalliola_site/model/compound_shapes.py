"""Shapes that are made of others: lists, groups, and what may be one thing or another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.mistakes import WrongValueError
from kalliola_site.model.shapes import WRONG, Reading, Shape, Wrong
from kalliola_site.problems import messages
from kalliola_site.syntax.location import Location


@frozen_value
class ListShape(Shape):
    """A list of things of one shape."""

    item: Shape
    needs_items: bool = False
    count: int | None = None
    """How many there have to be, where that is fixed."""

    def read(self, value: object, here: Location, reading: Reading) -> tuple[Any, ...] | Wrong:
        """Read a list."""
        if not isinstance(value, list | tuple):
            return reading.refuse(messages.models.NOT_LIST, here, value)
        if self.count is not None and value and len(value) != self.count:
            return reading.refuse(
                messages.models.WRONG_COUNT, here, value, count=len(value), wanted=self.count
            )
        if self.needs_items and not value:
            return reading.refuse(messages.models.EMPTY_LIST, here, value)
        before = len(reading.mistakes)
        items = tuple([self.item.read(item, (*here, index), reading) for index, item in enumerate(value)])
        return WRONG if len(reading.mistakes) > before else items


@frozen_value
class GroupShape(Shape):
    """A group with keys of one shape, and under them things of one shape."""

    keys: Shape
    item: Shape
    needs_items: bool = False
    wanted: tuple[str, ...] = ()
    """The keys that it should have; that one is missing is told by whoever knows why."""

    def read(self, value: object, here: Location, reading: Reading) -> dict[str, Any] | Wrong:
        """Read a group."""
        if not isinstance(value, dict):
            return reading.refuse(messages.models.NOT_GROUP, here, value)
        if self.needs_items and not value:
            return reading.refuse(messages.models.EMPTY_LIST, here, value)
        before = len(reading.mistakes)
        group = {
            self._key(key, here, reading): self.item.read(item, (*here, key), reading)
            for key, item in value.items()
        }
        return WRONG if len(reading.mistakes) > before else group

    def _key(self, key: str, here: Location, reading: Reading) -> Any:  # noqa: ANN401 - as it was read
        before = len(reading.mistakes)
        read = self.keys.read(key, (*here, key), reading)
        reading.mistakes[before:] = [replace(item, is_key=True) for item in reading.mistakes[before:]]
        return read


@frozen_value
class OptionalShape(Shape):
    """Something, or nothing at all."""

    inner: Shape

    def read(self, value: object, here: Location, reading: Reading) -> Any:  # noqa: ANN401 - whatever it is
        """Read something, or nothing."""
        return None if value is None else self.inner.read(value, here, reading)


@frozen_value
class OneOfShape(Shape):
    """One of several shapes: the one that what is written looks like.

    Otherwise every mistake would be told of once for each of them.
    """

    members: tuple[Shape, ...]
    choose: Callable[[object], Shape]
    """Names the member for what is written; may raise ``WrongValueError``."""

    def read(self, value: object, here: Location, reading: Reading) -> Any:  # noqa: ANN401 - whatever it is
        """Read what it looks like."""
        try:
            chosen = self.choose(value)
        except WrongValueError as wrong:
            return reading.refuse(wrong.message, here, value, **wrong.values)
        return chosen.read(value, here, reading)
