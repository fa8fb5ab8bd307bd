"""The changed files as one zip file, for where git cannot send them."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Collection
from pathlib import Path

from kalliola_site.load.read_folder import read_folder
from kalliola_site.model.paths import CONTENT

NOTE = "what-changed.txt"
"""The name, in the zip file, of what tells about it."""

_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that all files in it have: the same files give the same bytes."""


def parcel(project: Path, paths: Collection[str] | None, note: str) -> tuple[bytes, tuple[str, ...]]:
    """Pack files of the content; no link is followed, and what systems leave about stays out.

    Args:
        project: The project's folder.
        paths: Which files; those that are no more are left out. None for all of the content.
        note: What is said about them, beside them.

    Returns:
        The zip file, and the paths that are in it.
    """
    files = read_folder(project, CONTENT, frozenset()).binaries
    wanted = None if paths is None else {unicodedata.normalize("NFC", path) for path in paths}
    packed = {path: data for path, data in files.items() if wanted is None or path in wanted}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in ((NOTE, note.encode()), *packed.items()):
            entry = zipfile.ZipInfo(path, _DAY)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue(), tuple(packed)
