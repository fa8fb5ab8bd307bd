"""Markdown in content: CommonMark without raw HTML, with links that name pages instead of addresses.

A link target is a page's name (``goals``, ``goals/inequality``, ``values#joy``), ``#place`` on the same
page, or an address that begins with one of the schemes below. In the HTML that comes out, a link to a
page reads ``href="page:NAME#place"``; rendering a whole page turns that into a relative address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

PAGE_SCHEME = "page:"
"""What stands before a page's name until its address is known, as seen from the page that links to it."""

SCHEMES = frozenset({"https", "http", "mailto", "tel"})
"""How a link out of the site may begin; ``javascript:``, ``data:``, ``//host`` and the like are refused."""

DEEPEST = 20
"""How deep quotations and lists may stand within each other."""

_MARKED = re.compile(r"[\\`*_\[\]!<&\n]")
"""What can begin inline Markdown, or needs more than escaping; without any, a text is just text."""

_MAY_BE_FOUND = re.compile(r"[\[<]|\]\(")
"""What every link and picture has, however it is written."""

_STRONG = re.compile(r"(?<!\*)\*\*([^\W_](?:[^*]*[^\W_])?)\*\*(?!\*)")
"""Strong emphasis that cannot be read in another way: letters or digits next to its marks, none inside."""

_HEADING_WITHOUT_SPACE = re.compile(r"(#{1,6})[^ \t\n#]")

_ITEM_WITH_ANOTHER_MARK = re.compile("[-*+]\u00a0|[•·▪◦‣●][ \t\u00a0]*")
"""How lists begin that were pasted from Word."""

