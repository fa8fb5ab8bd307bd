"""The files of a site: those that were made, and those that an earlier build made and nobody has read yet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType


class UnreadFile:
    """A file of which no more than the SHA-256 is known, until it is read."""

    __slots__ = ("digest", "read")

    def __init__(self, digest: bytes, read: Callable[[], bytes]) -> None:
        """Take the SHA-256, and what reads the file."""
        self.digest = digest
        self.read = read


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

    def digest(self, path: str) -> bytes:
        """Return the SHA-256 of a file."""
        if path not in self.digests:
            file = self.contents[path]
            self.digests[path] = (
                file.digest if isinstance(file, UnreadFile) else hashlib.sha256(file).digest()
            )
        return self.digests[path]

    def with_others(self, others: Mapping[str, bytes]) -> Files:
        """Return these files, and others beside them or in their place."""
        new = others if isinstance(others, Files) else Files(others)
        own = {path: digest for path, digest in self.digests.items() if path not in new}
        return Files({**self.contents, **new.contents}, {**own, **new.digests})
