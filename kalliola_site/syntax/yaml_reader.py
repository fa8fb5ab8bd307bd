"""YAML as people mean it: texts, lists and groups with their places, and every mistake explained.

A scalar is the text that was written, whatever it looks like: ``on``, ``no``, ``2023-2025`` and ``012``
are words until the content model says that a number or a truth value belongs there. Keys stand once.
Tags, anchors and aliases are refused, so no file can grow beyond what was typed (CWE-776).
"""

from __future__ import annotations

import re
from typing import Any, Never

from yaml import YAMLError
from yaml.events import AliasEvent, NodeEvent
from yaml.nodes import Node, ScalarNode, SequenceNode

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Place, Problem
from kalliola_site.syntax.source import CONTROL, Source, without_unseen
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_errors import explain_syntax
from kalliola_site.syntax.yaml_places import Composer, place_of
from kalliola_site.syntax.yaml_quotes import end_where_others_begin

DEEPEST = 20
"""How many levels of lists and groups may stand within each other; the content model has six."""

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes nothing, where no quotation marks stand around it (YAML 1.2.2, 10.3.2)."""

_MAY_HAVE_MARK = re.compile(r"(?m)(?:^|[\s\[{,])(?:[&*][^\s*]|!(?:\s|$))")
_NO_BREAK_INDENT = re.compile("(?m)^[ \t-]*[\u00a0\u2000-\u200b\u202f\u3000]")


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
        root = Composer(source.text).get_single_node()
        if root is None:
            return Problem(source.place(), messages.yaml.YAML_EMPTY)
        return Document(source, _build(root, source, 1))
    except _YamlMistakeError as mistake:
        return mistake.problem
    except YAMLError as error:
        return explain_syntax(error, source)


def _refuse_marks(source: Source) -> None:
    """Refuse anchors and aliases, and the lone ``!`` that the composer takes for no tag at all."""
    parser = Composer(source.text)
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


def _fail(node: Node, source: Source, message: Message, **values: object) -> Never:
    raise _YamlMistakeError(place_of(node, source), message, **values)
