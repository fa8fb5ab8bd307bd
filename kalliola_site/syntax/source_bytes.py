"""From a text back to the bytes of its file: what has not changed stays as it was, to the byte.

A text that was read has one kind of line end, letters in composed form and nothing in it that cannot be seen;
its file may have others. Lines that stay keep their bytes, and so does what stays of a line that changes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from kalliola_site.syntax.source import without_unseen

_BYTE_ORDER_MARK = "\ufeff"

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def bytes_like(before: bytes, text: str) -> bytes:
    """Write a text as bytes: where it says what a file said before, as that file did.

    Args:
        before: The file's bytes; empty where there was none.
        text: What it is to say, with LF line ends.
    """
    try:
        written = before.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode()
    mark = _BYTE_ORDER_MARK if written.startswith(_BYTE_ORDER_MARK) else ""
    lines = _lines(written.removeprefix(mark))
    if without_unseen(written) == written.removeprefix(mark):
        return (mark + text).encode()
    return (mark + "".join(_lines_like(lines, _lines(text)))).encode()


def _lines(text: str) -> list[str]:
    return [line for line in _LINE.findall(text) if line]


def _lines_like(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    read = [without_unseen(line) for line in before]
    known = dict(zip(read, before, strict=True))
    usual = next((_end(line) for line in before if _end(line)), "\n")
    for kind, start, end, first, last in SequenceMatcher(None, read, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from before[start:end]
            continue
        for number, line in enumerate(after[first:last]):
            beginning = before[start + number] if start + number < end else ""
            # What stands behind the last line that is replaced is no part of it, nor is its line end.
            is_last = end > start and number == last - first - 1
            ending = before[end - 1] if is_last else beginning
            # A line that says the same was moved here from elsewhere in the file.
            words = known.get(line) or _words_like(beginning, ending, line.rstrip("\n"))
            mark = _end(ending) or _end(words) or (_end(before[start - 1]) if start else "") or usual
            yield words.rstrip("\r\n") + (mark if line.endswith("\n") else "")


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _words_like(beginning: str, ending: str, after: str) -> str:
    """Keep what a line has in common with the beginning of one and the end of another, as it was written."""
    beginning, ending = beginning.rstrip("\r\n"), ending.rstrip("\r\n")
    kept_head, head = _part(beginning, _common(without_unseen(beginning), after))
    if ending is beginning or ending == beginning:
        ending = ending[len(kept_head) :]
    common = _common(without_unseen(ending)[::-1], after[head:][::-1])
    kept_tail, tail = _part_at_end(ending, common)
    return kept_head + after[head : len(after) - tail] + kept_tail


def _common(one: str, other: str) -> str:
    """Return what two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return one[: next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))]


def _part(before: str, read: str) -> tuple[str, int]:
    """Return the longest beginning of a line that reads as one of a text does, and how much of that it is."""
    longest = bisect_right(
        range(len(before) + 1), len(read), key=lambda end: len(without_unseen(before[:end]))
    )
    for end in range(longest - 1, 0, -1):
        words = without_unseen(before[:end])
        if read.startswith(words) and not _goes_on(before[end:]):
            return before[:end], len(words)
    return "", 0


def _part_at_end(before: str, reversed_read: str) -> tuple[str, int]:
    """Return the longest end of a line that reads as one of a text does, and how much of that it is."""
    read, size = reversed_read[::-1], len(before)
    longest = bisect_right(
        range(size + 1), len(read), key=lambda length: len(without_unseen(before[size - length :]))
    )
    for start in range(size - longest + 1, size):
        words = without_unseen(before[start:])
        if read.endswith(words) and not _goes_on(before[start:]):
            return before[start:], len(words)
    return "", 0


def _goes_on(rest: str) -> bool:
    """True if a text begins with a mark that belongs to the letter before it."""
    return bool(rest) and unicodedata.combining(rest[0]) > 0
