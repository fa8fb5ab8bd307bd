"""Mistakes: what is wrong with a value that was to be read, before it has a place in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems.problem import Message
from kalliola_site.syntax.location import Location


@frozen_value
class Mistake:
    """One thing that is wrong with a value."""

    message: Message
    location: Location
    """Where in the value it is."""
    found: object = None
    """What stands there; None where nothing does."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What the message is filled in with, and what its hint may be made from."""
    is_key: bool = False
    """Whether the last step of the location itself is wrong, rather than what stands there."""

    def below(self, location: Location) -> Mistake:
        """Return the same mistake in a value that is a part of another."""
        return replace(self, location=(*location, *self.location))


class WrongValueError(ValueError):
    """A single value cannot be what it is to be read as; carries what to say of it."""

    def __init__(self, message: Message, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.id)


class MistakesFoundError(ValueError):
    """A value is not what a content model says; carries all that is wrong with it."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        told = (f"{'.'.join(map(str, item.location))}: {item.message.id}" for item in self.mistakes)
        super().__init__("\n".join(told))
