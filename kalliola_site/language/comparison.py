"""What became of the texts of one strategy in the next: kept, reworded, new or gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.changes import changes, read_alike
from kalliola_site.language.text import Text, localize
from kalliola_site.model.base import LocalizedText

Fate = Literal["kept", "reworded", "new", "gone"]

_ALIKE = 0.5
"""From how great a share of common words on, one text is taken for a rewording of another."""

_WORD = re.compile(r"\w+")


@frozen_value
class Run:
    """Words of a text, and whether the other wording has them, too."""

    words: str
    is_common: bool


@frozen_value
class ComparedText:
    """A text of one strategy beside that which it became in the next, in one language."""

    fate: Fate
    before: Text | None
    """Its wording in the earlier strategy; None where it is new."""
    after: Text | None
    """Its wording in the later one; None where it is gone."""

    @property
    def runs_before(self) -> tuple[Run, ...]:
        """The earlier wording in parts, by whether the later one has them; none where there is only one."""
        return tuple(_runs(self.before, self.after, "gone"))

    @property
    def runs_after(self) -> tuple[Run, ...]:
        """The later wording in parts, by whether the earlier one had them; none where there is only one."""
        return tuple(_runs(self.before, self.after, "new"))


def compare(
    before: LocalizedText | None, now: LocalizedText | None, language: str, source: str
) -> ComparedText:
    """Hold a text against what it became.

    Args:
        before: The text in the earlier strategy; None where it is new.
        now: The text in the later one; None where it is gone.
        language: The language in which both are read.
        source: The language of the strategy, which stands in where a translation is missing.
    """
    old = None if before is None else localize(before, language, source)
    new = None if now is None else localize(now, language, source)
    if old is None:
        return ComparedText("new", None, new)
    if new is None:
        return ComparedText("gone", old, None)
    return ComparedText("kept" if read_alike(old.words, new.words) else "reworded", old, new)


def compare_lists(
    before: Sequence[LocalizedText], now: Sequence[LocalizedText], language: str, source: str
) -> tuple[ComparedText, ...]:
    """Hold lists of texts against each other: those of the later one in order, then what is gone.

    Which belong together is told by their words in the language of the strategy, so it is the same in all.
    """
    became = dict(pairs([text[source] for text in before], [text[source] for text in now]))
    was = {new: old for old, new in became.items()}
    return (
        *(
            compare(before[was[place]] if place in was else None, text, language, source)
            for place, text in enumerate(now)
        ),
        *(compare(text, None, language, source) for place, text in enumerate(before) if place not in became),
    )


def pairs(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find which texts belong together, those most alike first; each is in one pair at most.

    Returns:
        The place of each text that has become another, with the place of that.
    """
    old, new = [_words(text) for text in before], [_words(text) for text in now]
    likenesses = (
        (-_likeness(one, other), place, following)
        for place, one in enumerate(old)
        for following, other in enumerate(new)
    )
    taken_before: set[int] = set()
    taken_now: set[int] = set()
    for likeness, place, following in sorted(item for item in likenesses if item[0] <= -_ALIKE):
        if place not in taken_before and following not in taken_now and likeness:
            taken_before.add(place)
            taken_now.add(following)
            yield place, following


def common_fate(parts: Iterable[ComparedText]) -> Fate:
    """Return what became of a whole from what became of its parts, where it is in both strategies."""
    return "kept" if all(part.fate == "kept" for part in parts) else "reworded"


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common (Dice's coefficient): 0 to 1."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0


def _runs(before: Text | None, now: Text | None, own: Literal["gone", "new"]) -> Iterator[Run]:
    if before is None or now is None:
        return
    pieces: list[tuple[str, bool]] = []
    for change in changes(before.plain, now.plain):
        # Spaces are marked only between words that are.
        if change.kind == "same":
            pieces.append((change.words, True))
        elif change.kind == own:
            words = change.words.strip()
            lead, _, tail = change.words.partition(words) if words else (change.words, "", "")
            pieces += [(lead, True), (words, False), (tail, True)]
    written = [piece for piece in pieces if piece[0]]
    for place in range(1, len(written) - 1):
        (_, before_it), (space, _), (_, after_it) = written[place - 1 : place + 2]
        if space.isspace() and not before_it and not after_it:
            written[place] = space, False
    for is_common, run in groupby(written, key=lambda piece: piece[1]):
        yield Run("".join(words for words, _ in run), is_common=is_common)
