"""Publish: write the new site beside the old one, then let it take its place. All of it or nothing."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.files import Files
from kalliola_site.publish.folder import (
    MARKER,
    MARKER_TEXT,
    check_output_folder,
    check_writable,
    is_ours_or_empty,
    remove_leftover,
)
from kalliola_site.publish.lock import PATIENCE, Holder, hold_lock
from kalliola_site.publish.slot import Slots, Stamps, bring_up_to_date, take_stamps
from kalliola_site.publish.swap import recover_swap, swap
from kalliola_site.publish.sync import flush_folder, flush_tree
from kalliola_site.publish.tree import write_tree


@frozen_value
class Claim:
    """The right to replace an output folder; there is only one at a time, ``claim_folder`` gives it."""

    folder: Path
    """The output folder, absolute and without links."""

    @property
    def staging(self) -> Path:
        """Where the new site is written, and the old one is after an exchange of names."""
        return self.folder.with_name(f".{self.folder.name}.new")

    @property
    def backup(self) -> Path:
        """Where the old site waits where names cannot be exchanged."""
        return self.folder.with_name(f".{self.folder.name}.old")

    @property
    def lock(self) -> Path:
        """The file that says who has the claim."""
        return self.folder.with_name(f".{self.folder.name}.lock")


@contextmanager
def claim_folder(
    folder: Path,
    project: Path,
    on_wait: Callable[[Holder], None] = lambda _holder: None,
    patience: float | None = None,
) -> Iterator[Claim]:
    """Claim an output folder for one build, and clear up what dead builds left beside it.

    Args:
        folder: The output folder; it need not be there.
        project: The project's folder, which is never replaced.
        on_wait: Called with the build that has the claim, when there is one to wait for.
        patience: How long to wait for it, in seconds; by default ``PATIENCE``.

    Raises:
        NotOurFolderError: The folder may not be replaced.
        OutputLockedError: Another build has the claim and did not finish in time.
        OSError: Something beside the folder may not be written.
    """
    check_output_folder(folder, project)
    claim = Claim(Path(os.path.realpath(folder)))
    with (
        _parents_of(claim.folder),
        hold_lock(claim.lock, PATIENCE if patience is None else patience, on_wait),
    ):
        # Nobody else is writing now, so what is there is whole or its build is dead.
        _clear_up(claim)
        check_output_folder(claim.folder, project)
        check_writable(claim.folder)
        try:
            yield claim
        finally:
            # Where that fails, the next build will do it.
            with contextlib.suppress(OSError):
                _clear_up(claim)


@frozen_value
class Published:
    """A site that was published."""

    digest: str
    """The digest of the tree (see ``tree_digest``)."""
    stamps: Stamps | None
    """How it was left, where that was looked at."""


def publish(
    files: Mapping[str, bytes], claim: Claim, marker: str = MARKER, slots: Slots | None = None
) -> Published:
    """Write a site into a folder, all of it or nothing.

    Args:
        files: The site, by path below its root.
        claim: The folder to replace.
        marker: The file by which the folder is known as this program's.
        slots: Where the site whose place it takes is kept for the next one; else it is removed.

    Raises:
        OSError: The disk is full, or something may not be written; the folder is as it was.
    """
    if wrong := [path for path in files if not _is_below(path)]:
        raise ValueError(f"{wrong[0]} is not a path below the site's root")
    # The marker comes first: should this build die, the next one knows the remains by it.
    site = Files({marker: MARKER_TEXT}).with_others(files)
    stamps = _write(site, claim, slots)
    flush_tree(claim.staging)
    if slots is not None and stamps is not None:
        slots.keep_stamps(claim.staging, stamps, claim.folder)
    swap(claim.staging, claim.folder, claim.backup)
    if slots is not None:
        slots.keep_site(claim.backup if claim.backup.exists() else claim.staging)
    flush_folder(claim.folder.parent)
    return Published(tree_digest(site), stamps)


def tree_digest(files: Mapping[str, bytes]) -> str:
    """Return one SHA-256 for all files and their paths, in hexadecimal: equal for equal trees only.

    It is the digest of the list that ``sha256sum`` prints for the files as ``find .`` names them, in order of
    path: docs/how-it-works.md has the command.
    """
    known = Files({}).with_others(files)
    lines = [f"{known.digest(path).hex()}  ./{path}\n" for path in sorted(known)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@contextmanager
def _parents_of(folder: Path) -> Iterator[None]:
    """Make the folders above one that are not there; remove them again if nothing has come into them."""
    missing = [parent for parent in folder.parents if not parent.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            for parent in missing:
                parent.rmdir()


def _clear_up(claim: Claim) -> None:
    recover_swap(claim.folder, claim.backup)
    remove_leftover(claim.staging)
    remove_leftover(claim.backup)


def _write(site: Files, claim: Claim, slots: Slots | None) -> Stamps | None:
    """Write a site where the claim says, of the one before the last if that is kept; tell how it is left."""
    if slots is not None and is_ours_or_empty(slots.before):
        stamps = slots.stamps(slots.before)
        try:
            if stamps is None:
                remove_leftover(slots.before)
            else:
                slots.before.rename(claim.staging)
                return bring_up_to_date(claim.staging, stamps, site)
        except OSError:
            # Whatever it is that cannot be changed: all can be written anew, or what is wrong is told then.
            remove_leftover(claim.staging)
    write_tree(site, str(claim.staging))
    return None if slots is None else take_stamps(claim.staging, site)


def _is_below(path: str) -> bool:
    """Whether a path is below the folder that it is seen from."""
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")
