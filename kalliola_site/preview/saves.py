"""Watching the project's files: tells when the site has to be built."""

from __future__ import annotations

import asyncio
import errno
import re
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, awatch
from watchfiles._rust_notify import WatchfilesRustInternalError

from kalliola_site.load.read_folder import is_clutter
from kalliola_site.model.paths import CONTENT, TEMPLATES

WATCHED = (CONTENT, TEMPLATES)
"""The folders that a site is built from."""

_STEP = 10
"""Milliseconds without a change after which a save is complete: editors write a file in several goes."""
_LONGEST = 200
"""Milliseconds after which changes that never pause are told of all the same."""
_UNTIL_BACK = 0.2
"""Seconds between two looks for a folder that was taken away."""


async def saves(project: Path, stop: asyncio.Event) -> AsyncIterator[None]:
    """Return a turn at once, and after each save; saves during a turn are one, given when it is over.

    Args:
        project: The project's folder.
        stop: Set when there shall be no further turn.

    Raises:
        OSError: The machine does not let us watch.
    """
    folders = [project / name for name in WATCHED]
    while not stop.is_set():
        watched = _identities(folders)
        if None in watched:
            await asyncio.sleep(_UNTIL_BACK)
            continue
        changes = awatch(*folders, watch_filter=_matters, debounce=_LONGEST, step=_STEP, stop_event=stop)
        upcoming = asyncio.ensure_future(anext(changes, None))
        await asyncio.sleep(0)  # watching begins before the files are read, or a save between is missed
        yield
        try:
            while await upcoming:
                yield
                if _identities(folders) != watched:
                    break
                upcoming = asyncio.ensure_future(anext(changes, None))
        except WatchfilesRustInternalError as error:
            raise _as_machine_failure(error) from error
        await changes.aclose()


def _as_machine_failure(error: WatchfilesRustInternalError) -> OSError:
    """Say as the system does why it does not let us watch: it may watch only so many files at a time."""
    number = re.search(r"os error (\d+)", str(error))
    code = int(number[1]) if number else errno.EIO
    # Where there is no room for one watch more, the disk is not meant.
    return OSError(errno.EMFILE if code == errno.ENOSPC else code, str(error))


def _matters(_change: Change, path: str) -> bool:
    return not is_clutter(Path(path).name)


def _identities(folders: list[Path]) -> list[tuple[int, int] | None]:
    """Tell folders from others that later have their names: a watch stays with the folder it began with."""
    found: list[tuple[int, int] | None] = []
    for folder in folders:
        try:
            status = folder.stat()
        except OSError:
            found.append(None)
        else:
            found.append((status.st_dev, status.st_ino))
    return found
