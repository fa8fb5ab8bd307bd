"""Documents of Word (.docx): from their parts to blocks (ECMA-376, part 1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from kalliola_site.syntax.documents.archive import Archive, DamagedError
from kalliola_site.syntax.documents.blocks import (
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
from kalliola_site.syntax.documents.word_boxes import A, DGM, RELATIONSHIPS, Drawn, branches, drawn_in
from kalliola_site.syntax.documents.word_styles import VAL, Numberings, Style, Styles, W, number, on, value

MAIN_PART = "/officeDocument"
_NEAR = 60
"""How many characters of the text that a note, a comment or a deletion is on are told."""
_WORDS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}
_GONE = {f"{W}del", f"{W}moveFrom"}
_MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FIRST_PRIVATE, _LAST_PRIVATE = 0xF000, 0xF0FF
"""Where fonts of symbols keep theirs; there it is a bullet, as a rule."""


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
    parts = _Parts(archive, main)
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


def main_part(archive: Archive) -> str:
    """Name the main part of a document; empty where it is no document of Word."""
    relationships = archive.xml("_rels/.rels")
    for relationship in relationships if relationships is not None else ():
        target = relationship.get("Target", "").lstrip("/")
        if relationship.get("Type", "").endswith(MAIN_PART) and target.startswith("word/"):
            return normpath(target)
    return ""


def _all_text(element: Element) -> Iterator[str]:
    """Return all text runs but those that were deleted: what nothing of may be lost."""
    for child in branches(element):
        if child.tag in (f"{W}t", _MATHS_TEXT) or (child.tag == f"{A}t" and element.tag == f"{A}r"):
            yield child.text or ""
        elif child.tag == f"{W}sym":
            yield _symbol(child)
        elif child.tag not in _GONE:
            yield from _all_text(child)


def _symbol(element: Element) -> str:
    code = element.get(f"{W}char", "")
    point = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) else 0
    return "•" if not point or _FIRST_PRIVATE <= point <= _LAST_PRIVATE else chr(point)


class _Parts:
    """The parts that the main part refers to, by what they are to it."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        relationships = archive.xml(f"{dirname(main)}/_rels/{main.rpartition('/')[2]}.rels")
        self._targets: list[tuple[str, str, str]] = []
        for item in relationships if relationships is not None else ():
            # What is outside the file is never followed.
            if item.get("TargetMode") != "External":
                target = item.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(main), target))
                self._targets.append((item.get("Type", ""), item.get("Id", ""), path))

    def all(self, kind: str) -> Iterator[Element]:
        for path in dict.fromkeys(path for of, _, path in self._targets if of.endswith(kind)):
            if (root := self._archive.xml(path)) is not None:
                yield root

    def first(self, kind: str) -> Element | None:
        return next(self.all(kind), None)

    def by_id(self, name: str) -> Element | None:
        return next((self._archive.xml(path) for _, own, path in self._targets if own == name), None)


@dataclass(slots=True)
class _Reader:
    """Goes through the document once, in its order."""

    styles: Styles
    numberings: Numberings
    parts: _Parts
    asides: list[Aside] = field(default_factory=list)
    diagrams: list[Element] = field(default_factory=list)
    _tables: int = 0
    _boxes: int = 0
    _joined: tuple[Run, ...] = ()
    """The words of paragraphs whose end was deleted: they go on in the next."""
    _on: dict[tuple[str, str], str] = field(default_factory=dict)
    """The text that each note and comment is on, by kind and id."""

    def blocks(self, element: Element, where: Where = Where(), *, is_contents: bool = False) -> Iterator[Block]:
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
        if pending:
            yield Boxes(tuple(pending))

    def _other(self, child: Element, where: Where, *, is_contents: bool) -> Iterator[Block]:
        if child.tag == f"{W}tbl":
            yield self._table(child, is_contents=is_contents)
        elif child.tag == f"{W}sdt":
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
            is_list = gallery is not None and "contents" in gallery.get(VAL, "").casefold()
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from self.blocks(content, where, is_contents=is_contents or is_list)
        elif child.tag == f"{W}altChunk":
            yield Picture()
        elif child.tag not in (f"{W}sectPr", *_GONE):
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
        words = _Words(self, style)
        words.read(element)
        runs = (*self._joined, *words.runs)
        self._joined = ()
        if on(properties.find(f"{W}rPr") if properties is not None else None, "del") is not None:
            self._joined = runs
        else:
            yield from self._with_words(runs, properties, style, where, is_contents=is_contents)
        if words.drawn or words.boxes:
            boxes = [self._box(drawn) for found in words.drawn for drawn in drawn_in(found, line)]
            yield Boxes((*boxes, *words.boxes))
        near = "".join(run.text for run in runs).strip()[:_NEAR]
        for kind, text in words.asides:
            self.asides.append(Aside(text, Where(kind, near=near)))
        yield from (Picture(description) for description in words.pictures)

    def _with_words(
        self,
        runs: tuple[Run, ...],
        properties: Element | None,
        style: Style,
        where: Where,
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
            size=self._size,
            role=style.role,  # type: ignore[arg-type]
            is_centred=centred == "center" if centred else bool(style.is_centred),
        )
        yield with_typed_marks_read(paragraph)

    _size: int = 0

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

    def diagram(self, element: Element) -> Iterator[Box]:
        """Read the words of a SmartArt, one below the other: its places are worked out by Word alone."""
        for names in element.iter(f"{DGM}relIds"):
            root = self.parts.by_id(names.get(f"{RELATIONSHIPS}dm", ""))
            if root is None:
                continue
            self.diagrams.append(root)
            for point in root.iter(f"{DGM}pt"):
                runs = tuple(
                    Run("".join(text.text or "" for text in run.iter(f"{A}t"))) for run in point.iter(f"{A}r")
                )
                if any(run.text.strip() for run in runs):
                    self._boxes += 1
                    top = float(self._boxes)
                    yield Box(0, top, 1, 1, (Paragraph(runs, Where("box", (self._boxes,))),))

    def story(self, root: Element, kind: Kind) -> Iterator[Aside]:
        """Read what stands beside the text, one aside a paragraph or note."""
        items: Iterable[Element] = (root,)
        if kind in ("note", "comment"):
            items = [item for item in root if item.tag.rpartition("}")[2] in ("footnote", "endnote", "comment")]
        for item in items:
            near = self._on.get((kind, item.get(f"{W}id", "")), "")
            reader = replace(self, asides=[], diagrams=self.diagrams)
            blocks = tuple(reader.blocks(item))
            texts = [paragraph.text.strip() for paragraph in paragraphs_in(blocks)]
            texts += [aside.text for aside in reader.asides if aside.where.kind == "contents"]
            if text := "\n".join(texts):
                yield Aside(text, Where(kind, near=near))
            yield from (aside for aside in reader.asides if aside.where.kind != "contents")


