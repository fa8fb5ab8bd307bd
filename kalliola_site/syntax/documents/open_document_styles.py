"""What styles and numberings of OpenDocument say of a paragraph (OASIS OpenDocument 1.3, part 3, 16)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.documents.word_styles import HEADING_NAME

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_BOLD = ("bold", "600", "700", "800", "900")


@frozen_value
class OpenStyle:
    """What a style says, and the styles that it is based on; None where none says anything."""

    level: int = 0
    role: str = ""
    is_bold: bool | None = None
    size: int | None = None
    is_centred: bool | None = None


@dataclass(slots=True)
class OpenStyles:
    """The styles of a document, and its numberings, which count as its paragraphs are gone through."""

    roots: Iterable[Element | None]
    _elements: dict[tuple[str, str], Element] = field(init=False, default_factory=dict)
    _known: dict[tuple[str, str], OpenStyle] = field(init=False, default_factory=dict)
    _lists: dict[str, dict[int, Element]] = field(init=False, default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for root in self.roots:
            if root is None:
                continue
            for element in root.iter(f"{STYLE}style"):
                self._elements[element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")] = element
            for kind, name in (("list-style", None), ("outline-style", "")):
                for element in root.iter(f"{TEXT}{kind}"):
                    levels = {
                        int(level.get(f"{TEXT}level", "1")) - 1: level
                        for level in element
                        if re.fullmatch(r"\d{1,2}", level.get(f"{TEXT}level", ""))
                    }
                    self._lists[element.get(f"{STYLE}name", "") if name is None else name] = levels

    def get(self, family: str, name: str) -> OpenStyle:
        """Return a style; one that says nothing where there is none."""
        chain: list[str] = []
        while (family, name) in self._elements and (family, name) not in self._known and name not in chain:
            chain.append(name)
            name = self._elements[family, name].get(f"{STYLE}parent-style-name", "")
        style = self._known.get((family, name), OpenStyle())
        for name in reversed(chain):
            style = self._known[family, name] = _read(self._elements[family, name], style)
        return style

    def take(self, numbering: str, depth: int, level: int) -> str:
        """Count a paragraph, and return what is written before it; empty for a bullet, or for nothing.

        Args:
            numbering: The name of its list's style.
            depth: How deep in the list it stands.
            level: Its level as a heading, which may be numbered without any list.
        """
        if depth < 0:
            numbering, depth = "", level - 1
        levels = self._lists.get(numbering, {})
        element = levels.get(depth)
        form = element.get(f"{STYLE}num-format", "") if element is not None else ""
        if element is None or not form:
            return ""
        counters = self._counters.setdefault(numbering, {})
        start = element.get(f"{TEXT}start-value", "1")
        first = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
        counters[depth] = counters.get(depth, first - 1) + 1
        for deeper in [key for key in counters if key > depth]:
            del counters[deeper]
        pattern = element.get(f"{LOEXT}num-list-format")
        if pattern is None:
            before, after = element.get(f"{STYLE}num-prefix", ""), element.get(f"{STYLE}num-suffix", "")
            pattern = f"{before}%{depth + 1}%{after}"
        return re.sub(r"%(\d+)%", lambda match: str(counters.get(int(match[1]) - 1, 1)), pattern).strip()


def _read(element: Element, base: OpenStyle) -> OpenStyle:
    name = element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name", "").replace("_20_", " ")
    letters = element.find(f"{STYLE}text-properties")
    paragraph = element.find(f"{STYLE}paragraph-properties")
    weight = letters.get(f"{FO}font-weight") if letters is not None else None
    size = re.fullmatch(
        r"(\d{1,3}(?:\.\d+)?)pt", (letters.get(f"{FO}font-size") or "") if letters is not None else ""
    )
    align = paragraph.get(f"{FO}text-align") if paragraph is not None else None
    outline = element.get(f"{STYLE}default-outline-level", "")
    named = HEADING_NAME.fullmatch(name)
    own = int(outline) if re.fullmatch(r"\d{1,2}", outline) else int(named[1]) if named else base.level
    role = name.casefold() if name.casefold() in ("title", "subtitle") else base.role
    return OpenStyle(
        level=own,
        role=role,
        is_bold=base.is_bold if weight is None else weight in _BOLD,
        size=round(float(size[1]) * 2) if size else base.size,
        is_centred=base.is_centred if align is None else align == "center",
    )
