"""Pictures of updates: there, named as what they are, of a kind and size that can be taken over.

Only the head of a file is read here. Whether the rest can be is seen when the picture is made smaller.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from kalliola_site.load.foreign_files import told_by_beginning
from kalliola_site.load.picture_file import PictureError, open_picture
from kalliola_site.load.project import Project
from kalliola_site.model.paths import UPDATES
from kalliola_site.model.update import Update, UpdatePicture
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Place, Problem
from kalliola_site.problems.suggest import nearest, suggest
from kalliola_site.syntax.yaml_document import Document


def picture_problems(
    project: Project, updates: Mapping[str, Update], *, updates_known: bool
) -> Iterator[Problem]:
    """Find pictures that are missing, cannot be used, or are used by no update.

    Args:
        project: The project's files.
        updates: The updates by path of their file.
        updates_known: Whether every update could be read; where not, it may be that one which uses a picture.
    """
    used = set()
    unused = {file.removeprefix(f"{UPDATES}/") for file in project.pictures} - {
        update.picture.file for update in updates.values() if update.picture
    }
    for path, update in updates.items():
        if update.picture is None:
            continue
        file = picture_path(update.picture.file)
        used.add(file)
        place = project.documents[path].place(("picture", "file"))
        yield from _alt_problems(update.picture, project.documents[path])
        if file in project.pictures:
            try:
                open_picture(update.picture.file, project.pictures[file])
            except PictureError as error:
                yield Problem(place, error.message, error.values)
        elif file not in project.unreadable:
            hint, meant = _instead(update.picture.file, unused)
            used |= {picture_path(meant)} if meant else set()
            values = {"name": update.picture.file, "folder": UPDATES, "suggestion": hint}
            yield Problem(place, messages.updates.PICTURE_MISSING, values)
    is_missing = not used <= project.pictures.keys() | project.unreadable
    for file, data in project.pictures.items():
        # Where an update names a picture that is not there, it may be this one.
        if file not in used and updates_known and not is_missing:
            yield _unused(file, data)


def _unused(path: str, data: bytes) -> Problem:
    """Say what to do with a file that no update names."""
    if (message := told_by_beginning(data)) is not None:
        return Problem(Place(path), message)
    values = {"path": path.removeprefix("content/"), "suggestion": messages.updates.USE_PICTURE}
    return Problem(Place(path), messages.files.UNKNOWN_FILE, values)


def _alt_problems(picture: UpdatePicture, document: Document) -> Iterator[Problem]:
    """Find where the name of the file stands for what the picture shows."""
    names = {name.casefold() for name in (picture.file, PurePosixPath(picture.file).stem)}
    for language, words in picture.alt.items():
        if words.strip().casefold() in names:
            place = document.place(("picture", "alt", language))
            yield Problem(place, messages.updates.ALT_IS_NAME, severity="warning")


def _instead(written: str, unused: Collection[str]) -> tuple[Phrase, str | None]:
    """Say what to do about a picture that is not there, and name the one that was meant, if any is."""
    *folders, name = re.split(r"[/\\]", written)
    meant = nearest(name, unused)
    if meant is not None and (not folders or meant == name):
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=meant), meant
    if unused:
        return suggest(name, unused), None
    return messages.updates.PUT_PICTURE.with_values(folder=UPDATES), None


def picture_path(name: str) -> str:
    """The path of an update's picture by the name that the update gives."""
    return f"{UPDATES}/{name}"
