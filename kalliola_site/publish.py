"""Publish: the only module that writes. A site is written beside the old one, then takes its place."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kalliola_site import messages
from kalliola_site.problems import Phrase

MARKER = ".kalliola-site"
"""The file by which a folder is known as one that this program made and may replace."""

_MARKER_TEXT = b"This folder is made by the site generator and is replaced whole with each build.\n"


class NotOurFolderError(Exception):
    """An output folder may not be replaced; carries why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


def check_output_folder(folder: Path, project: Path) -> None:
    """Make sure that an output folder may be replaced.

    Raises:
        NotOurFolderError: It is the project, holds it or its sources, is not a folder, or has files in it
            but not the marker.
    """
    resolved, root = folder.resolve(), project.resolve()
    sources = (root / "content", root / "templates")
    if root.is_relative_to(resolved) or any(
        resolved.is_relative_to(source) for source in (*sources, root / ".git", root / ".venv")
    ):
        raise NotOurFolderError(messages.HOLDS_SOURCES.with_values(folder=folder))
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotOurFolderError(messages.IS_NOT_A_FOLDER.with_values(folder=folder))
    if folder.exists() and not (folder / MARKER).is_file() and any(folder.iterdir()):
        raise NotOurFolderError(messages.SOMEONE_ELSES_FILES.with_values(folder=folder))


def publish(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a site into a folder, all of it or nothing.

    The files go to a temporary folder beside it, which then takes its name in one step (on Linux) or two;
    if anything fails before, the folder stays as it was.

    Args:
        files: The site, by path below its root.
        folder: Where to put it; ``check_output_folder`` has let it through.

    Raises:
        OSError: The disk is full, or something may not be written.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        fresh = temporary / "new"
        _write(files, fresh)
        if folder.exists():
            _exchange(fresh, folder, temporary / "old")
        else:
            fresh.rename(folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write(files: Mapping[str, bytes], top: Path) -> None:
    made = {top}
    top.mkdir()
    for path, data in {**files, MARKER: _MARKER_TEXT}.items():
        target = top / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(data)


def _exchange(fresh: Path, folder: Path, aside: Path) -> None:
    """Put ``fresh`` where ``folder`` is, and what was there elsewhere."""
    if sys.platform == "linux" and _exchange_names(fresh, folder):
        return
    folder.rename(aside)
    try:
        fresh.rename(folder)
    except OSError:
        aside.rename(folder)
        raise


_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _exchange_names(one: Path, other: Path) -> bool:
    """Swap two names in one step (Linux's renameat2); False where the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    result = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
