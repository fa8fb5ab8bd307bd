"""From a text back to the bytes of its file: what has not changed stays as it was, to the byte.

A text that was read has one kind of line end, letters in composed form and nothing in it that cannot be seen;
its file may have others. Lines that stay keep their bytes, and so does what stays of a line that changes.
"""

from __future__ import annotations

import re
import unicodedata
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
            is_last = number == last - first - 1
            # The line end behind what is replaced is no part of it.
            replaced = end - 1 if is_last and end > start else start + number
            if replaced < end:
                words = known.get(line) or _words_like(before[replaced].rstrip("\r\n"), line.rstrip("\n"))
                ending = _end(before[replaced])
            else:
                # A line that is new, or was moved here from elsewhere in the file.
                words = known.get(line, line.rstrip("\n"))
                ending = _end(words) or (_end(before[start - 1]) if start else "")
            yield words.rstrip("\r\n") + ((ending or usual) if line.endswith("\n") else "")


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _words_like(before: str, after: str) -> str:
    """Keep the beginning and the end of a line, where they stay, with the letters that they had."""
    read = without_unseen(before)
    if read == before:
        return after
    head = _common(read, after)
    tail = min(_common(read[::-1], after[::-1]), len(read) - head, len(after) - head)
    kept_head, head = _part(before, read[:head])
    kept_tail, tail = _part_at_end(before[len(kept_head) :], read[len(read) - tail :])
    return kept_head + after[head : len(after) - tail] + kept_tail


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _part(before: str, read: str) -> tuple[str, int]:
    """Return the longest beginning of a line that reads as one of a text does, and how much of that it is."""
    for end in range(len(before), 0, -1):
        words = without_unseen(before[:end])
        if read.startswith(words) and not _goes_on(before[end:]):
            return before[:end], len(words)
    return "", 0


def _part_at_end(before: str, read: str) -> tuple[str, int]:
    for start in range(len(before)):
        words = without_unseen(before[start:])
        if read.endswith(words) and not _goes_on(before[start:]):
            return before[start:], len(words)
    return "", 0


def _goes_on(rest: str) -> bool:
    """True if a text begins with a mark that belongs to the letter before it."""
    return bool(rest) and unicodedata.combining(rest[0]) > 0
