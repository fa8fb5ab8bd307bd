"""Changing values in a YAML file and nothing else: comments, order and layout stay as they are.

The places of values are known to the character, so a text is replaced where it stands; the rest of the file
is never written anew. Items of lists have an editor of their own, ``yaml_list_editor``.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_nodes import (
    Replacement,
    end_of_key,
    end_of_line,
    is_in_flow,
    key_node_at,
    last_leaf,
    node_at,
    replaced,
    start_of_line,
    value_at,
)
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.syntax.yaml_writing import block_lines, in_line, indented, new_text, scalar, text_in_place


def with_texts(document: Document, texts: Mapping[Location, str]) -> Source:
    """Change texts in a document, or add them to the groups they belong to.

    Args:
        document: What the file says now.
        texts: The new texts by their location; the group or list around each must be there.
    """
    edits = []
    expected: Any = copy.deepcopy(document.value)
    for location, text in texts.items():
        *around, key = location
        is_there = isinstance(key, int) or document.has(location)
        edits.append(_replacing(document, location, text) if is_there else _adding(document, location, text))
        value_at(expected, around)[key] = text
    return replaced(document, edits, expected)


def with_values(document: Document, values: Mapping[Location, Value]) -> Source:
    """Put other values in the place of some, whatever they were: texts, groups or lists.

    What is written by line stays so, and what stands in braces or brackets, too. Comments within a value go
    with it.

    Args:
        document: What the file says now.
        values: The new values by their location; something must be there.
    """
    edits: list[Replacement] = []
    expected: Any = copy.deepcopy(document.value)
    for location, value in values.items():
        *around, key = location
        value_at(expected, around)[key] = value
        edits += _valuing(document, location, value)
    return replaced(document, edits, expected)


def with_value_added(document: Document, location: Location, value: Value) -> Source:
    """Add a key with any value at the end of the group that it belongs to, which must be there.

    Args:
        document: What the file says now.
        location: The new key's location.
        value: What it is to say.
    """
    *around, key = location
    expected: Any = copy.deepcopy(document.value)
    value_at(expected, around)[key] = value
    return replaced(document, [_adding(document, location, value)], expected)


def without_value(document: Document, location: Location) -> Source:
    """Take a key away from its group, with what stands under it and the comments right above it.

    Args:
        document: What the file says now.
        location: The key's location. The group around it is left in braces where it is empty then.
    """
    *around, key = location
    group, text = node_at(document.root, around), document.source.text
    assert isinstance(group, MappingNode)  # noqa: S101 - callers name keys they have read
    expected: Any = copy.deepcopy(document.value)
    del value_at(expected, around)[key]
    if len(group.value) == 1:
        return (
            with_values(document, {tuple(around): {}})
            if around
            else replaced(
                document, [(group.start_mark.index, end_of_line(text, last_leaf(group)), "{}")], expected
            )
        )
    index = next(number for number, (name, _) in enumerate(group.value) if name.value == key)
    start, end = _extent_in_braces(group, index) if group.flow_style else _extent_of_lines(text, group, index)
    return replaced(document, [(start, end, "")], expected)


def with_comments(document: Document, comments: Mapping[Location, str]) -> Source:
    """Put comments on lines of their own above keys, or above items of lists.

    Args:
        document: What the file says now.
        comments: What to write, without the ``#``, by the location that it is about.
    """
    lines = document.source.text.split("\n")
    for location in sorted(comments, key=lambda at: -document.key_place(at).line):
        line = document.key_place(location).line - 1
        indent = lines[line][: len(lines[line]) - len(lines[line].lstrip())]
        lines.insert(line, f"{indent}# {comments[location]}")
    return replaced(
        Document(Source(document.source.path, "\n".join(lines)), document.value), [], document.value
    )


def with_group(document: Document, location: Location, key: str, lines: Sequence[str]) -> Source:
    """Add a group at the end of another.

    Args:
        document: What the file says now.
        location: The group to add to; it must be there, with a line for each of its keys.
        key: The key of the new group.
        lines: What the new group says, as YAML, indented as if it stood alone.
    """
    around = node_at(document.root, location)
    written = indented([f"{key}:", *(f"  {line}" for line in lines)], around.value[0][0].start_mark.column)
    end = end_of_line(document.source.text, last_leaf(around))
    added = read_yaml(Source(document.source.path, "\n".join(lines)))
    assert isinstance(added, Document), lines  # noqa: S101 - callers write it themselves
    expected: Any = copy.deepcopy(document.value)
    value_at(expected, location)[key] = added.value
    return replaced(document, [(end, end, "".join(f"\n{line}" for line in written))], expected)


def _replacing(document: Document, location: Location, text: str) -> Replacement:
    node = node_at(document.root, location)
    assert isinstance(node, ScalarNode), location  # noqa: S101 - callers name texts they have read
    flow = is_in_flow(document.root, location)
    return text_in_place(document.source.text, node, text, _column(document.root, location), flow=flow)


def _column(root: Node, location: Location) -> int:
    """Return the column of a key, or of an item's hyphen."""
    *around, _ = location
    group = node_at(root, around)
    return (group if isinstance(group, SequenceNode) else key_node_at(root, location)).start_mark.column


