"""Text as XML writes it. The standard library's own way to do so brings a network client along."""

from __future__ import annotations

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTE = {**_IN_TEXT, **str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})}


def escape(text: str) -> str:
    """Write the text of an element (XML 1.0, 2.4)."""
    return text.translate(_IN_TEXT)


def quoted(text: str) -> str:
    """Write the value of an attribute, with its quotes (XML 1.0, 2.3 and 3.3.3)."""
    return f'"{text.translate(_IN_ATTRIBUTE)}"'
