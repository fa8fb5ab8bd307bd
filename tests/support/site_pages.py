"""Reading a built site's pages as a browser does, with an HTML parser that follows the standard."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

import html5lib

Element = ET.Element


def parse(html: str | bytes) -> Element:
    """Parse a page; elements have plain names."""
    text = html.decode() if isinstance(html, bytes) else html
    return html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)


def pages(files: Mapping[str, bytes]) -> dict[str, Element]:
    """Parse every page of a site, by path."""
    return {path: parse(data) for path, data in files.items() if path.endswith(".html")}


def find_all(page: Element, tag: str, /, **attributes: str) -> Iterator[Element]:
    """Find the elements of a tag that have these attributes."""
    for element in page.iter(tag):
        if all(element.get(key.replace("_", "-")) == value for key, value in attributes.items()):
            yield element


def words(element: Element) -> str:
    """The text of an element as a reader gets it, with single spaces."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag in ("script", "style"):
        return
    yield element.text or ""
    for child in element:
        if child.tag in ("p", "li", "h1", "h2", "h3", "h4", "div", "section", "br", "td", "th", "dt", "dd"):
            yield " "
        yield from _texts(child)
        yield child.tail or ""
