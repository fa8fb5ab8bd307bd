"""Undoing what was saved, and doing it again: alone, whatever else has changed since, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kalliola_site.edit.text_edits.edited_files import edited_files, value_in_file
from kalliola_site.edit.text_edits.edits import Conflict, EditConflictError, ValueEdit
from kalliola_site.edit.text_edits.saving import Saved
from kalliola_site.load.project import Project, load
from kalliola_site.problems.problem import Problem
from kalliola_site.publish.undo_journal import Change, Files, Journal, TextChange, open_journal
from kalliola_site.syntax.place_in_file import TextPlace, read_text_place
from kalliola_site.syntax.source import Source, decode
from kalliola_site.syntax.source_bytes import bytes_like
from kalliola_site.syntax.three_way_merge import Clash, merge
from kalliola_site.syntax.yaml_reader import read_yaml


def undo(folder: Path) -> Saved | None:
    """Take back what was saved last.

    Args:
        folder: The project's folder.

    Returns:
        What changed; None where there is nothing to undo.

    Raises:
        EditConflictError: What was saved has been changed since; nothing was written. It is passed over, so
            that what was saved before it can still be taken back.
        ProblemsFoundError: A file cannot be written.
        OutputLockedError: Someone else is saving, and does not finish.
        OSError: The machine failed.
    """
    with open_journal(folder) as journal:
        change = _change(journal, journal.history.done[-1:])
        if change is None:
            return None
        texts = tuple(TextChange(text.place, text.new, text.old) for text in reversed(change.texts))
        turned = {path: (after, before) for path, (before, after) in change.files.items()}
        try:
            files = _files_now(folder, turned, texts)
        except EditConflictError:
            journal.undo({})
            raise
        journal.undo(files)
        return Saved(tuple(files), texts)


def redo(folder: Path) -> Saved | None:
    """Do again what was undone last; as ``undo``."""
    with open_journal(folder) as journal:
        change = _change(journal, journal.history.undone[:1])
        if change is None:
            return None
        try:
            files = _files_now(folder, change.files, change.texts)
        except EditConflictError:
            journal.redo({})
            raise
        journal.redo(files)
        return Saved(tuple(files), change.texts)


def can_undo_and_redo(folder: Path) -> tuple[bool, bool]:
    """Return whether there is anything to undo, and to do again."""
    with open_journal(folder) as journal:
        return bool(journal.history.done), bool(journal.history.undone)


def _change(journal: Journal, numbers: Iterable[int]) -> Change | None:
    try:
        return next((journal.change(number) for number in numbers), None)
    except KeyError:
        # Someone has deleted it: what it was can no longer be said.
        return None


def _files_now(folder: Path, files: Files, texts: tuple[TextChange, ...]) -> Files:
    """Make a change in the files as they are now.

    Args:
        folder: The project's folder.
        files: The change, in the files as they were.
        texts: What changes in them.
    """
    project, _ = load(folder)
    found: dict[str, tuple[bytes | None, bytes | None]] = {}
    conflicts: list[Conflict] = []
    for path, (before, after) in files.items():
        now = (folder / path).read_bytes() if (folder / path).is_file() else None
        mine = tuple(text for text in texts if text.place.startswith(f"{TextPlace(path)}"))
        if now == before:
            found[path] = before, after
        elif (turned := _merged(project, path, (before, after, now), mine)) is not None:
            found[path] = now, turned
        elif now != after:
            conflicts += _conflicts(project, path, mine)
    if conflicts:
        raise EditConflictError(conflicts)
    return found


def _merged(
    project: Project,
    path: str,
    versions: tuple[bytes | None, bytes | None, bytes | None],
    texts: Iterable[TextChange],
) -> bytes | None:
    if None in versions:
        return None
    before, after, now = (decode(path, version or b"") for version in versions)
    if isinstance(before, Problem) or isinstance(after, Problem) or isinstance(now, Problem):
        return None
    pieces = merge(path, before.text, after.text, now.text)
    together = Source(path, "".join(piece for piece in pieces if isinstance(piece, str)))
    if not any(isinstance(piece, Clash) for piece in pieces) and _is_readable(together):
        return bytes_like(versions[2] or b"", together.text)
    edits = [ValueEdit(place, text.old, text.new) for text in texts if (place := read_text_place(text.place))]
    try:
        source = edited_files(project, edits).get(path)
    except EditConflictError:
        return None
    return None if source is None else bytes_like(versions[2] or b"", source.text)


def _is_readable(source: Source) -> bool:
    return not source.path.endswith(".yml") or not isinstance(read_yaml(source), Problem)


def _conflicts(project: Project, path: str, texts: Iterable[TextChange]) -> list[Conflict]:
    places = [(place, text.new) for text in texts if (place := read_text_place(text.place))]
    return [Conflict(place, value_in_file(project, place), new) for place, new in places] or [
        Conflict(TextPlace(path), value_in_file(project, TextPlace(path)), None)
    ]
