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
    if len(words := word.split()) > 1 and set(words) <= set(names):
        return messages.phrases.EACH_ITS_OWN.with_values(names=", ".join(words))
    if (close := nearest(word, names)) is not None:
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=close)
    return messages.phrases.ONE_OF.with_values(known=", ".join(names))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that ``word`` was probably meant to be, in letters of whatever size."""
    names = {name.lower(): name for name in sorted(known, reverse=True)}
    close = get_close_matches(word.lower(), sorted(names), n=1, cutoff=0.6)
    # Of so short a name as a language's, its letters in another order are not close otherwise.
    swapped = (name for name in sorted(names) if sorted(name) == sorted(word.lower()))
    return names[close[0]] if close else next((names[name] for name in swapped), None)
