"""Writing to the project: each file whole, and none before all are ready; line ends stay as they were."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def rewrite(project: Path, texts: Mapping[str, str | bytes], gone: Iterable[str] = ()) -> None:
    """Write texts to files of a project, new ones or over what they said before.

    Args:
        project: The project's folder.
        texts: What each file is to say, by path relative to the project: with LF line ends, or as bytes that
            are written as they are.
        gone: The files to remove once all others are in their places.

    Raises:
        OSError: The disk is full, or something may not be written; no file has been changed then, unless
            the last step, in which files ready beside their places take their names, failed in its midst.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            target = project / path
            target.parent.mkdir(parents=True, exist_ok=True)
            # Its name begins with a full stop, so a build that reads meanwhile passes it over.
            temporary = target.with_name(f".{target.name}.{os.getpid()}")
            ready.append((temporary, target))
            with temporary.open("xb") as file:
                file.write(text if isinstance(text, bytes) else _as_before(target, text))
                file.flush()
                os.fsync(file.fileno())
        while ready:
            temporary, target = ready.pop()
            temporary.replace(target)
        for path in gone:
            (project / path).unlink()
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)


def _as_before(target: Path, text: str) -> bytes:
    """Give a text the line ends and the byte-order mark of the file that it replaces."""
    data = text.encode()
    before = target.read_bytes() if target.is_file() else b""
    if b"\r\n" in before:
        data = data.replace(b"\n", b"\r\n")
    return _BYTE_ORDER_MARK + data if before.startswith(_BYTE_ORDER_MARK) else data
