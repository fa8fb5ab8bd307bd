"""What is in texts, kept from build to build: to parse one takes long, and to import the parser, too."""

from __future__ import annotations

import pickle

from kalliola_site.cache.memory import Memory
from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.markdown_findings import (
    Finding,
    findings,
    has_nothing_to_find,
    lines_taken_for_code,
    open_fences,
)

_IN_SHORT_TEXTS = "in short texts"


class FindingsInTexts:
    """What is in the short texts of one file: what is in a text is the same wherever it stands."""

    def __init__(self, path: str, memory: Memory) -> None:
        """Take the file's path, and what was found in earlier builds."""
        self._path = path
        self._table = memory.table(_IN_SHORT_TEXTS)
        kept = self._table.recall(path)
        self._before: dict[str, tuple[Finding, ...]] = pickle.loads(kept) if kept else {}  # noqa: S301 - see ModelReader
        self._found: dict[str, tuple[Finding, ...]] = {}

    def of(self, text: str) -> tuple[Finding, ...]:
        """Return what is in a text."""
        if has_nothing_to_find(text):
            return ()
        if text not in self._found:
            known = self._before.get(text)
            self._found[text] = tuple(findings(text, inline=True)) if known is None else known
        return self._found[text]

    def keep(self) -> None:
        """Keep what was found."""
        if self._found != self._before:
            self._table.keep(self._path, b"", None, pickle.dumps(self._found))
        else:
            self._table.keep_on(self._path)


def keep_findings_on(path: str, memory: Memory) -> None:
    """Keep what was found in the short texts of a file, which need not be looked at now."""
    memory.table(_IN_SHORT_TEXTS).keep_on(path)


@frozen_value
class InLongText:
    """What is in a long text, wherever it is and whatever else there is."""

    lines_taken_for_code: tuple[int, ...]
    open_fences: tuple[int, ...]
    findings: tuple[Finding, ...]


def findings_in_long_text(text: str, memory: Memory) -> InLongText:
    """Find what is in a long text."""

    def find() -> bytes:
        lines = tuple(lines_taken_for_code(text)), tuple(open_fences(text))
        return pickle.dumps(InLongText(*lines, tuple(findings(text, inline=False))))

    found: InLongText = pickle.loads(memory.recall_or_make(find, "in long text", text))  # noqa: S301 - see ModelReader
    return found
