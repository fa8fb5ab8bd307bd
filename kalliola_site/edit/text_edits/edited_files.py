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
    MoveItem,
    RemoveItem,
    TextEdit,
    ValueEdit,
    mine,
)
from kalliola_site.edit.text_edits.markdown_edits import edited_markdown
from kalliola_site.load.project import Project, with_files
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem, ProblemsFoundError
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.markdown_editor import lines_of
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.source import CONTROL, Source, without_unseen
from kalliola_site.syntax.yaml_editor import with_texts, with_value_added, with_values, without_value
from kalliola_site.syntax.yaml_list_editor import with_item, with_item_moved, without_item
from kalliola_site.syntax.yaml_nodes import meaning
from kalliola_site.syntax.yaml_reader import Document, Value


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
        source = project.texts.get(place.path)
        if source is None or place.lines is None:
            return None if source is None else source.text
        return lines_of(source.text, place.lines)
    document = project.documents.get(place.path)
    return None if document is None else _value(document.value, place.location)


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
    place = edit.place
    if place.path.endswith(".md"):
        return edited_markdown(project.texts.get(place.path), edit)
    document = project.documents.get(place.path)
    if document is None:
        raise _conflict(edit, None)
    location = _as_in_file(document, place.location)
    now = _value(document.value, location)
    if isinstance(edit, TextEdit | ValueEdit) and (meaning(now) or None) == (meaning(edit.new) or None):
        # It is there already: who asked had no answer, or someone else had the same thought.
        return document.source
    match edit:
        case TextEdit(old=old) | ValueEdit(old=old) | RemoveItem(old=old) | MoveItem(old=old) if (
            meaning(now) or None
        ) != (meaning(old) or None):
            raise _conflict(edit, now)
        case TextEdit(new=new) | ValueEdit(new=new):
            return _with_value(document, location, new)
        case RemoveItem() | MoveItem() if now is None or not isinstance(location[-1], int):
            raise _conflict(edit, now)
        case RemoveItem():
            return without_item(document, location)
        case MoveItem(to=to):
            last = len(_value(document.value, location[:-1])) - 1
            return with_item_moved(document, location, max(0, min(to, last)))
        case InsertItem(value=value):
            return _with_item(document, edit, value)


def _with_value(document: Document, location: Location, value: Value) -> Source:
    *around, key = location
    group = _value(document.value, tuple(around))
    if value is None:
        return _without(document, location)
    if isinstance(key, int) or (isinstance(group, dict) and key in group):
        if isinstance(value, str) and isinstance(group[key], str | None):
            return with_texts(document, {location: value})
        return with_values(document, {location: value})
    return _with_added(document, location, value)


def _with_added(document: Document, location: Location, value: Value) -> Source:
    """Add a value, with the groups around it that are not there yet."""
    *around, key = location
    group = _value(document.value, tuple(around))
    if isinstance(group, dict):
        return with_value_added(document, location, value)
    if group is None and around:
        return _with_value(document, tuple(around), {str(key): value})
    raise EditConflictError([Conflict(TextPlace(document.source.path, location), None, value)])


def _without(document: Document, location: Location) -> Source:
    """Take a value away, and what would be left empty around it: a text in no language is none."""
    *around, key = location
    group = _value(document.value, tuple(around))
    if group is None or (isinstance(group, dict) and key not in group):
        return document.source
    if isinstance(group, list):
        return without_item(document, location)
    if len(group) == 1 and around:
        return _without(document, tuple(around))
    return without_value(document, location)


def _with_item(document: Document, edit: InsertItem, value: Value) -> Source:
    *around, index = edit.place.location
    items = _value(document.value, tuple(around))
    if not isinstance(index, int) or not isinstance(items, list | None):
        raise _conflict(edit, items)
    if items is None:
        return _with_value(document, tuple(around), [value])
    return with_item(document, tuple(around), value, min(index, len(items)))


def _as_in_file(document: Document, location: Location) -> Location:
    """Return a location with words for keys: a key such as ``2026`` looks like the number of an item."""
    return tuple(
        str(step) if isinstance(_value(document.value, location[:depth]), dict) else step
        for depth, step in enumerate(location)
    )


def _value(value: Any, location: Location) -> Any:  # noqa: ANN401 - any value of YAML
    """Return the part of a value at a location; None where there is none."""
    for step in location:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _conflict(edit: Edit, theirs: Value) -> EditConflictError:
    return EditConflictError([Conflict(edit.place, theirs, mine(edit))])
