"""Documents of LibreOffice (.odt): from their parts to blocks (OASIS OpenDocument 1.3, part 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
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
from kalliola_site.syntax.documents.open_document_styles import OFFICE, STYLE, TEXT, OpenStyles
from kalliola_site.syntax.documents.typed_lists import with_typed_marks_read

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

_UNITS = {"in": 914_400, "cm": 360_000, "mm": 36_000, "pt": 12_700, "pc": 152_400, "px": 9_525}
_LINE = 200_000
_MOST_SPACES = 100
_MOST_CELLS = 1_000
_SILENT = {
    f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls",
    f"{OFFICE}forms", f"{OFFICE}annotation-end", f"{DRAW}glue-point", f"{TEXT}note-citation",
    "{http://purl.org/dc/elements/1.1/}creator", "{http://purl.org/dc/elements/1.1/}date",
    "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}date-string", f"{SVG}title", f"{SVG}desc",
    "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creator-initials", f"{OFFICE}binary-data",
}  # fmt: skip
"""What is said about the document, rather than by it."""
_SPACES = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_SHAPES = ("frame", "custom-shape", "g", "rect", "ellipse", "text-box", "circle", "polygon", "line", "path")


def read_open_document(archive: Archive) -> Document:
    """Read a document.

    Args:
        archive: Its parts.

    Raises:
        DamagedError: A part that is needed is missing, or is not well-formed.
        TooLargeError: It is larger than any that people write.
    """
    root, styles = archive.xml("content.xml"), archive.xml("styles.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise DamagedError
    reader = _Reader(OpenStyles((styles, root)))
    blocks = tuple(reader.blocks(body))
    reader.deletions(body)
    pages = list(styles.iter(f"{STYLE}master-page")) if styles is not None else []
    margins: list[Element] = []
    for kind in ("header", "footer"):
        for page in pages:
            for margin in page.iter(f"{STYLE}{kind}"):
                margins.append(margin)
                text = "\n".join(item.text.strip() for item in paragraphs_in(reader.blocks(margin)))
                if text:
                    reader.asides.append(Aside(text, Where(kind)))
    texts = [text for tree in (body, *margins) for text in _all_text(tree)]
    return Document(blocks, tuple(reader.asides), letters_in(texts), ".odt")


def _all_text(element: Element) -> Iterator[str]:
    """Return all text but that of deletions: what nothing of may be lost."""
    if element.tag in (f"{TEXT}p", f"{TEXT}h"):
        yield from _text_within(element)
        return
    for child in element:
        if child.tag not in _SILENT:
            yield from _all_text(child)


def _text_within(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _SILENT:
            yield from _text_within(child)
        yield child.tail or ""


@dataclass(slots=True)
class _Reader:
    styles: OpenStyles
    asides: list[Aside] = field(default_factory=list)
    _tables: int = 0
    _boxes: int = 0

    def blocks(
        self, element: Element, where: Where = IN_TEXT, depth: int = -1, numbering: str = ""
    ) -> Iterator[Block]:
        """Read what stands in the body, in a list, in a cell or in a box."""
        line = 0
        pending: list[Box] = []
        for child in element:
            name = child.tag.rpartition("}")[2]
            found: list[Block] = []
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                found += self._paragraph(child, where, depth, numbering, line)
            elif child.tag == f"{TEXT}list":
                inner = child.get(f"{TEXT}style-name") or numbering
                found += self.blocks(child, where, depth + 1, inner)
            elif child.tag == f"{TABLE}table":
                found.append(self._table(child))
            elif child.tag.startswith(DRAW) and name in _SHAPES:
                found += self.shape(child, 0, line * _LINE)
            elif name.endswith(("-index", "table-of-content", "bibliography")):
                texts = [item.text for item in paragraphs_in(self.blocks(child))]
                self.asides += [Aside(text, Where("contents")) for text in texts]
            elif child.tag not in _SILENT and not name.endswith(("-source", "-template")):
                found += self.blocks(child, where, depth, numbering)
            boxes = [box for block in found if isinstance(block, Boxes) for box in block.boxes]
            rest = [block for block in found if not isinstance(block, Boxes)]
            if rest and pending:
                yield Boxes(tuple(pending))
                pending = []
            yield from rest
            pending += boxes
            line = line + 1 if pending else 0
        if pending:
            yield Boxes(tuple(pending))

    def _paragraph(
        self, element: Element, where: Where, depth: int, numbering: str, line: int
    ) -> Iterator[Block]:
        style = self.styles.get("paragraph", element.get(f"{TEXT}style-name", ""))
        words = _Words(self, line)
        words.walk(element, is_bold=bool(style.is_bold), is_first=True)
        runs = tuple(run for run in words.runs if run.text)
        text = "".join(run.text for run in runs)
        outline = element.get(f"{TEXT}outline-level", "")
        level = int(outline) if element.tag == f"{TEXT}h" and re.fullmatch(r"\d{1,2}", outline) else 0
        level = level or style.level
        label = ""
        if level or depth >= 0:
            is_header = element.get(f"{TEXT}is-list-header") == "true"
            label = "" if is_header or not text.strip() else self.styles.take(numbering, depth, level)
        if text.strip():
            paragraph = Paragraph(
                runs=runs,
                where=where,
                level=level,
                label=label,
                depth=-1 if level else depth,
                size=words.size or style.size or 0,
                role=style.role,  # type: ignore[arg-type]
                is_centred=bool(style.is_centred),
            )
            yield with_typed_marks_read(paragraph)
        if words.boxes:
            yield Boxes(tuple(words.boxes))
        yield from (Picture(description) for description in words.pictures)
        near = text.strip()[:NEAR]
        self.asides += [Aside(said, Where(kind, near=near)) for kind, said in words.asides]

    def shape(self, element: Element, left: float, top: float) -> Iterator[Block]:
        """Read a frame or shape, or a group of them, drawn from a place on."""
        left += _length(element.get(f"{SVG}x"))
        top += _length(element.get(f"{SVG}y"))
        name = element.tag.rpartition("}")[2]
        if name == "g":
            for child in element:
                yield from self.shape(child, 0, 0)
            return
        inner = next((child for child in element if child.tag == f"{DRAW}text-box"), element)
        self._boxes += 1
        content = list(self.blocks(inner, Where("box", (self._boxes,))))
        paragraphs = tuple(paragraphs_in(content))
        if paragraphs:
            width, height = _length(element.get(f"{SVG}width")), _length(element.get(f"{SVG}height"))
            yield Boxes((Box(left, top, width, height, paragraphs),))
        else:
            self._boxes -= 1
            if any(child.tag in (f"{DRAW}image", f"{DRAW}object") for child in element):
                described = element.find(f"{SVG}desc")
                titled = element.find(f"{SVG}title") if described is None else described
                yield Picture((titled.text or "") if titled is not None else "")

    def _table(self, element: Element) -> Table:
        self._tables += 1
        table, cells = self._tables, []
        rows = (child for child in element.iter(f"{TABLE}table-row"))
        for row, child in enumerate(rows):
            column = 0
            for cell in child:
                if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    continue
                where = Where("table", (table, row + 1, column + 1))
                if cell.tag == f"{TABLE}table-cell":
                    cells.append(Cell(row, column, tuple(self.blocks(cell, where))))
                repeated = cell.get(f"{TABLE}number-columns-repeated", "1")
                column += min(int(repeated), _MOST_CELLS) if re.fullmatch(r"\d{1,9}", repeated) else 1
        return Table(tuple(cells))

    def deletions(self, body: Element) -> None:
        """Tell of what was deleted while changes were tracked."""
        for region in body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
            deletion = region.find(f"{TEXT}deletion")
            if deletion is None:
                continue
            if text := _deleted(deletion):
                near = self._near_change(body, region.get(f"{TEXT}id", ""))
                self.asides.append(Aside(text, Where("deleted", near=near)))

    @staticmethod
    def _near_change(body: Element, name: str) -> str:
        for paragraph in body.iter():
            if paragraph.tag in (f"{TEXT}p", f"{TEXT}h"):
                changes = paragraph.iter(f"{TEXT}change")
                if any(change.get(f"{TEXT}change-id") == name for change in changes):
                    return "".join(_text_within(paragraph)).strip()[:NEAR]
        return ""


def _deleted(deletion: Element) -> str:
    paragraphs = [item for item in deletion.iter() if item.tag in (f"{TEXT}p", f"{TEXT}h")]
    return "\n".join("".join(_text_within(item)) for item in paragraphs).strip()


class _Words:
    """The words of one paragraph, and what else is in it."""

    def __init__(self, reader: _Reader, line: int) -> None:
        self._reader, self._line = reader, line
        self.runs: list[Run] = []
        self.boxes: list[Box] = []
        self.pictures: list[str] = []
        self.asides: list[tuple[Kind, str]] = []
        self.size = 0

    def walk(self, element: Element, *, is_bold: bool, is_first: bool = False) -> None:
        self._add(element.text, is_bold=is_bold, is_first=is_first)
        for child in element:
            self._child(child, is_bold=is_bold)
            self._add(child.tail, is_bold=is_bold)

    def _child(self, child: Element, *, is_bold: bool) -> None:
        name = child.tag.rpartition("}")[2]
        if child.tag in _SPACES:
            self.runs.append(Run(_SPACES[child.tag] * _count(child.get(f"{TEXT}c", "1")), is_bold))
        elif child.tag == f"{TEXT}span":
            style = self._reader.styles.get("text", child.get(f"{TEXT}style-name", ""))
            self.size = self.size or style.size or 0
            self.walk(child, is_bold=is_bold if style.is_bold is None else style.is_bold)
        elif child.tag == f"{TEXT}note":
            self._aside("note", child.find(f"{TEXT}note-body"))
        elif child.tag == f"{OFFICE}annotation":
            self._aside("comment", child)
        elif child.tag.startswith(DRAW) and name in _SHAPES:
            self._shape(child)
        elif child.tag not in _SILENT:
            self.walk(child, is_bold=is_bold)

    def _aside(self, kind: Kind, body: Element | None) -> None:
        blocks = self._reader.blocks(body) if body is not None else ()
        texts = [item.text.strip() for item in paragraphs_in(blocks)]
        self.asides += [(kind, "\n".join(texts))] if texts else []

    def _shape(self, element: Element) -> None:
        for block in self._reader.shape(element, 0, self._line * _LINE):
            if isinstance(block, Boxes):
                self.boxes += block.boxes
            elif isinstance(block, Picture):
                self.pictures.append(block.description)

    def _add(self, text: str | None, *, is_bold: bool, is_first: bool = False) -> None:
        if text:
            # White space in the file is one space; at the beginning of a paragraph it is none (6.1.2).
            words = re.sub(r"[ \t\r\n]+", " ", text)
            self.runs.append(Run(words.lstrip(" ") if is_first and not self.runs else words, is_bold))


def _count(text: str) -> int:
    return min(int(text), _MOST_SPACES) if re.fullmatch(r"\d{1,9}", text) else 1


def _length(text: str | None) -> float:
    match = re.fullmatch(r"(-?\d{1,9}(?:\.\d{1,9})?)([a-z]{2})", text or "")
    return float(match[1]) * _UNITS.get(match[2], 12_700) if match else 0
