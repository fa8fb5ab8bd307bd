"""The words that a key has to choose from: English ones, which may be written in other languages, too.

The words of another language are the translations of the English ones in its catalogue of messages. What is
written is read alike on every machine: the words of all languages are known, whichever is spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, get_args

from kalliola_site.model.shapes import ChoiceShape, Shape
from kalliola_site.problems import message_language


@cache
def _translations(word: str) -> tuple[str, ...]:
    said = (translate(word) for translate in message_language.translators(()))
    return tuple(dict.fromkeys(other for other in said if other != word))


def other_words(choices: Iterable[str]) -> Mapping[str, str]:
    """Return each word of another language that may be written, with the choice that it means."""
    return {other: choice for choice in choices for other in _translations(choice)}


def choices_of(annotated: Any) -> tuple[str, ...]:  # noqa: ANN401 - typing has no name for an annotated type
    """Return the words of a choice that may be written in any language, as the program itself writes them."""
    return get_args(get_args(annotated)[0])


class InAnyLanguage:
    """Lets a choice be written in the words of any language that messages can be had in."""

    def shape(self, inner: Shape) -> Shape:
        """Let those words be written, too."""
        assert isinstance(inner, ChoiceShape), inner  # noqa: S101 - nothing else is chosen from words
        return ChoiceShape(inner.words, other_words)
