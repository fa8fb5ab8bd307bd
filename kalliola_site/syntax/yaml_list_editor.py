"""Changing which items a list of a YAML file has, and their order: each goes with its comments.

In a list written by line, the comments right above an item are its own, and those below it that stand further
to the right than its hyphen. Empty lines between items stay where they are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_editor import with_values
from kalliola_site.syntax.yaml_nodes import (
    Replacement,
    end_of_key,
    end_of_line,
    last_leaf,
    node_at,
    replaced,
    start_of_line,
    value_at,
)
from kalliola_site.syntax.yaml_writing import block_lines, in_line, indented


def with_item(document: Document, location: Location, value: Value, index: int | None = None) -> Source:
    """Add an item to a list that is there, be it empty.

    Args:
        document: What the file says now.
        location: The list's location.
        value: The item: a text, or a group.
        index: The position that it is to have, from 0; at the end without one.
    """
    items = list(value_at(document.value, location))
    index = len(items) if index is None else index
    items.insert(index, value)
    return _arranged(
        document, location, items, lambda written: written.put_in(index, written.layout.write(value))
    )


def without_item(document: Document, location: Location) -> Source:
    """Take an item away from a list, with its comments.

    Args:
        document: What the file says now.
        location: The item's location.
    """
    *around, index = location
    items = list(value_at(document.value, around))
    del items[int(index)]
    return _arranged(document, tuple(around), items, lambda written: written.take_out(int(index)))


def with_item_moved(document: Document, location: Location, to: int) -> Source:
    """Move an item of a list to another position, with its comments.

    Args:
        document: What the file says now.
        location: The item's location.
        to: The position that it is to have, from 0.
    """
    *around, index = location
    items = list(value_at(document.value, around))
    items.insert(to, items.pop(int(index)))

    def move(written: _Written) -> None:
        item, gap = written.take_out(int(index))
        written.put_in(to, *item, gap=gap)

    return _arranged(document, tuple(around), items, move)


def _arranged(
    document: Document, location: Location, items: list[Any], change: Callable[[_Written], object]
) -> Source:
    """Give a list other items.

    Args:
        document: What the file says now.
        location: The list's location.
        items: All items that it is to have.
        change: Makes of the items as they are written those that are to be.
    """
    node, text = node_at(document.root, location), document.source.text
    assert isinstance(node, SequenceNode), location  # noqa: S101 - callers name lists they have read
    if not node.value or (not items and (node.flow_style or isinstance(location[-1], int))):
        return with_values(document, {location: items})
    expected: Any = copy.deepcopy(document.value)
    if location:
        value_at(expected, location[:-1])[location[-1]] = items
    else:
        expected = items
    layout = (_in_flow if node.flow_style else _by_line)(text, node)
    if not items:
        colon, line = end_of_key(text, document.root, location), start_of_line(text, layout.start)
        return replaced(document, [(colon, colon, " []"), (line - 1, layout.end, "")], expected)
    written = _Written(layout)
    change(written)
    return replaced(document, [written.replacement], expected)


@frozen_value
class _Layout:
    """The items of a list as they are written, and what stands between them."""

    start: int
    end: int
    items: Sequence[tuple[str, str]]
    """Each item with the comments above it, up to where its comma goes; and what follows there."""
    gaps: Sequence[str]
    """What stands between one and the next."""
    gap: str
    """What to put between a new one and the next."""
    write: Callable[[Value], str]
    """Writes a new one."""
    comma: str = ""
    """What an item is followed by, beside the gap."""
    last_comma: str = ""
    """What the last item is followed by."""


class _Written:
    """The items of a list as they are written, to be changed."""

    def __init__(self, layout: _Layout) -> None:
        self.layout = layout
        self._items = list(layout.items)
        self._gaps = list(layout.gaps)
        self._before = ""

    def put_in(self, index: int, item: str, rest: str = "", gap: str = "") -> None:
        """Put an item at a position; a gap goes with it to what follows it, or to what is before the last."""
        self._items.insert(index, (item, rest))
        self._gaps.insert(index, gap or self.layout.gap)

    def take_out(self, index: int) -> tuple[tuple[str, str], str]:
        """Take an item away, and the gap to what follows it, or to what is before the last; return both.

        A gap that has comments in it stays.
        """
        item = self._items.pop(index)
        at = min(index, len(self._gaps) - 1)
        if at < 0 or "#" not in self._gaps[at]:
            return item, self._gaps.pop(at) if at >= 0 else ""
        if index == 0:
            self._before += self._gaps.pop(0).lstrip()
        elif index <= at:
            after = self._gaps.pop(at)
            before = self._gaps[at - 1]
            self._gaps[at - 1] = before + after.lstrip() if "#" in before else after
        return item, ""

    @property
    def replacement(self) -> Replacement:
        """What to put in the place of the list."""
        layout, written, last = self.layout, self._before, len(self._items) - 1
        for number, (item, rest) in enumerate(self._items):
            comma, gap = (layout.comma, self._gaps[number]) if number < last else (layout.last_comma, "")
            written += f"{item}{comma}{rest}{gap}"
        # Where the last item is gone, comments that followed the one before it still do.
        written += "".join(gap.rstrip() for gap in self._gaps[last:])
        return layout.start, layout.end, written


def _by_line(text: str, node: SequenceNode) -> _Layout:
    column = node.start_mark.column
    extents: list[tuple[int, int]] = []
    for item in node.value:
        limit = extents[-1][1] if extents else 0
        hyphen = node.start_mark.index if not extents else _hyphen(text, item, column)
        extents.append(
            (_with_comments_above(text, hyphen, column, limit), _with_comments_below(text, item, column))
        )
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(extents)]
    empty = min((gap.count("\n") for gap in gaps if "#" not in gap), default=1)
    first = node.value[0].start_mark
    beside = first.column - column if first.line == node.start_mark.line and node.value[0].value else 2

    in_braces = all(isinstance(item, MappingNode) and item.flow_style for item in node.value)

    def write(value: Value) -> str:
        lines = [in_line(value)] if in_braces and isinstance(value, dict) else block_lines(value)
        lines = indented(lines, beside)
        lines[0] = f"-{' ' * (beside - 1)}{lines[0].lstrip()}"
        return "\n".join([lines[0], *indented(lines[1:], column)])

    return _Layout(
        start=extents[0][0],
        end=extents[-1][1],
        items=[(text[start:end], "") for start, end in extents],
        gaps=gaps,
        gap="\n" * empty + " " * column,
        write=write,
    )


def _hyphen(text: str, item: Node, column: int) -> int:
    """Find the hyphen of an item that is not the first: on its line, or above with a comment between."""
    line = start_of_line(text, item.start_mark.index)
    while text[line : line + column].strip() or text[line + column] != "-":
        line = start_of_line(text, line - 1)
    return line + column


def _with_comments_above(text: str, hyphen: int, column: int, limit: int) -> int:
    start = hyphen
    line = start_of_line(text, hyphen)
    while line > max(limit, 0) and not text[line:start].strip():
        above = start_of_line(text, line - 1)
        if above < limit or re.fullmatch(rf" {{{column}}}#[^\n]*\n", text[above:line]) is None:
            return start
        line, start = above, above + column
    # What a file begins with is about the file.
    return start if line else hyphen


def _with_comments_below(text: str, item: Node, column: int) -> int:
    end = end_of_line(text, last_leaf(item))
    while below := re.compile(rf"\n {{{column + 1},}}#[^\n]*").match(text, end):
        end = below.end()
    return end


def _in_flow(text: str, node: SequenceNode) -> _Layout:
    marks = [(item.start_mark.index, item.end_mark.index) for item in node.value]
    if _is_tall(text, node):
        return _tall(text, marks)
    return _Layout(
        start=marks[0][0],
        end=marks[-1][1],
        items=[(text[start:end], "") for start, end in marks],
        gaps=[text[end:start] for (_, end), (start, _) in pairwise(marks)],
        gap=", ",
        write=in_line,
    )


_REST_OF_LINE = re.compile(r"(?P<comma>[ \t]*,)?(?P<rest>[^\S\n]*(?:#[^\n]*)?)(?=\n)")
"""What may follow an item that has a line of its own."""


def _is_tall(text: str, node: SequenceNode) -> bool:
    """True if each item in brackets has lines of its own, and the brackets, too."""
    return all(
        not text[start_of_line(text, item.start_mark.index) : item.start_mark.index].strip()
        and _REST_OF_LINE.match(text, item.end_mark.index)
        for item in node.value
    )


def _tall(text: str, marks: Iterable[tuple[int, int]]) -> _Layout:
    items: list[tuple[str, str]] = []
    extents: list[tuple[int, int]] = []
    comma = None
    for start, end in marks:
        column = start - start_of_line(text, start)
        above = _with_comments_above(text, start, column, extents[-1][1] if extents else 0)
        rest = _REST_OF_LINE.match(text, end)
        assert rest is not None  # noqa: S101 - it was asked for above
        items.append((text[above:end], rest["rest"]))
        extents.append((above, rest.end()))
        comma = rest["comma"]
    return _Layout(
        start=extents[0][0],
        end=extents[-1][1],
        items=items,
        gaps=[text[end:start] for (_, end), (start, _) in pairwise(extents)],
        gap=f"\n{' ' * column}",
        write=in_line,
        comma=",",
        last_comma="," if comma else "",
    )
