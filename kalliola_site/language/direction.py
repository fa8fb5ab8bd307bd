"""Which way a language is written, and the attributes that tell browsers of a language (WCAG 3.1.2)."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup, escape

Direction = Literal["ltr", "rtl"]

_SCRIPT = 4
"""How many letters name a script (ISO 15924); no other part of a tag before private use is as long."""

_SCRIPTS = frozenset(
    ("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi")
)
"""The scripts in use that are written from right to left."""

_LANGUAGES = frozenset(
    "apc ar bal bgn ckb dv fa he ks lrc mzn nqo ps rhg sd sdh skr syr trw ug ur yi".split()  # noqa: SIM905
)
"""The languages that are usually written so (CLDR, characterOrder).

A test holds them to what Babel has: to import it takes as long as to make several pages.
"""


def direction(tag: str) -> Direction:
    """Return which way a language is written: by the script that its tag names, or else by its usual one."""
    language, *parts = tag.split("-")
    if parts and len(parts[0]) == _SCRIPT:
        return "rtl" if parts[0] in _SCRIPTS else "ltr"
    return "rtl" if language in _LANGUAGES else "ltr"


def language_attributes(language: str, within: str | None = None) -> Markup:
    """Write the attributes of an element in a language.

    Args:
        language: Its tag.
        within: The tag of the language around it; browsers take a page for one from left to right.
    """
    written = Markup('lang="{}"').format(escape(language))
    here = direction(language)
    around = "ltr" if within is None else direction(within)
    return written if here == around else written + Markup(' dir="{}"').format(here)
