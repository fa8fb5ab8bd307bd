"""Notations of other programs that texts may have, and that are not read here but shown as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from kalliola_site.frozen_value import frozen_value

Notation = Literal[
    "html",
    "table",
    "task",
    "footnote",
    "strikethrough",
    "highlight",
    "bold",
    "wiki link",
    "callout",
    "tag",
    "address",
    "mail",
    "list",
    "heading",
]
"""What is not read, by its name in this program."""

_NOTATIONS: dict[Notation, re.Pattern[str]] = {
    "table": re.compile(r"^[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*$|^[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?[ ]*$"),
    "task": re.compile(r"^\[[ xX]\](?=\s)"),
    "callout": re.compile(r"^\[![A-Za-z]+\]"),
    "footnote": re.compile(r"\[\^[^\s\]]+\]"),
    "wiki link": re.compile(r"\[\[[^\[\]]+\]\]"),
    "strikethrough": re.compile(r"~~(?=\S)[^~]+~~"),
    "highlight": re.compile(r"==(?=\S)[^=]+(?<=\S)=="),
    "bold": re.compile(r"\*\*[ \u00a0][^*]+\*\*|\*\*[^\s*][^*]*[ \u00a0]\*\*"),
    "html": re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>"),
    "tag": re.compile(r"\{\{.+?\}\}|\{%.+?%\}|\{#[\w-]+\}"),
}
_ADDRESSES: dict[Notation, re.Pattern[str]] = {
    "address": re.compile(r"(?<![\w@/.-])(?:https?://|www\.)[^\s<>\ufffc]*[^\s<>\ufffc.,:;!?)\]”’\"'…]"),
    "mail": re.compile(r"(?<![\w.+/:-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}"),
}
"""What may well stand in the words of a link."""

ITEM_MARKS = "•·▪◦‣●"
"""How the items of lists begin that were pasted from Word."""

_LINE_STARTS: dict[Notation, re.Pattern[str]] = {
    "list": re.compile(rf"[-*][ \u00a0]|[{ITEM_MARKS}]"),
    "heading": re.compile(r"#{1,6}[ \u00a0]|#{2,6}(?=\w)"),
}
"""What begins a line of a short text, and would be read in a long one, or meant."""

MAY_START_LINE = re.compile(rf"(?m)^[ \t]*[-*#{ITEM_MARKS}]")
"""How a line may begin of which something is to be told."""

_FRONT_MATTER = re.compile(
    r"""
    \A(?P<mark>---|\+\+\+|;;;)[ \t]*\n
    (?: [ \t]*\n | \#.*\n | [ \t]+\S.*\n | -[ ].*\n | [\w"'.-]+[ \t]*[:=].*\n )*?
    (?P=mark)[ \t]*(?:\n|\Z)
    """,
    re.VERBOSE,
)


@frozen_value
class UnreadNotation:
    """What another program would read, and readers of this site would see as it is written."""

    notation: Notation
    written: str
    line: int


@frozen_value
class FrontMatter:
    """Keys and values at the top of a long text, which stand in YAML files here."""

    line: int = 0


def unread_notations(words: str, line: int, *, in_link: bool) -> Iterator[UnreadNotation]:
    """Find them in a piece of text that lies on one line and has no Markdown in it any more."""
    for notation, pattern in (_NOTATIONS if in_link else _NOTATIONS | _ADDRESSES).items():
        for match in pattern.finditer(words):
            # The tag that closes goes with the one that opens.
            opening = match[0].replace("</", "<").rstrip(">")
            if opening == match[0].rstrip(">") or opening not in words[: match.start()]:
                yield UnreadNotation(notation, match[0], line)


def unread_at_start(words: str, line: int) -> Iterator[UnreadNotation]:
    """Find the mark of a list or of a heading where a line of a short text begins, which has neither."""
    for notation, pattern in _LINE_STARTS.items():
        if match := pattern.match(words):
            yield UnreadNotation(notation, match[0], line)


def has_front_matter(text: str) -> bool:
    """Whether a long text begins with keys and values between two lines of marks."""
    return _FRONT_MATTER.match(text) is not None
