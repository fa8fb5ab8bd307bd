"""The files of a site: those that were made, and those that an earlier build made and nobody has read yet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping


class UnreadFile:
    """A file of which no more than the SHA-256 is known, until it is read."""

    __slots__ = ("digest", "read")

    def __init__(self, digest: bytes, read: Callable[[], bytes]) -> None:
        """Take the SHA-256, and what reads the file."""
        self.digest = digest
        self.read = read


class Files(Mapping[str, bytes]):
    """Files, by path below the site's root."""

    def __init__(self, files: Mapping[str, bytes | UnreadFile]) -> None:
        """Take what they hold, or what reads that."""
        self._files = dict(files)
        self._digests: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        file = self._files[path]
        return file.read() if isinstance(file, UnreadFile) else file

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def digest(self, path: str) -> bytes:
        """Return the SHA-256 of a file."""
        file = self._files[path]
        if isinstance(file, UnreadFile):
            return file.digest
        if path not in self._digests:
            self._digests[path] = hashlib.sha256(file).digest()
        return self._digests[path]

    def with_others(self, others: Mapping[str, bytes]) -> Files:
        """Return these files and others, or these in the place of others."""
        return Files({**self._files, **others}) if others else self
