"""Changing texts in a YAML file and nothing else: comments, order and layout stay as they are.

The places of values are known to the character, so a text is replaced where it stands; the rest of the file
is never written anew.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source, without_unseen
from kalliola_site.syntax.yaml_reader import Document, Value, read_yaml


def with_texts(document: Document, texts: Mapping[Location, str]) -> Source:
    """Change texts in a document, or add them to the groups they belong to.

    Args:
        document: What the file says now.
        texts: The new texts by their location; the group around each must be there.
    """
    edits = [_edit(document, location, text) for location, text in texts.items()]
    expected: Any = copy.deepcopy(document.value)
    for location, text in texts.items():
        *around, key = location
        _value(expected, around)[key] = text
    return _edited(document, edits, expected)


def with_values(document: Document, values: Mapping[Location, Value]) -> Source:
    """Put other values in the place of some, whatever they were: texts, groups or lists, none of them empty.

    What is written by line stays so, and what stands in braces or brackets, too. Comments within a value go
    with it.

    Args:
        document: What the file says now.
        values: The new values by their location; something must be there.
    """
    edits = []
    expected: Any = copy.deepcopy(document.value)
    for location, value in values.items():
        *around, key = location
        _value(expected, around)[key] = value
        node = _node(document.root, list(location))
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, CollectionNode) and not node.flow_style:
            end = _end_of_line(document.source.text, _last_leaf(node))
            written = ("\n" + " " * node.start_mark.column).join(_lines(value))
        else:
            group = _node(document.root, around)
            is_flow = isinstance(node, CollectionNode) or (
                isinstance(group, CollectionNode) and bool(group.flow_style)
            )
            written = _in_line(value) if is_flow or not isinstance(value, str) else scalar(value)
            if isinstance(node, ScalarNode) and node.style in ("|", ">"):
                end = start + len(document.source.text[start:end].rstrip())
        edits.append((start, end, written))
    return _edited(document, edits, expected)


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
    return _edited(
        Document(Source(document.source.path, "\n".join(lines)), document.value), [], document.value
    )


def _lines(value: Any) -> list[str]:  # noqa: ANN401 - any value of YAML
    """Write a value as lines of YAML, indented as if it stood alone."""
    if isinstance(value, dict):
        found = []
        for key, item in value.items():
            inner = _lines(item)
            if isinstance(item, dict | list):
                found += [f"{key}:", *(f"  {line}" for line in inner)]
            else:
                found.append(f"{key}: {inner[0]}")
        return found
    if isinstance(value, list):
        return [
            f"{'  ' if number else '- '}{line}" for item in value for number, line in enumerate(_lines(item))
        ]
    return [scalar(value) if isinstance(value, str) else str(value)]


def _in_line(value: Any) -> str:  # noqa: ANN401 - any value of YAML
    """Write a value in braces or brackets."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_in_line(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_in_line, value))}]"
    return scalar(value, flow=True) if isinstance(value, str) else str(value)


def with_group(document: Document, location: Location, key: str, lines: Sequence[str]) -> Source:
    """Add a group at the end of another.

    Args:
        document: What the file says now.
        location: The group to add to; it must be there, with a line for each of its keys.
        key: The key of the new group.
        lines: What the new group says, as YAML, indented as if it stood alone.
    """
    around = _node(document.root, list(location))
    indent = " " * around.value[0][0].start_mark.column
    block = "".join(f"\n{indent}{line}" for line in (f"{key}:", *(f"  {line}" for line in lines)))
    end = _end_of_line(document.source.text, _last_leaf(around))
    added = read_yaml(Source(document.source.path, "\n".join(lines)))
    assert isinstance(added, Document), lines  # noqa: S101 - callers write it themselves
    expected: Any = copy.deepcopy(document.value)
    _value(expected, location)[key] = added.value
    return _edited(document, [(end, end, block)], expected)


def without(document: Document, key: str) -> Source:
    """Take a key away from the document's outermost group, with what stands under it."""
    root, text = document.root, document.source.text
    assert isinstance(root, MappingNode)  # noqa: S101 - callers name keys they have read
    keys = [key_node.value for key_node, _ in root.value]
    index = keys.index(key)
    key_node, value = root.value[index]
    start, end = key_node.start_mark.index, min(_end_of_line(text, _last_leaf(value)) + 1, len(text))
    if root.flow_style:
        is_last = index == len(keys) - 1
        start = root.value[index - 1][1].end_mark.index if is_last and index else start
        end = value.end_mark.index if is_last else root.value[index + 1][0].start_mark.index
    expected: Any = copy.deepcopy(document.value)
    del expected[key]
    return _edited(document, [(start, end, "")], expected)


