"""What earlier builds drew, kept because drawing takes long. It may be deleted at any time.

Each file is named after what it was drawn from and begins with the SHA-256 of what follows: a damaged or
foreign file is ignored, never used.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kalliola_site.cache.memory import KEPT
from kalliola_site.cache.unchanged import NOTE

_HASH_SIZE = 32


class Drawings(Mapping[str, bytes]):
    """The kept drawings by their digest; each is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that they are kept in; it need not be there."""
        self._folder = folder
        self._names = frozenset(_names(folder)) if folder.is_dir() else frozenset()

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


def keep(drawings: Mapping[str, bytes], folder: Path) -> None:
    """Keep the drawings of this build, and those only; where that cannot be, the next one draws again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = _names(folder)
        for digest in drawings.keys() - kept:
            _replace(folder / digest, hashlib.sha256(drawings[digest]).digest() + drawings[digest])
        for digest in kept - drawings.keys():
            (folder / digest).unlink(missing_ok=True)
    except OSError:
        return


def keep_memory(project: Path, memory: tuple[bytes | memoryview, ...]) -> None:
    """Keep what this build remembers for the next, where it is anything new."""
    path = project / KEPT
    try:
        if memory:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, *memory)
    except OSError:
        return


def keep_note(project: Path, note: bytes | None) -> None:
    """Keep the note of this build for the next, or remove that of an earlier one."""
    path = project / NOTE
    try:
        if note is None:
            path.unlink(missing_ok=True)
        else:
            _replace(path, note)
    except OSError:
        return


def _replace(path: Path, *pieces: bytes | memoryview) -> None:
    """Write a file whole: another build may read while this one writes."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.writelines(pieces)
    temporary.replace(path)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
