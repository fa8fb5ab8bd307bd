"""What a YAML file says, and where it says it; its notation is only parsed where a place is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kalliola_site.problems.problem import Place
from kalliola_site.syntax.source import Source

if TYPE_CHECKING:
    from yaml.nodes import Node

    from kalliola_site.syntax.yaml_places import Places

Value = str | None | list[Any] | dict[str, Any]


class Document:
    """What a YAML file says, and where it says it."""

    def __init__(self, source: Source, value: Value) -> None:
        """Take a file, and what it says."""
        self.source = source
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and (self.source, self.value) == (other.source, other.value)

    def __hash__(self) -> int:
        return hash(self.source)

    @cached_property
    def _places(self) -> Places:
        from kalliola_site.syntax.yaml_places import Places  # noqa: PLC0415 - most builds ask for no place

        return Places(self.source)

    @property
    def root(self) -> Node:
        """The file's nodes, with their places; read again when they are asked for, which is seldom."""
        return self._places.root

    def place(self, location: Sequence[int | str]) -> Place:
        """Name the place of the value at a location, or of the nearest value around it that exists."""
        return self._places.of_value(location)

    def key_place(self, location: Sequence[int | str]) -> Place:
        """Name the place of the key (or list item) at a location, or of the nearest around it."""
        return self._places.of_key(location)

    def has(self, location: Sequence[int | str]) -> bool:
        """Whether there is a key at a location, whatever it says."""
        return self._places.has(location)

    def comma_before(self, location: Sequence[int | str]) -> Place | None:
        """Name the comma between braces or brackets that makes a key of what stands at a location."""
        return self._places.comma_before(location)

    def extent(self, location: Sequence[int | str]) -> tuple[int, int]:
        """Return where in the file the words of a text begin and end, without its quotes or block mark."""
        return self._places.extent(location)


class KeptDocument(Document):
    """A file that was read before; what it says is loaded when it is asked for."""

    def __init__(self, source: Source, load: Callable[[], Value]) -> None:
        """Take the file, and what loads what it says."""
        self.source = source
        self._load = load

    @property
    def value(self) -> Value:  # type: ignore[override]
        """What it says; it is loaded each time, for nearly all is asked for once."""
        return self._load()
