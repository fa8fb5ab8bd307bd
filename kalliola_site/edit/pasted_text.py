"""Cleaning what is pasted from Word, LibreOffice, Google Docs and mail, and telling what was done.

No letter changes: what goes is white space that means nothing, marks of lists that the page draws by itself,
and what cannot be seen. It is the typography of imported strategies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kalliola_site.edit.strategy_document.typography import Change, Typesetter
from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import messages

_BULLET = re.compile(
    r"\s*(?:[•◦▪▫●○■□‣⁃∙·➢➤►❖✓✔\ue000-\uf8ff]\s*|[-*]\s+|(?:[–—o§]|\d{1,3}[.)])(?:\t|[ \u00a0]{2,}))"
)
"""The mark before an item of a list: programs draw it from any face, and copy it with a tab or spaces.

A dash with one space after it is none: in Finnish, it begins what someone says."""

_BREAKS = re.compile("\r\n?|[\u2028\x1c-\x1e]")
_PARAGRAPHS = re.compile("[\f\u2029]")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@frozen_value
class PastedText:
    """What was pasted, as content has it."""

    paragraphs: tuple[str, ...]
    """Its paragraphs, or the items of its lists, without marks before them."""
    changes: tuple[Change, ...]
    """What was changed, and the words where it was."""
    are_items: tuple[bool, ...] = ()
    """Of each paragraph, whether a mark made it an item of a list."""

    @property
    def as_text(self) -> str:
        """All of it as one paragraph, for a text that has no others."""
        return " ".join(self.paragraphs)

    @property
    def as_markdown(self) -> str:
        """Its paragraphs with empty lines between, and its lists, for a long text."""
        written = ""
        for number, (paragraph, is_item) in enumerate(zip(self.paragraphs, self.are_items, strict=True)):
            in_list = is_item and number > 0 and self.are_items[number - 1]
            written += ("\n" if in_list else "\n\n") if number else ""
            written += f"- {paragraph}" if is_item else paragraph
        return written


def clean_pasted(text: str) -> PastedText:
    """Clean what was pasted, whatever was copied with it.

    Args:
        text: The text, as the clipboard has it: of one paragraph, or several.
    """
    typesetter = Typesetter()
    paragraphs: list[str] = []
    are_items: list[bool] = []
    changes: list[Change] = []
    for part in _parts(text):
        mark = _BULLET.match(part)
        words = typesetter.clean(part[mark.end() :] if mark else part)
        if not words:
            continue
        if mark:
            changes.append(Change(messages.editing.MARK_GONE, f"{mark[0].strip()} {words}"))
        paragraphs.append(words)
        are_items.append(mark is not None)
    return PastedText(tuple(paragraphs), (*changes, *typesetter.changes), tuple(are_items))


def _parts(text: str) -> Iterator[str]:
    """Part a text into paragraphs: by empty lines, where it has any, and else by lines; items are apart."""
    # Word writes a line break within a paragraph as a vertical tab.
    text = _PARAGRAPHS.sub("\n\n", _BREAKS.sub("\n", text)).strip("\n")
    has_empty_lines = _EMPTY_LINE.search(text) is not None
    for part in _EMPTY_LINE.split(text):
        lines = part.split("\n")
        if has_empty_lines and not any(_BULLET.match(line) for line in lines):
            lines = [part]
        yield from (line.replace("\v", "\n") for line in lines)
