"""The outline of a document: which of its paragraphs are headings, and how high.

What styles say comes first. Where they say nothing, words that the table of rules knows make a heading, and
so do looks: larger letters, or a short line that is bold or in capitals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kalliola_site.edit.strategy_document.rules import Rules
from kalliola_site.syntax.documents.blocks import (
    Block,
    Box,
    Boxes,
    Document,
    Paragraph,
    Table,
)

_LARGER = 4
"""By how many half points the letters of a heading are larger than those of the text."""
_LONGEST_LARGE = 160
_LONGEST_SMALL = 80
_MOST_WORDS = 8
_LONGEST_IN_HOUSE = 200
_ROLE_LINES = 2
"""How many lines of a strategy house make one, where it is written as text."""

PART, GOAL, SECTION, OTHER = 1.0, 2.0, 3.0, 2.5
"""The levels of headings in a document where all of them look alike."""


@dataclass(frozen=True)
class Item:
    """One thing in the document, in reading order."""

    number: int
    block: Block
    level: float = 0
    """Of a heading; 0 for anything else."""

    @cached_property
    def text(self) -> str:
        """The words of a paragraph; empty for anything else."""
        return self.block.text if isinstance(self.block, Paragraph) else ""

    @cached_property
    def line(self) -> str:
        """Its words on one line."""
        return " ".join(self.text.replace("\u00ad", "").split())

    @property
    def full_line(self) -> str:
        """Its words on one line, with what the program writes before them."""
        label = self.block.label if isinstance(self.block, Paragraph) else ""
        return f"{label} {self.line}".strip()

    @property
    def is_listed(self) -> bool:
        """True for an item of a list."""
        return isinstance(self.block, Paragraph) and self.block.depth >= 0

    @property
    def is_bold(self) -> bool:
        """True if all of its words are bold."""
        return isinstance(self.block, Paragraph) and self.block.is_bold


def outline(document: Document, rules: Rules) -> tuple[Item, ...]:
    """Return the things in a document, with the level of each that is a heading."""
    blocks = enumerate(_flowing(document.blocks))
    items = [Item(number, block, _level_by_style(block)) for number, block in blocks]
    looks = _Looks(items, rules)
    items = _houses_as_boxes(items, rules, looks)
    return tuple(_Levels(items, rules, looks).given())


def _level_by_style(block: Block) -> float:
    return block.level if isinstance(block, Paragraph) else 0


def _flowing(blocks: Iterable[Block]) -> Iterator[Block]:
    """Take what stands in a table of one column for text: the table is a frame."""
    for block in blocks:
        if isinstance(block, Table) and len({cell.column for cell in block.cells}) == 1:
            for cell in block.cells:
                yield from _flowing(cell.blocks)
        else:
            yield block


class _Looks:
    """What tells headings from text in this document."""

    def __init__(self, items: Iterable[Item], rules: Rules) -> None:
        self._rules = rules
        sizes: Counter[int] = Counter()
        for item in items:
            if isinstance(item.block, Paragraph) and not item.block.level:
                sizes[item.block.size] += len(item.text)
        self.body_size = sizes.most_common(1)[0][0] if sizes else 0

    def is_large(self, paragraph: Paragraph) -> bool:
        return (
            0 < self.body_size <= paragraph.size - _LARGER
            and len(paragraph.text) <= _LONGEST_LARGE
            and paragraph.depth < 0
        )

    def is_small(self, item: Item) -> bool:
        """True if a line looks like a small heading: short, bold or in capitals, and no sentence."""
        text = item.text.strip()
        if (
            "\n" in text
            or len(text) > _LONGEST_SMALL
            or len(text.split()) > _MOST_WORDS
            or text[-1:] in ".,;:!"
        ):
            return False
        letters = [letter for letter in text if letter.isalpha()]
        return len(letters) > 1 and (item.is_bold or all(map(str.isupper, letters)))


def _houses_as_boxes(items: Sequence[Item], rules: Rules, looks: _Looks) -> list[Item]:
    """Find a strategy house that is written as text, and make boxes of it, one below the other.

    Such a house has lines like ``VISION – the world we want`` for parts that have headings elsewhere.
    """
    headed = {
        match.name
        for item in items
        if not item.is_listed
        and (match := rules.part(item.line)) is not None
        and (item.level or not match.rest)
    }
    found: list[Item] = []
    index = 0
    while index < len(items):
        end = index
        lines = set()
        if _role(items[index], rules, looks):
            while end < len(items) and _may_be_in_house(items[end], rules, looks):
                lines.add(_role(items[end], rules, looks))
                end += 1
        if len(lines & headed) >= _ROLE_LINES:
            paragraphs = [item.block for item in items[index:end] if isinstance(item.block, Paragraph)]
            boxes = tuple(Box(0, float(top), 1, 1, (block,)) for top, block in enumerate(paragraphs))
            found.append(Item(items[index].number, Boxes(boxes)))
            index = end
        else:
            found.append(items[index])
            index += 1
    return found


def _role(item: Item, rules: Rules, looks: _Looks) -> str:
    """Name the part that a line of a house is about; empty where it is no such line."""
    if item.level or item.is_listed or not item.text or looks.is_large(item.block):  # type: ignore[arg-type]
        return ""
    match = rules.part(item.line) if len(item.text) <= _LONGEST_IN_HOUSE else None
    return match.name if match is not None and match.rest and not match.owner else ""


def _may_be_in_house(item: Item, rules: Rules, looks: _Looks) -> bool:
    if item.level or item.is_listed or not isinstance(item.block, Paragraph):
        return False
    if looks.is_large(item.block) or len(item.text) > _LONGEST_IN_HOUSE:
        return False
    part = rules.part(item.line)
    is_heading = part is not None and not part.rest
    return not is_heading and rules.section(item.line) is None and rules.goal_label(item.full_line) is None


class _Levels:
    """Gives each heading its level."""

    def __init__(self, items: Sequence[Item], rules: Rules, looks: _Looks) -> None:
        self._items, self._rules, self._looks = items, rules, looks
        self._by_style = [item for item in items if item.level]
        by_size = {
            item.block.size
            for item in items
            if isinstance(item.block, Paragraph) and not item.level and looks.is_large(item.block)
        }
        self._levels_of_sizes = self._rank(by_size)
        self._deepest = max(
            (*(item.level for item in self._by_style), *self._levels_of_sizes.values()), default=0.0
        )

    def _rank(self, sizes: set[int]) -> dict[int, float]:
        styled = {item.block.size: item.level for item in self._by_style if isinstance(item.block, Paragraph)}
        levels: dict[int, float] = {}
        for rank, size in enumerate(sorted(sizes, reverse=True), 1):
            # Letters as large as those of a styled heading make one as high.
            lower = [level for other, level in styled.items() if other >= size]
            levels[size] = styled.get(size, (max(lower) + 0.5 if lower else 0.5) if styled else float(rank))
        return levels

    def given(self) -> Iterator[Item]:
        alike = self._levels_of_known()
        for item in self._items:
            level = item.level or self._level(item, alike)
            yield item if level == item.level else replace(item, level=level)

    def _levels_of_known(self) -> dict[str, float]:
        """How high headings of each sort are in this document, where styles or sizes say it."""
        found: dict[str, Counter[float]] = {}
        for item in self._items:
            level = item.level or self._by_looks(item)
            if level and (sort := self._sort(item)):
                found.setdefault(sort, Counter())[level] += 1
        return {sort: counts.most_common(1)[0][0] for sort, counts in found.items()}

    def _by_looks(self, item: Item) -> float:
        if not isinstance(item.block, Paragraph) or not self._looks.is_large(item.block):
            return 0
        return self._levels_of_sizes[item.block.size]

    def _sort(self, item: Item) -> str:
        if not item.text:
            return ""
        if self._rules.goal_label(item.full_line) is not None:
            return "goal"
        if self._rules.section(item.line) is not None:
            return "section"
        return "part" if self._rules.part(item.line) is not None else ""

    def _level(self, item: Item, alike: dict[str, float]) -> float:
        if not isinstance(item.block, Paragraph) or item.block.role:
            return 0
        return self._by_looks(item) or self._as_goal(item, alike) or self._by_words(item, alike)

    def _as_goal(self, item: Item, alike: dict[str, float]) -> float:
        label = self._rules.goal_label(item.full_line)
        is_label = not item.is_listed or bool(isinstance(item.block, Paragraph) and item.block.label)
        if label is None or not is_label or len(item.text) > _LONGEST_IN_HOUSE:
            return 0
        return alike.get("goal", self._deepest + GOAL if self._deepest < GOAL else self._deepest)

    def _by_words(self, item: Item, alike: dict[str, float]) -> float:
        if item.is_listed:
            return 0
        section = self._rules.section(item.line)
        if section is not None and self._is_heading_by(section.words, section.rest, item):
            return alike.get("section", self._deepest + SECTION)
        part = self._rules.part(item.line)
        if part is not None and self._is_heading_by(part.words, part.rest, item) and not part.owner:
            return alike.get("part", PART)
        if self._looks.is_small(item):
            return alike.get("section", self._deepest + OTHER)
        return 0

    @staticmethod
    def _is_heading_by(words: str, rest: str, item: Item) -> bool:
        """True if known words stand alone, or are set apart by a colon or by being bold, before the rest."""
        if not rest:
            return True
        first = item.block.runs[0] if isinstance(item.block, Paragraph) else None
        leading = item.line[len(words) :].lstrip()[:1]
        return leading == ":" or bool(
            first and first.is_bold and len(first.text.strip(" :–—-")) >= len(words) - 1
        )
