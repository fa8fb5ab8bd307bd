"""Digits of all scripts: which they are, and the same in those that figures are written in here, 0–9."""

from __future__ import annotations

import unicodedata

_SIGNS = {
    0x066A: "%",
    0x066B: ".",
    0x066C: " ",
    **{number: chr(number - 0xFEE0) for number in range(0xFF01, 0xFF10)},
}
"""Signs that go with digits: those of Arabic for per cent, decimals and thousands, and full-width ones."""


def has_other_digits(text: str) -> bool:
    """Whether a text has a digit that is none of 0–9."""
    return not text.isascii() and any(character.isdecimal() and not character.isascii() for character in text)


def with_plain_digits(text: str) -> str:
    """Write a text with the digits 0–9, and with the signs that go with them."""
    plain = text.translate(_SIGNS)
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character for character in plain
    )
