"""What earlier builds made of the very same inputs, so that it need not be made again.

This is the one idea behind quick rebuilds: what is always made the same of the same is asked for by a digest
of all that goes into it. There is no other notion of what has changed. A build that remembers nothing takes
the same way; it only makes everything.

What is kept may be deleted at any time. It is checked before it is used: what is damaged is made again, and
so is what another version of this program made.
"""

from __future__ import annotations

import binascii
import hashlib
import marshal
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kalliola_site.cache.kept_file import KeptFile, Row

KEPT = Path(".cache/memory")
"""Where results are kept, below the project's folder."""

_AS_BEFORE = object()

_BY_INPUTS = ""
"""The table of results that have no name but a digest of what they were made of."""


class Table:
    """Results that have names, such as those of files and of pages; of each there is the latest.

    With each goes a digest of what it was made of, and a summary, which can be had of all without a reading.
    Results and summaries are of texts, bytes, numbers, tuples, lists and dicts.
    """

    def __init__(self, file: KeptFile, kind: str) -> None:
        self._file = file
        self._before = file.tables.get(kind, {})
        self._kept_on: dict[str, Any] = {}
        self._made: dict[str, Row] = {}

    def row(self, name: str) -> tuple[bytes, Any] | None:
        """Return of what was made last the digest of what it was made of, and the summary."""
        return self._made[name][:2] if name in self._made else self.row_before(name)

    def names_before(self) -> Iterable[str]:
        """Name what earlier builds kept."""
        return self._before.keys()

    def row_before(self, name: str) -> tuple[bytes, Any] | None:
        """Return the same as ``row`` of what earlier builds kept, whatever was made since."""
        row = self._before.get(name)
        return None if row is None else row[:2]

    def recall_before(self, name: str) -> Any:  # noqa: ANN401 - whatever was made
        """Return what earlier builds kept, whatever was made since, or None where it is damaged."""
        row = self._before.get(name)
        data = None if row is None else self._file.read(row)
        return None if data is None else marshal.loads(data)  # noqa: S302 - checked, and as trusted as the templates

    def keep_on(self, name: str, summary: Any = _AS_BEFORE) -> None:  # noqa: ANN401 - whatever it is
        """Keep what was made last for the next build, too, maybe with a new summary; else it is left out."""
        self._kept_on[name] = summary

    def recall(self, name: str) -> Any:  # noqa: ANN401 - whatever was made
        """Return what was made last, or None where it is damaged."""
        if name in self._made:
            _, _, offset, length, _ = self._made[name]
            return marshal.loads(self._file.spool.read(offset, length))  # noqa: S302 - made by this very process
        return self.recall_before(name)

    def keep(self, name: str, digest: bytes, summary: Any, result: Any) -> None:  # noqa: ANN401 - whatever was made
        """Keep what was made of inputs with a digest."""
        data = marshal.dumps(result)
        self._made[name] = digest, summary, self._file.spool.add(data), len(data), binascii.crc32(data)

    def rows(self) -> tuple[dict[str, Row], dict[str, Row]]:
        """Return what is kept on, and what was made."""
        old: dict[str, Row] = {}
        for name, summary in self._kept_on.items():
            row = None if name in self._made else self._before.get(name)
            if row is not None:
                is_same = summary is _AS_BEFORE or summary == row[1]
                old[name] = row if is_same else (row[0], summary, *row[2:])
        return old, self._made


class Memory:
    """Results of earlier builds and of this one, by what they were made of."""

    def __init__(self, path: Path | None = None) -> None:
        """Take the file that results are kept in; what cannot be read of it is as if it were not there."""
        self._file = KeptFile(path)
        self._tables: dict[str, Table] = {}

    def table(self, kind: str) -> Table:
        """Return the results of a kind that have names."""
        if kind not in self._tables:
            self._tables[kind] = Table(self._file, kind)
        return self._tables[kind]

    def recall(self, *inputs: str | bytes) -> Any:  # noqa: ANN401 - whatever was made
        """Return what was made of the inputs, or None."""
        table, name = self.table(_BY_INPUTS), digest_of(*inputs).hex()
        found = table.recall(name)
        if found is not None:
            table.keep_on(name)
        return found

    def keep_on(self, *inputs: str | bytes) -> bool:
        """Keep what was made of the inputs for the next build, unread; return whether there is anything."""
        table, name = self.table(_BY_INPUTS), digest_of(*inputs).hex()
        table.keep_on(name)
        return table.row(name) is not None

    def recall_or_make(self, make: Callable[[], Any], *inputs: str | bytes) -> Any:  # noqa: ANN401 - whatever it makes
        """Return what was made of the inputs, or make it, and keep it for the next build."""
        found = self.recall(*inputs)
        if found is None:
            found = make()
            self.keep(found, *inputs)
        return found

    def keep(self, result: Any, *inputs: str | bytes) -> None:  # noqa: ANN401 - whatever was made
        """Keep what was made of the inputs."""
        self.table(_BY_INPUTS).keep(digest_of(*inputs).hex(), b"", None, result)

    def save(self, path: Path) -> None:
        """Keep for the next build what this one used or made, where that is not what is kept already.

        Raises:
            OSError: It cannot be written.
        """
        self._file.write(path, {kind: table.rows() for kind, table in self._tables.items()})


def read_memory(project: Path) -> Memory:
    """Open what earlier builds of a project kept."""
    return Memory(project / KEPT)


def digest_of(*parts: str | bytes) -> bytes:
    """Return one digest of several parts, which differs where the parts are divided otherwise."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()
