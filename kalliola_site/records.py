"""What the records under ``content/`` have in common: the program keeps them, people save them."""

from __future__ import annotations

from itertools import takewhile

from kalliola_site import translation
from kalliola_site.problems import Phrase


def introduction_of(text: str) -> str:
    """Give the comment that a record begins with, to be kept."""
    return "".join(takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))


def new_introduction(path: str, words: Phrase) -> str:
    """Make the comment that a new record begins with: its schema, and what it is in every language.

    Args:
        path: The record, relative to the project.
        words: What it is.
    """
    from kalliola_site.schema import modeline  # noqa: PLC0415 - no other build needs it

    spoken = (translation.translator(language)(words.text) for language in translation.languages())
    lines = (f"# {line}\n" for sentence in spoken for line in sentence.split("\n"))
    return f"{modeline(path)}\n{''.join(lines)}"
