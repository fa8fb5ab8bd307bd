"""Figures that stand on one line, however narrow it is: ``2023–2025``, ``1 188``."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+"
_TAG_OR_FIGURES = re.compile(
    rf"<[^>]*>|&[^;]*;|(?<![\w.,:+–-])(?P<figures>(?:{_NUMBER})(?:–(?:{_NUMBER}))?)(?!\w)"
)
_MAY_BREAK = re.compile(r"\d[ –]\d")


def unbroken(html: str) -> str:
    """Keep ranges of numbers, and numbers whose thousands are parted by spaces, from being broken.

    The characters stay as they are: not all faces have those that never break, and who copies a text or
    searches it does not expect them.

    Args:
        html: What the Markdown of a text, or a text without any mark, was rendered to.
    """
    return _TAG_OR_FIGURES.sub(_held, html) if _MAY_BREAK.search(html) else html


def _held(found: re.Match[str]) -> str:
    figures = found["figures"]
    may_break = figures is not None and _MAY_BREAK.search(figures)
    return f'<span class="together">{figures}</span>' if may_break else found[0]
