"""Changing a long text block by block: the lines of all other blocks stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.markdown import blocks
from kalliola_site.syntax.source import Source

Lines = tuple[int, int]
"""The first and the last of some lines, from 1."""


@frozen_value
class Block:
    """A paragraph, a heading, an item of a list, or another part of a long text."""

    lines: Lines
    text: str
    """What stands there, without the white space at its end."""


def text_blocks(text: str) -> Iterator[Block]:
    """Return the blocks of a long text in their order."""
    lines = text.split("\n")
    for start, end in blocks(text):
        words = "\n".join(lines[start:end]).rstrip()
        yield Block((start + 1, start + 1 + words.count("\n")), words)


def lines_of(text: str, lines: Lines) -> str | None:
    """Return what some lines of a text say; None where it has not as many."""
    found = text.split("\n")
    return "\n".join(found[lines[0] - 1 : lines[1]]) if lines[1] <= len(found) else None


def find_block(text: str, lines: Lines, words: str) -> Lines | None:
    """Find where a block stands by now: on its lines, or elsewhere if there is just one that says this."""
    if _same(lines_of(text, lines), words):
        return lines
    found = [block.lines for block in text_blocks(text) if _same(block.text, words)]
    return found[0] if len(found) == 1 else None


def with_block(source: Source, lines: Lines, words: str) -> Source:
    """Put another text in the place of a block: a block, or several with empty lines between.

    Args:
        source: The text.
        lines: Where the block stands.
        words: The Markdown that is to stand there.
    """
    all_lines = source.text.split("\n")
    all_lines[lines[0] - 1 : lines[1]] = words.strip("\n").split("\n")
    return Source(source.path, "\n".join(all_lines))


def with_block_before(source: Source, line: int, words: str) -> Source:
    """Put one more block before a line, with empty lines around it, as far as there are none.

    Args:
        source: The text.
        line: The line that it is to go before, from 1; one after the last puts it at the end.
        words: The Markdown of the block.
    """
    lines = source.text.rstrip("\n").split("\n") if source.text.strip() else []
    before, after = lines[: line - 1], lines[line - 1 :]
    is_loose = len(before) > 1 and not before[-1].strip() and _is_item(before[-2])
    above = [""] if before and before[-1].strip() and not (_is_item(before[-1]) and _is_item(words)) else []
    is_joined = bool(after) and _is_item(words) and _is_item(after[0]) and not is_loose
    below = [""] if after and after[0].strip() and not is_joined else []
    joined = [*before, *above, *words.strip("\n").split("\n"), *below, *after]
    return Source(source.path, "\n".join(joined) + ("\n" if source.text.endswith("\n") or not lines else ""))


def without_block(source: Source, lines: Lines) -> Source:
    """Take a block away, with the empty lines that parted it from the next.

    Args:
        source: The text.
        lines: Where the block stands.
    """
    all_lines = source.text.split("\n")
    start, end = lines[0] - 1, lines[1]
    while end < len(all_lines) - 1 and not all_lines[end].strip() and _is_parted(all_lines, start):
        end += 1
    if end >= len(all_lines) - 1 and not "".join(all_lines[end:]).strip():
        # It was the last: what parted it from the one before goes, and the end of the file stays.
        while start and not all_lines[start - 1].strip():
            start -= 1
    return Source(source.path, "\n".join([*all_lines[:start], *all_lines[end:]]))


def _is_parted(lines: list[str], start: int) -> bool:
    """True if a block is the first, or has an empty line above it."""
    return start == 0 or not lines[start - 1].strip()


def _is_item(line: str) -> bool:
    mark = line.lstrip().partition(" ")[0]
    return mark in ("-", "*", "+") or (mark[:-1].isdigit() and mark[-1:] in (".", ")"))


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.strip() == other.strip()
