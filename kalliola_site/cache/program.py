"""Which program this is: what it made is made anew by any other."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from functools import cache
from pathlib import Path

from kalliola_site.cache.unchanged import can_tell, moment, settled, stamps_of_program


@cache
def program() -> bytes:
    """Return a digest of this program, of the libraries beside it and of Python."""
    digest = hashlib.sha256(sys.version.encode())
    top = str(Path(__file__).resolve().parents[1])
    for path in sorted(path for path in stamps_of_program() if path.endswith((".py", ".mo"))):
        with open(path, "rb") as file:  # noqa: PTH123 - it is opened some four hundred times
            text = file.read()
        digest.update(f"{path.removeprefix(top)}\0{len(text)}\0".encode())
        digest.update(text)
    for folder in sorted(sys.path):
        if os.path.basename(folder) in {"site-packages", "dist-packages"}:  # noqa: PTH119 - a text, no path
            installed = sorted(path.name for path in Path(folder).iterdir() if path.suffix == ".dist-info")
            digest.update("\0".join(installed).encode())
    return digest.digest()


@cache
def program_as_left() -> bytes:
    """Return a digest of the stamps of the same; empty where a later change might not give others.

    Where it is the same, so is the program, and not a file of it has to be read. Where it is not, it may be.
    """
    stamps = stamps_of_program() if can_tell() else {}
    now = moment() if stamps else 0
    if not stamps or any(settled(stamp) > now for stamp in stamps.values()):
        return b""
    return hashlib.sha256(marshal.dumps((sys.version, sorted(stamps.items())))).digest()
