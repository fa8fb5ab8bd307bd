"""Edits of YAML: of one value, or of the items of a list."""

from __future__ import annotations

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
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_editor import with_texts, with_value_added, with_values, without_value
from kalliola_site.syntax.yaml_list_editor import with_item, with_item_moved, without_item
from kalliola_site.syntax.yaml_nodes import meaning


def edited_yaml(document: Document, edit: Edit) -> Source:
    """Make an edit of a YAML file.

    Args:
        document: What the file says.
        edit: The edit.

    Raises:
        EditConflictError: Something else stands there by now, or nothing does.
    """
    place = edit.place
    location = _as_in_file(document, place.location)
    now = value_or_none(document.value, location)
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
            last = len(value_or_none(document.value, location[:-1])) - 1
            return with_item_moved(document, location, max(0, min(to, last)))
        case InsertItem(value=value):
            return _with_item(document, edit, value)


def _with_value(document: Document, location: Location, value: Value) -> Source:
    *around, key = location
    group = value_or_none(document.value, tuple(around))
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
    group = value_or_none(document.value, tuple(around))
    if isinstance(group, dict):
        return with_value_added(document, location, value)
    if group is None and around:
        return _with_value(document, tuple(around), {str(key): value})
    raise EditConflictError([Conflict(TextPlace(document.source.path, location), None, value)])


def _without(document: Document, location: Location) -> Source:
    """Take a value away, and what would be left empty around it: a text in no language is none."""
    *around, key = location
    group = value_or_none(document.value, tuple(around))
    if group is None or (isinstance(group, dict) and key not in group):
        return document.source
    if isinstance(group, list):
        return without_item(document, location)
    if len(group) == 1 and around:
        return _without(document, tuple(around))
    return without_value(document, location)


def _with_item(document: Document, edit: InsertItem, value: Value) -> Source:
    *around, index = edit.place.location
    items = value_or_none(document.value, tuple(around))
    if not isinstance(index, int) or not isinstance(items, list | None):
        raise _conflict(edit, items)
    if items is None:
        return _with_value(document, tuple(around), [value])
    return with_item(document, tuple(around), value, min(index, len(items)))


def _as_in_file(document: Document, location: Location) -> Location:
    """Return a location with words for keys: a key such as ``2026`` looks like the number of an item."""
    return tuple(
        str(step) if isinstance(value_or_none(document.value, location[:depth]), dict) else step
        for depth, step in enumerate(location)
    )


def value_or_none(value: Any, location: Location) -> Any:  # noqa: ANN401 - any value of YAML
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
