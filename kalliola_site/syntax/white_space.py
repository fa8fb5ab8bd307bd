"""White space that is no words: where the lines of a text break means nothing to its readers."""

from __future__ import annotations

import re
from functools import lru_cache

from kalliola_site.syntax.hidden_remarks import without_remarks

_BREAK = re.compile(r"[ \t]*\n\s*\n\s*|[ \t]*\n[ \t]*|[ \t]{2,}|\t")


@lru_cache(maxsize=4096)
def unwrap(text: str) -> str:
    """Return a text as its readers get it, however its lines are broken, without hidden remarks.

    Spaces that do not break, and other characters that are hard to see, stay as they are.
    """
    return _BREAK.sub(_as_one, without_remarks(text)).strip(" \t\n")


def _as_one(space: re.Match[str]) -> str:
    return "\n\n" if space[0].count("\n") > 1 else " "
