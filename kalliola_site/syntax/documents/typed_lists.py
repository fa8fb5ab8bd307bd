"""Bullets and numbers that somebody typed: the paragraphs are items of a list all the same."""

from __future__ import annotations

import re
from dataclasses import replace

from kalliola_site.syntax.documents.blocks import Paragraph, Run

_MARK = re.compile(
    r"\s*(?:[•·▪▫◦‣⁃●○■□◆➢➔✓✔\uf0b7\uf0a7][ \t\u00a0]*|[-–—*o][ \u00a0]*\t[ \t]*|[-–—*][ \u00a0]+|"
    r"(?:\d{1,2}|[a-zA-Z])[.)][ \u00a0]*\t[ \t]*|(?:\d{1,2}|[a-z])\)[ \u00a0]+)(?=\S)"
)
"""A bullet; or a dash, a number or a letter with what sets it apart from the words."""


def with_typed_marks_read(paragraph: Paragraph) -> Paragraph:
    """Make an item of a paragraph that begins with a typed bullet, dash or number, and leave that out.

    A number or letter is kept apart, for it is part of what the document says.
    """
    match = _MARK.match(paragraph.text)
    if match is None or paragraph.level or "\n" in match[0]:
        return paragraph
    left, runs = match.end(), []
    for run in paragraph.runs:
        taken = min(left, len(run.text))
        left -= taken
        if run.text[taken:]:
            runs.append(Run(run.text[taken:], run.is_bold))
    mark = match[0].strip()
    typed = mark if any(map(str.isalnum, mark)) else ""
    return replace(paragraph, runs=tuple(runs), depth=max(0, paragraph.depth), typed=typed)