class _Words:
    """The words of one paragraph, and what else is in it."""

    def __init__(self, reader: _Reader, style: Style) -> None:
        self._reader, self._style = reader, style
        self.runs: list[Run] = []
        self.drawn: list[Element] = []
        self.boxes: list[Box] = []
        self.pictures: list[str] = []
        self.asides: list[tuple[Kind, str]] = []
        self._sizes: dict[int, int] = {}

    def read(self, paragraph: Element) -> None:
        self._walk(paragraph)
        self._reader._size = max(self._sizes, key=lambda size: self._sizes[size], default=0)  # noqa: SLF001
        # Notes and comments are told with the words that they are on.
        near = "".join(run.text for run in self.runs).strip()[:_NEAR]
        for name in ("footnote", "endnote", "comment"):
            for reference in paragraph.iter(f"{W}{name}Reference"):
                kind = "comment" if name == "comment" else "note"
                self._reader._on[kind, reference.get(f"{W}id", "")] = near  # noqa: SLF001

    def _walk(self, element: Element) -> None:
        for child in branches(element):
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in _GONE:
                gone = "".join(
                    text.text or "" for text in child.iter() if text.tag in (f"{W}delText", f"{W}t")
                )
                # What was moved is told of where it now stands.
                if gone.strip() and child.tag == f"{W}del":
                    self.asides.append(("deleted", gone.strip()))
            elif child.tag == _MATHS_TEXT:
                self.runs.append(Run(child.text or ""))
            elif child.tag != f"{W}pPr":
                self._walk(child)

    def _run(self, element: Element) -> None:
        properties = element.find(f"{W}rPr")
        styled = self._reader.styles.get(value(properties, "rStyle") or "")
        text = ""
        for child in branches(element):
            if child.tag == f"{W}t":
                text += child.text or ""
            elif child.tag in _WORDS:
                text += _WORDS[child.tag] if child.get(f"{W}type") not in ("page", "column") else " "
            elif child.tag == f"{W}sym":
                text += _symbol(child)
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(child)
            elif child.tag == f"{W}ruby":
                self._walk(child)
        if not text:
            return
        hidden = on(properties, "vanish")
        if bool(styled.is_hidden or self._style.is_hidden) if hidden is None else hidden:
            if text.strip():
                self.asides.append(("hidden", text.strip()))
            return
        self.runs.append(Run(text, self._is_bold(properties, styled)))
        size = number(value(properties, "sz")) or styled.size or self._style.size
        size = size or self._reader.styles.default_size
        self._sizes[size] = self._sizes.get(size, 0) + len(text)

    def _is_bold(self, properties: Element | None, styled: Style) -> bool:
        own = on(properties, "b")
        if own is not None:
            return own
        # Two styles that are both bold undo each other (17.7.3).
        bold = bool(self._style.is_bold) != bool(styled.is_bold)
        return bold or self._reader.styles.default_bold

    def _drawing(self, element: Element) -> None:
        with_words = next(element.iter(f"{W}txbxContent"), None) is not None
        if with_words:
            self.drawn.append(element)
        self.boxes += self._reader.diagram(element)
        is_picture = any(child.tag.rpartition("}")[2] in _PICTURES for child in element.iter())
        if is_picture or not (with_words or self.boxes):
            descriptions = [child.get("descr") or "" for child in element.iter() if child.get("descr")]
            if is_picture or descriptions:
                self.pictures.append(next(iter(descriptions), ""))


_PICTURES = ("pic", "imagedata", "chart", "OLEObject", "blip")


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
