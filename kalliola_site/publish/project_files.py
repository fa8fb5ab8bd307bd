"""Writing to the project: each file whole, and none before all are ready; what stays keeps its bytes."""

from __future__ import annotations

import contextlib
import glob
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem, ProblemsFoundError
from kalliola_site.syntax.source_bytes import bytes_like


def rewrite(project: Path, texts: Mapping[str, str | bytes], gone: Iterable[str] = ()) -> None:
    """Write texts to files of a project, new ones or over what they said before; each keeps its mode.

    Args:
        project: The project's folder.
        texts: What each file is to say, by path relative to the project: with LF line ends, or as bytes that
            are written as they are.
        gone: The files to remove once all others are in their places.

    Raises:
        ProblemsFoundError: A file is a link, or only to be read; no file has been changed then.
        OSError: The disk is full, or something may not be written; no file has been changed then, unless
            the last step, in which files ready beside their places take their names, failed in its midst.
    """
    gone = tuple(gone)
    if problems := tuple(_refusals(project, (*texts, *gone))):
        raise ProblemsFoundError(problems)
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            target = project / path
            target.parent.mkdir(parents=True, exist_ok=True)
            # Its name begins with a full stop, so a build that reads meanwhile passes it over.
            temporary = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
            ready.append((temporary, target))
            _write(
                temporary, text if isinstance(text, bytes) else bytes_like(_bytes_of(target), text), target
            )
        while ready:
            temporary, target = ready.pop()
            temporary.replace(target)
        for path in gone:
            (project / path).unlink(missing_ok=True)
        _settle({(project / path).parent for path in (*texts, *gone)})
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)


def remove_unfinished(target: Path) -> None:
    """Remove what was being written in the place of a file when a program was stopped.

    Args:
        target: The file; nobody else may be writing it.
    """
    for path in target.parent.glob(f".{glob.escape(target.name)}.*"):
        if re.fullmatch("[0-9a-f]{16}", path.name.rpartition(".")[2]):
            path.unlink(missing_ok=True)


def _refusals(project: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """Say which files are not written: a link may lead anywhere, and what is locked is meant to be."""
    for path in paths:
        target = project / path
        folders = (
            parent for parent in target.parents if parent.is_relative_to(project) and parent != project
        )
        if target.is_symlink() or any(folder.is_symlink() for folder in folders):
            yield Problem(Place(path), messages.editing.NOT_THROUGH_LINKS)
        elif target.is_dir() or (target.exists() and not target.is_file()):
            yield Problem(Place(path), messages.files.NOT_A_FILE)
        elif target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
            yield Problem(Place(path), messages.editing.READ_ONLY)


def _bytes_of(target: Path) -> bytes:
    return target.read_bytes() if target.exists() else b""


def _write(temporary: Path, data: bytes, target: Path) -> None:
    """Write a file beside the one whose place it is to take, as open to others as that one is."""
    with temporary.open("xb") as file:
        with contextlib.suppress(FileNotFoundError):
            before = target.stat()
            with contextlib.suppress(OSError, AttributeError):
                os.chown(temporary, before.st_uid, before.st_gid)
            temporary.chmod(stat.S_IMODE(before.st_mode))
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folders: Iterable[Path]) -> None:
    """Have new names of files outlast a loss of power, where the system can promise it."""
    for folder in folders:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
