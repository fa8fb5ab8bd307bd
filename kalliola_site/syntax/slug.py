"""Slugs: words as part of an address."""

from __future__ import annotations

import re
import unicodedata

_SPELT_OUT = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "–": "-", "—": "-"})
"""Letters that have no plain letter inside them, and dashes that part words."""


def slug_from(text: str) -> str:
    """Make a slug of any words: ``Älä lyö!`` gives ``ala-lyo``."""
    spelt_out = text.lower().translate(_SPELT_OUT)
    ascii_text = unicodedata.normalize("NFKD", spelt_out).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text)) or "a-z"
