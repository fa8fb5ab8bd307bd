"""What styles and numberings of Word say of a paragraph (ECMA-376, part 1, 17.7 and 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from kalliola_site.frozen_value import frozen_value

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"

HEADING_NAME = re.compile(
    r"(?i)(?:heading|otsikko|väliotsikko|rubrik|overskrift|überschrift|kop|titre|título|titolo|pealkiri|"
    r"заголовок)\s*(\d)"
)
"""What styles of headings are called: in English in every Word, otherwise where someone made them."""
_ROLES = {"title": "title", "subtitle": "subtitle"}
_LAST_LEVEL = 9


def on(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on or off; None where nothing is said of it."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(VAL, "1") not in ("0", "false", "off", "none")


def value(properties: Element | None, name: str, attribute: str = VAL) -> str | None:
    """Return the value of a property; None where nothing is said of it."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(attribute)


def number(text: str | None) -> int | None:
    """Read a whole number as Word writes it; None for anything else."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


@frozen_value
class Style:
    """What a style says, and the styles that it is based on; None where none says anything."""

    name: str = ""
    level: int = 0
    role: str = ""
    is_contents: bool = False
    is_bold: bool | None = None
    is_hidden: bool | None = None
    size: int | None = None
    is_centred: bool | None = None
    numbering: str | None = None
    depth: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    root: Element | None
    _elements: dict[str, Element] = field(init=False, default_factory=dict)
    _known: dict[str, Style] = field(init=False, default_factory=dict)
    _default: str = field(init=False, default="")
    default_size: int = field(init=False, default=20)
    default_bold: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for element in self.root.iter(f"{W}style"):
            name = element.get(f"{W}styleId", "")
            self._elements[name] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self._default = name
        properties = self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.default_size = number(value(properties, "sz")) or self.default_size
        self.default_bold = bool(on(properties, "b"))

    def of_paragraph(self, properties: Element | None) -> Style:
        """Return the style that a paragraph has."""
        return self.get(value(properties, "pStyle") or self._default)

    def get(self, name: str) -> Style:
        """Return a style by its id; one that says nothing where there is none."""
        chain: list[str] = []
        # One that is based on itself in the end says nothing more.
        while name in self._elements and name not in self._known and name not in chain:
            chain.append(name)
            name = value(self._elements[name], "basedOn") or ""
        style = self._known.get(name, Style())
        for name in reversed(chain):
            style = self._known[name] = _read(self._elements[name], style)
        return style


def _read(element: Element, base: Style) -> Style:
    name = (value(element, "name") or "").strip()
    paragraph, letters = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    numbered = paragraph.find(f"{W}numPr") if paragraph is not None else None
    is_contents = re.match(r"(?i)(toc|contents|sisällysluettelo)\b", name) is not None
    level = base.level
    if (outline := number(value(paragraph, "outlineLvl"))) is not None:
        level = outline + 1 if outline < _LAST_LEVEL else 0
    elif named := HEADING_NAME.fullmatch(name):
        level = int(named[1])
    size = number(value(letters, "sz"))
    centred = value(paragraph, "jc")
    depth = number(value(numbered, "ilvl"))
    return Style(
        name=name,
        level=level,
        role=_ROLES.get(name.casefold(), base.role),
        is_contents=is_contents or base.is_contents,
        is_bold=_first(on(letters, "b"), base.is_bold),
        is_hidden=_first(on(letters, "vanish"), base.is_hidden),
        size=base.size if size is None else size,
        is_centred=base.is_centred if centred is None else centred == "center",
        numbering=value(numbered, "numId") or base.numbering,
        depth=base.depth if depth is None else depth,
    )


def _first(own: bool | None, other: bool | None) -> bool | None:
    return other if own is None else own


@frozen_value
class _Level:
    form: str
    text: str
    start: int
    style: str


@dataclass(slots=True)
class Numberings:
    """The numberings of a document, which count as the paragraphs are gone through."""

    root: Element | None
    _levels: dict[str, dict[int, _Level]] = field(init=False, default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(init=False, default_factory=dict)
    _lists: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        lists: dict[str, dict[int, _Level]] = {}
        styled: dict[str, dict[int, _Level]] = {}
        links: dict[str, str] = {}
        for element in self.root.iter(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId", "")
            lists[name] = dict(_levels(element))
            if (style := value(element, "styleLink")) is not None:
                styled[style] = lists[name]
            if (link := value(element, "numStyleLink")) is not None:
                links[name] = link
        for name, link in links.items():
            lists[name] = lists[name] or styled.get(link, {})
        for element in self.root.iter(f"{W}num"):
            name, of = element.get(f"{W}numId", ""), value(element, "abstractNumId") or ""
            self._lists[name] = of
            self._levels[name] = {**lists.get(of, {}), **dict(_levels(element))}

    def take(self, name: str, depth: int) -> tuple[str, bool] | None:
        """Count a paragraph, and return what is written before it and whether that is a bullet.

        Returns:
            None where the paragraph has no number and no bullet after all.
        """
        levels = self._levels.get(name)
        if name == "0" or not levels or (level := levels.get(depth)) is None or level.form == "none":
            return None
        if level.form == "bullet":
            return "", True
        # Numberings that are of one list go on counting together.
        counters = self._counters.setdefault(self._lists[name], {})
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [key for key in counters if key > depth]:
            del counters[deeper]

        def counted(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            at = levels.get(place, level)
            return _figure(counters.get(place, at.start), at.form)

        return re.sub(r"%([1-9])", counted, level.text).strip(), False

    def depth_of_style(self, name: str, style: str) -> int:
        """Return the level of a numbering that belongs to a style."""
        return next((depth for depth, at in self._levels.get(name, {}).items() if at.style == style), 0)


def _levels(element: Element) -> Iterator[tuple[int, _Level]]:
    for level in element.iter(f"{W}lvl"):
        depth = number(level.get(f"{W}ilvl"))
        if depth is not None:
            start = number(value(level, "start"))
            yield (
                depth,
                _Level(
                    value(level, "numFmt") or "decimal",
                    value(level, "lvlText") or "",
                    1 if start is None else start,
                    value(level, "pStyle") or "",
                ),
            )


_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_FIRST_WITHOUT_ROMAN = 400
_LETTERS = 26


def _figure(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 1 <= count < _FIRST_WITHOUT_ROMAN:
        written, left = "", count
        for worth, figure in _ROMAN:
            written += figure * (left // worth)
            left %= worth
        return written if form == "upperRoman" else written.lower()
    if form in ("upperLetter", "lowerLetter") and 1 <= count <= _LETTERS:
        return chr(ord("A" if form == "upperLetter" else "a") + count - 1)
    return str(count)
