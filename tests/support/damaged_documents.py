"""Documents with one signal damaged at a time: each a change that someone who edits one may make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kalliola_site.syntax.documents.blocks import (
    Block,
    Box,
    Boxes,
    Cell,
    Document,
    Paragraph,
    Run,
    Table,
    letters_in,
    paragraphs_in,
)

UNKNOWN = "Puutarhanhoito"
"""A heading that no strategy has."""


def damages(document: Document) -> Iterator[tuple[str, Document]]:
    """Return the document with each of its headings, boxes and bold lines damaged in each way."""
    for paragraph in paragraphs_in(document.blocks):
        line = " ".join(paragraph.text.split())
        if not _may_be_heading(paragraph):
            continue
        yield f"gone: {line}", _with(document, paragraph, lambda _: None)
        yield f"plain: {line}", _with(document, paragraph, _plain)
        yield f"renamed: {line}", _with(document, paragraph, _renamed)
        if re.search(r"\d", line):
            for wrong in ("7", "3"):
                yield f"numbered {wrong}: {line}", _with(document, paragraph, _numbered(wrong))
    yield from _moved_boxes(document)
    yield from _moved_blocks(document)


def _may_be_heading(paragraph: Paragraph) -> bool:
    short = len(paragraph.text) < 160 and paragraph.depth < 0
    return (
        bool(paragraph.level or paragraph.role)
        or (short and paragraph.is_bold)
        or (short and len(paragraph.text) < 50)
    )


def _plain(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text
    return Paragraph((Run(text),), where=paragraph.where, size=22, depth=paragraph.depth)


def _renamed(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, runs=(Run(UNKNOWN, paragraph.is_bold),))


def _numbered(wrong: str) -> Callable[[Paragraph], Paragraph]:
    def change(paragraph: Paragraph) -> Paragraph:
        text = re.sub(r"\b\d\b", wrong, paragraph.text)
        return replace(paragraph, runs=(Run(text, paragraph.is_bold),))

    return change


def _with(
    document: Document, damaged: Paragraph, change: Callable[[Paragraph], Paragraph | None]
) -> Document:
    def inside(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        found: list[Block] = []
        for block in blocks:
            match block:
                case Paragraph():
                    changed = change(block) if block is damaged else block
                    found += [changed] if changed is not None else []
                case Table():
                    cells = tuple(Cell(cell.row, cell.column, inside(cell.blocks)) for cell in block.cells)
                    found.append(Table(cells))
                case Boxes():
                    found.append(
                        Boxes(tuple(replace(box, paragraphs=inside(box.paragraphs)) for box in block.boxes))
                    )  # type: ignore[arg-type]
                case _:
                    found.append(block)
        return tuple(found)

    return _counted(replace(document, blocks=inside(document.blocks)))


def _moved_boxes(document: Document) -> Iterator[tuple[str, Document]]:
    for block in document.blocks:
        if not isinstance(block, Boxes):
            continue
        for moved in block.boxes:
            line = " ".join(moved.paragraphs[0].text.split())
            for other in block.boxes[:: max(1, len(block.boxes) // 4)]:
                for down in (-1.0, 1.0):
                    there = Box(other.left, other.top + down, moved.width, moved.height, moved.paragraphs)
                    boxes = tuple(there if box is moved else box for box in block.boxes)
                    yield f"box moved: {line}", _counted(_replaced(document, block, Boxes(boxes)))
        shuffled = Boxes((*block.boxes[1::2], *block.boxes[0::2]))
        yield "boxes in another order in the file", _counted(_replaced(document, block, shuffled))


def _replaced(document: Document, old: Block, new: Block) -> Document:
    return replace(document, blocks=tuple(new if block is old else block for block in document.blocks))


def _moved_blocks(document: Document) -> Iterator[tuple[str, Document]]:
    """Move each heading, with all that stands under it, before each other heading of its level."""
    blocks = document.blocks
    levels = {
        number: block.level
        for number, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.level
    }
    for start, level in levels.items():
        end = next(
            (number for number, other in levels.items() if number > start and other <= level), len(blocks)
        )
        moved = blocks[start:end]
        line = " ".join(moved[0].text.split())  # type: ignore[union-attr]
        for place, other in list(levels.items())[:: max(1, len(levels) // 8)]:
            if other == level and not start <= place <= end:
                before, after = blocks[:place], blocks[place:]
                rest = (
                    tuple(block for block in before if not any(block is other for other in moved)),
                    tuple(block for block in after if not any(block is other for other in moved)),
                )
                yield f"moved to {place}: {line}", replace(document, blocks=(*rest[0], *moved, *rest[1]))


def _counted(document: Document) -> Document:
    texts = [
        text for paragraph in paragraphs_in(document.blocks) for text in (paragraph.text, paragraph.typed)
    ]
    texts += [aside.text for aside in document.asides if aside.where.kind != "deleted"]
    return replace(document, letters=letters_in(texts))
