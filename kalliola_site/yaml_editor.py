"""Changing texts in a YAML file and nothing else: comments, order and layout stay as they are.

The places of values are known to the character, so a text is replaced where it stands; the rest of the file
is never written anew.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kalliola_site.model.base import Location
from kalliola_site.problems import Problem
from kalliola_site.sources import Source
from kalliola_site.yaml_reader import Document, read_yaml


def with_texts(document: Document, texts: Mapping[Location, str]) -> Source:
    """Change texts in a document, or add them to the groups they belong to.

    Args:
        document: What the file says now.
        texts: The new texts by their location; the group around each must be there.
    """
    edits = sorted(
        (_edit(document, location, text) for location, text in texts.items()),
        key=lambda edit: (edit[0], edit[1]),
        reverse=True,
    )
    result = document.source.text
    for start, end, replacement in edits:
        result = result[:start] + replacement + result[end:]
    source = Source(document.source.path, result)
    _prove(document, texts, source)
    return source


def _edit(document: Document, location: Location, text: str) -> tuple[int, int, str]:
    """Give the start and the end of what is to be replaced, in characters, and what to put there."""
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
    end = last.start_mark.index + len(text[last.start_mark.index : last.end_mark.index].rstrip())
    line_end = text.find("\n", end)
    end = len(text) if line_end < 0 else line_end
    return end, end, f"\n{' ' * column}{key}: {_scalar(words, None, column, flow=False)}"


def _scalar(text: str, style: str | None, column: int, *, flow: bool) -> str:
    """Write a text as YAML: plainly where that reads back the same, else in double quotes."""
    if style in ("|", ">") and not flow and text == text.strip() and text:
        indent = "\n" + " " * (column + 2)
        return "|-" + indent + indent.join(text.split("\n")).replace(f"{indent}\n", "\n\n")
    if style not in ("'", '"') and _reads_back(text, flow=flow):
        return text
    return json.dumps(text, ensure_ascii=False)


def _reads_back(text: str, *, flow: bool) -> bool:
    line = f"{{k: {text}}}" if flow else f"k: {text}"
    read = read_yaml(Source("", line))
    return "\n" not in text and isinstance(read, Document) and read.value == {"k": text}


def _prove(document: Document, texts: Mapping[Location, str], source: Source) -> None:
    """Make sure that the changed file says what it should: a file of someone's is at stake."""
    expected: Any = copy.deepcopy(document.value)
    for location, text in texts.items():
        *around, key = location
        group = expected
        for step in around:
            group = group[step]
        group[key] = text
    read = read_yaml(source)
    if isinstance(read, Problem) or _stripped(read.value) != _stripped(expected):
        raise RuntimeError(f"a change to {source.path} would have spoilt it")


def _stripped(value: Any) -> Any:  # noqa: ANN401 - any value of YAML
    """Leave out white space around texts, which means nothing to the content models."""
    match value:
        case str():
            return value.strip()
        case list():
            return [_stripped(item) for item in value]
        case dict():
            return {key: _stripped(item) for key, item in value.items()}
        case _:
            return value
