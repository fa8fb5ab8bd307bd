"""Give a finished folder the name of the one it replaces: in one step, or in two that can be undone."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap(staging: Path, folder: Path, backup: Path) -> None:
    """Put ``staging`` where ``folder`` is.

    Where names can be exchanged (Linux), ``folder`` is wholly old or wholly new at any moment, and
    ``staging`` names the old one afterwards. Elsewhere the old one is first renamed to ``backup``. That
    name is the journal: if ``backup`` is there and ``folder`` is not, the second step never happened, and
    ``recover_swap`` undoes the first.

    Raises:
        OSError: A name could not be changed; ``folder`` is what it was.
    """
    if not folder.exists():
        staging.rename(folder)
    elif not exchange_names(staging, folder):
        folder.rename(backup)
        try:
            staging.rename(folder)
        except OSError:
            backup.rename(folder)
            raise


def recover_swap(folder: Path, backup: Path) -> None:
    """Bring the old folder back where a build died between the two steps of ``swap``."""
    if backup.is_dir() and not os.path.lexists(folder):
        backup.rename(folder)


def exchange_names(one: Path, other: Path) -> bool:
    """Exchange two names in one step (Linux's renameat2); False where the file system cannot."""
    if sys.platform != "linux":
        return False
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