_PAGE_NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of the site, by name."""

    href: str
    """As it was written."""
    key: str
    """The page's name; empty where the link stays on its page."""
    anchor: str
    line: int
    """In which line of the text it stands, from 0."""


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A link to an address outside the site, of a scheme that is allowed."""

    href: str
    line: int


@dataclass(frozen=True, slots=True)
class UnsafeLink:
    """A link that leads where no link may."""

    href: str
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, which texts cannot have."""

    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a long text."""

    level: int
    line: int


@dataclass(frozen=True, slots=True)
class TooDeep:
    """A place where quotations or lists stand too deep within each other."""

    line: int


@dataclass(frozen=True, slots=True)
class UnreadLink:
    """What was meant as a link but is none: its address has a space in it, say."""

    words: str
    """How it goes on from where its address should begin."""
    line: int


@dataclass(frozen=True, slots=True)
class UnreadHeading:
    """What was meant as a heading but is none, for want of a space."""

    marks: str
    line: int


@dataclass(frozen=True, slots=True)
class UnreadItem:
    """What was meant as an item of a list but is none, for want of a hyphen or of an ordinary space."""

    marks: str
    line: int


Finding = (
    PageLink | OutsideLink | UnsafeLink | Image | Heading | TooDeep | UnreadLink | UnreadHeading | UnreadItem
)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": DEEPEST * 2})
    # Every target is parsed as a link, so that a forbidden one can be told of rather than shown as text.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:  # noqa: ARG001 - the parser's own signature
    return True


_PARSER = _parser()


def is_plain(text: str) -> bool:
    """Whether a text has nothing in it that could be Markdown."""
    return _MARKED.search(text) is None


@lru_cache(maxsize=4096)
def render_inline(text: str) -> str:
    """Render a short text to HTML: emphasis, code and links, no paragraphs."""
    if is_plain(text):
        return escapeHtml(text)
    return _html(_with_safe_links(_PARSER.parseInline(text)))


@lru_cache(maxsize=256)
def render_blocks(text: str, heading_shift: int = 0) -> str:
    """Render a long text to HTML.

    Args:
        text: The Markdown.
        heading_shift: How many levels lower its headings stand on the page they are shown on.
    """
    tokens = _with_safe_links(_PARSER.parse(text))
    for token in tokens:
        if heading_shift and token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + heading_shift)}"
    return _html(tokens)


def _html(tokens: list[Token]) -> str:
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def blocks(text: str) -> tuple[tuple[int, int], ...]:
    """Part a long text into paragraphs, headings and list items.

    Returns:
        The first line of each and the line after its last, from 0.
    """
    found = []
    for token in _PARSER.parse(text):
        is_item = token.level == 1 and token.type == "list_item_open"
        is_block = token.level == 0 and token.nesting >= 0 and not token.type.endswith("_list_open")
        if token.map and (is_item or is_block):
            found.append((token.map[0], token.map[1]))
    return tuple(found)


def plain_text(text: str) -> str:
    """The words of a short text without its Markdown, for attributes and titles."""
    if is_plain(text):
        return text
    unmarked = _STRONG.sub(r"\1", text)
    # Most marked texts have strong words and nothing else, and the parser takes ten times as long.
    words = unmarked if is_plain(unmarked) else "".join(_words(_PARSER.parseInline(text)))
    return " ".join(words.split())


def plain_blocks(text: str) -> tuple[str, ...]:
    """The words of a long text without its Markdown: each paragraph, heading, item and piece of code."""
    tokens = (token for token in _PARSER.parse(text) if token.type in ("inline", "fence", "code_block"))
    parts = (" ".join("".join(_words((token,))).split()) for token in tokens)
    return tuple(part for part in parts if part)


def findings(text: str, *, inline: bool) -> Iterator[Finding]:
    """Find what has to be checked in a text: links, pictures, headings, depth."""
    if inline and _has_nothing_to_find(text):
        return
    escaped = "\\[" in text
    for token in _PARSER.parseInline(text) if inline else _PARSER.parse(text):
        line = token.map[0] if token.map else 0
        if token.level > DEEPEST:
            yield TooDeep(line)
            return
        if token.type == "heading_open":
            yield Heading(int(token.tag[1]), line)
        yield from _findings_in(token.children or [], line, inline=inline, escaped=escaped)


def _has_nothing_to_find(text: str) -> bool:
    """Whether a short text has no link and no picture in it, and too few marks to nest them too deep."""
    return _MAY_BE_FOUND.search(text) is None and text.count("*") + text.count("_") <= DEEPEST


def _findings_in(tokens: list[Token], line: int, *, inline: bool, escaped: bool) -> Iterator[Finding]:
    starts_line = not inline
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "image":
            yield Image(line)
        elif token.type == "link_open":
            yield classify_link(str(token.attrs["href"]), line)
        elif token.type == "text":
            if "](" in token.content and not escaped:
                yield UnreadLink(token.content[token.content.index("](") :][:12], line)
            if starts_line and (marks := _HEADING_WITHOUT_SPACE.match(token.content)):
                yield UnreadHeading(marks[1], line)
            if starts_line and (marks := _ITEM_WITH_ANOTHER_MARK.match(token.content)):
                yield UnreadItem(marks[0], line)
        starts_line = not inline and token.type in ("softbreak", "hardbreak")


def lines_taken_for_code(text: str) -> Iterator[int]:
    """Find where a text is shown as code because it is indented, from 0."""
    if "\t" in text or "    " in text:
        yield from (token.map[0] for token in _PARSER.parse(text) if token.type == "code_block" and token.map)


def blocks_of_words(text: str) -> Iterator[tuple[int, int, bool]]:
    """Find the headings and paragraphs of a long text; code is neither.

    Yields:
        The first line of each and the line after its last, from 0, and whether it is a heading.
    """
    is_heading = False
    for token in _PARSER.parse(text):
        if token.type in ("heading_open", "paragraph_open"):
            is_heading = token.type == "heading_open"
        elif token.type == "inline" and token.map:
            yield token.map[0], token.map[1], is_heading


def classify_link(href: str, line: int = 0) -> PageLink | OutsideLink | UnsafeLink:
    """Tell where a link leads, from its target as the parser gives it (entities decoded)."""
    if _leads_outside(href):
        return OutsideLink(href, line)
    key, _, anchor = href.partition("#")
    if (key or anchor) and (not key or _PAGE_NAME.fullmatch(key)):
        return PageLink(href, key, unquote(anchor), line)
    return UnsafeLink(href, line)


def _leads_outside(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES or any(character.isspace() or not character.isprintable() for character in href):
        return False
    return bool(parts.netloc) if scheme in ("http", "https") else bool(parts.path)


def _with_safe_links(tokens: list[Token]) -> list[Token]:
    """Turn page names into ``page:`` references and strip what no published page may have."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                child.type, child.tag = "text", ""
            if child.type != "link_open":
                continue
            link = classify_link(str(child.attrs["href"]))
            if isinstance(link, PageLink):
                child.attrs["href"] = f"{PAGE_SCHEME}{link.href}"
            elif isinstance(link, OutsideLink):
                child.attrs["rel"] = "noopener"
            else:
                del child.attrs["href"]
    return tokens


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children is not None and token.type == "inline":
            yield from _words(token.children)
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        else:
            yield token.content
