"""Documents: the whole strategy as a PDF for each language, set from HTML that was rendered for paper.

WeasyPrint does the setting. It is imported only where a document has to be made: that takes a third of a
second, and its libraries are not on every machine.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from kalliola_site.problems import messages
from kalliola_site.render.pdf.document import Document, Documents, DocumentSource, LibraryMissingError

VARIANT = "pdf/ua-1"
"""The standard that documents keep: PDF for everyone's eyes, ears and hands (ISO 14289-1)."""

_PACKAGES = ("weasyprint", "pydyf", "pyphen", "fonttools")
"""What a document's bytes depend on besides what it was made from."""

_DRAWING = re.compile(r"<svg\b([^>]*)>(.*?)</svg>", re.DOTALL)
_CLASS = re.compile(r'\bclass="([^"]*)"')
_TITLES = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_LINK = re.compile(r"(<a\b[^>]*>)(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_GROUP_OF_TERMS = re.compile(r"<div>(<dt>.*?</dd>)</div>", re.DOTALL)
_DRAWING_SCHEME = "drawing:"
_FONT_SCHEME = "font:"

_HYPHENATION = Path(__file__).parent / "hyphenation"
"""Patterns for languages that pyphen has none for, as ``hyph_TAG.dic``."""
_NUMBERINGS = {"decimal": "/Decimal", "disc": "/Disc", "square": "/Square"}
"""How a PDF says of a list what stands before its items, by how CSS does."""
_PAGES_SIZE = 4
"""How many bytes before a kept document tell its pages."""


def typeset(
    sources: tuple[DocumentSource, ...], fonts: Mapping[str, bytes], kept: Mapping[str, bytes]
) -> Documents:
    """Make a PDF of each document, except those that were made before.

    Args:
        sources: What they are made from.
        fonts: Font files by the name that style sheets have for them after ``font:``.
        kept: What earlier builds made, by digest.

    Raises:
        LibraryMissingError: WeasyPrint or a library that it needs is not there.
    """
    documents: list[Document] = []
    made: dict[str, bytes] = {}
    refused: list[str] = []
    for source in sources:
        text, drawings = with_pictures(_taggable(source.html), source.drawing_styles)
        files = {f"{_FONT_SCHEME}{name}": data for name, data in fonts.items()}
        files.update((address, drawing.encode()) for address, drawing in drawings.items())
        digest = _digest(text, files)
        data = kept.get(digest)
        if data is None:
            pages, pdf, asked = _set(text, files)
            refused += asked
            data = pages.to_bytes(_PAGES_SIZE, "big") + pdf
        made[digest] = data
        pages, pdf = int.from_bytes(data[:_PAGES_SIZE], "big"), data[_PAGES_SIZE:]
        documents.append(Document(source.path, source.language, pages, pdf))
    return Documents(tuple(documents), made, tuple(dict.fromkeys(refused)))


def _digest(text: str, files: Mapping[str, bytes]) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow, and seldom needed

    try:
        makers = [f"{package} {version(package)}" for package in _PACKAGES]
    except PackageNotFoundError as error:
        said = messages.cli.PACKAGE_MISSING.with_values(name=error.name)
        raise LibraryMissingError(said, is_package=True) from error
    patterns = [path.read_bytes() for _, path in _own_patterns()]
    digest = hashlib.sha256(repr((makers, patterns, VARIANT, text)).encode())
    for name in sorted(files):
        digest.update(name.encode() + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()


def _set(text: str, files: Mapping[str, bytes]) -> tuple[int, bytes, list[str]]:
    """Set a document: how many pages it has, its PDF, and what it asked for in vain."""
    weasyprint = _weasyprint()
    _know_hyphenation()
    fetcher, refused = memory_only(files)
    # The same source gives the same bytes: the identifier is a digest of them, and no date is written.
    with _without_clock(), _complete_tags():
        document = weasyprint.HTML(string=text, url_fetcher=fetcher).render(pdf_variant=VARIANT)
        pdf = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=True)
    return len(document.pages), pdf, refused


def _weasyprint() -> ModuleType:
    try:
        # Where a library is missing it prints advice of its own.
        with redirect_stdout(StringIO()):
            return import_module("weasyprint")
    except ImportError as error:
        said = messages.cli.PACKAGE_MISSING.with_values(name=error.name or "weasyprint")
        raise LibraryMissingError(said, is_package=True) from error
    except OSError as error:
        named = re.search("'([^']*)'", str(error))
        said = messages.cli.LIBRARY_MISSING.with_values(name=named[1] if named else "Pango")
        raise LibraryMissingError(said, is_package=False) from error


@contextmanager
def _without_clock() -> Iterator[None]:
    """Keep the time out of the fonts in a document, in the way that reproducible-builds.org lays down."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@contextmanager
def _complete_tags() -> Iterator[None]:
    """Have tags tell what WeasyPrint leaves out: how a list is numbered, and which language a passage is in.

    It has no hook for that, so what makes the tags of each box is wrapped meanwhile.
    """
    tags: Any = import_module("weasyprint.pdf.tags")
    text = import_module("pydyf")
    make_tags = tags._build_box_tree  # noqa: SLF001 - see above

    def make_complete_tags(box: Any, *rest: object) -> Iterator[dict[str, object]]:  # noqa: ANN401 - a box
        laid_out = getattr(box, "_box", box)
        element = laid_out.element
        for tag in make_tags(box, *rest):
            if element is not None and element.tag not in ("html", "body"):
                numbering = _NUMBERINGS.get(laid_out.style["list_style_type"])
                if tag["S"] == "/L" and element.tag in ("ol", "ul") and numbering:
                    tag["A"] = text.Dictionary({"O": "/List", "ListNumbering": numbering})
                if language := element.get("lang"):
                    tag["Lang"] = text.String(language)
            yield tag

    tags._build_box_tree = make_complete_tags  # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree = make_tags  # noqa: SLF001


def memory_only(files: Mapping[str, bytes]) -> tuple[object, list[str]]:
    """Make what gives WeasyPrint these files and nothing else, neither from the disk nor from the network.

    Returns:
        The fetcher, and the addresses that it refuses from then on.
    """
    urls = import_module("weasyprint.urls")
    refused: list[str] = []

    def fetch(_self: object, url: str, _headers: object = None) -> object:
        if url in files:
            kind = "image/svg+xml" if url.startswith(_DRAWING_SCHEME) else "font/woff2"
            return urls.URLFetcherResponse(url, files[url], {"Content-Type": kind})
        refused.append(url)
        raise ValueError(f"a document may not ask for {url}")

    return type("MemoryOnly", (urls.URLFetcher,), {"fetch": fetch})(), refused


def with_pictures(text: str, styles: str) -> tuple[str, Mapping[str, str]]:
    """Take the drawings out of a document and put pictures in their places.

    A drawing that has a title becomes an ``img`` with the words of its title and description (WCAG 1.1.1).
    Any other is decoration and becomes a background, which a PDF marks as an artifact (ISO 14289-1, 7.1).

    Args:
        text: HTML with ``svg`` elements.
        styles: The style sheet that each drawing gets.

    Returns:
        The HTML without them, and the drawings as SVG by the address that the HTML has for each.
    """
    addresses: dict[str, str] = {}

    def picture(match: re.Match[str]) -> str:
        attributes, inside = match.groups()
        drawing = _TITLES.sub("", inside)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg"{attributes}><style>{styles}</style>{drawing}</svg>'
        address = addresses.setdefault(svg, f"{_DRAWING_SCHEME}{len(addresses) + 1}")
        found = _CLASS.search(attributes)
        name = found[1] if found else ""
        words = " ".join(_sentence(words) for _, words in _TITLES.findall(inside))
        if words:
            return f'<img class="{name}" src="{address}" alt="{html.escape(words)}">'
        return (
            f'<span class="{name}" style="background: url(\'{address}\') center / contain no-repeat"></span>'
        )

    return _DRAWING.sub(picture, text), {address: svg for svg, address in addresses.items()}


def _taggable(text: str) -> str:
    """Leave out what WeasyPrint would tag wrongly.

    An element inside a link would become a link of its own outside the link's tag, and a group of terms a
    part of its list that is no item (ISO 14289-1, 7.18.5 and 7.2).
    """
    text = _LINK.sub(lambda match: f"{match[1]}{_TAG.sub('', match[2])}</a>", text)
    return _GROUP_OF_TERMS.sub(r"\1", text)


def _sentence(words: str) -> str:
    return html.unescape(words).strip().rstrip(".") + "."


def _know_hyphenation() -> None:
    """Tell pyphen, which WeasyPrint asks, of the patterns for languages that it does not know."""
    pyphen = import_module("pyphen")
    for tag, path in _own_patterns():
        if tag not in pyphen.LANGUAGES:
            pyphen.LANGUAGES[tag] = path
            pyphen.LANGUAGES_LOWERCASE[tag.lower()] = tag


def _own_patterns() -> Iterator[tuple[str, Path]]:
    for path in sorted(_HYPHENATION.glob("hyph_*.dic")):
        yield path.stem.removeprefix("hyph_"), path
