"""Compression: the twins of text files that web servers send as they are, so that they compress nothing."""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping
from pathlib import PurePosixPath

TEXT = frozenset({".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})
"""Endings of files that are worth compressing; pictures and fonts are compressed by their own formats."""


def compress(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the ``.br`` (Brotli, RFC 7932) and ``.gz`` (RFC 1952) of every text file, as small as can be.

    Args:
        files: The site, by path below its root.
    """
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 - most builds do not compress

    twins: dict[str, bytes] = {}
    for path, data in files.items():
        if PurePosixPath(path).suffix in TEXT:
            twins[f"{path}.br"] = brotli.compress(data, mode=brotli.MODE_TEXT)
            twins[f"{path}.gz"] = _gzip(data)
    return twins


def _gzip(data: bytes) -> bytes:
    """Compress without the time, the file's name or the system in the header: the same bytes every day."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()