def with_item(document: Document, location: Location, text: str) -> Source:
    """Add a text at the end of a list that is there and not empty."""
    around = _node(document.root, list(location))
    assert isinstance(around, SequenceNode), location  # noqa: S101 - callers name lists they have read
    last = around.value[-1]
    if around.flow_style:
        end, item = last.end_mark.index, f", {scalar(text, flow=True)}"
    else:
        indent = " " * around.start_mark.column
        end, item = _end_of_line(document.source.text, last), f"\n{indent}- {scalar(text)}"
    expected: Any = copy.deepcopy(document.value)
    _value(expected, location).append(text)
    return _edited(document, [(end, end, item)], expected)


def _edited(document: Document, edits: Iterable[tuple[int, int, str]], expected: Value) -> Source:
    """Make replacements, given by their start and end in characters, and prove what comes of them."""
    text = document.source.text
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    source = Source(document.source.path, text)
    read = read_yaml(source)
    if isinstance(read, Problem) or _stripped(read.value) != _stripped(expected):
        # A file of someone's is at stake.
        raise RuntimeError(f"a change to {source.path} would have spoilt it")
    return source


def _value(value: Any, location: Sequence[int | str]) -> Any:  # noqa: ANN401 - any value of YAML
    for step in location:
        value = value[step]
    return value


def _last_leaf(node: Node) -> Node:
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return node


def _end_of_line(text: str, node: Node) -> int:
    """Where the line ends on which a value ends; a block's own end is the start of what follows it."""
    start = node.start_mark.index
    end = text.find("\n", start + len(text[start : node.end_mark.index].rstrip()))
    return len(text) if end < 0 else end


def _edit(document: Document, location: Location, text: str) -> tuple[int, int, str]:
    """Return the start and the end of what is to be replaced, in characters, and what to put there."""
    *around, key = location
    group = _node(document.root, around)
    assert isinstance(group, MappingNode), location  # noqa: S101 - callers name texts they have read
    flow = bool(group.flow_style)
    for key_node, value in group.value:
        if key_node.value == key:
            column = key_node.start_mark.column
            return _replacing(document.source.text, value, _scalar(text, value.style, column, flow=flow))
    return _adding(document.source.text, group, str(key), text)


def _node(root: Node, location: list[int | str]) -> Node:
    node = root
    for step in location:
        if isinstance(node, SequenceNode):
            node = node.value[int(step)]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def _replacing(text: str, value: ScalarNode, scalar: str) -> tuple[int, int, str]:
    start, end = value.start_mark.index, value.end_mark.index
    if start == end:
        # Nothing stands there yet but, as a rule, a space after the colon.
        return start, end, scalar if text[start - 1].isspace() else f" {scalar}"
    if value.style in ("|", ">"):
        # A block's end is the start of what follows it.
        end = start + len(text[start:end].rstrip())
    return start, end, scalar


def _adding(text: str, group: MappingNode, key: str, words: str) -> tuple[int, int, str]:
    first_key, _ = group.value[0]
    _, last = group.value[-1]
    if group.flow_style:
        end = last.end_mark.index
        return end, end, f", {key}: {_scalar(words, None, 0, flow=True)}"
    column = first_key.start_mark.column
    end = _end_of_line(text, last)
    return end, end, f"\n{' ' * column}{key}: {_scalar(words, None, column, flow=False)}"


def scalar(text: str, *, flow: bool = False) -> str:
    """Write a text as YAML: plainly where that reads back the same, else in double quotes.

    Args:
        text: The text.
        flow: Whether it stands inside brackets or braces.
    """
    return text if _reads_back(text, flow=flow) else json.dumps(text, ensure_ascii=False)


def _scalar(text: str, style: str | None, column: int, *, flow: bool) -> str:
    if style in ("|", ">") and not flow and text == text.strip() and text:
        indent = "\n" + " " * (column + 2)
        return "|-" + indent + indent.join(text.split("\n")).replace(f"{indent}\n", "\n\n")
    return json.dumps(text, ensure_ascii=False) if style in ("'", '"') else scalar(text, flow=flow)


def _reads_back(text: str, *, flow: bool) -> bool:
    line = f"{{k: {text}}}" if flow else f"k: {text}"
    read = read_yaml(Source("", line))
    return "\n" not in text and isinstance(read, Document) and read.value == {"k": text}


def _stripped(value: Any) -> Any:  # noqa: ANN401 - any value of YAML
    """Leave out what means nothing in texts: white space around them, and what cannot be seen."""
    match value:
        case str():
            return without_unseen(value).strip()
        case list():
            return [_stripped(item) for item in value]
        case dict():
            return {key: _stripped(item) for key, item in value.items()}
        case _:
            return value
