"""The files under ``content/`` as earlier builds read them: what has not changed since is not read again.

A file has not changed where its stamp is what it was, and was old enough then for any later change to
give it another (see ``cache/unchanged.py``). One with another stamp is read, but parsed only if it says
something else.
"""

from __future__ import annotations

import errno
import os
from functools import partial
from pathlib import Path

from kalliola_site.cache.memory import Memory
from kalliola_site.cache.unchanged import Stamp, can_tell, moment, settled, stamp_of
from kalliola_site.syntax.source import KeptSource, Source, decode
from kalliola_site.syntax.yaml_document import Document, KeptDocument, Value


class KeptFiles:
    """The files; what is read now is kept for the next build."""

    def __init__(self, memory: Memory) -> None:
        """Take what earlier builds made; made before anything is read."""
        self._table = memory.table("files")
        self._begun = moment() if can_tell() else 0
        self._stamps: dict[str, Stamp] = {}

    def unchanged(self, path: str, entry: os.DirEntry[str]) -> Source | None:
        """Return a file that need not be read again; None where it has to be."""
        if not self._begun:
            return None
        try:
            stamp = stamp_of(entry.stat(follow_symlinks=False))
        except OSError:
            return None
        if settled(stamp) > self._begun:
            return None
        self._stamps[path] = stamp
        row = self._table.row(path)
        if row is None or row[1] != stamp:
            return None
        return self._kept(path, row[0], Path(entry.path))

    def is_known(self, source: Source) -> bool:
        """Whether an earlier build read just what a file says, and it was right; then it is kept on.

        Where only its stamp is another one, the new stamp is kept.
        """
        row = self._table.row(source.path)
        if row is None or row[0] != source.digest:
            return False
        self._table.keep_on(source.path, self._stamps.get(source.path))
        return True

    def source(self, source: Source) -> Source:
        """Return a file that is kept; what it says is loaded when somebody asks for it."""
        return KeptSource(source.path, source.digest, lambda: str(self._table.recall(source.path)[0]))

    def document(self, source: Source) -> Document:
        """Return the YAML file that is kept; what it says is loaded when somebody asks for it."""
        return KeptDocument(source, partial(self._value, source))

    def keep(self, source: Source, value: Value = None) -> None:
        """Keep what a file says, and if it is YAML, its value."""
        stamp = self._stamps.get(source.path)
        self._table.keep(source.path, source.digest, stamp, (source.text, value))

    def _value(self, source: Source) -> Value:
        kept = self._table.recall(source.path)
        if kept is None:
            from kalliola_site.syntax.yaml_reader import read_yaml  # noqa: PLC0415 - see load/project

            again = read_yaml(source)
            assert isinstance(again, Document), source.path  # noqa: S101 - it was right when it was read first
            return again.value
        value: Value = kept[1]
        return value

    def _kept(self, path: str, digest: bytes, file: Path) -> Source:
        return KeptSource(path, digest, partial(self._text, path, digest, file))

    def _text(self, path: str, digest: bytes, file: Path) -> str:
        kept = self._table.recall(path)
        if kept is not None:
            text: str = kept[0]
            return text
        # What was kept is damaged. What is there must be what it was when it was found to be unchanged.
        source = decode(path, file.read_bytes())
        if not isinstance(source, Source) or source.digest != digest:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), path)
        return source.text
