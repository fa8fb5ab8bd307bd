"""Which program this is: what it made is made anew by any other."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path


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
