"""Reading the project's files: the only module that opens what people wrote, and it trusts none of it."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kalliola_site import messages
from kalliola_site.problems import Place, Problem
from kalliola_site.system_errors import reason

TEXT_LIMIT = 1024 * 1024
"""The size of the largest text file that is read, in bytes; the real ones have a few thousand."""
BINARY_LIMIT = 20 * 1024 * 1024
"""The size of the largest other file that is read (a font, a picture), in bytes."""

_READINGS = 5
"""How often a file is read that changes meanwhile: half of one version and half of another is neither."""

_CLUTTER = re.compile(r"(?i)\..*|.*~|~\$.*|#.*#|thumbs\.db|desktop\.ini|.*\.(sw[a-p]|bak|tmp|orig)")
"""Names of files that systems and editors leave about and nobody means to publish."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text may have: controls, halves of pairs and what Unicode never assigns."""

_MEANINGLESS = re.compile("[\ufeff\u200b\u2060\u180e\u202a-\u202e]")
"""Byte-order marks, spaces without width and overrides of direction: they come along when text is pasted from
Word, mean nothing in what is published, cannot be seen, and split words for search and screen readers."""
_LINE_BREAKS = re.compile("\r\n?")
_ODD_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Source:
    """A text file: where it is and what it says, with LF line ends, in Unicode's composed form (NFC)."""

    path: str
    """Relative to the project, with forward slashes."""
    text: str

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


@dataclass(frozen=True, slots=True)
class Folder:
    """What was read below one folder."""

    texts: dict[str, Source]
    """The text files by path, relative to the project, in order of path."""
    binaries: dict[str, bytes]
    """The other files, in order of path."""
    problems: tuple[Problem, ...]


def read_folder(project: Path, name: str, text_suffixes: frozenset[str]) -> Folder:
    """Read every file below ``project/name``, whatever the order in which the disk lists them.

    Args:
        project: The project's folder.
        name: The folder in it, with forward slashes.
        text_suffixes: The endings, with dot, of files that are text in UTF-8; others are read as bytes.
    """
    texts: dict[str, Source] = {}
    binaries: dict[str, bytes] = {}
    problems: list[Problem] = []
    top = project / name
    if top.is_symlink():
        return Folder({}, {}, (Problem(Place(name), messages.SYMLINK),))
    if not top.is_dir():
        return Folder({}, {}, (Problem(Place(name), messages.NO_PROJECT, {"folder": name}),))
    for path, entry in _walk(top, name, problems):
        if path in texts or path in binaries:
            problems.append(Problem(Place(path), messages.FILE_TWICE))
            continue
        is_text = PurePosixPath(path).suffix.lower() in text_suffixes
        read = _read_file(path, entry, TEXT_LIMIT if is_text else BINARY_LIMIT)
        if isinstance(read, Problem):
            problems.append(read)
        elif not is_text:
            binaries[path] = read
        else:
            source = decode(path, read)
            if isinstance(source, Problem):
                problems.append(source)
            else:
                texts[path] = source
    if not (texts or binaries or problems):
        problems.append(Problem(Place(name), messages.FOLDER_EMPTY, {"folder": name}))
    return Folder(texts, binaries, tuple(problems))


def is_clutter(name: str) -> bool:
    """Whether a file or folder of this name is left unread, as something that nobody means to publish."""
    return _CLUTTER.fullmatch(name) is not None


def _walk(folder: Path, name: str, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as listing:
            # Some systems store ä as two characters, which would sort elsewhere.
            entries = sorted(
                listing, key=lambda entry: (unicodedata.normalize("NFC", entry.name), entry.name)
            )
    except OSError as error:
        problems.append(Problem(Place(name), messages.FILE_UNREADABLE, {"reason": reason(error)}))
        return
    for entry in entries:
        if is_clutter(entry.name):
            continue
        path = f"{name}/{unicodedata.normalize('NFC', entry.name)}"
        if entry.is_symlink():
            problems.append(Problem(Place(path), messages.SYMLINK))
        elif entry.is_dir():
            yield from _walk(Path(entry.path), path, problems)
        else:
            yield path, entry


def _read_file(path: str, entry: os.DirEntry[str], limit: int) -> bytes | Problem:
    try:
        for _ in range(_READINGS):
            read = _read_once(path, entry, limit)
            if read is not None:
                return read
    except OSError as error:
        return Problem(Place(path), messages.FILE_UNREADABLE, {"reason": reason(error)})
    return Problem(Place(path), messages.FILE_CHANGING)


def _read_once(path: str, entry: os.DirEntry[str], limit: int) -> bytes | Problem | None:
    """Read a file; None where it changed meanwhile."""
    # A symlink put here since the listing is refused, and opening a pipe does not wait for a writer.
    descriptor = os.open(
        entry.path,
        os.O_RDONLY
        | getattr(os, "O_BINARY", 0)
        | getattr(os, "O_NOFOLLOW", 0)
        | getattr(os, "O_NONBLOCK", 0),
    )
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            return Problem(Place(path), messages.NOT_A_FILE)
        if before.st_size > limit:
            return Problem(Place(path), messages.FILE_TOO_LARGE, {"size": before.st_size, "limit": limit})
        data = file.read(before.st_size + 1)
        after = os.fstat(descriptor)
    return data if (len(data), after.st_mtime_ns) == (before.st_size, before.st_mtime_ns) else None


def decode(path: str, data: bytes) -> Source | Problem:
    """Turn a file's bytes into text: UTF-8 with or without a byte-order mark, any line ends, NFC."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf_8(path, data, error.start)
    text = _LINE_BREAKS.sub("\n", text) if "\r" in text else text
    if text.replace("\n", " ").isprintable():
        # Nothing of what follows is printable, so nothing of it is there.
        return Source(path, unicodedata.normalize("NFC", text))
    # YAML takes odd line ends for line ends and editors do not: lines would be miscounted.
    text = _ODD_LINE_BREAKS.sub(" ", _MEANINGLESS.sub("", text))
    source = Source(path, unicodedata.normalize("NFC", text))
    found = CONTROL.search(source.text)
    if found is None:
        return source
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\x00" in data[:4] and len(data) > 1):
        return _not_utf_8(path, data, 0)
    before = source.text[: found.start()]
    place = source.place(before.count("\n") + 1, found.start() - before.rfind("\n"))
    return Problem(place, messages.CONTROL_CHARACTER, {"name": f"U+{ord(found[0]):04X}"})


def _not_utf_8(path: str, data: bytes, start: int) -> Problem:
    message = messages.TABLE_NOT_UTF_8 if path.endswith(".csv") else messages.NOT_UTF_8
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        return Problem(Place(path), message, {"byte": 1, "guess": "UTF-16"})
    # Every byte means something in Windows-1252's forgiving cousin, so the line can be shown.
    text = _LINE_BREAKS.sub("\n", data.decode("cp1252", errors="replace"))
    before = _LINE_BREAKS.sub("\n", data[:start].decode("cp1252", errors="replace"))
    place = Source(path, text).place(before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Problem(place, message, {"byte": start + 1, "guess": "Windows-1252"})
