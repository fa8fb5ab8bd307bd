"""What a document says, in the order in which it is read: the values that every reader makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from kalliola_site.frozen_value import frozen_value

Kind = Literal[
    "text", "table", "box", "contents", "header", "footer", "note", "comment", "deleted", "hidden", "picture"
]
"""What part of a document something stands in, or what it is."""

NEAR = 60
"""How many characters of the text that a note, a comment or a deletion is on are told."""


@frozen_value
class Where:
    """Where in a document something stands, as people would look for it."""

    kind: Kind = "text"
    numbers: tuple[int, ...] = ()
    """Of a table: its number, the row and the column; of a box: its number. Counted from 1."""
    near: str = ""
    """The words that a comment, a note or a deletion is on."""


IN_TEXT = Where()


@frozen_value
class Run:
    """Words that look alike. A line break is a newline, a tab is a tab."""

    text: str
    is_bold: bool = False


@frozen_value
class Paragraph:
    """A paragraph, a heading or an item of a list."""

    runs: tuple[Run, ...]
    where: Where = IN_TEXT
    level: int = 0
    """Which level of heading it is by its outline level or style, from 1; 0 where it is none by these."""
    label: str = ""
    """The words and numbers that the program writes before it by itself, as in ``Goal 1:``."""
    depth: int = -1
    """How deep in a list it stands, from 0; -1 where it is no item."""
    size: int = 0
    """The size of its letters in half points; 0 where that is not known."""
    typed: str = ""
    """The number or letter that was typed before it, as an item of a list."""
    role: Literal["", "title", "subtitle"] = ""
    """What its style says it is, beside headings."""
    is_centred: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        """True if all of its words are bold."""
        return all(run.is_bold for run in self.runs if run.text.strip())


@frozen_value
class Cell:
    """A cell of a table; its row and column count from 0, as on paper."""

    row: int
    column: int
    blocks: tuple[Block, ...]


@frozen_value
class Table:
    """A table; cells that are joined stand where the first of them is."""

    cells: tuple[Cell, ...]


@frozen_value
class Box:
    """A text box or shape with words in it, and where it is drawn, in any one unit."""

    left: float
    top: float
    width: float
    height: float
    paragraphs: tuple[Paragraph, ...]


@frozen_value
class Boxes:
    """Boxes that are drawn at one place of the text, in the order of the file."""

    boxes: tuple[Box, ...]


@frozen_value
class Picture:
    """A picture, a chart or anything else without text that could be read."""

    description: str = ""
    """Its alternative text."""


Block = Paragraph | Table | Boxes | Picture


@frozen_value
class Aside:
    """What stands beside the text: a comment, a note, a header or footer, a table of contents, a deletion."""

    text: str
    where: Where


@frozen_value
class Document:
    """All that a document says."""

    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...]
    letters: Counter[str]
    """The letters and digits of all its text but deletions, counted apart from how blocks were made of it."""
    ending: str = ""
    """The ending that a file of its kind has, with a full stop."""


def letters_in(texts: Iterable[str]) -> Counter[str]:
    """Count letters and digits, small and capital alike: what no layout or typography may change."""
    counts = Counter("".join(texts).casefold())
    return Counter({letter: count for letter, count in counts.items() if letter.isalnum()})


def paragraphs_in(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Return the paragraphs of blocks, whatever they stand in."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Table():
                for cell in block.cells:
                    yield from paragraphs_in(cell.blocks)
            case Boxes():
                for box in block.boxes:
                    yield from box.paragraphs
            case Picture():
                pass
