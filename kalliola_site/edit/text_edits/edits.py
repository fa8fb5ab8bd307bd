"""What a person changes: each edit says what stood there when it was shown, so none writes over another."""

from __future__ import annotations

from collections.abc import Iterable

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.yaml_document import Value


@frozen_value
class TextEdit:
    """Another text in the place of one: a value of a YAML file, a block of Markdown, or all of such a file.

    White space around texts means nothing, and a text without words is none.
    """

    place: TextPlace
    old: str | None
    """What stood there when it was shown; None where nothing did."""
    new: str | None
    """What is to stand there; None for nothing: the key or the block goes, with the comments above it."""


@frozen_value
class ValueEdit:
    """Another value, of any kind, in the place of one in a YAML file: a group, a list, a text."""

    place: TextPlace
    old: Value
    """What stood there when it was shown; None where nothing did."""
    new: Value
    """What is to stand there; None for nothing: the key goes."""


@frozen_value
class InsertItem:
    """One more item in a list, or one more block in a Markdown file."""

    place: TextPlace
    """Where it is to stand: the place that the item will have, or the line that the block is to go before.

    A place after the last is at the end. A list that is not there is made.
    """
    value: Value
    """The item: a text, or a group such as ``{"fi": …, "en": …}``; of a Markdown file the block's text."""
    below: str | None = None
    """Of a Markdown file: what the block says that ends on the line before, wherever it stands by now."""


@frozen_value
class RemoveItem:
    """One item fewer in a list; its comments go with it."""

    place: TextPlace
    old: Value
    """What the item was when it was shown."""


@frozen_value
class MoveItem:
    """An item at another position in its list; its comments go with it."""

    place: TextPlace
    old: Value
    """What the item was when it was shown."""
    to: int
    """The position that it is to have, from 0."""


ItemEdit = InsertItem | RemoveItem | MoveItem

Edit = TextEdit | ValueEdit | ItemEdit


@frozen_value
class Conflict:
    """One edit that does not fit what the file says by now."""

    place: TextPlace
    theirs: Value
    """What the file says there; None where nothing stands there any more."""
    mine: Value
    """What was to be written; None where something was to be removed."""


class EditConflictError(Exception):
    """Files have changed since their texts were shown; nothing was written. Carries each conflict."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(", ".join(str(conflict.place) for conflict in self.conflicts))


def mine(edit: Edit) -> Value:
    """Return what an edit was to write; None where something was to be removed or moved."""
    match edit:
        case TextEdit(new=new) | ValueEdit(new=new):
            return new
        case InsertItem(value=value):
            return value
        case _:
            return None
