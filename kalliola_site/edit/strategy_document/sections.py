"""The sections of a document: what stands under which heading, part by part and goal by goal.

A heading that the table of rules does not know closes the section before it, and what stands under it is kept
apart. Goals are known by their words and numbers, or by what they hold: headings of known parts of goals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kalliola_site.edit.strategy_document.goal_tables import read_goal_table
from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.rules import Match, Rules, without_number
from kalliola_site.syntax.documents.blocks import Boxes, Paragraph, Picture, Table


@dataclass(slots=True)
class Section:
    """What stands under a heading."""

    kind: str
    """The part of the strategy or of a goal; empty for a heading that is not known."""
    heading: Item | None
    match: Match | None = None
    items: list[Item] = field(default_factory=list)
    subsections: list[Section] = field(default_factory=list)
    """Those under headings of a lower level that are not known: the names of values, a statement."""
    is_under_unknown: bool = False
    """True under a heading of a higher level that is not known."""

    @property
    def all_items(self) -> list[Item]:
        """All that stands in it, its own heading aside."""
        inner = [[*([sub.heading] if sub.heading else []), *sub.all_items] for sub in self.subsections]
        return [*self.items, *(item for items in inner for item in items)]


@dataclass(slots=True)
class GoalSection:
    """What stands under the heading of a goal."""

    heading: Item
    label: str
    """The words before the number; empty where there are none."""
    number: int
    """The number that the document gives it; 0 where it gives none."""
    title: str
    is_label_typed: bool = True
    """False where the program writes it, so that it is no text of the document."""
    sections: list[Section] = field(default_factory=list)
    """Its parts in order, known or not; the first, of the kind ``lead``, stands under no heading."""


@dataclass(slots=True)
class Sections:
    """The whole document."""

    opening: list[Item] = field(default_factory=list)
    """All that stands before the first part that is known."""
    parts: list[Section] = field(default_factory=list)
    goals: list[GoalSection] = field(default_factory=list)
    unplaced: list[Section] = field(default_factory=list)
    """What stands under headings that are not known, or where nothing of the kind belongs."""
    lost_before: list[tuple[list[Item], str]] = field(default_factory=list)
    """What stands before a part of a goal that is in no goal, and its kind: a heading is missing."""
    boxes: list[tuple[Item, Boxes]] = field(default_factory=list)
    tables: list[tuple[Item, Table]] = field(default_factory=list)
    pictures: list[tuple[Item, str]] = field(default_factory=list)
    """The pictures, each with the heading that it is under."""


def read_sections(items: Sequence[Item], rules: Rules) -> Sections:
    """Part a document into sections."""
    scan = _Scan(items, rules)
    for item in items:
        scan.take(item)
    _find_common_label(scan.found.goals)
    return scan.found


class _Scan:
    def __init__(self, items: Sequence[Item], rules: Rules) -> None:
        self._rules = rules
        self._goals = _goals_by_structure(items, rules)
        self.found = Sections()
        self._part: Section | None = None
        self._goal: GoalSection | None = None
        self._current: list[Item] = self.found.opening
        self._part_level = self._goal_level = self._sub_level = 0.0
        self._unknown_level = 0.0
        self._near = ""

    def take(self, item: Item) -> None:
        """Take the next thing in the document."""
        match item.block:
            case Boxes():
                self.found.boxes.append((item, item.block))
            case Picture():
                self.found.pictures.append((item, self._near))
            case Table():
                self._table(item, item.block)
            case Paragraph() if item.level:
                self._near = item.line
                self._heading(item)
            case _:
                self._current.append(item)

    def _table(self, item: Item, table: Table) -> None:
        goals = read_goal_table(table, item, self._rules)
        if goals is None:
            self.found.tables.append((item, table))
            if self._part is not None and self._part.kind == "values" and self._goal is None:
                self._part.items.append(item)
            return
        columns, rest = goals
        for heading, number_of, sections in columns:
            goal = _goal(heading, self._rules)
            goal.number = goal.number or number_of
            goal.sections = [
                Section("lead", None),
                *(Section(kind, head, match, list(of)) for kind, head, match, of in sections),
            ]
            self.found.goals.append(goal)
        if rest:
            self.found.unplaced.append(Section("", None, items=list(rest)))
        # What follows a table belongs to no cell of it.
        self._part = self._goal = None
        after = Section("after-table", None)
        self.found.unplaced.append(after)
        self._current = after.items

    def _heading(self, item: Item) -> None:
        level = item.level
        if self._unknown_level and level <= self._unknown_level:
            self._unknown_level = 0
        section = self._rules.section(item.line)
        if item.number in self._goals:
            self._start_goal(item)
        elif section is not None:
            self._start_section(item, section)
        elif (part := self._rules.part(item.line)) is not None and not self._is_inside_goal(level):
            self._start_part(item, part)
        else:
            self._start_unknown(item)

    def _is_inside_goal(self, level: float) -> bool:
        return self._goal is not None and level > self._goal_level and not self._unknown_level

    def _start_goal(self, item: Item) -> None:
        self._goal = _goal(item, self._rules)
        self._goal.sections.append(Section("lead", None))
        self.found.goals.append(self._goal)
        self._part, self._goal_level, self._unknown_level = None, item.level, 0
        self._current = self._goal.sections[0].items

    def _start_section(self, item: Item, match: Match) -> None:
        section = Section(match.name, item, match)
        before, self._current = self._current, section.items
        if self._goal is not None:
            self._goal.sections.append(section)
            self._unknown_level = 0
            return
        if self._part is not None and not (self.found.unplaced and self.found.unplaced[-1].items is before):
            self.found.lost_before.append((before, match.name))
        self.found.unplaced.append(section)

    def _start_part(self, item: Item, match: Match) -> None:
        self._goal = None
        self._part = Section(match.name, item, match, is_under_unknown=bool(self._unknown_level))
        self.found.parts.append(self._part)
        self._part_level, self._sub_level = item.level, 0
        self._current = self._part.items

    def _start_unknown(self, item: Item) -> None:
        section = Section("", item)
        if self._goal is not None and item.level > self._goal_level:
            self._goal.sections.append(section)
        elif self._goal is None and self._part is not None and item.level > self._part_level:
            self._sub_level = self._sub_level or item.level
            if item.level > self._sub_level:
                # Below what is a heading within the part already.
                self._part.subsections[-1].subsections.append(section)
            else:
                self._part.subsections.append(section)
        elif self._current is self.found.opening:
            self.found.opening.append(item)
            return
        else:
            if self._goal is not None or self._part is not None:
                self._goal = self._part = None
            self.found.unplaced.append(section)
            self._unknown_level = item.level
        self._current = section.items


def _goals_by_structure(items: Sequence[Item], rules: Rules) -> frozenset[int]:
    """Find the headings of goals: by their words and numbers, or as headings that hold parts of goals."""
    named = {item.number for item in items if item.level and rules.goal_label(item.full_line) is not None}
    holding: dict[int, float] = {}
    above: list[Item] = []
    for item in items:
        if not item.level:
            continue
        section = rules.section(item.line)
        if section is None:
            above = [other for other in above if other.level < item.level] + [item]
        else:
            # Its goal is the nearest heading above that is higher than it.
            holder = next((other for other in reversed(above) if other.level < item.level), None)
            if holder is not None and rules.part(holder.line) is None and not rules.is_name(holder.line):
                holding[holder.number] = holder.level
    if named:
        levels = Counter(item.level for item in items if item.number in named)
        level = levels.most_common(1)[0][0]
        return frozenset(named | {number for number, own in holding.items() if own == level})
    if not holding:
        return frozenset()
    level = Counter(holding.values()).most_common(1)[0][0]
    return frozenset(number for number, own in holding.items() if own == level)


def _goal(item: Item, rules: Rules) -> GoalSection:
    written = item.block.label if isinstance(item.block, Paragraph) else ""
    typed = rules.goal_label(item.line)
    if typed is not None:
        return GoalSection(item, typed[0], number_from(typed[1]), typed[2])
    by_program = rules.goal_label(f"{written} {item.line}") if written else None
    if by_program is not None:
        return GoalSection(item, by_program[0], number_from(by_program[1]), item.line, is_label_typed=False)
    digits = "".join(filter(str.isdigit, written)) if written else _leading_number(item.line)
    title = without_number(item.line)
    return GoalSection(item, "", int(digits[:2]) if digits else 0, title, is_label_typed=not written)


def _find_common_label(goals: Sequence[GoalSection]) -> None:
    """Take a word before the numbers for what goals are called here, if all of them have it."""
    found = [_LABELLED.fullmatch(goal.title) for goal in goals if not goal.label and not goal.number]
    words = {match[1].casefold() for match in found if match}
    if len(found) != len(goals) or not all(found) or len(words) != 1:
        return
    for goal, match in zip(goals, found, strict=True):
        if match is not None:
            goal.label, goal.number, goal.title = match[1], int(match[2]), match[3]


def _leading_number(line: str) -> str:
    number = line[: len(line) - len(without_number(line))].strip().rstrip(".)")
    return number if number.isdigit() else ""


_LABELLED = re.compile(r"(\D{2,40}?)\s+(\d{1,2})\s*[:.)–—-]+\s*(\S.*)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


def number_from(text: str) -> int:
    """Read the number of a goal: in figures, in Roman ones or as a letter."""
    if text.isdigit():
        return int(text)
    return _ROMAN.get(text.upper(), ord(text.upper()) - ord("A") + 1 if len(text) == 1 else 0)
