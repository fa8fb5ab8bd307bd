"""The status of a goal's means: two fields more at its text, and the edits that come of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kalliola_site.edit.editable_texts import EditableText
from kalliola_site.edit.text_edits.edits import Edit, TextEdit, ValueEdit
from kalliola_site.model.choices import choices_of
from kalliola_site.model.content import Content
from kalliola_site.model.strategy import Status
from kalliola_site.preview.panels.lists import items_in_list
from kalliola_site.preview.panels.panel import Field
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.place_in_file import TextPlace

_KEYS = ("status", "date")
"""What is said of a means beside its text."""


def status_fields(content: Content, text: EditableText) -> Iterator[Field]:
    """Ask for the status of a means, where the text is that of one."""
    item = means_item(content, text.texts[0].place)
    if item is None:
        return
    place, value = item
    choices = [(choice, Phrase(choice)) for choice in choices_of(Status)]
    none = ("", messages.editor.NO_STATUS)
    status, day = (str(value.get(key) or "") for key in _KEYS)
    at = str(place)
    yield Field(f"{at}/status", messages.editor.STATUS, status, type="choice", choices=(none, *choices))
    yield Field(f"{at}/date", messages.editor.STATUS_DAY, day, type="date")


def is_status(content: Content, place: TextPlace) -> bool:
    """Whether a place is that of what is said of a means beside its text."""
    item = means_item(content, place)
    return item is not None and place in {TextPlace(place.path, (*item[0].location, key)) for key in _KEYS}


def means_item(content: Content, place: TextPlace) -> tuple[TextPlace, dict[str, Any]] | None:
    """Find the means that a place is in, and what the file says there."""
    match place.location:
        case ("means", int(index), *_) if place.path in content.goal_paths.values():
            at = TextPlace(place.path, ("means", index))
            items = items_in_list(content, TextPlace(place.path, ("means",)))
            item = items[index] if index < len(items) else None
            return (at, item) if isinstance(item, dict) else None
    return None


def with_status(content: Content, edits: Sequence[TextEdit]) -> tuple[Edit, ...]:
    """Make edits of what is said of means: one that is only a text becomes a group with the text in it."""
    plain: dict[TextPlace, list[TextEdit]] = {}
    others: list[Edit] = []
    for edit in edits:
        item = means_item(content, edit.place)
        if item is None or not _is_of_plain_item(item[1]):
            others.append(edit)
        else:
            plain.setdefault(item[0], []).append(edit)
    return (*others, *(each for place, found in plain.items() for each in _of_item(content, place, found)))


def _is_of_plain_item(value: Mapping[str, Any]) -> bool:
    return "text" not in value


def _of_item(content: Content, place: TextPlace, edits: Sequence[TextEdit]) -> Iterator[Edit]:
    """Put edits of a means' text and of its status into one, where there is a status to be."""
    words = {str(_key(edit.place)): edit for edit in edits if _key(edit.place) not in _KEYS}
    said = {str(_key(edit.place)): edit.new for edit in edits if _key(edit.place) in _KEYS and edit.new}
    if not said:
        yield from words.values()
        return
    item = means_item(content, place)
    assert item is not None  # noqa: S101 - it has been found by the same place
    old = {**item[1], **{key: edit.old for key, edit in words.items() if edit.old is not None}}
    text = {**item[1], **{key: edit.new for key, edit in words.items()}}
    new = {"text": {key: value for key, value in text.items() if value is not None}, **said}
    yield ValueEdit(place, old, new)


def _key(place: TextPlace) -> int | str:
    return place.location[-1]
