"""What a build has made, until it is kept: in memory while that is little, then in a file without a name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

_IN_MEMORY = 16 * 1024 * 1024
"""How many bytes stay in memory; what thousands of pages make is many times as much."""

_AT_ONCE = 1024 * 1024


class Spool:
    """Pieces one after the other, which can be read again."""

    def __init__(self) -> None:
        self.size = 0
        """How many bytes there are."""
        self._pieces: dict[int, bytes] = {}
        self._file: BinaryIO | None = None
        self._owner = os.getpid()

    def __del__(self) -> None:
        """Let go of the file, which is gone then."""
        if self._file is not None:
            self._file.close()

    def add(self, data: bytes) -> int:
        """Add a piece; return where it begins.

        Raises:
            OSError: There is no room for it.
        """
        offset = self.size
        self.size += len(data)
        # A copy of this process has the same file, in which it must not write.
        if (self._file is None and self.size <= _IN_MEMORY) or os.getpid() != self._owner:
            self._pieces[offset] = data
            return offset
        if self._file is None:
            from tempfile import TemporaryFile  # noqa: PLC0415 - few builds need it

            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - it is closed when nobody has it any more
            for piece in self._pieces.values():
                self._file.write(piece)
            self._pieces.clear()
        self._file.write(data)
        return offset

    def read(self, offset: int, length: int) -> bytes:
        """Read a piece again."""
        if self._file is None or offset in self._pieces:
            return self._pieces.get(offset, b"")[:length]
        return read_at(self._file.fileno(), offset, length)

    def whole(self) -> Iterator[bytes]:
        """Go through all there is."""
        if self._file is None:
            yield from self._pieces.values()
            return
        for offset in range(0, self.size, _AT_ONCE):
            yield read_at(self._file.fileno(), offset, min(_AT_ONCE, self.size - offset))


def read_at(descriptor: int, offset: int, length: int) -> bytes:
    """Read a part of a file; a copy of this process may do so at the same time."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    before = os.lseek(descriptor, 0, os.SEEK_CUR)
    os.lseek(descriptor, offset, os.SEEK_SET)
    try:
        return os.read(descriptor, length)
    finally:
        os.lseek(descriptor, before, os.SEEK_SET)
