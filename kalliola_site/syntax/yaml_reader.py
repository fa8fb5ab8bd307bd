"""YAML as people mean it: texts, lists and groups with their places, and every mistake explained.

A scalar is the text that was written, whatever it looks like: ``on``, ``no``, ``2023-2025`` and ``012``
are words until the content model says that a number or a truth value belongs there. Keys stand once.
Tags, anchors and aliases are refused, so no file can grow beyond what was typed (CWE-776).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Never

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import AliasEvent, NodeEvent
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Place, Problem
from kalliola_site.syntax.source import CONTROL, Source, without_unseen
from kalliola_site.syntax.yaml_errors import explain_syntax
from kalliola_site.syntax.yaml_quotes import end_where_others_begin

DEEPEST = 20
"""How many levels of lists and groups may stand within each other; the content model has six."""

Value = str | None | list[Any] | dict[str, Any]

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes nothing, where no quotation marks stand around it (YAML 1.2.2, 10.3.2)."""

_MAY_HAVE_MARK = re.compile(r"(?m)(?:^|[\s\[{,])(?:[&*][^\s*]|!(?:\s|$))")
_NO_BREAK_INDENT = re.compile("(?m)^[ \t-]*[\u00a0\u2000-\u200b\u202f\u3000]")


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
    def root(self) -> Node:
        """The file's nodes, with their places; read again when they are asked for, which is seldom."""
        root = _Composer(self.source.text).get_single_node()
        assert root is not None  # noqa: S101 - it was there when the file was read
        return root

    def place(self, location: Sequence[int | str]) -> Place:
        """Name the place of the value at a location, or of the nearest value around it that exists."""
        node, _ = self._find(location)
        return _place_of(node, self.source)

    def key_place(self, location: Sequence[int | str]) -> Place:
        """Name the place of the key (or list item) at a location, or of the nearest around it."""
        node, key = self._find(location)
        return _place_of(key or node, self.source)

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


class KeptDocument(Document):
    """A file that was read before; what it says is loaded when it is asked for."""

    def __init__(self, source: Source, load: Callable[[], Value]) -> None:
        """Take the file, and what loads what it says."""
        self.source = source
        self._load = load

    @cached_property
    def value(self) -> Value:  # type: ignore[override]
        """What it says."""
        return self._load()


class _Composer(CParser):
    """libyaml's composer without implicit types: a plain node's tag is its kind."""

    def resolve(self, kind: type[Node], _value: object, _implicit: object) -> str:
        return kind.__name__

    def descend_resolver(self, _parent: object, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class _YamlMistakeError(Exception):
    def __init__(self, place: Place, message: Message, **values: object) -> None:
        self.problem = Problem(place, message, values)


def read_yaml(source: Source) -> Document | Problem:
    """Read one YAML file whole.

    Returns:
        What it says, or the first mistake in its syntax: after one, nothing that follows is sure.
    """
    try:
        if match := _NO_BREAK_INDENT.search(source.text):
            line = source.text.count("\n", 0, match.end()) + 1
            column = match.end() - (source.text.rfind("\n", 0, match.end()) + 1)
            return Problem(source.place(line, column), messages.yaml.YAML_NO_BREAK_SPACE_INDENT)
        if _MAY_HAVE_MARK.search(source.text):
            _refuse_marks(source)
        root = _Composer(source.text).get_single_node()
        if root is None:
            return Problem(source.place(), messages.yaml.YAML_EMPTY)
        return Document(source, _build(root, source, 1))
    except _YamlMistakeError as mistake:
        return mistake.problem
    except YAMLError as error:
        return explain_syntax(error, source)


def _refuse_marks(source: Source) -> None:
    """Refuse anchors and aliases, and the lone ``!`` that the composer takes for no tag at all."""
    parser = _Composer(source.text)
    while parser.check_event():
        event: Any = parser.get_event()
        mark = event.start_mark
        place = source.place(mark.line + 1, mark.column + 1)
        if isinstance(event, NodeEvent) and event.anchor is not None:
            character = "*" if isinstance(event, AliasEvent) else "&"
            place = source.place(mark.line + 1, mark.column + 1, len(event.anchor) + 1)
            raise _YamlMistakeError(place, messages.yaml.YAML_ALIAS, character=character)
        if isinstance(event, NodeEvent) and place.excerpt[mark.column : mark.column + 1] == "!":
            raise _YamlMistakeError(place, messages.yaml.YAML_TAG)


def _build(node: Node, source: Source, depth: int, *, in_list: bool = False) -> Value:
    if node.tag != type(node).__name__:
        _fail(node, source, messages.yaml.YAML_TAG)
    if isinstance(node, ScalarNode):
        return _text_of(node, source)
    if depth > DEEPEST:
        _fail(node, source, messages.yaml.YAML_TOO_DEEP)
    if isinstance(node, SequenceNode):
        return [_build(item, source, depth + 1, in_list=True) for item in node.value]
    group: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value
        if type(key) is not ScalarNode or (not name and not key.style):
            _fail(key, source, messages.yaml.YAML_KEY_NOT_TEXT)
        if key.tag != "ScalarNode":
            _fail(key, source, messages.yaml.YAML_TAG)
        if name in group:
            first = next(other for other, _ in node.value if other.value == name)
            is_item = in_list or (depth > 1 and _begins_again(node, key))
            message = (
                messages.yaml.YAML_DUPLICATE_KEY_IN_LIST if is_item else messages.yaml.YAML_DUPLICATE_KEY
            )
            _fail(key, source, message, key=name, line=first.start_mark.line + 1)
        group[name] = _build(value, source, depth + 1)
    return group


def _text_of(node: ScalarNode, source: Source) -> str | None:
    if end_where_others_begin(node, source.text):
        _fail(node, source, messages.yaml.YAML_QUOTES_OPEN, mark=node.style)
    if node.style != '"':
        return None if node.value in _NOTHING and not node.style else node.value
    # What no file may hold, or is taken out of it, must not come in as an escape such as \0 either.
    text = without_unseen(node.value)
    if found := CONTROL.search(text):
        _fail(node, source, messages.files.CONTROL_CHARACTER, name=f"U+{ord(found[0]):04X}")
    return text


def _begins_again(group: Node, key: Node) -> bool:
    """True if all keys of a group come again from here on, as those of a list without hyphens do."""
    names = [other.value for other, _ in group.value]
    again = next(index for index, (other, _) in enumerate(group.value) if other is key)
    return again > 1 and names[again : 2 * again] == names[:again]


def _place_of(node: Node, source: Source) -> Place:
    start, end = node.start_mark, node.end_mark
    if isinstance(node, ScalarNode) and not node.value and not node.style:
        # An empty value begins where its colon ends; the caret belongs on the colon.
        return source.place(start.line + 1, max(1, start.column))
    is_block = isinstance(node, CollectionNode) and not node.flow_style
    length = 1 if is_block or end.line != start.line else end.column - start.column
    return source.place(start.line + 1, start.column + 1, max(1, length))


def _fail(node: Node, source: Source, message: Message, **values: object) -> Never:
    raise _YamlMistakeError(_place_of(node, source), message, **values)
