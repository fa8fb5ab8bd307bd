"""Leftovers: what copying and other programs leave in texts, and words that hold a place for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kalliola_site.model.prose import Prose
from kalliola_site.problems import messages
from kalliola_site.syntax.garbled import garbled_words
from kalliola_site.validate.remarks.passages import BLANK, Passage, Remark

_TORN = re.compile(
    r"(?<![\w-])(?P<first>[^\W\d_]+)"
    r"(?:[-‐](?:[ \u00a0]|[ \t]*\n[ \t\ufffc]*)|¬\s*)"
    r"(?P<rest>[^\W\d_]+)(?![\w-])"
)
"""A word with a hyphen in it, or the mark of Word for one, where its line once ended."""

_FILLER = re.compile(
    r"""
    \b(?: TODO | TBD | tbd | TBC | TBA | FIXME | PLACEHOLDER )\b
    | \b[xX]{3,}\b
    | \b[xX]{1,2}(?=[ \u00a0]?[%€])
    | \b[xX]{1,2}\.[xX]{1,2}\.(?:[xX]{2,4}|\d{4})?
    | (?<![^\s(])(?:\?{3,}|_{3,})(?![\w?_])
    | (?i:\blorem\s+ipsum\b | \bdolor\s+sit\s+amet\b)
    | Click\s+or\s+tap\s+here\s+to\s+enter\s+text
    | Kirjoita\s+tekstiä\s+napsauttamalla(?:\s+tai\s+napauttamalla)?\s+tätä
    """,
    re.VERBOSE,
)
"""What writers put where something is still to be written, and what Word puts there."""

_LEFT_BY_PROGRAM = re.compile(
    r"""
    :?contentReference\[[^\]]*\] (?:\{[^{}]*\}|\ufffc+)? | \boaicite(?::\d+)?
    | \bturn\d+(?:search|view|news|file|image|fetch)\d+\b
    | 【[^】\n]*†[^】\n]*】
    | (?i:\bas\s+an\s+AI\s+(?:language\s+)?model\b)
    | Error!\s+(?:Reference\s+source\s+not\s+found|Bookmark\s+not\s+defined)
    | Virhe[.!]\s+(?:Viitteen\s+lähdettä\s+ei\s+löytynyt|Kirjanmerkkiä\s+ei\s+ole\s+määritetty)
    | [\ue000-\uf8ff]+
    """,
    re.VERBOSE,
)
"""What chat assistants leave of their sources, and Word of lost references."""


def take_out_leftovers(passage: Passage, prose: Prose) -> tuple[Passage, list[Remark]]:
    """Find what was left in a passage.

    Returns:
        The passage with blanks for what was found, so that nothing else is remarked on there; and what was.
    """
    found = [*_garbled(passage), *_fillers(passage), *_torn(passage, prose)]
    words = passage.words
    for start, end, *_ in found:
        words = words[:start] + BLANK * (end - start) + words[end:]
    return replace(passage, words=words) if found else passage, found


def _garbled(passage: Passage) -> Iterator[Remark]:
    for start, end, mended in garbled_words(passage.words):
        written = passage.words[start:end]
        suggestion = (
            messages.remarks.WRITE_MENDED.with_values(mended=mended) if mended else messages.remarks.COPY_ANEW
        )
        yield start, end, messages.remarks.GARBLED_LETTERS, {"words": written, "suggestion": suggestion}


def _fillers(passage: Passage) -> Iterator[Remark]:
    if passage.is_draft:
        return  # something is to be written there still
    for pattern, message in (
        (_FILLER, messages.remarks.FILLER_TEXT),
        (_LEFT_BY_PROGRAM, messages.remarks.LEFT_BY_PROGRAM),
    ):
        for match in pattern.finditer(passage.words):
            words = " ".join(match[0].replace(BLANK, "").split())
            yield *match.span(), message, {"words": words}


def _torn(passage: Passage, prose: Prose) -> Iterator[Remark]:
    joining = prose.joining_words.get(passage.language, ())
    for match in _TORN.finditer(passage.words) if joining else ():
        first, rest = match["first"], match["rest"]
        # Names begin with a capital letter, and stand whole after their hyphen.
        if first[-1].islower() and rest[0].islower() and rest not in joining:
            values = {"mended": first + rest, "language": passage.language, "word": rest}
            yield *match.span(), messages.remarks.TORN_WORD, values
