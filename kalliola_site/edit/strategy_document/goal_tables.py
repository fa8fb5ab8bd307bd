"""Goals in a table: a column for each of them and a row for each of their parts, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.rules import Match, Rules
from kalliola_site.syntax.documents.blocks import Block, Cell, Table, paragraphs_in

Part = tuple[str, Item | None, Match | None, Sequence[Item]]
"""A part of a goal: its kind, its heading where that is told of with this goal, what it says."""
Goal = tuple[Item, int, Sequence[Part]]
"""The heading of a goal, its place among the goals, its parts."""

_FEWEST_PARTS = 2


def read_goal_table(table: Table, item: Item, rules: Rules) -> tuple[list[Goal], list[Item]] | None:
    """Read goals from a table, and what in it belongs to none; None where it is no table of goals.

    Args:
        table: The table.
        item: The thing in the document that it is.
        rules: What the parts of goals are called.
    """
    for turned in (False, True):
        grid = {
            ((cell.column, cell.row) if turned else (cell.row, cell.column)): cell for cell in table.cells
        }
        known = {
            row: match
            for (row, column), cell in grid.items()
            if column == 0 and (match := _named(cell, rules))
        }
        if len(known) >= _FEWEST_PARTS:
            return _goals(grid, known, item)
    return None


def _named(cell: Cell, rules: Rules) -> Match | None:
    words = " ".join(" ".join(paragraph.text.split()) for paragraph in paragraphs_in(cell.blocks))
    match = rules.section(words)
    return match if match is not None and not match.rest else None


def _goals(
    grid: Mapping[tuple[int, int], Cell], known: Mapping[int, Match], item: Item
) -> tuple[list[Goal], list[Item]]:
    first = min(known)
    rows = sorted({row for row, _ in grid})
    columns = sorted({column for _, column in grid if column})
    # The first row in which several columns have something has the goals' names.
    above = [
        row
        for row in rows
        if row < first and sum(bool(_items(grid.get((row, at)), item)) for at in columns) > 1
    ]
    goals: list[Goal] = []
    rest: list[Item] = []
    heads = {row: _items(grid.get((row, 0)), item) for row in rows}
    named = above[0] if above else -1
    for row in rows:
        if row not in known:
            rest += heads[row]
            for column in columns if row != named else ():
                rest += _items(grid.get((row, column)), item)
    headings = {column: _items(grid.get((named, column)), item) for column in columns}
    are_numbered = any(_is_numbered(found) for found in headings.values())
    for column in columns:
        found = headings[column]
        # A column of something else may stand beside those of goals.
        is_goal = bool(found) and (_is_numbered(found) or not are_numbered)
        heading, more = (found[0], found[1:]) if is_goal else (None, found)
        parts: list[Part] = []
        for row in known:
            inner = _items(grid.get((row, column)), item)
            if heading is None:
                rest += inner
            elif inner:
                # The words before a row are told of once.
                head = heads.pop(row, None)
                parts.append((known[row].name, head[0] if head else None, known[row], inner))
                rest += head[1:] if head else ()
        rest += more
        if heading is not None:
            goals.append((heading, len(goals) + 1, parts))
    rest += [left for row, head in heads.items() if row in known for left in head]
    return goals, rest


def _is_numbered(found: Sequence[Item]) -> bool:
    return bool(found) and re.search(r"\d\s*[:.)–—-]|^\D*\d$", found[0].full_line) is not None


def _items(cell: Cell | None, item: Item) -> list[Item]:
    return [Item(item.number, block) for block in _paragraphs(cell.blocks)] if cell else []


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Block]:
    return iter(tuple(paragraphs_in(blocks)))
