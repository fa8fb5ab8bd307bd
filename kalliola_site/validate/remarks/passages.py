"""Passages: the words of every text as they stand in its file, with all that is no prose blanked out.

A blank is as long as what it stands for, so a place in a passage is a place in its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.base import localized_texts
from kalliola_site.model.content import Content
from kalliola_site.model.paths import INTERFACE
from kalliola_site.problems.problem import Message, Place
from kalliola_site.syntax.markdown import blocks_of_words
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_escapes import without_escapes

BLANK = "\ufffc"
"""What stands for a character of code, of an address or of mark-up; neither a letter nor a space."""

ADDRESS_PART = "slug"
"""The one key whose texts are parts of addresses rather than words."""

HEADINGS = frozenset({"title", "house_title", "headline", "heading", "headings"})
"""The keys whose texts stand as headings."""

_LINE_START = re.compile(r"(?m)^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)]|#{1,6})[ \t]+)+")
_NO_PROSE = re.compile(
    r"""
    <!--(?s:.*?)-->    # a hidden remark
    | (?P<ticks>`+)(?!`)(?s:.+?)(?<!`)(?P=ticks)(?!`)    # code
    | (?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\s*\)    # a link's target
    | <[a-z][a-z0-9+.-]*:[^<>\s]*>    # an address as it is
    | </?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>    # a tag, which is told of as one
    | \b(?:https?://|www\.)[^\s)\]]+
    | [^\s()<>]+@[^\s()<>]+\.\w+
    | \{\w+\}    # a placeholder
    """,
    re.VERBOSE,
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\](?=\()")
_QUOTE_IN_SINGLE_QUOTES = re.compile("'(?=')")


Remark = tuple[int, int, Message, Mapping[str, object]]
"""Where in a passage it begins and ends, the message and what its placeholders stand for."""


@frozen_value
class Passage:
    """A short text, or a paragraph or heading of a long one."""

    source: Source
    start: int
    """Where in the file it begins."""
    written: str
    """As it stands in the file, but for escapes: programs write some letters as their numbers."""
    words: str
    """The same with blanks for what is no prose."""
    language: str
    is_heading: bool
    is_short: bool
    """Whether it is a text of a YAML file."""
    is_description: bool = False
    """Whether it is what search engines show of a page."""
    is_draft: bool = False
    """Whether it is in a draft, which may be half-written."""
    starts: tuple[int, ...] = ()
    """Where each character of it begins in the file, from its own beginning; empty without escapes."""

    def place(self, start: int, end: int) -> Place:
        """Name the place of a part of the passage."""
        first, last = (self.starts[start], self.starts[end]) if self.starts else (start, end)
        before = self.source.text[: self.start + first]
        line_end = self.source.text.find("\n", len(before), self.start + last) - self.start
        length = (line_end if line_end > first else last) - first
        return self.source.place(before.count("\n") + 1, len(before) - before.rfind("\n"), length)

    def links(self) -> Iterator[tuple[str, int, int]]:
        """Find the words of each link, with their beginning and end."""
        for link in _LINK.finditer(self.written):
            if self.words[link.start()] != BLANK:
                yield link[1], link.start(1), link.end(1)


def passages(content: Content) -> Iterator[Passage]:
    """Return all the prose of the site, file by file."""
    for path, model in content.models.items():
        document = content.documents[path]
        for location, text in localized_texts(model):
            if location[-1] != ADDRESS_PART:
                for language in text:
                    extent = document.extent((*location, language))
                    is_heading = not HEADINGS.isdisjoint(location)
                    is_of_page = not is_heading and path != INTERFACE
                    yield replace(
                        _short(document.source, extent, language),
                        is_heading=is_heading,
                        is_description=is_of_page and location[-1] == "description",
                        is_draft=content.drafts.has_text(path, location, language),
                    )
    for (page, language), source in content.texts.items():
        is_draft = content.drafts.has_long_text(page, language)
        yield from (replace(passage, is_draft=is_draft) for passage in _long(source, language))


def _short(source: Source, extent: tuple[int, int], language: str) -> Passage:
    start, end = extent
    starts: tuple[int, ...] = ()
    written = source.text[start:end]
    quote = source.text[start - 1 : start]
    if quote == '"' and "\\" in written:
        written, starts = without_escapes(written)
    words = _NO_PROSE.sub(_blank, written)
    if quote == "'":
        words = _QUOTE_IN_SINGLE_QUOTES.sub(_blank, words)
    return Passage(source, start, written, words, language, is_heading=False, is_short=True, starts=starts)


def _long(source: Source, language: str) -> Iterator[Passage]:
    lines = source.text.splitlines(keepends=True)
    for first, after, is_heading in blocks_of_words(source.text):
        start = sum(map(len, lines[:first]))
        written = "".join(lines[first:after]).rstrip()
        words = _LINE_START.sub(_blank, _NO_PROSE.sub(_blank, written))
        yield Passage(source, start, written, words, language, is_heading, is_short=False)


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])
