"""YAML as people mean it: texts, lists and groups with their places, and every mistake explained.

A scalar is the text that was written, whatever it looks like: ``on``, ``no``, ``2023-2025`` and ``012``
are words until the content model says that a number or a truth value belongs there. Keys stand once.
Tags, anchors and aliases are refused, so no file can grow beyond what was typed (CWE-776).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Never

from yaml import MarkedYAMLError, YAMLError
from yaml.cyaml import CParser
from yaml.events import AliasEvent, NodeEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from kalliola_site import messages
from kalliola_site.problems import Message, Place, Problem
from kalliola_site.sources import Source

DEEPEST = 20
"""How many levels of lists and groups may stand within each other; the content model has six."""

Value = str | None | list[Any] | dict[str, Any]

_MAY_HAVE_ANCHOR = re.compile(r"(?m)(?:^|[\s\[{,])[&*][^\s*]")
_NO_BREAK_INDENT = re.compile("(?m)^[ \t-]*[\u00a0\u2000-\u200b\u202f\u3000]")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)?([\w-]+):[^\s/:]")


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file says, and where it says it."""

    source: Source
    value: Value
    root: Node

    def place(self, location: Sequence[int | str]) -> Place:
        """Name the place of the value at a location, or of the nearest value around it that exists."""
        node, _ = self._find(location)
        return self._place_of(node)

    def key_place(self, location: Sequence[int | str]) -> Place:
        """Name the place of the key (or list item) at a location, or of the nearest around it."""
        node, key = self._find(location)
        return self._place_of(key or node)

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

    def _place_of(self, node: Node) -> Place:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        if isinstance(node, ScalarNode) and not node.value and not node.style:
            # An empty value begins where its colon ends.
            return self.source.place(start.line + 1, max(1, start.column), 1)
        if not isinstance(node, ScalarNode) and not node.flow_style:
            length = 1
        return self.source.place(start.line + 1, start.column + 1, max(1, length))


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
            return Problem(source.place(line, column), messages.YAML_NO_BREAK_SPACE_INDENT)
        if _MAY_HAVE_ANCHOR.search(source.text):
            _refuse_anchors(source)
        root = _Composer(source.text).get_single_node()
        if root is None:
            return Problem(source.place(), messages.YAML_EMPTY)
        return Document(source, _build(root, source, 1), root)
    except _YamlMistakeError as mistake:
        return mistake.problem
    except YAMLError as error:
        return _explain(error, source)


def _refuse_anchors(source: Source) -> None:
    parser = _Composer(source.text)
    while parser.check_event():
        event = parser.get_event()
        if isinstance(event, NodeEvent) and event.anchor is not None:
            mark = event.start_mark
            place = source.place(mark.line + 1, mark.column + 1, len(event.anchor) + 1)
            raise _YamlMistakeError(
                place, messages.YAML_ALIAS, character="*" if isinstance(event, AliasEvent) else "&"
            )


def _build(node: Node, source: Source, depth: int) -> Value:
    kind = type(node)
    if node.tag != kind.__name__:
        _fail(node, source, messages.YAML_TAG)
    if kind is ScalarNode:
        text: str = node.value
        return text if text or node.style else None
    if depth > DEEPEST:
        _fail(node, source, messages.YAML_TOO_DEEP)
    if kind is SequenceNode:
        return [_build(item, source, depth + 1) for item in node.value]
    group: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value
        if type(key) is not ScalarNode or (not name and not key.style):
            _fail(key, source, messages.YAML_KEY_NOT_TEXT)
        if key.tag != "ScalarNode":
            _fail(key, source, messages.YAML_TAG)
        if name in group:
            first = next(other for other, _ in node.value if other.value == name)
            _fail(key, source, messages.YAML_DUPLICATE_KEY, key=name, line=first.start_mark.line + 1)
        group[name] = _build(value, source, depth + 1)
    return group


def _fail(node: Node, source: Source, message: Message, **values: object) -> Never:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    raise _YamlMistakeError(
        source.place(start.line + 1, start.column + 1, max(1, length)), message, **values
    )


