"""Files that are not what their names say: copies, and what other programs write."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message

_OFFICE_ZIP = b"PK\x03\x04"
_OFFICE_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BEGINNINGS: tuple[tuple[re.Pattern[bytes], Message], ...] = (
    (re.compile(rb"version https://git-lfs\.github\.com/spec/"), messages.files.LFS_POINTER),
    (re.compile(re.escape(_OFFICE_ZIP) + b"|" + re.escape(_OFFICE_OLD)), messages.files.OFFICE_FILE),
    (re.compile(rb"\xde\x12\x04\x95|\x95\x04\x12\xde"), messages.files.MO_FILE),
    (re.compile(rb"\{\\rtf"), messages.files.RTF_FILE),
    (re.compile(rb"%PDF-"), messages.files.PDF_FILE),
    (re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])"), messages.files.HTML_FILE),
)
"""How files of other kinds begin, whatever their names say."""

_AFTER_NAME = re.compile(r"(?i)(?:\s*\(\d+\)|\s+\S.*|[-_](?:copy|kopio)\W*\d*|~\d+)")
"""What programs put after the name of a file that they copy; a name of ours has no spaces."""

_MAY_BE_COPY = re.compile(r"(?i)\s|\(\d+\)|[-_](?:copy|kopio)|~\d")
"""What the name of every copy has. Few other names have it, so that few are held against all the others."""

_ORDINARY = re.compile(r"(?:.*/)?(?!.*[-_](?:copy|kopio))[a-z0-9._-]+\.(?:yml|md|csv)")
"""What nearly all paths are like: files that are neither copies nor wrongly named."""

_HIDDEN_ENDING = ".txt"
"""What Windows adds to the name of a file, and does not show."""

TEXT_ENDINGS = (".yml", ".md", ".csv")


def is_ordinary(path: str) -> bool:
    """Whether a path, by itself, is that of a text which is no copy and has the right name."""
    return _ORDINARY.fullmatch(path) is not None


def told_by_beginning(data: bytes) -> Message | None:
    """Return what a file is that should be a text or a picture and is neither, by how it begins."""
    return next((message for beginning, message in _BEGINNINGS if beginning.match(data)), None)


def original_of(path: str, paths: Collection[str]) -> str | None:
    """Name the file that a file is a copy of, by their names; None where it is none."""
    if path.endswith(_HIDDEN_ENDING) and path.removesuffix(_HIDDEN_ENDING) in paths:
        return path.removesuffix(_HIDDEN_ENDING)
    file = PurePosixPath(path)
    if not _MAY_BE_COPY.search(file.stem):
        return None
    for other in paths:
        first = PurePosixPath(other)
        if first.parent != file.parent or first.suffix.lower() != file.suffix.lower() or other == path:
            continue
        is_after = file.stem.startswith(first.stem) and _AFTER_NAME.fullmatch(file.stem[len(first.stem) :])
        if is_after or re.fullmatch(rf".*\s{re.escape(first.stem)}", file.stem):
            return other
    return None


def right_name(path: str) -> str | None:
    """Name a file as it should be named whose ending is in capitals, or has another behind it.

    Where all of a name is in capitals, none of it was meant to be: some programs write names so.
    """
    shown = path.removesuffix(_HIDDEN_ENDING) if path.lower().endswith(_HIDDEN_ENDING) else path
    file = PurePosixPath(shown)
    ending = file.suffix.lower().replace(".yaml", ".yml")
    stem = file.stem.lower() if file.name.isupper() else file.stem
    right = str(file.with_name(f"{stem}{ending}")) if file.suffix else path
    return right if right != path and right.endswith(TEXT_ENDINGS) else None
