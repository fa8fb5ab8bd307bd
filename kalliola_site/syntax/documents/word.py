"""Documents of Word (.docx): from their parts to blocks (ECMA-376, part 1, 17)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from kalliola_site.syntax.documents.archive import Archive, DamagedError
from kalliola_site.syntax.documents.blocks import (
    IN_TEXT,
    NEAR,
    Aside,
    Block,
    Box,
    Boxes,
    Cell,
    Document,
    Kind,
    Paragraph,
    Picture,
    Run,
    Table,
    Where,
    letters_in,
    paragraphs_in,
)
from kalliola_site.syntax.documents.typed_lists import with_typed_marks_read
from kalliola_site.syntax.documents.word_boxes import DGM, RELATIONSHIPS, A, Drawn, branches, drawn_in
from kalliola_site.syntax.documents.word_parts import Parts
from kalliola_site.syntax.documents.word_styles import VAL, Numberings, Style, Styles, W, number, on, value
from kalliola_site.syntax.documents.word_text import GONE, MATHS_TEXT, ParagraphText, symbol


def read_word(archive: Archive, main: str) -> Document:
    """Read a document.

    Args:
        archive: Its parts.
        main: The name of its main part.

    Raises:
        DamagedError: A part that is needed is missing, or is not well-formed.
        TooLargeError: It is larger than any that people write.
    """
    root = archive.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise DamagedError
    parts = Parts(archive, main)
    reader = _Reader(Styles(parts.first("/styles")), Numberings(parts.first("/numbering")), parts)
    blocks = tuple(reader.blocks(body))
    stories = [("header", "/header"), ("footer", "/footer"), ("note", "/footnotes"), ("note", "/endnotes")]
    others: list[Element] = []
    for kind, name in (*stories, ("comment", "/comments")):
        for other in parts.all(name):
            others.append(other)
            reader.asides += reader.story(other, kind)  # type: ignore[arg-type]
    texts = [text for tree in (body, *others, *reader.diagrams) for text in _all_text(tree)]
    return Document(blocks, tuple(reader.asides), letters_in(texts), ".docx")


def _all_text(element: Element) -> Iterator[str]:
    """Return all text runs but those that were deleted: what nothing of may be lost."""
    for child in branches(element):
        if child.tag in (f"{W}t", MATHS_TEXT) or (child.tag == f"{A}t" and element.tag == f"{A}r"):
            yield child.text or ""
        elif child.tag == f"{W}sym":
            yield symbol(child)
        elif child.tag not in GONE:
            yield from _all_text(child)


@dataclass(slots=True)
class _Reader:
    """Goes through the document once, in its order."""

    styles: Styles
    numberings: Numberings
    parts: Parts
    asides: list[Aside] = field(default_factory=list)
    diagrams: list[Element] = field(default_factory=list)
    _tables: int = 0
    _boxes: int = 0
    _joined: tuple[Run, ...] = ()
    """The words of paragraphs whose end was deleted: they go on in the next."""
    _on: dict[tuple[str, str], str] = field(default_factory=dict)
    """The text that each note and comment is on, by kind and id."""

    def blocks(
        self, element: Element, where: Where = IN_TEXT, *, is_contents: bool = False
    ) -> Iterator[Block]:
        """Read what stands in the body, in a cell or in a box."""
        pending: list[Box] = []
        line = 0
        for child in branches(element):
            if child.tag == f"{W}p":
                found = list(self._paragraph(child, where, line, is_contents=is_contents))
                boxes = [box for block in found if isinstance(block, Boxes) for box in block.boxes]
                rest = [block for block in found if not isinstance(block, Boxes)]
                if rest and pending:
                    # Boxes of paragraphs without words are of one drawing.
                    yield Boxes(tuple(pending))
                    pending = []
                yield from rest
                pending += boxes
                line = line + 1 if pending else 0
                continue
            inner = list(self._other(child, where, is_contents=is_contents))
            if inner and pending:
                yield Boxes(tuple(pending))
                pending, line = [], 0
            yield from inner
        yield from self._left_over(where)
        if pending:
            yield Boxes(tuple(pending))

    def _left_over(self, where: Where) -> Iterator[Paragraph]:
        """Return the words of a paragraph whose end was deleted and that none follows."""
        runs, self._joined = self._joined, ()
        if "".join(run.text for run in runs).strip():
            yield Paragraph(runs, where)

    def _other(self, child: Element, where: Where, *, is_contents: bool) -> Iterator[Block]:
        if child.tag == f"{W}tbl":
            yield from self._left_over(where)
            yield self._table(child, is_contents=is_contents)
        elif child.tag == f"{W}sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            is_list = gallery is not None and "contents" in gallery.get(VAL, "").casefold()
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from self.blocks(content, where, is_contents=is_contents or is_list)
        elif child.tag == f"{W}altChunk":
            yield Picture()
        elif child.tag not in (f"{W}sectPr", *GONE):
            yield from self.blocks(child, where, is_contents=is_contents)

    def _table(self, element: Element, *, is_contents: bool) -> Table:
        self._tables += 1
        table, cells, row = self._tables, [], -1
        for child in _rows(element):
            row += 1
            column = number(value(child.find(f"{W}trPr"), "gridBefore")) or 0
            for cell in _cells(child):
                properties = cell.find(f"{W}tcPr")
                where = Where("table", (table, row + 1, column + 1))
                cells.append(Cell(row, column, tuple(self.blocks(cell, where, is_contents=is_contents))))
                column += max(1, min(number(value(properties, "gridSpan")) or 1, 100))
        return Table(tuple(cells))

    def _paragraph(self, element: Element, where: Where, line: int, *, is_contents: bool) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        style = self.styles.of_paragraph(properties)
        words = ParagraphText(element, self.styles, style)
        runs = (*self._joined, *words.runs)
        self._joined = ()
        if on(properties.find(f"{W}rPr") if properties is not None else None, "del") is not None:
            self._joined = runs
        else:
            yield from self._with_words(runs, properties, style, where, words.size, is_contents=is_contents)
        near = "".join(run.text for run in runs).strip()[:NEAR]
        self._on |= dict.fromkeys(words.references, near)
        boxes = [self._box(drawn) for found in words.drawn for drawn in drawn_in(found, line)]
        boxes += [box for names in words.diagrams for box in self._diagram(names)]
        boxes += [box for found in words.lettering for box in self._box_of(found)]
        if boxes:
            yield Boxes(tuple(boxes))
        for kind, text in words.asides:
            self.asides.append(Aside(text, Where(kind, near=near)))
        yield from (Picture(description) for description in words.pictures)

    def _with_words(  # noqa: PLR0913 - all that a paragraph is made of
        self,
        runs: tuple[Run, ...],
        properties: Element | None,
        style: Style,
        where: Where,
        size: int,
        *,
        is_contents: bool,
    ) -> Iterator[Paragraph]:
        label, depth, level = self._numbered(properties, style)
        text = "".join(run.text for run in runs)
        if not text.strip():
            return
        if is_contents or style.is_contents:
            self.asides.append(Aside(text, Where("contents")))
            return
        centred = value(properties, "jc")
        paragraph = Paragraph(
            runs=runs,
            where=where,
            level=level,
            label=label,
            depth=-1 if level else depth,
            size=size,
            role=style.role,  # type: ignore[arg-type]
            is_centred=centred == "center" if centred else bool(style.is_centred),
        )
        yield with_typed_marks_read(paragraph)

    def _numbered(self, properties: Element | None, style: Style) -> tuple[str, int, int]:
        """Return what is written before a paragraph, how deep in a list it is, and its level as a heading."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        name = value(own, "numId") or style.numbering
        outline = number(value(properties, "outlineLvl"))
        level = style.level if outline is None else (outline + 1 if outline < 9 else 0)  # noqa: PLR2004
        if name is None:
            return "", -1, level
        depth = number(value(own, "ilvl"))
        if depth is None:
            depth = style.depth
        if depth is None:
            depth = self.numberings.depth_of_style(name, value(properties, "pStyle") or "")
        taken = self.numberings.take(name, depth)
        return ("", -1, level) if taken is None else (taken[0], depth, level)

    def _box(self, drawn: Drawn) -> Box:
        self._boxes += 1
        where = Where("box", (self._boxes,))
        paragraphs = tuple(paragraphs_in(self.blocks(drawn.content, where)))
        return Box(drawn.left, drawn.top, drawn.width, drawn.height, paragraphs)

    def _diagram(self, names: Element) -> Iterator[Box]:
        """Read the words of a SmartArt, one below the other: its places are worked out by Word alone."""
        root = self.parts.by_id(names.get(f"{RELATIONSHIPS}dm", ""))
        if root is None:
            return
        self.diagrams.append(root)
        for point in root.iter(f"{DGM}pt"):
            yield from self._box_of(point)

    def _box_of(self, element: Element) -> Iterator[Box]:
        runs = tuple(
            Run("".join(text.text or "" for text in run.iter(f"{A}t"))) for run in element.iter(f"{A}r")
        )
        if any(run.text.strip() for run in runs):
            self._boxes += 1
            yield Box(0, float(self._boxes), 1, 1, (Paragraph(runs, Where("box", (self._boxes,))),))

    def story(self, root: Element, kind: Kind) -> Iterator[Aside]:
        """Read what stands beside the text, one aside a paragraph or note."""
        items: Iterable[Element] = (root,)
        if kind in ("note", "comment"):
            items = [
                item for item in root if item.tag.rpartition("}")[2] in ("footnote", "endnote", "comment")
            ]
        for item in items:
            near = self._on.get((kind, item.get(f"{W}id", "")), "")
            reader = replace(self, asides=[], diagrams=self.diagrams)
            blocks = tuple(reader.blocks(item))
            texts = [paragraph.text.strip() for paragraph in paragraphs_in(blocks)]
            texts += [aside.text for aside in reader.asides if aside.where.kind == "contents"]
            if text := "\n".join(texts):
                yield Aside(text, Where(kind, near=near))
            yield from (aside for aside in reader.asides if aside.where.kind != "contents")


def _rows(table: Element) -> Iterator[Element]:
    for child in branches(table):
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in branches(row):
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _cells(child)
