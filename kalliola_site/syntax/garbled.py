"""Garbled letters: text in UTF-8 that some program read in the encoding of an old Windows, Mac or DOS.

“yhteisö” becomes “yhteisÃ¶”, and an apostrophe “â€™”; or a letter is lost, and U+FFFD stands for it. Such
texts come out of spreadsheets and old mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_EXPECTED = "åäöÅÄÖüÜßéèêëÉàáâçñøæØÆíóúýčšžŋŧČŠŽŊŦ–—‘’‚“”„…•€™−→°§©®·½¼¾²³«»\u00a0\u00ad"
"""What may well have stood in a text before: only what surely stands for one of these is garbled."""

_ENCODINGS = ("cp1252", "latin-1", "mac_roman", "cp850")

_RIGHT_BEFORE_MARKS = "ÅÄ"
"""Letters that capital words end in: a mark that follows one may well be meant."""


def _garbled_forms() -> Iterator[tuple[str, str]]:
    for character in _EXPECTED:
        for encoding in _ENCODINGS:
            form = "".join(_read_as(byte, encoding) for byte in character.encode())
            if not (form[0] in _RIGHT_BEFORE_MARKS and form[1] in "“”„‘’‚«»–—…\u00a0\u00ad"):
                yield form, character


def _read_as(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)  # as browsers read what Windows has no letter for


_FORMS = dict(_garbled_forms())
_ONE = "|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True))
_CONTINUED = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_OTHERS = rf"â€|ðŸ[{_CONTINUED}]{{2}}|(?:[ÎÏÐÑØÙÚ][{_CONTINUED}]){{3,}}"
"""A quotation mark that lost its end, emoji, and words in Greek, Cyrillic or Arabic letters."""

_GARBLED = re.compile(rf"{_ONE}|{_OTHERS}|\ufffd")
_WORD = re.compile(rf"(?:{_ONE}|{_OTHERS}|\ufffd|\w)+")


def garbled_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Find words with garbled letters in them.

    Yields:
        Where each begins and ends, and what stood there before; empty where that cannot be said.
    """
    # Most texts have none, and to look for whole words takes longer.
    for match in _WORD.finditer(text) if _GARBLED.search(text) else ():
        mended, count = _GARBLED.subn(lambda one: _FORMS.get(one[0], "\ufffd"), match[0])
        if count:
            yield *match.span(), "" if "\ufffd" in mended else mended
