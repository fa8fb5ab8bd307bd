"""Translations that are a copy of the text in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kalliola_site.model.translation_record import Accepted
from kalliola_site.problems import messages
from kalliola_site.validate.remarks.passages import Passage, Remark

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 4
_FEWEST_SMALL = 2
"""Of these words so many begin with a small letter: names have fewer, in most languages."""


class CopiesOfSource:
    """Finds the texts of other languages that say the very words of a text in the source language."""

    def __init__(self, texts: Iterable[Passage], languages: Sequence[str], accepted: Accepted) -> None:
        """Begin.

        Args:
            texts: All texts of the site.
            languages: Its languages, the source first.
            accepted: The record of translations: it knows what the source said where languages were swapped.
        """
        self._source = languages[0]
        # An easy kind of a language may share sentences with it.
        self._others = {tag for tag in languages if _primary(tag) != _primary(self._source)}
        self._said = {_words(passage.words) for passage in texts if passage.language == self._source}
        records = (record for by_key in accepted.values() for record in by_key.values())
        self._said |= {_words(part) for record in records for part in record.source.split("\n\n")}

    def remarks(self, passage: Passage) -> Iterator[Remark]:
        """Remark on a copy that is longer than a name."""
        if passage.language in self._others and not passage.is_draft:
            words = _words(passage.words)
            small = sum(word[0].islower() for word in words)
            if len(words) >= _FEWEST_WORDS and small >= _FEWEST_SMALL and words in self._said:
                values = {"language": passage.language, "source": self._source}
                yield 0, len(passage.words), messages.remarks.COPY_OF_SOURCE, values


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
