"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    words: str


def changes(before: str, after: str) -> Iterator[Change]:
    """Give the runs of words of both wordings in order; one that went stands before what came for it."""
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


def first_change(before: str, after: str) -> tuple[str, str]:
    """Give the words that the first change took away and those that it put there; either may be empty."""
    gone, new = "", ""
    for change in changes(before, after):
        if change.kind == "same":
            if gone or new:
                break
        elif change.kind == "gone":
            gone = change.words.strip()
        else:
            new = change.words.strip()
    return gone, new
