"""Slugs: words as part of an address."""

from __future__ import annotations

import re
import unicodedata

_SPELT_OUT = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "–": "-", "—": "-"})
"""Letters that have no plain letter inside them, and dashes that part words."""

_LONGEST = 60
"""The length of the longest id that is made of words: file systems take names of 255 bytes."""


def slug_from(text: str) -> str:
    """Make a slug of any words: ``Älä lyö!`` gives ``ala-lyo``."""
    spelt_out = text.lower().translate(_SPELT_OUT)
    ascii_text = unicodedata.normalize("NFKD", spelt_out).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text)) or "a-z"


def identifier_from(text: str) -> str:
    """Make an id of any words, not too long for a file's name: ``2026 Älä lyö!`` gives ``ala-lyo-2026``."""
    words = slug_from(text).split("-")
    # An id begins with a letter.
    first = next((number for number, word in enumerate(words) if word[0].isalpha()), None)
    words = ["id", *words] if first is None else [*words[first:], *words[:first]]
    while len("-".join(words)) > _LONGEST and len(words) > 1:
        words.pop()
    return "-".join(words)[:_LONGEST]
