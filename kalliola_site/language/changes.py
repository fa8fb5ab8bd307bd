"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.white_space import unwrap

Shown = str | Phrase
"""Words as they are, or the name of what cannot be seen."""

_NAMES = {
    " ": messages.marks.SPACE,
    "\n\n": messages.marks.PARAGRAPH_BREAK,
    "\u00a0": messages.marks.NO_BREAK_SPACE,
    "\u202f": messages.marks.NARROW_NO_BREAK_SPACE,
    "\u2009": messages.marks.THIN_SPACE,
    "\u00ad": messages.marks.SOFT_HYPHEN,
    "\u200b": messages.marks.ZERO_WIDTH_SPACE,
    "\u200c": messages.marks.ZERO_WIDTH_NON_JOINER,
    "\u200d": messages.marks.ZERO_WIDTH_JOINER,
    '"': messages.marks.STRAIGHT_QUOTE,
    "'": messages.marks.STRAIGHT_APOSTROPHE,
}
"""What is hard to see, or to tell from what stands around it, by its name."""

_HARD_TO_SEE = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc", "Pi", "Pf"})
"""The categories of spaces, of what has no shape, and of curly quotation marks (Unicode, 4.5)."""

_PIECES = re.compile(r"\n\n|\s|\w+|[^\w\s]")


@frozen_value
class Change:
    """A run of words that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    words: str


@frozen_value
class ShownChange:
    """The same as people can see it."""

    kind: Literal["same", "gone", "new"]
    words: Shown


def changes(before: str, after: str) -> Iterator[Change]:
    """Return the runs of words of both wordings in order; one that went stands before what came for it."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(new[new_start:new_end]))
            continue
        if old_end > old_start:
            yield Change("gone", "".join(old[old_start:old_end]))
        if new_end > new_start:
            yield Change("new", "".join(new[new_start:new_end]))


def shown_changes(before: str, after: str) -> Iterator[ShownChange]:
    """Return the runs of both wordings as people can see them: what changed unseen has its name."""
    for same, gone, new in _replacements(before, after):
        if same:
            yield ShownChange("same", same)
        if _seen(gone) == _seen(new):
            yield from _unseen_changes(gone, new)
            continue
        if gone:
            yield ShownChange("gone", gone)
        if new:
            yield ShownChange("new", new)


def _unseen_changes(gone: str, new: str) -> Iterator[ShownChange]:
    """Return what stayed, went and came, letter by letter; what went and came is named."""
    for kind, *ends in SequenceMatcher(None, gone, new, autojunk=False).get_opcodes():
        old_words, new_words = gone[ends[0] : ends[1]], new[ends[2] : ends[3]]
        if kind == "equal":
            yield ShownChange("same", old_words)
            continue
        if old_words:
            yield ShownChange("gone", _named(old_words))
        if new_words:
            yield ShownChange("new", _named(new_words))


def first_change(before: str, after: str) -> tuple[Shown, Shown]:
    """Return the words that the first change took away and those that it put there; either may be empty.

    Where nothing changed that can be seen, the names of what did are given.
    """
    found = [(gone, new) for _, gone, new in _replacements(before, after) if gone or new]
    for gone, new in found:
        if _seen(gone) != _seen(new):
            return gone.strip().replace("\n\n", " "), new.strip().replace("\n\n", " ")
    gone, new = found[0] if found else ("", "")
    for kind, *ends in SequenceMatcher(None, gone, new, autojunk=False).get_opcodes():
        if kind != "equal":
            return _named(gone[ends[0] : ends[1]]), _named(new[ends[2] : ends[3]])
    return _named(""), _named("")


def read_alike(before: str, after: str) -> bool:
    """Whether two wordings are the same to whoever reads them, whatever differs that cannot be seen."""
    return _seen(unwrap(before)) == _seen(unwrap(after))


def _replacements(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """Return what stayed before each change, what the change took away, and what it put there."""
    same, gone, new = "", "", ""
    for change in (*changes(unwrap(before), unwrap(after)), Change("same", "")):
        if change.kind == "gone":
            gone = change.words
        elif change.kind == "new":
            new = change.words
        else:
            yield same, gone, new
            same, gone, new = change.words, "", ""
    yield same, "", ""


def _seen(words: str) -> str:
    return "".join(
        character
        for character in words
        if unicodedata.category(character) not in _HARD_TO_SEE and character not in _NAMES
    )


def _named(words: str) -> Phrase:
    if not words:
        return messages.phrases.NOTHING
    if words in _NAMES:
        return _NAMES[words]
    if len(words) == 1 and unicodedata.category(words) in ("Pi", "Pf"):
        return messages.marks.CURLY_QUOTE.with_values(mark=words)
    return messages.marks.CHARACTERS.with_values(
        codes=", ".join(f"U+{ord(character):04X}" for character in words)
    )