_EXPLANATIONS: dict[str, Message] = {
    "found a tab character where an indentation space is expected": messages.YAML_TAB,
    "found a tab character that violates indentation": messages.YAML_TAB,
    "found undefined alias": messages.YAML_ALIAS,
    "did not find expected alphabetic or numeric character": messages.YAML_ALIAS,
    "found unknown escape character": messages.YAML_BACKSLASH,
    "did not find expected hexdecimal number": messages.YAML_BACKSLASH,
    "found invalid Unicode character escape code": messages.YAML_BACKSLASH,
    "but found another document": messages.YAML_SECOND_DOCUMENT,
    "could not find expected ':'": messages.YAML_COLON_MISSING,
    "did not find expected '-' indicator": messages.YAML_INDENT,
    "did not find expected <document start>": messages.YAML_INDENT,
    "did not find expected comment or line break": messages.YAML_AFTER_BLOCK_MARK,
}


def _explain(error: YAMLError, source: Source) -> Problem:
    if isinstance(error, ReaderError):
        before = source.text[: error.position]
        place = source.place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem(place, messages.CONTROL_CHARACTER, {"name": f"U+{ord(error.character):04X}"})
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem(source.place(), messages.YAML_SYNTAX, {"reason": str(error)})
    reason = error.problem or ""
    line, column = error.problem_mark.line + 1, error.problem_mark.column + 1
    place = source.place(line, column)
    character = place.excerpt[column - 1 : column]
    context = error.context_mark
    if reason in ("found unexpected end of stream", "found unexpected document indicator") and context:
        opening = source.place(context.line + 1, context.column + 1)
        mark = opening.excerpt[context.column : context.column + 1]
        return Problem(opening, messages.YAML_QUOTES_OPEN, {"mark": mark})
    if reason.startswith(("did not find expected ',' or", "did not find expected node content")) and context:
        return _explain_bracket(reason, place, source.place(context.line + 1, context.column + 1))
    if reason == "found character that cannot start any token":
        if character == "\t":
            return Problem(place, messages.YAML_TAB)
        return Problem(place, messages.YAML_RESERVED_START, {"character": character})
    if reason == "mapping values are not allowed in this context":
        return _explain_colon(source, line, column)
    if reason == "block sequence entries are not allowed in this context":
        in_line = place.excerpt[: column - 1].rstrip().endswith(":")
        return Problem(place, messages.YAML_LIST_HERE if in_line else messages.YAML_INDENT)
    if reason == "did not find expected key":
        after_quotes = place.excerpt[: column - 1].rstrip().endswith(('"', "'"))
        return Problem(place, messages.YAML_AFTER_QUOTES if after_quotes else messages.YAML_INDENT)
    message = _EXPLANATIONS.get(reason, messages.YAML_SYNTAX)
    return Problem(place, message, {"reason": reason, "character": character})


def _explain_bracket(reason: str, place: Place, opening: Place) -> Problem:
    bracket = opening.excerpt[opening.column - 1 : opening.column]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return Problem(
            place, messages.YAML_RESERVED_START, {"character": place.excerpt[place.column - 1 : place.column]}
        )
    if place.line == opening.line and reason.startswith("did not find expected ','"):
        return Problem(place, messages.YAML_COMMA_MISSING, {"closing": closing})
    return Problem(opening, messages.YAML_BRACKET_OPEN, {"bracket": bracket, "closing": closing})


def _explain_colon(source: Source, line: int, column: int) -> Problem:
    """Tell apart the four ways in which people come to "mapping values are not allowed"."""
    place = source.place(line, column)
    if re.search(r":\s", place.excerpt[: column - 1]):
        return Problem(place, messages.YAML_COLON_IN_TEXT)
    above = source.place(line - 1) if line > 1 else place
    indent = len(above.excerpt) - len(above.excerpt.lstrip())
    if match := _KEY_WITHOUT_SPACE.match(above.excerpt):
        return Problem(
            source.place(line - 1, match.end(1) + 1), messages.YAML_SPACE_AFTER_COLON, {"key": match[1]}
        )
    words = above.excerpt.strip()
    if line > 1 and words and ":" not in words and not words.startswith(("-", "#")):
        return Problem(
            source.place(line - 1, indent + 1, len(words)), messages.YAML_COLON_MISSING
        )
    first = len(place.excerpt) - len(place.excerpt.lstrip())
    return Problem(source.place(line, 1, max(1, first)), messages.YAML_INDENT)
