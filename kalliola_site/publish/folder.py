"""Which folders may be replaced: those that this program made, and no others."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase

MARKER = ".kalliola-site"
"""The file by which a folder is known as one that this program made and may replace."""

MARKER_TEXT = (
    b"This folder is made by the site generator and is replaced whole with each build.\n"
    b"Keep nothing of your own in it.\n"
)

OFFLINE_MARKER = ".kalliola-offline-copy"
"""The same in a copy that is opened from a folder; by it nobody takes the copy for a site to publish."""

_MARKERS = (MARKER, OFFLINE_MARKER)

_SOURCES = ("content", "templates", ".cache", ".git", ".venv")
_REPOSITORIES = (".git", ".hg", ".svn")


class NotOurFolderError(Exception):
    """An output folder may not be replaced; carries why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


def check_output_folder(folder: Path, project: Path) -> None:
    """Make sure that an output folder may be replaced.

    Raises:
        NotOurFolderError: It is the project or someone's home, holds them or lies among the sources; is not
            a folder, or cannot be renamed; or has files in it but not the marker, or a repository.
        OSError: It may not be looked into.
    """
    resolved, root = Path(os.path.realpath(folder)), Path(os.path.realpath(project))
    sources = [root / name for name in _SOURCES]
    if _is_among(resolved, (root, *root.parents)) or any(
        _is_among(above, sources) for above in (resolved, *resolved.parents)
    ):
        raise NotOurFolderError(messages.cli.HOLDS_SOURCES.with_values(folder=folder))
    home = Path(os.path.realpath(os.path.expanduser("~")))  # noqa: PTH111 - Path's raises where there is no home
    if _is_among(resolved, (home, *home.parents)):
        raise NotOurFolderError(messages.cli.IS_HOME.with_values(folder=folder))
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotOurFolderError(messages.cli.IS_NOT_A_FOLDER.with_values(folder=folder))
    if not folder.exists():
        return
    if os.path.ismount(folder):  # Windows has no Path.is_mount before Python 3.12
        raise NotOurFolderError(messages.cli.IS_A_MOUNT_POINT.with_values(folder=folder))
    if not is_ours_or_empty(folder):
        raise NotOurFolderError(messages.cli.SOMEONE_ELSES_FILES.with_values(folder=folder))
    if any(os.path.lexists(folder / name) for name in _REPOSITORIES):
        raise NotOurFolderError(messages.cli.HOLDS_A_REPOSITORY.with_values(folder=folder))


def check_writable(folder: Path) -> None:
    """Make sure that an output folder may be written, if it is there.

    Its name could be given to another one all the same, but whoever forbade writing meant something by it.

    Raises:
        PermissionError: It may not.
    """
    if folder.exists() and not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def is_ours_or_empty(folder: Path) -> bool:
    """Whether a path is a folder, no link to one, and nobody else's: with the marker in it, or nothing."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    markers = (folder / name for name in _MARKERS)
    has_marker = any(marker.is_file() and not marker.is_symlink() for marker in markers)
    return has_marker or next(folder.iterdir(), None) is None


def remove_leftover(folder: Path) -> None:
    """Remove what an earlier build left behind, if it is there.

    The marker goes last: if this is interrupted, the rest can still be told from someone else's files.

    Raises:
        NotOurFolderError: Something that this program did not make is in its place.
        OSError: It may not be removed.
    """
    if not os.path.lexists(folder):
        return
    if not is_ours_or_empty(folder):
        raise NotOurFolderError(messages.cli.SOMEONE_ELSES_FILES.with_values(folder=folder))
    try:
        _remove(folder)
    except PermissionError:
        _make_writable(folder)
        _remove(folder)


def _remove(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name not in _MARKERS:
            path.unlink()
    for name in _MARKERS:
        (folder / name).unlink(missing_ok=True)
    folder.rmdir()


def _make_writable(folder: Path) -> None:
    """Allow what someone has forbidden since: emptying the folders (POSIX), deleting the files (Windows)."""
    for top, _, names in os.walk(folder):
        Path(top).chmod(0o700)
        for path in (Path(top) / name for name in names):
            if not path.is_symlink():
                path.chmod(0o600)


def _is_among(folder: Path, others: list[Path] | tuple[Path, ...]) -> bool:
    """Whether a folder is one of some, by whatever name: Content is content where a disk ignores case."""
    return any(
        folder == other or (folder.exists() and other.exists() and folder.samefile(other)) for other in others
    )
