"""The words of one paragraph of Word, and what else is in it (ECMA-376, part 1, 17.3.2 and 17.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kalliola_site.syntax.documents.blocks import Kind, Run
from kalliola_site.syntax.documents.word_boxes import DGM, branches, lettering_in
from kalliola_site.syntax.documents.word_styles import Style, Styles, W, number, on, value

_WORDS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}
GONE = {f"{W}del", f"{W}moveFrom"}
MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FIRST_PRIVATE, _LAST_PRIVATE = 0xF000, 0xF0FF
"""Where fonts of symbols keep theirs; there it is a bullet, as a rule."""
_REFERENCES: tuple[tuple[str, Kind], ...] = (
    ("footnote", "note"),
    ("endnote", "note"),
    ("comment", "comment"),
)
_PICTURES = ("pic", "imagedata", "chart", "OLEObject", "blip")


class ParagraphText:
    """The words of one paragraph, and what else is in it."""

    def __init__(self, paragraph: Element, styles: Styles, style: Style) -> None:
        """Read a paragraph, which has a style among those of the document."""
        self._styles, self._style = styles, style
        self.runs: list[Run] = []
        self.drawn: list[Element] = []
        """What has boxes in it."""
        self.diagrams: list[Element] = []
        """What refers to the parts with the words of diagrams."""
        self.lettering: list[Element] = []
        """Paragraphs of drawings that have words of their own, and no text of Word."""
        self.pictures: list[str] = []
        """Descriptions of pictures."""
        self.asides: list[tuple[Kind, str]] = []
        """What was deleted, or is hidden."""
        self._sizes: dict[int, int] = {}
        self._walk(paragraph)
        self.references = tuple(_references(paragraph))
        """The notes and comments that are on it, by kind and id."""

    @property
    def size(self) -> int:
        """The size of most of its letters, in half points."""
        return max(self._sizes, key=lambda size: self._sizes[size], default=0)

    def _walk(self, element: Element) -> None:
        for child in branches(element):
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag in GONE:
                gone = "".join(
                    text.text or "" for text in child.iter() if text.tag in (f"{W}delText", f"{W}t")
                )
                # What was moved is told of where it now stands.
                if gone.strip() and child.tag == f"{W}del":
                    self.asides.append(("deleted", gone.strip()))
            elif child.tag == MATHS_TEXT:
                self.runs.append(Run(child.text or ""))
            elif child.tag != f"{W}pPr":
                self._walk(child)

    def _run(self, element: Element) -> None:
        properties = element.find(f"{W}rPr")
        styled = self._styles.get(value(properties, "rStyle") or "")
        text = ""
        for child in branches(element):
            if child.tag == f"{W}t":
                text += child.text or ""
            elif child.tag in _WORDS:
                text += _WORDS[child.tag] if child.get(f"{W}type") not in ("page", "column") else " "
            elif child.tag == f"{W}sym":
                text += symbol(child)
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
        size = size or self._styles.default_size
        self._sizes[size] = self._sizes.get(size, 0) + len(text)

    def _is_bold(self, properties: Element | None, styled: Style) -> bool:
        own = on(properties, "b")
        if own is not None:
            return own
        # Two styles that are both bold undo each other (17.7.3).
        bold = bool(self._style.is_bold) != bool(styled.is_bold)
        return bold or self._styles.default_bold

    def _drawing(self, element: Element) -> None:
        with_words = next(element.iter(f"{W}txbxContent"), None) is not None
        if with_words:
            self.drawn.append(element)
        self.lettering += lettering_in(element)
        self.diagrams += element.iter(f"{DGM}relIds")
        is_picture = any(child.tag.rpartition("}")[2] in _PICTURES for child in element.iter())
        if is_picture or not (with_words or self.diagrams):
            descriptions = [child.get("descr") or "" for child in element.iter() if child.get("descr")]
            if is_picture or descriptions:
                self.pictures.append(next(iter(descriptions), ""))


def _references(paragraph: Element) -> Iterator[tuple[Kind, str]]:
    for name, kind in _REFERENCES:
        for reference in paragraph.iter(f"{W}{name}Reference"):
            yield kind, reference.get(f"{W}id", "")


def symbol(element: Element) -> str:
    """Return the character of a symbol; a bullet for one that only its font knows."""
    code = element.get(f"{W}char", "")
    point = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) else 0
    return "•" if not point or _FIRST_PRIVATE <= point <= _LAST_PRIVATE else chr(point)
