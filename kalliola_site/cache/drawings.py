"""What earlier builds drew, kept because drawing takes long. It may be deleted at any time.

Each file is named after what it was drawn from and begins with the SHA-256 of what follows: a damaged or
foreign file is ignored, never used.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kalliola_site.cache.cache_files import has_no_link, write_whole
from kalliola_site.cache.memory import KEPT, Memory
from kalliola_site.cache.unchanged import NOTE

_HASH_SIZE = 32


class Drawings(Mapping[str, bytes]):
    """The kept drawings by their digest; each is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that they are kept in; it need not be there."""
        self._folder = folder
        self._names = frozenset(_names(folder) if has_no_link(folder, folder.parent) else ())

    def __getitem__(self, digest: str) -> bytes:
        if digest not in self._names:
            raise KeyError(digest)
        data = (self._folder / digest).read_bytes()
        checksum, drawing = data[:_HASH_SIZE], data[_HASH_SIZE:]
        if hashlib.sha256(drawing).digest() != checksum:
            raise KeyError(digest)
        return drawing

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def keep(drawings: Mapping[str, bytes], folder: Path, *, forget_others: bool = True) -> None:
    """Keep the drawings of this build; where that cannot be, the next one draws again.

    Args:
        drawings: What was drawn, by digest.
        folder: Where it is kept.
        forget_others: Whether what this build did not need goes.
    """
    try:
        if not has_no_link(folder, folder.parent):
            return
        folder.mkdir(parents=True, exist_ok=True)
        kept = _names(folder)
        for digest in drawings.keys() - kept:
            write_whole(folder / digest, [hashlib.sha256(drawings[digest]).digest(), drawings[digest]])
        for digest in kept - drawings.keys() if forget_others else ():
            (folder / digest).unlink(missing_ok=True)
    except OSError:
        return


def keep_memory(project: Path, memory: Memory) -> None:
    """Keep what this build remembers for the next, where it is anything new."""
    path = project / KEPT
    try:
        if has_no_link(path.parent, path):
            path.parent.mkdir(parents=True, exist_ok=True)
            memory.save(path)
    except OSError:
        return


def keep_note(project: Path, note: bytes | None) -> None:
    """Keep the note of this build for the next, or remove that of an earlier one."""
    path = project / NOTE
    try:
        if not has_no_link(path.parent):
            return
        if note is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, [note])
    except OSError:
        return


_OURS = re.compile(r"[0-9a-f]{64}(?:\.[0-9]+)?")
"""What this program calls its files here: a digest, and the number of a process while it is written."""


def _names(folder: Path) -> set[str]:
    """Return the names of our files in a folder; all others, and links, are left alone."""
    if not folder.is_dir():
        return set()
    with os.scandir(folder) as entries:
        return {
            entry.name
            for entry in entries
            if _OURS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
        }
