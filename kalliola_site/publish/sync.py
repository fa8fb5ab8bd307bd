"""Make sure that what was written is on the disk, not only in the system's memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import sys
from pathlib import Path

_THREADS = 8
_SYNCFS_TELLS_ERRORS = (5, 8)


def flush_tree(top: Path) -> None:
    """Flush a folder with all that is in it.

    On Linux by one call for its whole file system (syncfs(2), which tells of errors since Linux 5.8): with
    thousands of files that is many times faster than a call for each.

    Raises:
        OSError: Something could not be written after all.
    """
    if _flush_file_system(top):
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow to import, and not for Linux

    folders: list[Path] = []
    files: list[Path] = []
    for path, _, names in os.walk(top):
        folders.append(Path(path))
        files += [Path(path) / name for name in names]
    with ThreadPoolExecutor(_THREADS) as threads:
        list(threads.map(_flush_file, files))
    for folder in reversed(folders):
        flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Flush the names in one folder, where the system has a way to do that (Windows has none)."""
    with contextlib.suppress(OSError):
        _flush(folder, os.O_RDONLY)


def _flush_file(path: Path) -> None:
    _flush(path, os.O_RDWR)


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_file_system(top: Path) -> bool:
    """Flush the file system that a folder is on; False where that cannot be had."""
    if sys.platform != "linux" or _kernel(os.uname().release) < _SYNCFS_TELLS_ERRORS:
        return False
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError):
        return False
    descriptor = os.open(top, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(top))
    finally:
        os.close(descriptor)
    return True


def _kernel(release: str) -> tuple[int, ...]:
    numbers = re.match(r"(\d+)\.(\d+)", release)
    return (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)
