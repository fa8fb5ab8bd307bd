"""What earlier builds made of the very same inputs, so that it need not be made again.

This is the one idea behind quick rebuilds: a step that always makes the same of the same is asked for its
result by a digest of all that goes into it, this program and its libraries included. There is no other notion
of what has changed. A build that remembers nothing takes the same way; it only makes everything.

What is kept may be deleted at any time. It is checked before it is used: what is damaged is made again.
"""

from __future__ import annotations

import binascii
import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

KEPT = Path(".cache/memory")
"""Where results are kept, below the project's folder."""

_HEADER = 12
"""Bytes before the index: its length and its checksum."""


class Memory:
    """Results of earlier builds and of this one, by what they were made of.

    A result is of texts, bytes, numbers, tuples, lists and dicts.
    """

    def __init__(self, kept: bytes = b"") -> None:
        """Take what ``to_keep`` of an earlier build gave; what is damaged is as if it were not there."""
        self._kept = memoryview(kept)
        self._index, self._start = _read_index(kept)
        self._used: dict[bytes, None] = {}
        self._made: dict[bytes, bytes] = {}

    def recall(self, *inputs: str | bytes) -> Any:  # noqa: ANN401 - whatever was made
        """Return what was made of the inputs, or None."""
        key = _key(inputs)
        if key not in self._index:
            return None
        offset, length, checksum = self._index[key]
        data = self._kept[self._start + offset : self._start + offset + length]
        if hashlib.sha256(data).digest() != checksum:
            return None
        self._used[key] = None
        return marshal.loads(data)  # noqa: S302 - checked just above, and as trusted as the templates beside it

    def keep_on(self, *inputs: str | bytes) -> bool:
        """Keep what was made of the inputs for the next build, unread; return whether there is anything."""
        key = _key(inputs)
        if key in self._index:
            self._used[key] = None
        return key in self._index or key in self._made

    def recall_or_make(self, make: Callable[[], Any], *inputs: str | bytes) -> Any:  # noqa: ANN401 - whatever it makes
        """Return what was made of the inputs, or make it, and keep it for the next build."""
        found = self.recall(*inputs)
        if found is None:
            found = make()
            self.keep(found, *inputs)
        return found

    def keep(self, result: Any, *inputs: str | bytes) -> None:  # noqa: ANN401 - whatever was made
        """Keep what was made of the inputs."""
        self._made[_key(inputs)] = marshal.dumps(result)

    def to_keep(self) -> tuple[bytes | memoryview, ...]:
        """Return what the next build may need, in pieces: what this one used or made.

        There is nothing where all that is kept already.
        """
        if not self._made and len(self._used) == len(self._index):
            return ()
        index: dict[bytes, tuple[int, int, bytes]] = {}
        parts: list[bytes | memoryview] = []
        offset = 0
        for key, data in self._entries():
            index[key] = offset, len(data), hashlib.sha256(data).digest()
            parts.append(data)
            offset += len(data)
        written = marshal.dumps(index)
        header = len(written).to_bytes(8, "big") + binascii.crc32(written).to_bytes(4, "big")
        return header, written, *parts

    def _entries(self) -> Iterator[tuple[bytes, bytes | memoryview]]:
        for key in self._used:
            if key not in self._made:
                offset, length, _ = self._index[key]
                yield key, self._kept[self._start + offset : self._start + offset + length]
        yield from self._made.items()


def read_memory(project: Path) -> Memory:
    """Read what earlier builds of a project kept; nothing, where that cannot be read."""
    try:
        return Memory((project / KEPT).read_bytes())
    except OSError:
        return Memory()


def _read_index(kept: bytes) -> tuple[dict[bytes, tuple[int, int, bytes]], int]:
    length = int.from_bytes(kept[:8], "big")
    written = kept[_HEADER : _HEADER + length]
    if len(kept) < _HEADER or len(written) != length:
        return {}, 0
    if binascii.crc32(written).to_bytes(4, "big") != kept[8:_HEADER]:
        return {}, 0
    try:
        index: dict[bytes, tuple[int, int, bytes]] = marshal.loads(written)  # noqa: S302 - see recall
    except (ValueError, TypeError, EOFError):
        return {}, 0
    return index, _HEADER + length


def _key(inputs: tuple[str | bytes, ...]) -> bytes:
    digest = hashlib.sha256(program())
    for part in inputs:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


@cache
def program() -> bytes:
    """Return a digest of this program, of the libraries beside it and of Python."""
    digest = hashlib.sha256(sys.version.encode())
    top = str(Path(__file__).resolve().parents[1])
    for path in _files_below(top):
        if path.endswith((".py", ".mo")):
            with open(path, "rb") as file:  # noqa: PTH123 - it is opened some four hundred times
                text = file.read()
            digest.update(f"{path.removeprefix(top)}\0{len(text)}\0".encode())
            digest.update(text)
    for folder in sorted(sys.path):
        if os.path.basename(folder) in {"site-packages", "dist-packages"}:  # noqa: PTH119 - a text, no path
            installed = sorted(path.name for path in Path(folder).iterdir() if path.suffix == ".dist-info")
            digest.update("\0".join(installed).encode())
    return digest.digest()


def _files_below(folder: str) -> Iterator[str]:
    """Name the files in a folder and in those within it, always in the same order."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            yield from _files_below(entry.path)
        else:
            yield entry.path
