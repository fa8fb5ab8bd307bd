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
from kalliola_site.cache.spool import Spool, read_at

Row = tuple[bytes, Any, int, int, int]
"""A digest of what a result was made of, its summary, where it stands, its length and its checksum."""

Tables = Mapping[str, tuple[Mapping[str, Row], Mapping[str, Row]]]
"""Of each kind what is kept on, and what was made and stands in the spool, by name."""

_HEADER = 20
"""Bytes at the beginning: where the index stands, its length, its checksum."""
_WASTE = 2
"""How many times as long as what is in use the file may be."""


class KeptFile:
    """What an earlier build has kept, by the kind of thing and by its name."""

    def __init__(self, path: Path | None) -> None:
        """Open a file; what cannot be read, or is another program's, is as if it were not there."""
        self.tables: Mapping[str, Mapping[str, Row]] = {}
        self.spool = Spool()
        """What was made since."""
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
        """Read a result that was kept; None where it is damaged."""
        _, _, offset, length, checksum = row
        try:
            data = read_at(self._descriptor, offset, length)
        except OSError:
            return None
        return data if (len(data), binascii.crc32(data)) == (length, checksum) else None

    def write(self, path: Path, tables: Tables) -> None:
        """Keep results, unless they are what is kept already.

        Raises:
            OSError: It cannot be written.
        """
        is_same = not any(made for _, made in tables.values())
        if is_same and self.tables == {kind: old for kind, (old, _) in tables.items() if old}:
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
        used += sum(row[3] for old, new in tables.values() for row in (*old.values(), *new.values()))
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
            index = self._index(tables, start)
            file.writelines(self.spool.whole())
            file.write(index)
            file.flush()
            os.pwrite(descriptor, _header_of(index, start + self.spool.size), 0)
        return True

    def _write_anew(self, path: Path, tables: Tables) -> None:
        moved: dict[str, tuple[Mapping[str, Row], Mapping[str, Row]]] = {}
        spans: list[tuple[int, int]] = []
        offset = _HEADER
        for kind, (old, new) in tables.items():
            rows: dict[str, Row] = {}
            for name, (digest, summary, start, length, checksum) in old.items():
                rows[name] = digest, summary, offset, length, checksum
                spans.append((start, length))
                offset += length
            moved[kind] = rows, new
        index = self._index(moved, offset)
        write_whole(path, self._pieces(_header_of(index, offset + self.spool.size), spans, index))

    def _pieces(self, header: bytes, spans: list[tuple[int, int]], index: bytes) -> Iterator[bytes]:
        yield header
        for start, length in spans:
            # What cannot be read is damaged, and found out to be that when it is asked for.
            yield read_at(self._descriptor, start, length).ljust(length, b"\0")
        yield from self.spool.whole()
        yield index

    def _index(self, tables: Tables, offset: int) -> bytes:
        """Return the index of what is kept, and of what was made, which stands from an offset on."""
        found = {
            kind: {
                **old,
                **{name: (row[0], row[1], row[2] + offset, row[3], row[4]) for name, row in new.items()},
            }
            for kind, (old, new) in tables.items()
        }
        return marshal.dumps((program_as_left(), self._program or program(), found))

    def _read_index(self) -> None:
        header = read_at(self._descriptor, 0, _HEADER)
        offset, length = int.from_bytes(header[:8], "big"), _length_of_index(header)
        if offset + length > os.fstat(self._descriptor).st_size:
            return
        index = read_at(self._descriptor, offset, length)
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
