"""Writing a tree of files, with the same permissions everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

_FOLDER_MODE = 0o755
_FILE_MODE = 0o644
"""A web server may read them, whoever built them."""


def write_tree(files: Mapping[str, bytes], top: str) -> None:
    """Write files into a new folder, in order: whatever stops it, the first is there before all else.

    Args:
        files: What they hold, by path below the folder.
        top: The folder.

    Raises:
        OSError: The disk is full, or something may not be written.
    """
    make_folder(top)
    made = {""}
    for path in files:
        for folder in sorted(folders_of([path]) - made):
            make_folder(f"{top}/{folder}")
            made.add(folder)
        write_file(f"{top}/{path}", files[path])


def folders_of(paths: Iterable[str]) -> set[str]:
    """Name the folders that files are in, and those around them."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def make_folder(path: str) -> None:
    """Make a folder.

    Raises:
        OSError: It cannot be made; a second one of the same name neither, where the disk ignores case.
    """
    os.mkdir(path)  # noqa: PTH102 - thousands of them
    open_folder(path)


def open_folder(path: str) -> None:
    """Let everybody look into a folder."""
    os.chmod(path, _FOLDER_MODE)  # noqa: PTH101 - thousands of them


def write_file(path: str, data: bytes) -> None:
    """Write a new file.

    Raises:
        OSError: It cannot be written; a second one of the same name neither, where the disk ignores case.
    """
    with open(path, "xb") as file:  # noqa: PTH123 - thousands of them
        file.write(data)
    os.chmod(path, _FILE_MODE)  # noqa: PTH101 - see above
