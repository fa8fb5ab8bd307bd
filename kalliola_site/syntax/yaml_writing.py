"""How texts and other values are written as YAML: as people would, and as it was written before."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yaml.nodes import ScalarNode

from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_nodes import Replacement, meaning, start_of_line
from kalliola_site.syntax.yaml_reader import read_yaml

_WIDTH = 80
"""The least width of lines that are broken anew, in characters: as most programs break them."""

_HEADER = re.compile(r"(?P<style>[|>])(?P<before>[+-]?)[1-9]?(?P<after>[+-]?)(?P<rest>.*)")
"""The first line of a text in a block: its style, whether its last line breaks count, and a comment."""


def scalar(text: str, *, flow: bool = False) -> str:
    """Write a text as YAML on one line: plainly where that reads back the same, else in double quotes.

    Args:
        text: The text.
        flow: Whether it stands inside brackets or braces.
    """
    return text if text == text.strip() and _reads_as(text, text, 0, flow=flow) else _double_quoted(text)


def block_lines(value: Any) -> list[str]:  # noqa: ANN401 - any value of YAML
    """Write a value as lines of YAML, indented as if it stood alone."""
    match value:
        case {**group} if group:
            return [line for key, item in group.items() for line in _entry(str(key), item)]
        case [*items] if items:
            return [line for item in items for line in _beside("- ", block_lines(item))]
        case str() if "\n" in value and _reads_as("\n".join(lines := _block_of(value)), value, 0, flow=False):
            return lines
        case _:
            return [in_line(value, flow=False)]


def _entry(key: str, value: Any) -> list[str]:  # noqa: ANN401 - any value of YAML
    lines = block_lines(value)
    if isinstance(value, dict | list) and value:
        return [f"{scalar(key)}:", *indented(lines, 2)]
    return [f"{scalar(key)}: {lines[0]}", *lines[1:]]


def _beside(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{' ' * len(mark) if number else mark}{line}" if line else ""


def indented(lines: Iterable[str], columns: int) -> list[str]:
    """Indent lines, but not those that are empty."""
    return [f"{' ' * columns}{line}" if line else "" for line in lines]


def in_line(value: Any, *, flow: bool = True) -> str:  # noqa: ANN401 - any value of YAML
    """Write a value on one line, in braces or brackets.

    Args:
        value: The value.
        flow: Whether it stands inside brackets or braces.
    """
    match value:
        case dict():
            entries = (f"{scalar(str(key), flow=True)}: {in_line(item)}" for key, item in value.items())
            return f"{{{', '.join(entries)}}}"
        case list():
            return f"[{', '.join(map(in_line, value))}]"
        case None:
            return "null"
        case _:
            return scalar(str(value), flow=flow)


def text_in_place(text: str, node: ScalarNode, words: str, column: int, *, flow: bool) -> Replacement:
    """Write another text where one stands, in the same style: its quotes, its block, its breaks of lines.

    Args:
        text: What the file says now.
        node: The text that stands there.
        words: The text that is to stand there.
        column: The column of its key or its hyphen, from 0.
        flow: Whether it stands inside brackets or braces.
    """
    start, end = node.start_mark.index, node.end_mark.index
    # A block would swallow the comment that follows on the line.
    has_comment = bool(text[end:].partition("\n")[0].strip())
    anew = scalar(words, flow=flow) if has_comment else new_text(words, column, flow=flow)
    if start == end:
        # Nothing stands there yet but, as a rule, a space after the colon.
        return start, end, anew if text[start - 1 : start].isspace() else f" {anew}"
    if node.style in ("|", ">"):
        # A block's end is the start of what follows it.
        end = start + len(text[start:end].rstrip())
    for written in _in_style(text, node, text[start:end], words, column):
        if _reads_as(written, words, column, flow=flow):
            return start, end, written
    return start, end, anew


def new_text(words: str, column: int, *, flow: bool) -> str:
    """Write a text where none stood: paragraphs as a block, all else on one line.

    Args:
        words: The text.
        column: The column of its key or its hyphen, from 0.
        flow: Whether it stands inside brackets or braces.
    """
    if flow:
        return scalar(words, flow=True)
    first, *lines = block_lines(words)
    return "\n".join([first, *indented(lines, column)])


def _block_of(text: str) -> list[str]:
    return ["|-", *indented(text.split("\n"), 2)]


def _in_style(text: str, node: ScalarNode, before: str, words: str, column: int) -> Iterator[str]:
    """Write a text as another is written, in one way after another; not all of them need read back right."""
    style = node.style or ""
    if style in ("|", ">"):
        yield _in_block(node, before, words, column)
        return
    if "\n" in words:
        return
    inner = {"": words, "'": words.replace("'", "''"), '"': _double_quoted(words)[1:-1]}[style]
    if style == "'" and "'" in words and "''" not in before:
        # Doubled apostrophes are hard to read, for whoever has not written them.
        inner, style = _double_quoted(words)[1:-1], '"'
    first, *others = before.split("\n")
    if others:
        offset = node.start_mark.index - start_of_line(text, node.start_mark.index)
        lines = [first.strip().removeprefix(style), *(line.strip() for line in others)]
        lines[-1] = lines[-1].removesuffix(style)
        indents = [offset + len(style), *(len(line) - len(line.lstrip()) for line in others if line.strip())]
        folded = _fold(inner, lines, indents)
        yield style + folded[0] + "".join(f"\n{' ' * indents[1]}{line}" for line in folded[1:]) + style
    yield f"{style}{inner}{style}"


def _in_block(node: ScalarNode, before: str, words: str, column: int) -> str:
    first, *raw = before.split("\n")
    header = _HEADER.fullmatch(first)
    assert header is not None, first  # noqa: S101 - what the parser took for a block begins with one
    written = next((line for line in raw if line.strip()), "")
    meant = next((line for line in node.value.split("\n") if line.strip()), "")
    indent = len(written) - len(written.lstrip(" ")) - (len(meant) - len(meant.lstrip(" ")))
    indent = indent if written else column + 2
    lines = words.strip("\n").split("\n")
    if node.style == ">":
        paragraphs = [part.split("\n") for part in "\n".join(line.strip() for line in raw).split("\n\n")]
        folded = [_fold(line, _most_alike(line, paragraphs), [indent]) for line in lines]
        # Where a line breaks nothing is meant; an empty line means one break.
        lines = [
            line
            for number, part in enumerate(folded)
            for line in ([""] * (number > 0) + part)
            if line or number
        ]
    mark = "".join(header[name] for name in ("style", "before", "after", "rest"))
    return "\n".join([mark, *indented(lines, indent)])


def _most_alike(line: str, paragraphs: Sequence[list[str]]) -> list[str]:
    """Choose the paragraph, as its lines, that has most words in common with a text."""
    words = set(line.split())
    return max(paragraphs, key=lambda paragraph: len(words.intersection(" ".join(paragraph).split())))


def _fold(words: str, before: Sequence[str], indents: Sequence[int]) -> list[str]:
    """Break a text into lines where it was broken before; only what changed is broken anew.

    Args:
        words: The text, on one line.
        before: The lines that it was.
        indents: The column of the first line, of the second and so on; the last holds for all that follow.
    """
    if "  " in words or words != words.strip() or not words:
        return [words]
    rest = words.split(" ")
    old = [line.split(" ") for line in before]
    head, tail = 0, len(old)
    while head < tail and len(old[head]) < len(rest) and rest[: len(old[head])] == old[head]:
        rest = rest[len(old[head]) :]
        head += 1
    while tail > head and len(old[tail - 1]) < len(rest) and rest[-len(old[tail - 1]) :] == old[tail - 1]:
        rest = rest[: -len(old[tail - 1])]
        tail -= 1
    width = max(_WIDTH, *(len(line) + _indent(indents, number) for number, line in enumerate(before)))
    lines = [*before[:head], rest[0]]
    for word in rest[1:]:
        if len(lines[-1]) + 1 + len(word) + _indent(indents, len(lines) - 1) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return [*lines, *before[tail:]]


def _indent(indents: Sequence[int], number: int) -> int:
    return indents[min(number, len(indents) - 1)]


def _double_quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _reads_as(written: str, text: str, column: int, *, flow: bool) -> bool:
    """True if what is written after a key means a text."""
    # In braces, what follows may be the brace itself or a space before it.
    around, meant = ("[{{k: {0}}}, {{k: {0} }}]", [{"k": text}] * 2) if flow else ("k: {0}", {"k": text})
    read = read_yaml(Source("", " " * column * (not flow) + around.format(written)))
    return isinstance(read, Document) and meaning(read.value) == meaning(meant)
