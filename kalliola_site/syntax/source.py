"""A text as people saved it: decoded, with places in it, and nothing in it that cannot be seen."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from functools import cached_property

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem

TEXT_LIMIT = 1024 * 1024
"""The size of the largest text file that is read, in bytes; the real ones have a few thousand."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text may have: controls, halves of pairs and what Unicode never assigns."""

_MEANINGLESS = re.compile("[\ufeff\u200b\u2060\u180e\u202a-\u202e]")
"""Byte-order marks, spaces without width and overrides of direction: they come along when text is pasted from
Word, mean nothing in what is published, cannot be seen, and split words for search and screen readers."""

_LINE_BREAKS = re.compile("\r\n?")

_ODD_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7}|\|{7})(?= |$).*$")
_CONFLICT_MIDDLE = re.compile(r"(?m)^={7}$|^(?:<{7}|>{7}|\|{7})(?= |$).*$")
"""What version control writes between two versions of a passage; elsewhere, a line may be drawn like that."""

_CONTENT_ENDINGS = (".yml", ".yaml", ".md", ".csv")


class Source:
    """A text file: where it is and what it says, with LF line ends, in Unicode's composed form (NFC)."""

    def __init__(self, path: str, text: str) -> None:
        """Take where it is, relative to the project with forward slashes, and what it says."""
        self.path = path
        self.text = text

    @cached_property
    def digest(self) -> bytes:
        """The SHA-256 of what it says."""
        return hashlib.sha256(self.text.encode()).digest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and (self.path, self.text) == (other.path, other.text)

    def __hash__(self) -> int:
        return hash((self.path, self.text))

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {self.text!r})"

    def place(self, line: int = 1, column: int = 1, length: int = 1) -> Place:
        """Name a place in the file. ``line`` and ``column`` count from 1, ``length`` in characters."""
        lines = self.text.split("\n")
        excerpt = lines[line - 1] if line <= len(lines) else ""
        return Place(self.path, line, column, excerpt, length)

    def find(self, words: str, from_line: int = 1) -> Place:
        """Name the first place of ``words`` at or after a line, or else the start of that line."""
        lines = self.text.split("\n")
        for number in range(from_line, len(lines) + 1):
            column = lines[number - 1].find(words)
            if column >= 0:
                return self.place(number, column + 1, len(words))
        return self.place(from_line)


class KeptSource(Source):
    """A file of which the digest is known, and whose text is loaded when it is asked for."""

    def __init__(self, path: str, digest: bytes, load: Callable[[], str]) -> None:
        """Take where it is, the SHA-256 of what it says, and what loads that."""
        self.path = path
        self.digest = digest
        self._load = load

    @cached_property
    def text(self) -> str:  # type: ignore[override]
        """What it says."""
        return self._load()


def decode(path: str, data: bytes) -> Source | Problem:
    """Turn a file's bytes into text: UTF-8 with or without a byte-order mark, any line ends, NFC.

    A file in which version control has left two versions of a passage says neither of them.
    """
    if len(data) > 1 and not data.strip(b"\0"):
        return Problem(Place(path), messages.files.ONLY_ZEROS)
    source = _decoded(path, data)
    if isinstance(source, Problem):
        return source
    marks = _CONFLICT_MIDDLE if path.lower().endswith(_CONTENT_ENDINGS) else _CONFLICT
    if (found := marks.search(source.text)) is None:
        return source
    place = source.place(source.text.count("\n", 0, found.start()) + 1, 1, len(found[0]))
    return Problem(place, messages.files.MERGE_CONFLICT)


def _decoded(path: str, data: bytes) -> Source | Problem:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf_8(path, data, error.start)
    text = _LINE_BREAKS.sub("\n", text) if "\r" in text else text
    if text.replace("\n", " ").isprintable():
        # Nothing of what follows is printable, so nothing of it is there.
        return Source(path, unicodedata.normalize("NFC", text))
    # YAML takes odd line ends for line ends and editors do not: lines would be miscounted.
    source = Source(path, without_unseen(text))
    found = CONTROL.search(source.text)
    if found is None:
        return source
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\x00" in data[:4] and len(data) > 1):
        return _not_utf_8(path, data, 0)
    before = source.text[: found.start()]
    place = source.place(before.count("\n") + 1, found.start() - before.rfind("\n"))
    return Problem(place, messages.files.CONTROL_CHARACTER, {"name": f"U+{ord(found[0]):04X}"})


def without_unseen(text: str) -> str:
    """Take out of a text what cannot be seen and means nothing; its letters are in composed form (NFC)."""
    text = _ODD_LINE_BREAKS.sub(" ", _MEANINGLESS.sub("", _LINE_BREAKS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def _not_utf_8(path: str, data: bytes, start: int) -> Problem:
    message = messages.indicators.TABLE_NOT_UTF_8 if path.endswith(".csv") else messages.files.NOT_UTF_8
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        return Problem(Place(path), message, {"byte": 1, "guess": "UTF-16"})
    # Every byte means something in Windows-1252's forgiving cousin, so the line can be shown.
    text = _LINE_BREAKS.sub("\n", data.decode("cp1252", errors="replace"))
    before = _LINE_BREAKS.sub("\n", data[:start].decode("cp1252", errors="replace"))
    place = Source(path, text).place(before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Problem(place, message, {"byte": start + 1, "guess": "Windows-1252"})
