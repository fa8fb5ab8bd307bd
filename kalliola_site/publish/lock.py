"""One build at a time for an output folder. The system's lock dies with its process; the file names it."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
import os
import platform
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kalliola_site.frozen_value import frozen_value

PATIENCE = 10.0
"""How long a build waits for another one to finish, in seconds."""

_PAUSE = 0.05
_READ_LIMIT = 1000


@frozen_value
class Holder:
    """The build that holds a lock."""

    process: int
    """Its number; 0 where it has not said so yet."""
    machine: str
    since: str
    """The day and time at which it began, ISO 8601."""


_UNNAMED = Holder(0, "", "")


class OutputLockedError(Exception):
    """Another build is writing to the output folder; carries which."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(str(holder))
        self.holder = holder


@contextmanager
def hold_lock(path: Path, patience: float, on_wait: Callable[[Holder], None]) -> Iterator[None]:
    """Hold a lock as long as the context lasts; its file is there only meanwhile.

    Args:
        path: The lock file; its folder must exist.
        patience: How long to wait for it, in seconds.
        on_wait: Called once, with the holder, when there is someone to wait for.

    Raises:
        OutputLockedError: Another build still holds it.
        OSError: The file cannot be made, or the file system has no locks.
    """
    descriptor = _acquire(path, patience, on_wait)
    try:
        # On a full disk the lock holds all the same, only nobody is named.
        with contextlib.suppress(OSError):
            _write_holder(descriptor)
        yield
    finally:
        _release(path, descriptor)


def _acquire(path: Path, patience: float, on_wait: Callable[[Holder], None]) -> int:
    deadline = time.monotonic() + patience
    told = False
    while True:
        descriptor = _open(path)
        if _try_lock(descriptor):
            if _is_the_file(path, descriptor):
                return descriptor
            # Whoever held it has removed it meanwhile: what was locked is a file without a name.
            os.close(descriptor)
            continue
        holder = _read_holder(descriptor)
        os.close(descriptor)
        if time.monotonic() >= deadline:
            raise OutputLockedError(holder or _UNNAMED)
        if not told:
            on_wait(holder or _UNNAMED)
            told = True
        time.sleep(_PAUSE)


def _open(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    # A file of someone else's that happens to have this name is neither overwritten nor removed.
    if not stat.S_ISREG(os.fstat(descriptor).st_mode) or _read_holder(descriptor) is None:
        os.close(descriptor)
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    return descriptor


def _is_the_file(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _write_holder(descriptor: int) -> None:
    since = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    holder = {"process": os.getpid(), "machine": platform.node(), "since": since}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(holder).encode())


def _read_holder(descriptor: int) -> Holder | None:
    """Read who holds a lock; None where the file says something that no build wrote."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    data = os.read(descriptor, _READ_LIMIT)
    try:
        said = json.loads(data)
        return Holder(int(said["process"]), str(said["machine"]), str(said["since"]))
    except (ValueError, TypeError, KeyError):
        return None if data else _UNNAMED


def _release(path: Path, descriptor: int) -> None:
    """Remove the file, then let go; Windows wants the other order, and refuses if someone waits for it."""
    if sys.platform == "win32":
        os.close(descriptor)
    with contextlib.suppress(OSError):
        path.unlink()
    if sys.platform != "win32":
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    _FAR = 2**30  # Windows forbids reading what is locked, and others shall read who holds it.

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
