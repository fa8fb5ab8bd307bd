"""The shortest way: where nothing has changed since the last build, all there is to do is to say so.

A build that has published leaves a note with the stamps of all that it came from and of all that it made: the
sources, the program with its libraries, the published files. The next one, started in the same way, holds the
note against the disk before anything else is imported. It only tells that nothing has changed; whatever is to
be done where something has, a build finds out by itself and needs no note for.

Hardly a file is read for this. A change after the build gives a file another stamp, because disks note when,
as long as the clock has moved on since the stamp was given. So a stamp that was too young when the build
began, and every stamp where the clock has gone backwards, tells nothing, and there is no note. Of the few
files that were published last, whose stamps are too young when the note is written, it has a checksum, too.
There is no note on Windows, where nothing tells the time of a change but what programs say.
"""

from __future__ import annotations

import binascii
import gc
import marshal
import os
import sys
import time

TYPE_CHECKING = False
"""Importing ``typing`` would take as long as all that is done here."""
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NOTE = ".cache/last-build"
"""The note, below the project's folder. It may be deleted at any time."""

FULL = "--full"
"""The option that asks for a build that uses nothing of earlier ones."""

VARIABLES = (
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "TERM_PROGRAM",
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "WT_SESSION",
)
"""What of the environment decides how things are said."""

_SECOND = 1_000_000_000
_STEP = 20_000_000
"""Nanoseconds after which a change is sure to get another time: Linux counts in steps of 1–10 ms."""
_COARSE_STEP = 2 * _SECOND
"""The same on disks that count in seconds, or in two."""
_FEW = 100
"""So many files may be held against what they said, where their stamps are too new to tell of all changes."""
_CLOCK_OF_FILES = 5
"""Linux's number of the clock that file times are taken from (CLOCK_REALTIME_COARSE)."""

Stamp = tuple[int, int, int, int, int]
"""Kind and permissions, size, when the contents and when anything was last changed, number on the disk."""

Occasion = tuple[tuple[str, ...], str, str, str, str, tuple[str | None, ...], tuple[bool, ...]]
"""What decides, besides files, what a build does and how it is told."""

Said = tuple[tuple[bool, str], ...]
"""What is said, line by line, and whether on standard error."""

SaidAfter = tuple[int, Said]
"""A year, and what is said besides once it is over."""


def say_unchanged(arguments: list[str]) -> bool:
    """Say that there is nothing to do, where that is so.

    Args:
        arguments: The command line, without the program's name.

    Returns:
        Whether it is.
    """
    if not can_tell() or FULL in arguments:
        return False
    # Nothing that is read here has cycles.
    gc.disable()
    try:
        with open(os.path.join(_project(arguments), NOTE), "rb") as file:  # noqa: PTH118, PTH123 - no imports
            checksum, content = file.read(4), file.read()
        if binascii.crc32(content).to_bytes(4, "big") != checksum:
            return False
        occasion, begun, stamps, new, said, (year, said_after) = marshal.loads(content)  # noqa: S302 - texts and numbers
        if occasion != _occasion(arguments) or moment() < begun or not _are_same(stamps):
            return False
        if any(_checksum(path) != checksum for path, checksum in new.items()):
            return False
    except (OSError, ValueError, TypeError, EOFError):
        return False
    finally:
        gc.enable()
    for is_error, text in (*said, *(said_after if time.localtime().tm_year > year else ())):
        print(text, file=sys.stderr if is_error else sys.stdout)
    return True


def moment() -> int:
    """Return the time, in nanoseconds since 1970."""
    return time.time_ns()


