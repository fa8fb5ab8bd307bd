"""The site before the last one: the next is made of it, by writing only what is another there by now.

Of each site that was published, the stamps of all its files and folders are kept. When its place was taken
by another, it is kept, too, and the next build brings it up to date, instead of writing thousands of files
that are the same. Whatever is not as its stamp says is written anew. So is all of it, where anything of what
is kept is missing: the folder and its stamps may be deleted at any time.
"""

from __future__ import annotations

import binascii
import contextlib
import hashlib
import marshal
import os
import shutil
import stat
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from kalliola_site.cache.cache_files import has_no_link, write_whole
from kalliola_site.cache.program import program_as_left
from kalliola_site.cache.unchanged import Stamp, can_tell, moment, settled, stamp_of
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.files import Files
from kalliola_site.publish.tree import folders_of, make_folder, open_folder, write_file

KEPT = Path(".cache/sites")
"""Where sites that were published, and their stamps, are kept, below the project's folder."""


@frozen_value
class Stamps:
    """How a published site was left."""

    files: Mapping[str, tuple[bytes, Stamp, bool]]
    """The SHA-256 and the stamp of each file, and whether any later change is sure to give it another."""
    folders: Mapping[str, Stamp | None]
    """The stamp of each folder but the site's own; None where a later change might not give it another."""

    @property
    def by_path(self) -> dict[str, Stamp | None]:
        """The stamps of files and folders, by path."""
        files = {path: stamp if is_sure else None for path, (_, stamp, is_sure) in self.files.items()}
        return {**files, **self.folders}


