"""Where what a YAML file says stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from kalliola_site.problems.problem import Place
from kalliola_site.syntax.source import Source


class Places:
    """The places in one file, by where in the groups and lists of it something is."""

    def __init__(self, source: Source) -> None:
        """Take the file, which can be read."""
        self.source = source

    @cached_property
    def root(self) -> Node:
        """The file's nodes, with their places; read again when they are asked for, which is seldom."""
        root = Composer(self.source.text).get_single_node()
        assert root is not None  # noqa: S101 - it was there when the file was read
        return root

    def of_value(self, location: Sequence[int | str]) -> Place:
        """Name the place of the value at a location, or of the nearest value around it that exists."""
        node, _ = self._find(location)
        return place_of(node, self.source)

    def of_key(self, location: Sequence[int | str]) -> Place:
        """Name the place of the key (or list item) at a location, or of the nearest around it."""
        node, key = self._find(location)
        return place_of(key or node, self.source)

    def has(self, location: Sequence[int | str]) -> bool:
        """Whether there is a key at a location, whatever it says."""
        group, _ = self._find(location[:-1])
        return isinstance(group, MappingNode) and any(key.value == location[-1] for key, _ in group.value)

    def comma_before(self, location: Sequence[int | str]) -> Place | None:
        """Name the comma between braces or brackets that makes a key of what stands at a location."""
        group, _ = self._find(location[:-1])
        _, key = self._find(location)
        if not (isinstance(group, MappingNode) and group.flow_style and key is not None):
            return None
        before = self.source.text[group.start_mark.index : key.start_mark.index].rstrip()
        if not before.endswith(","):
            return None
        ahead = self.source.text[: group.start_mark.index + len(before)]
        return self.source.place(ahead.count("\n") + 1, len(ahead) - ahead.rfind("\n") - 1)

    def extent(self, location: Sequence[int | str]) -> tuple[int, int]:
        """Return where in the file the words of a text begin and end, without its quotes or block mark."""
        node, _ = self._find(location)
        start, end = node.start_mark.index, node.end_mark.index
        style = node.style if isinstance(node, ScalarNode) else None
        if style in ('"', "'"):
            return start + 1, end - 1
        if style in ("|", ">"):
            start = self.source.text.index("\n", start) + 1
        return start, start + len(self.source.text[start:end].rstrip())

    def _find(self, location: Sequence[int | str]) -> tuple[Node, Node | None]:
        node, key = self.root, None
        for step in location:
            if isinstance(node, MappingNode):
                for key_node, value_node in node.value:
                    if key_node.value == step:
                        node, key = value_node, key_node
                        break
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
                node, key = node.value[step], None
        return node, key


class Composer(CParser):
    """libyaml's composer without implicit types: a plain node's tag is its kind."""

    def resolve(self, kind: type[Node], _value: object, _implicit: object) -> str:
        """Name the kind of a node."""
        return kind.__name__

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Have no rules for what is within a node."""

    def ascend_resolver(self) -> None:
        """Have none that would end with it."""


def place_of(node: Node, source: Source) -> Place:
    """Name the place of a node in its file."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, ScalarNode) and not node.value and not node.style:
        # An empty value begins where its colon ends; the caret belongs on the colon.
        return source.place(start.line + 1, max(1, start.column))
    is_block = isinstance(node, CollectionNode) and not node.flow_style
    length = 1 if is_block or end.line != start.line else end.column - start.column
    return source.place(start.line + 1, start.column + 1, max(1, length))
