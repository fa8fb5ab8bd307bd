"""Reading the project's files: the only module that opens what people wrote, and it trusts none of it."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.foreign_files import TEXT_ENDINGS, told_by_beginning
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.problems.system_errors import reason
from kalliola_site.syntax.source import TEXT_LIMIT, Source, decode

BINARY_LIMIT = 20 * 1024 * 1024
"""The size of the largest other file that is read (a font, a picture), in bytes."""

_READINGS = 5
"""How often a file is read that changes meanwhile: half of one version and half of another is neither."""

_CLUTTER = re.compile(
    r"(?i)\..*|.*~|~\$.*|#.*#|(?:eh)?thumbs(?:_vista)?\.db|icon\r|desktop\.ini|.*\.(sw[a-p]|bak|tmp|orig)"
)
"""Names of files that systems and editors leave about and nobody means to publish."""

_ORDINARY = re.compile(r"[a-z0-9][a-z0-9._-]*\.(?:yml|md|csv)")
"""What nearly all names are like, which are none of these: to look at each once is enough."""

_UNREADABLE = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no text can hold: control characters, and what Python makes of bytes in another encoding."""


@frozen_value
class Folder:
    """What was read below one folder."""

    texts: dict[str, Source]
    """The text files by path, relative to the project, in order of path."""
    binaries: dict[str, bytes]
    """The other files, in order of path."""
    problems: tuple[Problem, ...]


def read_folder(
    project: Path,
    name: str,
    text_suffixes: frozenset[str],
    unchanged: Callable[[str, os.DirEntry[str]], Source | None] = lambda _path, _entry: None,
) -> Folder:
    """Read every file below ``project/name``, whatever the order in which the disk lists them.

    Args:
        project: The project's folder.
        name: The folder in it, with forward slashes.
        text_suffixes: The endings, with dot, of files that are text in UTF-8; others are read as bytes.
        unchanged: Gives the text files that were read before and need not be read again.
    """
    texts: dict[str, Source] = {}
    binaries: dict[str, bytes] = {}
    problems: list[Problem] = []
    top = project / name
    if top.is_symlink():
        return Folder({}, {}, (Problem(Place(name), messages.files.SYMLINK),))
    if not top.is_dir():
        return Folder({}, {}, (Problem(Place(name), messages.files.NO_PROJECT, {"folder": name}),))
    for path, entry in _walk(top, name, problems):
        if path in texts or path in binaries:
            problems.append(Problem(Place(path), messages.files.FILE_TWICE))
            continue
        read = unchanged(path, entry) or _read(path, entry, text_suffixes)
        if isinstance(read, Problem):
            problems.append(read)
        elif isinstance(read, Source):
            texts[path] = read
        else:
            binaries[path] = read
    if not (texts or binaries or problems):
        problems.append(Problem(Place(name), messages.files.FOLDER_EMPTY, {"folder": name}))
    return Folder(texts, binaries, tuple(problems))


def is_clutter(name: str) -> bool:
    """Whether a file or folder of this name is left unread, as something that nobody means to publish."""
    return _ORDINARY.fullmatch(name) is None and _CLUTTER.fullmatch(name) is not None


def _walk(folder: Path, name: str, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as listing:
            # Some systems store ä as two characters, which would sort elsewhere.
            entries = sorted((_composed(entry.name), entry.name, entry) for entry in listing)
    except OSError as error:
        problems.append(Problem(Place(name), messages.files.FILE_UNREADABLE, {"reason": reason(error)}))
        return
    for composed, written, entry in entries:
        if is_clutter(written):
            continue
        path = f"{name}/{composed}"
        if _UNREADABLE.search(path):
            shown = _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", path)
            problems.append(Problem(Place(shown), messages.files.NAME_UNREADABLE))
        elif entry.is_symlink():
            problems.append(Problem(Place(path), messages.files.SYMLINK))
        elif entry.is_dir():
            yield from _walk(Path(entry.path), path, problems)
        else:
            yield path, entry


def _composed(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _read(path: str, entry: os.DirEntry[str], text_suffixes: frozenset[str]) -> Source | bytes | Problem:
    """Read a file as what its name says it is."""
    is_text = PurePosixPath(path).suffix.lower() in text_suffixes
    read = _read_file(path, entry, TEXT_LIMIT if is_text else BINARY_LIMIT)
    if isinstance(read, Problem) or not is_text:
        return read
    foreign = told_by_beginning(read) if path.endswith(TEXT_ENDINGS) else None
    return decode(path, read) if foreign is None else Problem(Place(path), foreign)


def _read_file(path: str, entry: os.DirEntry[str], limit: int) -> bytes | Problem:
    try:
        for _ in range(_READINGS):
            read = _read_once(path, entry, limit)
            if read is not None:
                return read
    except OSError as error:
        return Problem(Place(path), messages.files.FILE_UNREADABLE, {"reason": reason(error)})
    return Problem(Place(path), messages.files.FILE_CHANGING)


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
            return Problem(Place(path), messages.files.NOT_A_FILE)
        if before.st_size > limit:
            return Problem(
                Place(path), messages.files.FILE_TOO_LARGE, {"size": before.st_size, "limit": limit}
            )
        data = file.read(before.st_size + 1)
        after = os.fstat(descriptor)
    return data if (len(data), after.st_mtime_ns) == (before.st_size, before.st_mtime_ns) else None
