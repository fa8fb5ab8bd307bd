"""Markdown in content: CommonMark without raw HTML, with links that name pages instead of addresses.

A link target is a page's name (``goals``, ``goals/inequality``, ``values#joy``), ``#place`` on the same
page, or an address that begins with one of the schemes below. In the HTML that comes out, a link to a
page reads ``href="page:NAME#place"``; rendering a whole page turns that into a relative address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kalliola_site.syntax.hidden_remarks import without_remarks
from kalliola_site.syntax.links import PAGE_SCHEME, OutsideLink, PageLink, classify_link
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.text_marks import END, beginning

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

DEEPEST = 20
"""How deep quotations and lists may stand within each other."""

_MARKED = re.compile(r"[\\`*_\[\]!<&\n]")
"""What can begin inline Markdown, or needs more than escaping; without any, a text is just text."""

STRONG = re.compile(r"(?<!\*)\*\*([^\W_](?:[^*]*[^\W_])?)\*\*(?!\*)")
"""Strong emphasis that cannot be read in another way: letters or digits next to its marks, none inside."""


def new_parser() -> MarkdownIt:
    """Set up a parser; it is imported only now, for most builds parse nothing."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - see above

    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": DEEPEST * 2})
    # Every target is parsed as a link, so that a forbidden one can be told of rather than shown as text.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.core.ruler.after("normalize", "hidden_remarks", _leave_remarks_out)
    parser.block.ruler.before("reference", "footnote", _footnote)
    return parser


def _leave_remarks_out(state: StateCore) -> None:
    state.src = without_remarks(state.src)


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Leave a footnote a paragraph, to be told of: one of a single word would pass for a link's target."""
    from markdown_it.rules_block import paragraph  # noqa: PLC0415 - there is a parser by now

    if silent or not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]):
        return False
    return paragraph(state, start, end, silent)


def _any_link(url: str) -> bool:  # noqa: ARG001 - the parser's own signature
    return True


@cache
def parser() -> MarkdownIt:
    """Return the parser of texts."""
    return new_parser()


def is_plain(text: str) -> bool:
    """Whether a text has nothing in it that could be Markdown."""
    return _MARKED.search(text) is None


@lru_cache(maxsize=4096)
def render_inline(text: str) -> str:
    """Render a short text to HTML: emphasis, code and links, no paragraphs."""
    # Most marked texts have strong words and nothing else.
    if is_plain(STRONG.sub(r"\1", text)):
        return STRONG.sub(r"<strong>\1</strong>", _escape(text))
    return _html(_with_safe_links(parser().parseInline(text)))


@lru_cache(maxsize=256)
def render_blocks(text: str, heading_shift: int = 0, paths: tuple[str, ...] = ()) -> str:
    """Render a long text to HTML.

    Args:
        text: The Markdown.
        heading_shift: How many levels lower its headings stand on the page they are shown on.
        paths: Where each block is to be marked with its place: the file of the text, and then the one that
            should have it, where it is borrowed.
    """
    tokens = _with_safe_links(parser().parse(text))
    if paths:
        tokens = list(_with_marks(tokens, text.split("\n"), paths))
    for token in tokens:
        if heading_shift and token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + heading_shift)}"
    return _html(tokens)


def _escape(text: str) -> str:
    """Write what means something to HTML as the parser does."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _html(tokens: list[Token]) -> str:
    return str(parser().renderer.render(tokens, parser().options, {}))


def blocks(text: str) -> tuple[tuple[int, int], ...]:
    """Part a long text into paragraphs, headings and list items.

    Returns:
        The first line of each and the line after its last, from 0; empty lines are in none.
    """
    lines = text.split("\n")
    return tuple(
        _lines_of(token, lines)
        for token in parser().parse(text)
        if token.nesting >= 0 and _is_of_block(token)
    )


def blocks_of_words(text: str) -> Iterator[tuple[int, int, bool]]:
    """Find the headings and paragraphs of a long text; code is neither.

    Yields:
        The first line of each and the line after its last, from 0, and whether it is a heading.
    """
    is_heading = False
    for token in parser().parse(text):
        if token.type in ("heading_open", "paragraph_open"):
            is_heading = token.type == "heading_open"
        elif token.type == "inline" and token.map:
            yield token.map[0], token.map[1], is_heading


def _is_of_block(token: Token) -> bool:
    """Whether a token begins or ends a paragraph, a heading, an item of a list or another block."""
    if token.level == 1:
        return token.type in ("list_item_open", "list_item_close")
    return (
        token.level == 0 and token.block and not token.type.endswith(("_list_open", "_list_close", "inline"))
    )


def _lines_of(token: Token, lines: Sequence[str]) -> tuple[int, int]:
    start, end = token.map or (0, 0)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return start, end


def _with_marks(tokens: Iterable[Token], lines: Sequence[str], paths: tuple[str, ...]) -> Iterator[Token]:
    of_text, *should_have_it = paths
    for token in tokens:
        is_of_block = _is_of_block(token)
        if is_of_block and token.nesting >= 0:
            start, end = _lines_of(token, lines)
            places = (TextPlace(of_text, lines=(start + 1, end)), *map(TextPlace, should_have_it))
            yield replace(token, type="html_block", content=beginning(" ".join(map(str, places))))
        yield token
        if is_of_block and token.nesting <= 0:
            yield replace(token, type="html_block", content=END)


def plain_text(text: str) -> str:
    """The words of a short text without its Markdown, for attributes and titles."""
    if is_plain(text):
        return text
    unmarked = STRONG.sub(r"\1", text)
    # Most marked texts have strong words and nothing else, and the parser takes ten times as long.
    words = unmarked if is_plain(unmarked) else "".join(_words(parser().parseInline(text)))
    return " ".join(words.split())


def plain_blocks(text: str) -> tuple[str, ...]:
    """The words of a long text without its Markdown: each paragraph, heading, item and piece of code."""
    tokens = (token for token in parser().parse(text) if token.type in ("inline", "fence", "code_block"))
    parts = (" ".join("".join(_words((token,))).split()) for token in tokens)
    return tuple(part for part in parts if part)


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
