"""The part ``prose:`` of ``content/site.yml``: what ``check`` remarks on in texts, and what it lets pass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from kalliola_site.model.base import EMPTY, Model
from kalliola_site.model.choices import InAnyLanguage
from kalliola_site.model.reading import Between, ByLanguage

ProseCheck = Annotated[
    Literal[
        "repeated-word",
        "double-space",
        "straight-quotes",
        "dash-in-range",
        "heading-full-stop",
        "vague-link-text",
        "unexplained-abbreviation",
        "soft-hyphen",
        "quotes-around-text",
        "letters-missing",
        "past-years",
        "goal-count",
        "garbled-letters",
        "torn-word",
        "filler-text",
        "left-by-program",
        "tracking-address",
        "copy-of-source",
        "short-description",
    ],
    InAnyLanguage(),
]


Words = Annotated[Mapping[str, tuple[str, ...]], ByLanguage()]
"""A list of words for each language, by its tag; a language may be left out."""


class Prose(Model):
    """What ``check`` looks for in texts. All that depends on a language is said here, not in the program."""

    off: tuple[ProseCheck, ...] = ()
    """The checks that are switched off."""
    quotation_marks: Annotated[Mapping[str, str], ByLanguage()] = EMPTY
    """How a quotation is marked in each language, as in ”…”."""
    vague_link_texts: Words = EMPTY
    """Link texts that say nothing of where the link leads, for each language."""
    abbreviations: Words = EMPTY
    """Abbreviations that need no explanation, for each language."""
    joining_words: Words = EMPTY
    """Words before which a part of a word may stand with its hyphen, for each language: and, or."""
    numbers: Annotated[Mapping[str, Mapping[str, Annotated[int, Between(0)]]], ByLanguage()] = EMPTY
    """Numbers in words, with their figures, for each language: goals are counted with them."""
    goal_words: Words = EMPTY
    """What goals are called where they are counted, for each language: as in “four goals”."""
    one_year: Annotated[Mapping[str, Mapping[str, str]], ByLanguage()] = EMPTY
    """What stands before years, and what stands there instead where it is one, for each language."""
    accepted: tuple[str, ...] = ()
    """Texts that stay as they are though a check remarks on them, word for word."""