@frozen_value
class Slots:
    """Where the sites that were published into a folder, and their stamps, are kept."""

    folder: Path

    @property
    def before(self) -> Path:
        """The site before the last one."""
        return self.folder / "before"

    def stamps(self, site: Path) -> Stamps | None:
        """Return how a site was left, by its own number on the disk; None where that is not known."""
        try:
            data = self._stamps_of(site).read_bytes()
            if binascii.crc32(data[4:]).to_bytes(4, "big") != data[:4]:
                return None
            made_by, *stamps = marshal.loads(data[4:])  # noqa: S302 - numbers and texts, as trusted as the site
            return Stamps(*stamps) if made_by and made_by == program_as_left() else None
        except (OSError, ValueError, TypeError, EOFError):
            return None

    def keep_stamps(self, site: Path, stamps: Stamps, other: Path) -> None:
        """Keep how a site was left, and forget how all were but for one other; what cannot be kept is not."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            data = marshal.dumps((program_as_left(), dict(stamps.files), dict(stamps.folders)))
            path = self._stamps_of(site)
            write_whole(path, [binascii.crc32(data).to_bytes(4, "big"), data])
            known = {path, *([self._stamps_of(other)] if other.exists() else [])}
            for old in self.folder.glob("*.stamps"):
                if old not in known:
                    old.unlink()

    def keep_site(self, site: Path) -> None:
        """Keep the site whose place was taken; where that cannot be, it stays where it is."""
        if self.stamps(site) is not None and not os.path.lexists(self.before):
            with contextlib.suppress(OSError):
                site.rename(self.before)

    def _stamps_of(self, site: Path) -> Path:
        return self.folder / f"{site.lstat().st_ino}.stamps"


def slots_for(project: Path, output: Path) -> Slots | None:
    """Return where sites that are published into a folder are kept; None where none can be.

    Args:
        project: The project's folder.
        output: The folder, absolute and without links.
    """
    folder = project / KEPT / hashlib.sha256(os.fsencode(output)).hexdigest()[:16]
    if not can_tell() or not has_no_link(project / KEPT.parent, project / KEPT, folder):
        return None
    return Slots(folder)


def bring_up_to_date(top: Path, before: Stamps, files: Files) -> Stamps:
    """Make one site of another: files that are other ones are removed and written, never written over.

    Args:
        top: The folder of the site that there is.
        before: How it was left.
        files: The site that there is to be.

    Returns:
        How it is left now.

    Raises:
        OSError: The disk is full, or something may not be written.
    """
    update = _Update(str(top), before, files)
    update.remove()
    update.write()
    return update.stamps()


class _Update:
    def __init__(self, top: str, before: Stamps, files: Files) -> None:
        self._top = top
        self._before = before
        self._files = files
        self._folders = folders_of(files)
        self._kept: dict[str, tuple[bytes, Stamp, bool]] = {}
        """The files that are right, by path."""
        self._touched: set[str] = set()
        """The folders in which anything is another than it was."""

    def remove(self) -> None:
        """Remove what is not as it was left, or is not wanted any more."""
        before = self._before
        changed = {
            folder
            for folder, stamp in before.folders.items()
            if stamp is None or not _is_as_left(self._at(folder), stamp)
        }
        # What is in a folder that was changed may be anybody's; the site's own is always looked into.
        self._touched |= {"", *changed}
        names = _names_in(self._touched, before)
        for folder in sorted(self._touched):
            self._remove_strangers(folder, names[folder])
        digest_of = self._files.digest
        now = moment()
        for path, (digest, stamp, is_sure) in before.files.items():
            is_same = path in self._files and digest_of(path) == digest and _is_as_left(self._at(path), stamp)
            if is_same and (is_sure or _says(self._at(path), digest)):
                self._kept[path] = digest, stamp, is_sure or settled(stamp) <= now
            else:
                self._remove(path, os.unlink)
        for folder in sorted(before.folders.keys() - self._folders, reverse=True):
            self._remove(folder, os.rmdir)

    def write(self) -> None:
        """Write what is not there."""
        open_folder(self._top)
        for folder in sorted(self._folders):
            if folder not in self._before.folders or folder in self._touched:
                try:
                    make_folder(self._at(folder))
                except FileExistsError:
                    open_folder(self._at(folder))
                self._touched |= {folder, _folder_of(folder)}
        for path in self._files:
            if path not in self._kept:
                write_file(self._at(path), self._files[path])
                self._touched.add(_folder_of(path))

    def stamps(self) -> Stamps:
        """Return how all is left."""
        now = moment()
        files = {
            path: self._kept.get(path) or _left(self._at(path), self._files.digest(path), now)
            for path in self._files
        }
        folders = {
            folder: _stamp_at(self._at(folder), now)
            if folder in self._touched
            else self._before.folders[folder]
            for folder in self._folders
        }
        return Stamps(files, folders)

    def _at(self, path: str) -> str:
        return f"{self._top}/{path}" if path else self._top

    def _remove(self, path: str, remove: Callable[[str], None]) -> None:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            remove(self._at(path))
        self._touched.add(_folder_of(path))

    def _remove_strangers(self, folder: str, known: Mapping[str, bool]) -> None:
        """Remove from a folder what was not left there; by name, whether it was a folder, is what was."""
        path = self._at(folder)
        try:
            if not stat.S_ISDIR(os.lstat(path).st_mode):
                os.unlink(path)  # noqa: PTH108 - a text, no path
                return
        except FileNotFoundError:
            return
        with os.scandir(path) as entries:
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                if known.get(entry.name) is is_folder:
                    continue
                if is_folder:
                    shutil.rmtree(entry.path)
                else:
                    os.unlink(entry.path)  # noqa: PTH108 - a text, no path


def take_stamps(top: Path, files: Files) -> Stamps:
    """Return how a site is left that was written just now."""
    now = moment()
    found = {path: _left(f"{top}/{path}", files.digest(path), now) for path in files}
    folders = {folder: _stamp_at(f"{top}/{folder}", now) for folder in folders_of(files)}
    return Stamps(found, folders)


def _names_in(folders: Collection[str], site: Stamps) -> dict[str, dict[str, bool]]:
    """Return what was left in some folders of a site: the names, each with whether it is a folder."""
    found: dict[str, dict[str, bool]] = {folder: {} for folder in folders}
    for paths, is_folder in ((site.files, False), (site.folders, True)):
        for path in paths:
            folder, _, name = path.rpartition("/")
            if folder in found:
                found[folder][name] = is_folder
    return found


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _left(path: str, digest: bytes, now: int) -> tuple[bytes, Stamp, bool]:
    """Return how a file is left that has a SHA-256."""
    stamp = stamp_of(os.lstat(path))
    return digest, stamp, settled(stamp) <= now


def _says(path: str, digest: bytes) -> bool:
    """Whether a file says what it is to say."""
    with open(path, "rb") as file:  # noqa: PTH123 - thousands of them
        return hashlib.sha256(file.read()).digest() == digest


def _stamp_at(path: str, now: int) -> Stamp | None:
    """Return the stamp of what is at a path, if any later change is sure to give it another."""
    stamp = stamp_of(os.lstat(path))
    return stamp if settled(stamp) <= now else None


def _is_as_left(path: str, stamp: Stamp | None) -> bool:
    """Whether what is at a path is just what was left there."""
    try:
        return stamp_of(os.lstat(path)) == stamp
    except (FileNotFoundError, NotADirectoryError):
        return False
