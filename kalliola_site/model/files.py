"""The files of a site: those that were made, and those that an earlier build made and nobody has read yet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType


class UnreadFile:
    """A file of which at most the SHA-256 and the size are known, until it is read."""

    __slots__ = ("digest", "read", "size")

    def __init__(
        self, read: Callable[[], bytes], digest: bytes | None = None, size: int | None = None
    ) -> None:
        """Take what reads the file, and its SHA-256 and its bytes, where they are known."""
        self.read = read
        self.digest = digest
        self.size = size


class Files(Mapping[str, bytes]):
    """Files, by path below the site's root."""

    def __init__(
        self, contents: Mapping[str, bytes | UnreadFile], digests: Mapping[str, bytes] = MappingProxyType({})
    ) -> None:
        """Take what they hold or what reads that, and the SHA-256 of those of which it is known."""
        self.contents = dict(contents)
        self.digests = dict(digests)

    def __getitem__(self, path: str) -> bytes:
        file = self.contents[path]
        return file.read() if isinstance(file, UnreadFile) else file

    def __contains__(self, path: object) -> bool:
        return path in self.contents

    def __iter__(self) -> Iterator[str]:
        return iter(self.contents)

    def __len__(self) -> int:
        return len(self.contents)

    def size(self, path: str) -> int:
        """Return how many bytes a file has."""
        file = self.contents[path]
        known = file.size if isinstance(file, UnreadFile) else None
        return len(self[path]) if known is None else known

    def digest(self, path: str) -> bytes:
        """Return the SHA-256 of a file."""
        if path not in self.digests:
            file = self.contents[path]
            known = file.digest if isinstance(file, UnreadFile) else None
            self.digests[path] = known or hashlib.sha256(self[path]).digest()
        return self.digests[path]

    def with_others(self, others: Mapping[str, bytes]) -> Files:
        """Return these files, and others beside them or in their place."""
        new = others if isinstance(others, Files) else Files(others)
        own = {path: digest for path, digest in self.digests.items() if path not in new}
        return Files({**self.contents, **new.contents}, {**own, **new.digests})
