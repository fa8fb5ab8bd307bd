"""Taking one change of a file back when others have been made since."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

_Part = tuple[int, int, list[bytes]]
"""Lines that change: where they begin, where they end, and what takes their place."""


def merged(base: bytes, mine: bytes, theirs: bytes) -> bytes | None:
    """Make the change from one version of a file to another in a third.

    Args:
        base: What the file said.
        mine: What it is to say instead.
        theirs: What it says by now.

    Returns:
        Both changes together; None where they are about the same lines.
    """
    lines = base.splitlines(keepends=True)
    ours, others = list(_parts(lines, mine)), list(_parts(lines, theirs))
    if any(_meet(one, other) for one in ours for other in others):
        return None
    # An end that is the same for both sorts by its beginning: what is put between comes before what follows.
    for start, end, instead in sorted([*ours, *others], key=lambda part: part[:2], reverse=True):
        lines[start:end] = instead
    return b"".join(lines)


def _parts(base: list[bytes], text: bytes) -> Iterator[_Part]:
    lines = text.splitlines(keepends=True)
    for kind, start, end, first, last in SequenceMatcher(None, base, lines, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start, end, lines[first:last]


def _meet(one: _Part, other: _Part) -> bool:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return start < end or (start == end and (one[0] == one[1]) == (other[0] == other[1]) and one[0] == one[1])
