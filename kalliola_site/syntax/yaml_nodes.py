"""Where the values of a YAML file stand, and putting others there, with proof of what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.source import Source, without_unseen
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_reader import read_yaml

Replacement = tuple[int, int, str]
"""Where something to be replaced begins and ends, in characters, and what to put there."""


def replaced(document: Document, replacements: Iterable[Replacement], expected: Value) -> Source:
    """Make replacements, and prove what comes of them.

    Args:
        document: What the file says now.
        replacements: What to put where; none reaches into another.
        expected: What the file is to say afterwards.
    """
    text = document.source.text
    for start, end, replacement in sorted(replacements, key=lambda one: one[:2], reverse=True):
        text = text[:start] + replacement + text[end:]
    source = Source(document.source.path, text)
    read = read_yaml(source)
    if isinstance(read, Problem) or meaning(read.value) != meaning(expected):
        # A file of someone's is at stake.
        raise RuntimeError(f"a change to {source.path} would have spoilt it")
    return source


def meaning(value: Any) -> Any:  # noqa: ANN401 - any value of YAML
    """Leave out what means nothing in texts: white space around them, and what cannot be seen."""
    match value:
        case str():
            return without_unseen(value).strip()
        case list():
            return [meaning(item) for item in value]
        case dict():
            return {key: meaning(item) for key, item in value.items()}
        case _:
            return value


def value_at(value: Any, location: Sequence[int | str]) -> Any:  # noqa: ANN401 - any value of YAML
    """Return the part of a value at a location, which must be there."""
    for step in location:
        value = value[step]
    return value


def node_at(root: Node, location: Sequence[int | str]) -> Node:
    """Return the node at a location, which must be there."""
    node: Node = root
    for step in location:
        if isinstance(node, SequenceNode):
            node = node.value[int(step)]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def key_node_at(root: Node, location: Sequence[int | str]) -> Node:
    """Return the node of the key at a location, which must be there."""
    *around, name = location
    key: Node = next(key for key, _ in node_at(root, around).value if key.value == name)
    return key


def end_of_key(text: str, root: Node, location: Sequence[int | str]) -> int:
    """Return where the colon of a key ends, in a group that is written by line."""
    return text.index(":", key_node_at(root, location).end_mark.index) + 1


def last_leaf(node: Node) -> Node:
    """Return the node that a block ends with: a text, or what stands in braces or brackets."""
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return node


def start_of_line(text: str, at: int) -> int:
    """Return where the line begins that a place is on."""
    return text.rfind("\n", 0, at) + 1


def end_of_line(text: str, node: Node) -> int:
    """Return where the line ends on which a value ends; a block's own end is the start of what follows it."""
    start = node.start_mark.index
    end = text.find("\n", start + len(text[start : node.end_mark.index].rstrip()))
    return len(text) if end < 0 else end


def is_in_flow(root: Node, location: Sequence[int | str]) -> bool:
    """True if what stands at a location, there or not yet, is within braces or brackets."""
    around = (node_at(root, location[:depth]) for depth in range(len(location)))
    return any(isinstance(node, CollectionNode) and node.flow_style for node in around)
