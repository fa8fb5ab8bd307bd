"""What the records under ``content/`` have in common: the program keeps them, people save them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from kalliola_site.load.file_kinds import modeline
from kalliola_site.problems import message_language
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.yaml_reader import Document


def introduction_of(text: str) -> str:
    """Give the comment that a record begins with, to be kept."""
    return "".join(takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))


def introduction(documents: Mapping[str, Document], path: str, words: Phrase) -> str:
    """Give the comment that a record begins with: the one it has, or a new one.

    Args:
        documents: The files of the content, by path.
        path: The record, relative to the project.
        words: What it is, for a new one.
    """
    if path in documents:
        return introduction_of(documents[path].source.text)
    return new_introduction(path, words)


def new_introduction(path: str, words: Phrase) -> str:
    """Make the comment that a new record begins with: its schema, and what it is in every language.

    Args:
        path: The record, relative to the project.
        words: What it is.
    """
    spoken = (message_language.translator(language)(words.text) for language in message_language.languages())
    lines = (f"# {line}\n" for sentence in spoken for line in sentence.split("\n"))
    return f"{modeline(path)}\n{''.join(lines)}"
