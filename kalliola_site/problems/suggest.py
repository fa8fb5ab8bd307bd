"""“Did you mean …”: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase


def suggest(word: str, known: Iterable[str]) -> Phrase:
    """Word a hint: the known name that ``word`` was probably meant to be, or else all that are known."""
    names = sorted(filter(None, known))
    if not names:
        return messages.phrases.NONE_TO_CHOOSE
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    if close:
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=close[0])
    return messages.phrases.ONE_OF.with_values(known=", ".join(names))