def _valuing(document: Document, location: Location, value: Value) -> list[Replacement]:
    text, node = document.source.text, node_at(document.root, location)
    start, end = node.start_mark.index, node.end_mark.index
    is_collection = isinstance(value, dict | list) and bool(value)
    if is_in_flow(document.root, location) or (
        isinstance(node, CollectionNode) and node.flow_style and node.value
    ):
        return [(start, end, in_line(value))]
    if isinstance(node, CollectionNode) and not node.flow_style:
        return _instead_of_block(document, location, value)
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        end = start + len(text[start:end].rstrip())
    if not is_collection or isinstance(location[-1], int):
        if isinstance(value, str) and isinstance(node, ScalarNode):
            return [_replacing(document, location, value)]
        written = _after_key(document, location, value)
        return [(start, end, written if start != end or text[start - 1].isspace() else f" {written}")]
    # What follows a text on its line is a comment on it, and stays on the line of the key.
    line = end_of_line(text, node)
    columns = key_node_at(document.root, location).start_mark.column + 2
    below = "".join(f"\n{written}" for written in indented(block_lines(value), columns))
    return [(len(text[:start].rstrip(" ")), end, ""), (line, line, below)]


def _instead_of_block(document: Document, location: Location, value: Value) -> list[Replacement]:
    text, node = document.source.text, node_at(document.root, location)
    start, end = node.start_mark.index, end_of_line(text, last_leaf(node))
    if isinstance(value, dict | list) and value:
        return [(start, end, "\n".join(indented(block_lines(value), node.start_mark.column)).lstrip())]
    if isinstance(location[-1], int):
        return [(start, end, _after_key(document, location, value))]
    colon = end_of_key(text, document.root, location)
    written = "" if value is None else f" {_after_key(document, location, value)}"
    return [(colon, colon, written), (start_of_line(text, start) - 1, end, "")]


def _after_key(document: Document, location: Location, value: Value) -> str:
    if isinstance(value, str):
        return new_text(value, _column(document.root, location), flow=False)
    return in_line(value, flow=False)


def _adding(document: Document, location: Location, value: Value) -> Replacement:
    *around, key = location
    group, text = node_at(document.root, around), document.source.text
    assert isinstance(group, MappingNode), location  # noqa: S101 - callers name groups they have read
    name = scalar(str(key), flow=bool(group.flow_style))
    if not group.value:
        at = text.index("{", group.start_mark.index) + 1
        return at, at, f"{name}: {in_line(value)}"
    if is_in_flow(document.root, location):
        if text[group.start_mark.index] != "{":
            # A single key may stand in a list without braces around it.
            written = in_line({**value_at(document.value, around), key: value})
            return group.start_mark.index, group.end_mark.index, written
        end = group.value[-1][1].end_mark.index
        return end, end, f", {name}: {in_line(value)}"
    column = group.value[0][0].start_mark.column
    end = end_of_line(text, last_leaf(group))
    lines = indented(block_lines({key: value}), column)
    return end, end, "".join(f"\n{line}" for line in lines)


def _extent_in_braces(group: MappingNode, index: int) -> tuple[int, int]:
    key, value = group.value[index]
    if index == len(group.value) - 1:
        return group.value[index - 1][1].end_mark.index, value.end_mark.index
    return key.start_mark.index, group.value[index + 1][0].start_mark.index


def _extent_of_lines(text: str, group: MappingNode, index: int) -> tuple[int, int]:
    key, value = group.value[index]
    start, end = key.start_mark.index, min(end_of_line(text, last_leaf(value)) + 1, len(text))
    line = start_of_line(text, start)
    if text[line:start].strip():
        # It stands beside the hyphen of an item; what follows takes its place there.
        return start, end + len(text[end:]) - len(text[end:].lstrip())
    # What looks like a comment at the end of the text before is one of its lines.
    limit = end_of_line(text, last_leaf(group.value[index - 1][1])) + 1 if index else 0
    above = re.search(r"(?:^[ \t]*#[^\n]*\n)*\Z", text[limit:line], re.MULTILINE)
    # What a file begins with is about the file.
    line = limit + above.start() if above and limit + above.start() else line
    return line, end
