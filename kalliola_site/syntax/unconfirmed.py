"""Marks of what is not certain: a comment that asks a person to look, and to delete it when all is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = "[?]"
"""What such a comment begins with, in YAML and in Markdown alike."""

_IN_YAML = re.compile(r"(?m)^[ \t]*#[ \t]*\[\?\][ \t]*(.*)$")
_IN_MARKDOWN = re.compile(r"<!--\s*\[\?\]\s*(.*?)\s*-->", re.DOTALL)


def yaml_comment(words: str) -> str:
    """Word a comment of YAML, without its ``#``."""
    return f"{MARK} {words}"


def markdown_comment(words: str) -> str:
    """Word a hidden remark of Markdown."""
    return f"<!-- {MARK} {words} -->"


def marks_in(path: str, text: str) -> Iterator[tuple[int, str]]:
    """Find such comments in a file: the line of each, counted from 1, and what it says."""
    for match in (_IN_MARKDOWN if path.endswith(".md") else _IN_YAML).finditer(text):
        yield text.count("\n", 0, match.start()) + 1, " ".join(match[1].split())
