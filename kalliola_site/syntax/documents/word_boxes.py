"""Text boxes, shapes and pictures of Word, and where they are drawn (ECMA-376, part 1, 20.4 and 20.5).

A box is written down twice, as DrawingML and for older programs as VML; it is read once. Places are in EMU,
914 400 to the inch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.documents.word_styles import W

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "pc": 152_400, "": 12_700}
_LINE = 200_000
"""How far below the last a further paragraph stands that a box is placed by: about a line."""
_PAGE_WIDTH = 7_560_000
_ALIGNED = {"center": 0.5, "right": 1.0, "outside": 1.0, "bottom": 1.0}


@frozen_value
class Drawn:
    """A box as it was found: its content is still to be read."""

    left: float
    top: float
    width: float
    height: float
    content: Element


@frozen_value
class _Frame:
    """How the places within a group become places on the page."""

    left: float = 0
    top: float = 0
    across: float = 1
    down: float = 1


def branches(element: Element) -> Iterator[Element]:
    """Return the children of an element, of alternatives the one that is read.

    That is the first with words in it; without any, the first.
    """
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            options = list(child)
            with_text = (option for option in options if next(option.iter(f"{W}t"), None) is not None)
            chosen = next(with_text, options[0] if options else None)
            if chosen is not None:
                yield from branches(chosen)
        else:
            yield child


def drawn_in(element: Element, line: int) -> Iterator[Drawn]:
    """Find the boxes in a drawing, or in what stands for one in VML.

    Args:
        element: A ``w:drawing``, ``w:pict`` or ``w:object``.
        line: The number of its paragraph among those that boxes at this place of the text are in.
    """
    for child in branches(element):
        if child.tag in (f"{WP}anchor", f"{WP}inline"):
            left, top = _position(child, "positionH"), _position(child, "positionV", line)
            if child.tag == f"{WP}inline":
                left, top = 0.0, float(line * _LINE)
            extent = child.find(f"{WP}extent")
            size = (_float(extent, "cx"), _float(extent, "cy"))
            yield from _shapes(child, _Frame(left, top), size, is_outermost=True)
        elif child.tag.startswith("{urn:schemas-microsoft-com:vml}"):
            yield from _vml(child, _Frame(0, line * _LINE))


def lettering_in(element: Element) -> Iterator[Element]:
    """Find the paragraphs that are DrawingML's own (21.1.2.2), as on a canvas of another program."""
    for child in branches(element):
        if child.tag == f"{A}p":
            yield child
        elif child.tag != f"{W}txbxContent":
            yield from lettering_in(child)


def _position(anchor: Element, name: str, line: int = 0) -> float:
    element = anchor.find(f"{WP}{name}")
    if element is None:
        return 0
    base = line * _LINE if element.get("relativeFrom") in ("paragraph", "line") else 0
    if (offset := element.find(f"{WP}posOffset")) is not None and _is_number(offset.text):
        return base + float(offset.text or 0)
    aligned = element.find(f"{WP}align")
    return base + _PAGE_WIDTH * _ALIGNED.get((aligned.text or "") if aligned is not None else "", 0)


def _shapes(
    element: Element, frame: _Frame, size: tuple[float, float], *, is_outermost: bool
) -> Iterator[Drawn]:
    """Go through shapes and groups of shapes, in the order of the file."""
    for child in branches(element):
        name = child.tag.rpartition("}")[2]
        if name in ("wgp", "grpSp"):
            yield from _shapes(
                child, _inner(child, frame, is_outermost=is_outermost), size, is_outermost=False
            )
        elif name == "wsp":
            content = next(child.iter(f"{W}txbxContent"), None)
            if content is not None:
                # A shape that stands alone is where its anchor is; in a group it says so itself.
                transform = None if is_outermost else child.find(f".//{A}xfrm")
                left, top, width, height = _extent(transform, size)
                yield Drawn(
                    frame.left + left * frame.across,
                    frame.top + top * frame.down,
                    width * frame.across,
                    height * frame.down,
                    content,
                )
        elif name not in ("txbx", "pic"):
            yield from _shapes(child, frame, size, is_outermost=is_outermost)


def _inner(group: Element, frame: _Frame, *, is_outermost: bool) -> _Frame:
    transform = group.find(f"./*/{A}xfrm")
    if transform is None:
        return frame
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    inner_offset, inner_extent = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    across = (_float(extent, "cx") / (_float(inner_extent, "cx") or 1)) or 1
    down = (_float(extent, "cy") / (_float(inner_extent, "cy") or 1)) or 1
    left, top = (0.0, 0.0) if is_outermost else (_float(offset, "x"), _float(offset, "y"))
    return _Frame(
        frame.left + (left - _float(inner_offset, "x") * across) * frame.across,
        frame.top + (top - _float(inner_offset, "y") * down) * frame.down,
        frame.across * across,
        frame.down * down,
    )


def _extent(transform: Element | None, size: tuple[float, float]) -> tuple[float, float, float, float]:
    if transform is None:
        return 0, 0, *size
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    return _float(offset, "x"), _float(offset, "y"), _float(extent, "cx"), _float(extent, "cy")


def _vml(element: Element, frame: _Frame) -> Iterator[Drawn]:
    style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]*)", element.get("style", "")))
    left = frame.left + _length(style.get("margin-left") or style.get("left"))
    top = frame.top + _length(style.get("margin-top") or style.get("top"))
    for child in branches(element):
        if child.tag.rpartition("}")[2] == "textbox":
            content = child.find(f"{W}txbxContent")
            if content is not None:
                yield Drawn(left, top, _length(style.get("width")), _length(style.get("height")), content)
        elif child.tag.startswith("{urn:schemas-microsoft-com:vml}"):
            yield from _vml(child, _Frame(left, top))


def _length(text: str | None) -> float:
    match = re.fullmatch(r"\s*(-?\d{1,9}(?:\.\d{1,9})?)\s*([a-z]*)\s*", text or "")
    return float(match[1]) * _UNITS.get(match[2], 12_700) if match else 0


def _float(element: Element | None, name: str) -> float:
    text = element.get(name) if element is not None else None
    return float(text or 0) if _is_number(text) else 0


def _is_number(text: str | None) -> bool:
    return re.fullmatch(r"-?\d{1,12}", (text or "").strip()) is not None
