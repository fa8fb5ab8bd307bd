"""From edits to the files that change, as they are to be; nothing is read and nothing written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kalliola_site.edit.text_edits.edits import (
    Conflict,
    Edit,
    EditConflictError,
    InsertItem,
    TextEdit,
    ValueEdit,
    mine,
)
from kalliola_site.edit.text_edits.markdown_edits import edited_markdown
from kalliola_site.edit.text_edits.yaml_edits import edited_yaml, value_or_none
from kalliola_site.load.project import Project, with_files
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem, ProblemsFoundError
from kalliola_site.syntax.markdown_editor import lines_of
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.source import CONTROL, Source, without_unseen
from kalliola_site.syntax.yaml_document import Value


def edited_files(project: Project, edits: Iterable[Edit]) -> Mapping[str, Source]:
    """Make edits, one after the other; each finds what the ones before it have made.

    Args:
        project: The project's files.
        edits: What to change. Places in lists are those after the edits before; those in Markdown, as shown.

    Returns:
        The files that change, as they are to be, by path.

    Raises:
        EditConflictError: Something else stands by now where a text is to be written, or nothing does.
        ProblemsFoundError: A text has a character that no text can have.
    """
    conflicts: list[Conflict] = []
    files: dict[str, Source] = {}
    for edit in _from_below(edits):
        cleaned = _cleaned(edit)
        try:
            source = _edited(with_files(project, files), cleaned)
        except EditConflictError as error:
            conflicts += error.conflicts
        else:
            files[edit.place.path] = source
    if conflicts:
        raise EditConflictError(conflicts)
    return {path: source for path, source in files.items() if source != _source(project, path)}


def value_in_file(project: Project, place: TextPlace) -> Value:
    """Return what a file says at a place; None where nothing stands there."""
    if place.path.endswith(".md"):
        source = _source(project, place.path)
        if source is None or place.lines is None:
            return None if source is None else source.text
        return lines_of(source.text, place.lines)
    document = project.documents.get(place.path)
    return None if document is None else value_or_none(document.value, place.location)


def _from_below(edits: Iterable[Edit]) -> list[Edit]:
    """Begin with the lowest lines of Markdown, so that those above stay where they were shown."""
    edits = list(edits)
    in_lines = sorted((edit for edit in edits if edit.place.lines), key=lambda edit: edit.place.lines or ())
    return [edit for edit in edits if not edit.place.lines] + in_lines[::-1]


def _cleaned(edit: Edit) -> Edit:
    match edit:
        case TextEdit(place, old, new):
            return TextEdit(place, old, _text(place, new or "") or None)
        case ValueEdit(place, old, new):
            return replace(edit, new=_as_written(place, new))
        case InsertItem(place, value):
            return replace(edit, value=_as_written(place, value))
        case _:
            return edit


def _as_written(place: TextPlace, value: Any) -> Value:  # noqa: ANN401 - whatever was sent
    """Return a value as a YAML file has it: numbers and truth values are words there."""
    match value:
        case None:
            return None
        case dict():
            return {str(key): _as_written(place, item) for key, item in value.items()}
        case list():
            return [_as_written(place, item) for item in value]
        case bool():
            return "true" if value else "false"
        case _:
            return _text(place, str(value))


def _text(place: TextPlace, text: str) -> str:
    text = without_unseen(text)
    if found := CONTROL.search(text):
        values = {"name": f"U+{ord(found[0]):04X}"}
        raise ProblemsFoundError([Problem(Place(place.path), messages.files.CONTROL_CHARACTER, values)])
    return text.strip("\n") if place.path.endswith(".md") and text.strip() else text.strip()


def _source(project: Project, path: str) -> Source | None:
    document = project.documents.get(path)
    return project.texts.get(path) if document is None else document.source


def _edited(project: Project, edit: Edit) -> Source:
    path = edit.place.path
    if path.endswith(".md"):
        return edited_markdown(project.texts.get(path), edit)
    if path in project.documents:
        return edited_yaml(project.documents[path], edit)
    raise EditConflictError([Conflict(edit.place, None, mine(edit))])
