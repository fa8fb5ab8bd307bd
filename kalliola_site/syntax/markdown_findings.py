"""What others have to know of in a Markdown text: links, headings, what was meant and not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.hidden_remarks import OPENING
from kalliola_site.syntax.links import OutsideLink, PageLink, UnsafeLink, classify_link
from kalliola_site.syntax.markdown import DEEPEST, STRONG, new_parser, parser
from kalliola_site.syntax.markdown_notations import (
    ITEM_MARKS,
    MAY_START_LINE,
    FrontMatter,
    UnreadNotation,
    has_front_matter,
    unread_at_start,
    unread_notations,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MAY_BE_FOUND = re.compile(r"[\[<|@]|\]\(|~~|==|\*\*|\{[{%#]|https?:|www\.")
"""What every link, every picture and every foreign notation has, however it is written."""


_WORD = re.compile(r"\w")

_ESCAPED = "\ufffc"
_ENTITY = "\ufffb"
"""What stands for a character that was written with a backslash before it, or as an entity."""

_LOOSE_LINK = re.compile(
    r"\[[^\[\]]+\]\s+\((?P<after>[^()\s]+)\)|\([^()]+\)\[(?P<before>[^\[\]\s]+)\](?![(\[])"
)
_NUMBER = re.compile(r"\d")
_SHARE = re.compile(r"\d+(?:[.,]\d+)?[ \u00a0]?(?:%|€)")

_HEADING_WITHOUT_SPACE = re.compile(r"(#{1,6})[^ \t\n#]")

_ITEM_WITH_ANOTHER_MARK = re.compile(f"[-*+]\u00a0|[{ITEM_MARKS}][ \t\u00a0]*")


@frozen_value
class Image:
    """A picture, which texts cannot have."""

    line: int


@frozen_value
class Heading:
    """A heading of a long text."""

    level: int
    line: int


@frozen_value
class TooDeep:
    """A place where quotations or lists stand too deep within each other."""

    line: int


@frozen_value
class UnreadLink:
    """What was meant as a link but is none: its address has a space in it, say."""

    words: str
    """How it goes on from where its address should begin."""
    line: int


@frozen_value
class LooseLink:
    """What may have been meant as a link: a space is between its two brackets, or they are exchanged."""

    written: str
    target: str
    line: int


@frozen_value
class LostSign:
    """A plus, a minus or a greater-than before a number, which makes a list or a quotation of it."""

    sign: str
    line: int


@frozen_value
class HeadingByLine:
    """A line of hyphens right under a text, which makes a heading of the text."""

    line: int


@frozen_value
class UnreadHeading:
    """What was meant as a heading but is none, for want of a space."""

    marks: str
    line: int


@frozen_value
class UnreadItem:
    """What was meant as an item of a list but is none, for want of a hyphen or of an ordinary space."""

    marks: str
    line: int


@frozen_value
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
    | LooseLink
    | LostSign
    | HeadingByLine
    | UnreadHeading
    | UnreadItem
    | UnreadNotation
    | OpenRemark
    | FrontMatter
)


@cache
def _finder() -> MarkdownIt:
    """Return a parser that leaves apart what stands after a backslash: there only the character is meant."""
    return new_parser().disable("text_join")


def findings(text: str, *, inline: bool) -> Iterator[Finding]:
    """Find what has to be checked in a text: links, pictures, headings, depth."""
    if inline and has_nothing_to_find(text):
        return
    if not inline and has_front_matter(text):
        # What follows it is read differently where it is taken away.
        yield FrontMatter()
        return
    # A mark alone is that of no list and of no heading.
    has_lines = not inline or _WORD.search(text) is not None
    tokens = _finder().parseInline(text) if inline else _finder().parse(text)
    if not inline:
        yield from _lost_signs(tokens)
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.level > DEEPEST:
            yield TooDeep(line)
            return
        if token.type == "heading_open":
            if token.markup == "-" and token.map:
                yield HeadingByLine(token.map[1] - 1)
            yield Heading(int(token.tag[1]), line)
        yield from _findings_in(_joined(token.children or []), line, inline=inline, has_lines=has_lines)


def _lost_signs(tokens: list[Token]) -> Iterator[LostSign]:
    """Find numbers that begin a list or a quotation, whose sign was meant to be read with them."""
    lists: list[int] = []
    for index, token in enumerate(tokens):
        if token.type.endswith("list_open"):
            same = (other for other in tokens[index:] if other.level == token.level + 1)
            lists.append(_items_before_end(same))
        elif token.type.endswith("list_close"):
            lists.pop()
        if token.type not in ("list_item_open", "blockquote_open") or index + 2 >= len(tokens):
            continue
        words = tokens[index + 2].content
        is_share = lists[-1:] == [1] and token.markup == "-" and _SHARE.match(words)
        if is_share or (token.markup in ("+", ">") and _NUMBER.match(words)):
            yield LostSign(token.markup, token.map[0] if token.map else 0)


def _items_before_end(tokens: Iterable[Token]) -> int:
    """Count the items of one list, of the tokens that are one level further in from where it opens."""
    count = 0
    for token in tokens:
        if token.type == "list_item_open":
            count += 1
        elif token.type != "list_item_close":
            break
    return count


def has_nothing_to_find(text: str) -> bool:
    """Whether a short text has no link and no picture in it, and too few marks to nest them too deep."""
    # Most marked texts have strong words and nothing else, where nothing is found but what the words have.
    unmarked = text if "\\" in text else STRONG.sub(r"\1", text)
    return (
        _MAY_BE_FOUND.search(unmarked) is None
        and MAY_START_LINE.search(unmarked) is None
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
        joined = replace(token, type="text", content=(joined.content if joined else "") + content)
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
    is_unread = "](" in words and _ESCAPED not in words.partition("](")[0]
    # What stands in the address of such a link is no address by itself.
    others = _LOOSE_LINK.sub(_ESCAPED, words)
    yield from unread_notations(others, line, in_link=in_link or is_unread)
    if is_unread:
        yield UnreadLink(words[words.index("](") :][:12], line)
    for link in _LOOSE_LINK.finditer(words):
        yield LooseLink(link[0], link["after"] or link["before"], line)


def _unread_marks(words: str, line: int) -> Iterator[Finding]:
    """Find what was meant as a heading or as an item of a list where a line of a long text begins."""
    if marks := _HEADING_WITHOUT_SPACE.match(words):
        yield UnreadHeading(marks[1], line)
    if marks := _ITEM_WITH_ANOTHER_MARK.match(words):
        yield UnreadItem(marks[0], line)


def lines_taken_for_code(text: str) -> Iterator[int]:
    """Find where a text is shown as code because it is indented, from 0."""
    if "\t" in text or "    " in text:
        yield from (
            token.map[0] for token in parser().parse(text) if token.type == "code_block" and token.map
        )


def open_fences(text: str) -> Iterator[int]:
    """Find where code begins between marks of which the second is missing: all the rest is code; from 0."""
    lines = text.split("\n")
    for token in parser().parse(text) if "```" in text or "~~~" in text else ():
        if token.type == "fence" and token.map:
            first, after = token.map
            last = lines[after - 1].lstrip(" >\t").rstrip() if after - 1 > first else ""
            if not (last.startswith(token.markup) and not last.strip(token.markup[0])):
                yield first
