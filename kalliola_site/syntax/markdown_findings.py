"""What others have to know of in a Markdown text: links, headings, what was meant and not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from kalliola_site.syntax.hidden_remarks import OPENING
from kalliola_site.syntax.links import OutsideLink, PageLink, UnsafeLink, classify_link
from kalliola_site.syntax.markdown import DEEPEST, PARSER, new_parser
from kalliola_site.syntax.markdown_notations import (
    ITEM_MARKS,
    MAY_START_LINE,
    FrontMatter,
    UnreadNotation,
    has_front_matter,
    unread_at_start,
    unread_notations,
)

_MAY_BE_FOUND = re.compile(r"[\[<|@]|\]\(|~~|==|\{[{%#]|https?:|www\.")
"""What every link, every picture and every foreign notation has, however it is written."""

_FINDER = new_parser().disable("text_join")
"""Leaves apart what stands after a backslash: there nothing is meant but the character."""

_WORD = re.compile(r"\w")

_ESCAPED = "\ufffc"
_ENTITY = "\ufffb"
"""What stands for a character that was written with a backslash before it, or as an entity."""

_HEADING_WITHOUT_SPACE = re.compile(r"(#{1,6})[^ \t\n#]")

_ITEM_WITH_ANOTHER_MARK = re.compile(f"[-*+]\u00a0|[{ITEM_MARKS}][ \t\u00a0]*")


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


@dataclass(frozen=True, slots=True)
class OpenRemark:
    """A hidden remark that is never closed, so that readers would see it."""

    line: int


Finding = (
    PageLink
    | OutsideLink
    | UnsafeLink
    | Image
    | Heading
    | TooDeep
    | UnreadLink
    | UnreadHeading
    | UnreadItem
    | UnreadNotation
    | OpenRemark
    | FrontMatter
)


def findings(text: str, *, inline: bool) -> Iterator[Finding]:
    """Find what has to be checked in a text: links, pictures, headings, depth."""
    if inline and _has_nothing_to_find(text):
        return
    if not inline and has_front_matter(text):
        # What follows it is read differently where it is taken away.
        yield FrontMatter()
        return
    # A mark alone is that of no list and of no heading.
    has_lines = not inline or _WORD.search(text) is not None
    for token in _FINDER.parseInline(text) if inline else _FINDER.parse(text):
        line = token.map[0] if token.map else 0
        if token.level > DEEPEST:
            yield TooDeep(line)
            return
        if token.type == "heading_open":
            yield Heading(int(token.tag[1]), line)
        yield from _findings_in(_joined(token.children or []), line, inline=inline, has_lines=has_lines)


def _has_nothing_to_find(text: str) -> bool:
    """Whether a short text has no link and no picture in it, and too few marks to nest them too deep."""
    return (
        _MAY_BE_FOUND.search(text) is None
        and MAY_START_LINE.search(text) is None
        and text.count("*") + text.count("_") <= DEEPEST
    )


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Join texts that stand side by side, with a blank for each character after a backslash."""
    joined: Token | None = None
    for token in tokens:
        if token.type not in ("text", "text_special"):
            if joined is not None:
                yield joined
            joined = None
            yield token
            continue
        blank = _ESCAPED if token.info == "escape" else _ENTITY
        content = blank if token.type == "text_special" else token.content
        joined = Token("text", "", 0, content=(joined.content if joined else "") + content)
    if joined is not None:
        yield joined


def _findings_in(tokens: Iterable[Token], line: int, *, inline: bool, has_lines: bool) -> Iterator[Finding]:
    starts_line, links = has_lines, 0
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "image":
            yield Image(line)
        elif token.type == "link_close":
            links -= 1
        elif token.type == "link_open":
            links += 1
            yield classify_link(str(token.attrs["href"]), line)
        elif token.type == "text":
            yield from _findings_in_words(token.content, line, in_link=links > 0)
            if starts_line:
                yield from (unread_at_start if inline else _unread_marks)(token.content, line)
        starts_line = has_lines and token.type in ("softbreak", "hardbreak")


def _findings_in_words(words: str, line: int, *, in_link: bool) -> Iterator[Finding]:
    if OPENING in words:
        yield OpenRemark(line)
        return
    yield from unread_notations(words, line, in_link=in_link)
    if "](" in words and _ESCAPED not in words.partition("](")[0]:
        yield UnreadLink(words[words.index("](") :][:12], line)


def _unread_marks(words: str, line: int) -> Iterator[Finding]:
    """Find what was meant as a heading or as an item of a list where a line of a long text begins."""
    if marks := _HEADING_WITHOUT_SPACE.match(words):
        yield UnreadHeading(marks[1], line)
    if marks := _ITEM_WITH_ANOTHER_MARK.match(words):
        yield UnreadItem(marks[0], line)


def lines_taken_for_code(text: str) -> Iterator[int]:
    """Find where a text is shown as code because it is indented, from 0."""
    if "\t" in text or "    " in text:
        yield from (token.map[0] for token in PARSER.parse(text) if token.type == "code_block" and token.map)


def blocks_of_words(text: str) -> Iterator[tuple[int, int, bool]]:
    """Find the headings and paragraphs of a long text; code is neither.

    Yields:
        The first line of each and the line after its last, from 0, and whether it is a heading.
    """
    is_heading = False
    for token in PARSER.parse(text):
        if token.type in ("heading_open", "paragraph_open"):
            is_heading = token.type == "heading_open"
        elif token.type == "inline" and token.map:
            yield token.map[0], token.map[1], is_heading
