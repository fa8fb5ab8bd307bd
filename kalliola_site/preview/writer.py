"""Writing what the editor asks for, and saying what came of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from kalliola_site.edit.scaffold import CannotStartError
from kalliola_site.edit.text_edits.edited_files import edited_files
from kalliola_site.edit.text_edits.edits import Conflict, Edit, EditConflictError
from kalliola_site.edit.text_edits.saving import (
    NewFiles,
    Saved,
    accept_translation,
    problems_of,
    save_edits,
    save_files,
)
from kalliola_site.edit.text_edits.undoing import can_undo_and_redo, redo, undo
from kalliola_site.load.project import Project, load, with_files
from kalliola_site.plan.build_plan import plan
from kalliola_site.preview.asked import Asked
from kalliola_site.preview.places import with_fields
from kalliola_site.preview.written import Written
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Problem, ProblemsFoundError
from kalliola_site.publish.lock import OutputLockedError
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.validate.content import validate


class Writer:
    """Writes to a project; its answers are values."""

    def __init__(self, project: Path) -> None:
        """Write to the project in a folder."""
        self._project = project

    def state(self) -> Mapping[str, bool]:
        """Tell whether there is anything to undo or to do again."""
        try:
            before, after = can_undo_and_redo(self._project)
        except (ProblemsFoundError, OutputLockedError, OSError):
            return {"undo": False, "redo": False}
        return {"undo": before, "redo": after}

    def write(self, asked: Asked, edits: Sequence[Edit], places: Sequence[TextPlace]) -> Written:
        """Save edits, all or none; or only check them, where that is what was asked for.

        Args:
            asked: The request.
            edits: The edits.
            places: Those of the fields that mistakes are shown at.
        """

        def save() -> Written:
            if asked.is_dry:
                return Written(problems=self._in_fields(problems_of(self._project, edits), edits, places))
            save_edits(self._project, edits, asked.key)
            return Written(said=messages.editor.SAVED)

        return self._answer(save, edits, places)

    def write_files(self, asked: Asked, make: Callable[[Project], NewFiles]) -> Written:
        """Save new files, or files that are to say something else; no picture is written over another.

        Args:
            asked: The request.
            make: Returns the files, made from what the project's say by now.
        """

        def make_without_clash(project: Project) -> NewFiles:
            files = make(project)
            for path, file in files.items():
                if isinstance(file, bytes) and (self._project / path).exists():
                    raise CannotStartError(messages.translations.FILE_EXISTS.with_values(file=path))
            return files

        def save() -> Written:
            save_files(self._project, make_without_clash, (), asked.key)
            return Written(said=messages.editor.SAVED)

        return self._answer(save)

    def accept(self, place: TextPlace, shown: str, key: str = "") -> Written:
        """Accept a translation as it is."""

        def save() -> Written:
            accept_translation(self._project, place, shown, key)
            return Written(said=messages.editor.ACCEPTED)

        return self._answer(save)

    def undo(self) -> Written:
        """Take back what was saved last."""
        return self._answer(lambda: _turned(undo(self._project), messages.editor.UNDONE))

    def redo(self) -> Written:
        """Do again what was undone last."""
        return self._answer(lambda: _turned(redo(self._project), messages.editor.REDONE))

    def _answer(
        self, save: Callable[[], Written], edits: Sequence[Edit] = (), places: Sequence[TextPlace] = ()
    ) -> Written:
        try:
            return save()
        except EditConflictError as error:
            return Written(409, conflicts=tuple(map(_conflict, error.conflicts)))
        except ProblemsFoundError as found:
            return Written(422, problems=self._in_fields(found.problems, edits, places))
        except CannotStartError as error:
            return Written(422, message=error.reason)
        except OutputLockedError:
            return Written(503, message=messages.editor.BUSY)

    def _in_fields(
        self, problems: Iterable[Problem], edits: Sequence[Edit], places: Sequence[TextPlace]
    ) -> tuple[tuple[str | None, Problem], ...]:
        """Find the fields that problems are in, in the files as they would be."""
        problems = tuple(problems)
        if not problems or not places:
            return tuple((None, problem) for problem in problems)
        project, _ = load(self._project)
        # What a text may not have, or what has changed by now, stands in no file.
        with contextlib.suppress(ProblemsFoundError, EditConflictError):
            project = with_files(project, edited_files(project, edits))
        return with_fields(project, problems, places)


def page_address(project: Path, key: str) -> str | None:
    """Return the address of a page that the content has by now, in the source language."""
    sources, _ = load(project)
    content, _ = validate(sources)
    if content is None:
        return None
    page = plan(content)[0].by_key.get((key, content.languages[0]))
    return None if page is None else f"/{page.path}"


def _turned(saved: Saved | None, done: Phrase) -> Written:
    if saved is None:
        return Written(said=messages.editor.NOTHING_TO_UNDO)
    place = saved.texts[0].place if saved.texts else None
    return Written(said=done, place=place)


def _conflict(conflict: Conflict) -> Mapping[str, str | None]:
    theirs, mine = map(_words, (conflict.theirs, conflict.mine))
    return {"place": str(conflict.place), "theirs": theirs, "mine": mine}


def _words(value: object) -> str | None:
    """Return a value as its words; those of a group or a list one after the other."""
    match value:
        case None:
            return None
        case dict():
            return " / ".join(str(_words(item)) for item in value.values())
        case list():
            return " / ".join(str(_words(item)) for item in value)
        case _:
            return str(value)
