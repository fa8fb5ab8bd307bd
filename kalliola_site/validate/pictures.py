"""Pictures of updates: there, named as what they are, of a kind and size that can be taken over.

Only the head of a file is read here. Whether the rest can be is seen when the picture is made smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kalliola_site.load.picture_file import PictureError, opened
from kalliola_site.load.project import Project
from kalliola_site.model.paths import UPDATES
from kalliola_site.model.update import Update
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.problems.suggest import suggest


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
    for path, update in updates.items():
        if update.picture is None:
            continue
        file = picture_path(update.picture.file)
        used.add(file)
        place = project.documents[path].place(("picture", "file"))
        if file in project.pictures:
            try:
                opened(update.picture.file, project.pictures[file])
            except PictureError as error:
                yield Problem(place, error.message, error.values)
        elif file not in project.unreadable:
            names = [name.removeprefix(f"{UPDATES}/") for name in project.pictures]
            hint = (
                suggest(update.picture.file, names)
                if names
                else messages.updates.PUT_PICTURE.with_values(folder=UPDATES)
            )
            values = {"name": update.picture.file, "folder": UPDATES, "suggestion": hint}
            yield Problem(place, messages.updates.PICTURE_MISSING, values)
    if updates_known:
        for file in project.pictures:
            if file not in used:
                values = {"path": file.removeprefix("content/"), "suggestion": messages.updates.USE_PICTURE}
                yield Problem(Place(file), messages.files.UNKNOWN_FILE, values)


def picture_path(name: str) -> str:
    """The path of an update's picture by the name that the update gives."""
    return f"{UPDATES}/{name}"
