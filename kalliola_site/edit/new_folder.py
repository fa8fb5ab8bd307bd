"""Whole projects are written into new folders: all that they are, or nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from kalliola_site.edit.scaffold import CannotStartError
from kalliola_site.load.read_folder import is_clutter
from kalliola_site.problems import messages


def fill_new_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Have a folder filled: with all that belongs in it, or with nothing.

    Args:
        folder: One that is not there yet, or has nothing in it that a person put there.
        fill: Puts all files into a folder, which is then moved to its place.

    Raises:
        CannotStartError: Something is in the way.
        OSError: The machine failed; what was in the folder is as it was.
    """
    refuse_what_is_in_use(folder)
    with ExitStack() as undo:
        for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
            missing.mkdir()
            undo.callback(missing.rmdir)
        # On the disk of the folder itself, so that what is finished only has to change its names.
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as name:
            fill(Path(name))
            refuse_what_is_in_use(folder)
            _move_up(Path(name), folder)
        undo.pop_all()


def refuse_what_is_in_use(folder: Path) -> None:
    """Hold a folder to being new or empty.

    Raises:
        CannotStartError: It is neither.
    """
    nearest = next(path for path in (folder, *folder.absolute().parents) if os.path.lexists(path))
    if not nearest.is_dir():
        raise CannotStartError(messages.cli.IS_NOT_A_FOLDER.with_values(folder=nearest))
    if nearest is folder:
        used = sorted(path.name for path in folder.iterdir() if not is_clutter(path.name))
        if used:
            raise CannotStartError(messages.new.FOLDER_IN_USE.with_values(folder=folder, name=used[0]))


def _move_up(inner: Path, folder: Path) -> None:
    """Move what is in a folder into the one above it; where that fails, move it back."""
    with ExitStack() as undo:
        for part in sorted(inner.iterdir()):
            undo.callback(part.rename(folder / part.name).rename, part)
        undo.pop_all()
