"""The file in which results are kept: one after the other, and an index, which is all that is read at first.

A build that has made little adds that at the end, with a new index; the beginning of the file says where the
index is. So whatever stops a build, or comes between two, there is an index of what is whole, or none.
"""

from __future__ import annotations

import binascii
import contextlib
import marshal
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kalliola_site.cache.cache_files import write_whole
from kalliola_site.cache.program import program, program_as_left

Row = tuple[bytes, Any, int, int, int]
"""A digest of what a result was made of, its summary, where it stands, its length and its checksum."""

Made = tuple[bytes, Any, bytes]
"""A digest of what a result was made of, its summary, and the result."""

Tables = Mapping[str, tuple[Mapping[str, Row], Mapping[str, Made]]]
"""Of each kind what is kept on and what was made, by name."""

_HEADER = 20
"""Bytes at the beginning: where the index stands, its length, its checksum."""
_WASTE = 2
"""How many times as long as what is in use the file may be."""


class KeptFile:
    """What an earlier build has kept, by the kind of thing and by its name."""

    def __init__(self, path: Path | None) -> None:
        """Open a file; what cannot be read, or is another program's, is as if it were not there."""
        self.tables: Mapping[str, Mapping[str, Row]] = {}
        self._descriptor = -1
        self._header = b""
        self._program = b""
        if path is not None:
            with contextlib.suppress(OSError):
                self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
                self._read_index()

    def __del__(self) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be read of it then."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def read(self, row: Row) -> bytes | None:
        """Read a result; None where it is damaged."""
        _, _, offset, length, checksum = row
        try:
            data = _read(self._descriptor, offset, length)
        except OSError:
            return None
        return data if (len(data), binascii.crc32(data)) == (length, checksum) else None

    def write(self, path: Path, tables: Tables) -> None:
        """Keep results, unless they are what is kept already.

        Raises:
            OSError: It cannot be written.
        """
        count = sum(map(len, self.tables.values()))
        if not any(made for _, made in tables.values()) and count == sum(
            len(old) for old, _ in tables.values()
        ):
            return
        if not self._append(path, tables):
            self._write_anew(path, tables)

    def _append(self, path: Path, tables: Tables) -> bool:
        """Add what was made at the end, where the file is still as it was, and not much of it for nothing."""
        try:
            import fcntl  # noqa: PLC0415 - Windows has none
        except ImportError:
            return False
        used = _length_of_index(self._header)
        used += sum(row[3] for old, _ in tables.values() for row in old.values())
        used += sum(len(made[2]) for _, new in tables.values() for made in new.values())
        if not self._header or os.fstat(self._descriptor).st_size > _WASTE * used + _HEADER:
            return False
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
        except OSError:
            return False
        with os.fdopen(descriptor, "r+b") as file:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.path.sameopenfile(descriptor, self._descriptor) or file.read(_HEADER) != self._header:
                return False
            start = file.seek(0, os.SEEK_END)
            index, new = self._indexed(tables, start)
            file.writelines((*new, index))
            file.flush()
            os.pwrite(descriptor, _header_of(index, start + sum(map(len, new))), 0)
        return True

    def _write_anew(self, path: Path, tables: Tables) -> None:
        moved: dict[str, tuple[Mapping[str, Row], Mapping[str, Made]]] = {}
        spans: list[tuple[int, int]] = []
        offset = _HEADER
        for kind, (old, new) in tables.items():
            rows: dict[str, Row] = {}
            for name, (digest, summary, start, length, checksum) in old.items():
                rows[name] = digest, summary, offset, length, checksum
                spans.append((start, length))
                offset += length
            moved[kind] = rows, new
        index, made = self._indexed(moved, offset)
        header = _header_of(index, offset + sum(map(len, made)))
        write_whole(path, self._pieces(header, spans, made, index))

    def _pieces(
        self, header: bytes, spans: list[tuple[int, int]], made: list[bytes], index: bytes
    ) -> Iterator[bytes]:
        yield header
        for start, length in spans:
            # What cannot be read is damaged, and found out to be that when it is asked for.
            yield _read(self._descriptor, start, length).ljust(length, b"\0")
        yield from made
        yield index

    def _indexed(self, tables: Tables, offset: int) -> tuple[bytes, list[bytes]]:
        """Return the index of what is kept, and what was made, which stands from an offset on."""
        found: dict[str, dict[str, Row]] = {}
        pieces: list[bytes] = []
        for kind, (old, new) in tables.items():
            rows = found[kind] = dict(old)
            for name, (digest, summary, data) in new.items():
                rows[name] = digest, summary, offset, len(data), binascii.crc32(data)
                pieces.append(data)
                offset += len(data)
        made_by = self._program or program()
        return marshal.dumps((program_as_left(), made_by, found)), pieces

    def _read_index(self) -> None:
        header = _read(self._descriptor, 0, _HEADER)
        offset, length = int.from_bytes(header[:8], "big"), _length_of_index(header)
        if offset + length > os.fstat(self._descriptor).st_size:
            return
        index = _read(self._descriptor, offset, length)
        if _header_of(index, offset) != header:
            return
        try:
            as_left, made_by, tables = marshal.loads(index)  # noqa: S302 - as trusted as the templates beside it
        except (ValueError, TypeError, EOFError):
            return
        if (as_left and as_left == program_as_left()) or made_by == program():
            self.tables, self._header, self._program = tables, header, made_by


def _header_of(index: bytes, offset: int) -> bytes:
    return b"".join(
        number.to_bytes(size, "big")
        for number, size in ((offset, 8), (len(index), 8), (binascii.crc32(index), 4))
    )


def _length_of_index(header: bytes) -> int:
    return int.from_bytes(header[8:16], "big")


def _read(descriptor: int, offset: int, length: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, length, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, length)
