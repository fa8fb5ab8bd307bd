"""Hidden remarks, ``<!-- … -->``: what people write into a text for each other, and no reader ever sees."""

from __future__ import annotations

import re

OPENING = "<!--"
"""How a hidden remark begins."""

_SHOWN_AS_IT_IS = r"""
    ^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})[^\n]*\n(?s:.*?)(?:^[ \t>]*(?P=fence)|\Z)
    | (?P<ticks>`+)(?:(?!\n[ \t]*\n)(?s:.))+?(?<!`)(?P=ticks)(?!`)
    | \\.
"""
"""Code, and characters with a backslash before them: what looks like a remark there is meant to be read."""

_REMARK = re.compile(
    rf"{_SHOWN_AS_IT_IS} | (?P<remark>[ \t]*<!--(?s:.*?)-->[ \t]*(?=\n|\Z) | <!--(?s:.*?)-->)",
    re.MULTILINE | re.VERBOSE,
)


def without_remarks(text: str) -> str:
    """Leave the hidden remarks of a text out. Its lines stay, so that a line of it is a line of its file."""
    last = text.rfind("-->")
    if last < 0 or OPENING not in text:
        return text
    # Where none ends any more, the end of each is not looked for.
    end = text.find("\n\n", last)
    searched, rest = (text, "") if end < 0 else (text[:end], text[end:])
    return _REMARK.sub(_without_remark, searched) + rest


def says_nothing(text: str) -> bool:
    """Whether a text has no words for readers: nothing in it but space and hidden remarks."""
    return not without_remarks(text).strip()


def _without_remark(match: re.Match[str]) -> str:
    return match[0] if match["remark"] is None else "\n" * match[0].count("\n")
