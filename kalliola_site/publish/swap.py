"""Give a finished folder the name of the one it replaces: in one step, or in two that can be taken up."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap(fresh: Path, folder: Path, aside: Path) -> None:
    """Put ``fresh`` where ``folder`` is.

    Where names can be exchanged (Linux), ``folder`` is wholly old or wholly new at any moment, and ``fresh``
    names the old one afterwards. Elsewhere the old one is first renamed to ``aside``. That name is the
    journal: if ``aside`` is there and ``folder`` is not, the second step never happened, and
    ``take_up`` undoes the first.

    Raises:
        OSError: A name could not be changed; ``folder`` is what it was.
    """
    if not folder.exists():
        fresh.rename(folder)
    elif not exchange_names(fresh, folder):
        folder.rename(aside)
        try:
            fresh.rename(folder)
        except OSError:
            aside.rename(folder)
            raise


def take_up(folder: Path, aside: Path) -> None:
    """Bring the old folder back where a build died between the two steps of ``swap``."""
    if aside.is_dir() and not os.path.lexists(folder):
        aside.rename(folder)


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