def note(  # noqa: PLR0913, PLR0917 - all that a build without changes has to know
    arguments: list[str],
    begun: int,
    sources: Iterable[str],
    made: tuple[str, Mapping[str, Stamp | None]],
    said: Said,
    said_after: SaidAfter,
) -> bytes | None:
    """Write the note of a build that has published.

    Args:
        arguments: The command line, without the program's name.
        begun: When the build began to read, in nanoseconds since 1970.
        sources: The folders with all that the site was made from.
        made: The folder that it was published into, and the stamps of what is in it, by path below it; where
            there are none, all of it is looked at.
        said: What is to be said where nothing has changed.
        said_after: What is to be said besides in the years after one.

    Returns:
        The note; None where something may have changed since it was read, or where nothing tells of that.
    """
    if not can_tell():
        return None
    stamps = dict(stamps_of_program())
    for folder in sources:
        stamps.update(_walk(folder))
    if any(settled(stamp) > begun for stamp in stamps.values()):
        return None
    step = _step_of_file_times()
    published = dict(_published(*made))
    now = moment()
    new = [path for path, stamp in published.items() if settled(stamp, step) > now]
    if any(settled(published[path]) > now + _STEP for path in new):
        return None
    if len(new) > _FEW:
        time.sleep(max(0, max(settled(published[path], step) for path in new) - moment()) / _SECOND)
        new = []
    checksums = {path: _checksum(path) for path in new}
    content = marshal.dumps((_occasion(arguments), begun, stamps | published, checksums, said, said_after))
    return binascii.crc32(content).to_bytes(4, "big") + content


def can_tell() -> bool:
    """Whether this system tells when a file was last changed, whatever programs say."""
    return os.name == "posix"


def _project(arguments: list[str]) -> str:
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, has_value, value = argument.partition("=")
        if name == "--project":
            return value if has_value else following
    return "."


def _occasion(arguments: list[str]) -> Occasion:
    return (
        tuple(arguments),
        sys.argv[0],
        os.getcwd(),  # noqa: PTH109 - no imports
        sys.version,
        sys.executable,
        tuple(os.environ.get(name) for name in VARIABLES),
        tuple(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)),
    )


def _walk(top: str) -> Iterator[tuple[str, Stamp]]:
    """Return the stamps of a folder and of all that is in it, byte code of Python's left out."""
    yield top, stamp_of(os.lstat(top))
    with os.scandir(top) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _walk(entry.path)
            else:
                yield entry.path, stamp_of(entry.stat(follow_symlinks=False))


def _published(top: str, stamps: Mapping[str, Stamp | None]) -> Iterator[tuple[str, Stamp]]:
    if not stamps:
        yield from _walk(top)
        return
    yield top, stamp_of(os.lstat(top))
    for name, stamp in stamps.items():
        path = f"{top}/{name}"
        yield path, stamp_of(os.lstat(path)) if stamp is None else stamp


_KNOWN: dict[str, Stamp] = {}


def stamps_of_program() -> dict[str, Stamp]:
    """Return the stamps of this program, and of the folders that its libraries are installed in, at first."""
    if not _KNOWN:
        _KNOWN.update(_program())
    return _KNOWN


def _program() -> Iterator[tuple[str, Stamp]]:
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - no imports
    yield from _walk(os.path.dirname(here))  # noqa: PTH120 - no imports
    for folder in sys.path:
        if os.path.basename(folder) in {"site-packages", "dist-packages"}:  # noqa: PTH119
            yield folder, stamp_of(os.lstat(folder))


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file or a folder."""
    return status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _checksum(path: str) -> int:
    """Return a checksum of what a file says, or of the names in a folder."""
    if os.path.isdir(path):  # noqa: PTH112 - no imports
        return binascii.crc32("\0".join(sorted(os.listdir(path))).encode(errors="surrogateescape"))  # noqa: PTH208
    with open(path, "rb") as file:  # noqa: PTH123 - no imports
        return binascii.crc32(file.read())


def _are_same(stamps: dict[str, Stamp]) -> bool:
    lstat = os.lstat
    for path, stamp in stamps.items():
        now = lstat(path)
        if (now.st_mode, now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino) != stamp:
            return False
    return True


def settled(stamp: Stamp, step: int = _STEP) -> int:
    """Return from when on a change is sure to get another stamp, in nanoseconds since 1970."""
    latest = max(stamp[2], stamp[3])
    return latest + (step if latest % _SECOND else _COARSE_STEP)


def _step_of_file_times() -> int:
    """Return in what steps this system counts the times of files, in nanoseconds."""
    if not sys.platform.startswith("linux"):
        return _STEP
    return min(_STEP, round(2 * time.clock_getres(_CLOCK_OF_FILES) * _SECOND))
