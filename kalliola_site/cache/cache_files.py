"""Writing what is kept from build to build: whole files, and never through a link."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file whole, in the place of what there was: another build may read while this one writes.

    Raises:
        OSError: It cannot be written.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as file:
        file.writelines(pieces)
    temporary.replace(path)


def has_no_link(*paths: Path) -> bool:
    """Whether files and folders, there or not, are no links: through one, another's would be written over."""
    return not any(path.is_symlink() for path in paths)
