"""The panel of one text: its words in each language, what can be done with it, and where else it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kalliola_site.edit.editable_texts import EditableText
from kalliola_site.edit.text_edits.edits import InsertItem
from kalliola_site.model.content import Content
from kalliola_site.preview.panels.lists import insert_request, item_tools, takes_texts
from kalliola_site.preview.panels.means import status_fields
from kalliola_site.preview.panels.panel import Field, Panel, Request, ShownOn, Tool, panel_address
from kalliola_site.problems import messages
from kalliola_site.syntax.place_in_file import TextPlace, read_text_place

_STATES = {
    "missing": messages.translations.MISSING,
    "outdated": messages.translations.OUTDATED,
    "draft": messages.translations.DRAFT,
    "current": messages.translations.CURRENT,
}


def text_panel(content: Content, text: EditableText, place: TextPlace, pages: Sequence[ShownOn]) -> Panel:
    """Make the panel.

    Args:
        content: What is previewed.
        text: The text.
        place: The place at which it was asked for, in one language.
        pages: Where it stands.
    """
    item = text.item
    return Panel(
        title=text.name,
        # What is said of a list is for those who write its file.
        hint=None if text.item else text.description,
        place=str(place),
        fields=(*_fields(content, text, place), *status_fields(content, text)),
        save=Request("edits"),
        tools=(*_accepting(content, text), *(item_tools(content, item) if item else _block_tools(text))),
        pages=pages,
    )


def _fields(content: Content, text: EditableText, place: TextPlace) -> Iterator[Field]:
    names = {language.code: language.name for language in content.site.languages}
    item = text.item
    for each in text.texts:
        becomes_items = item and takes_texts(item) and each.language == content.languages[0]
        yield Field(
            str(each.place),
            names.get(each.language, messages.editor.ALL_LANGUAGES),
            each.text,
            language=each.language,
            state=_STATES[each.translation.state] if each.translation else None,
            is_first=each.place == place,
            items=insert_request(item.place, item.index + 1) if item and becomes_items else None,
        )


def _block_tools(text: EditableText) -> Iterator[Tool]:
    """Offer what can be done with a block of a long text, in each language that has it."""
    there = [each for each in text.texts if each.place.lines and each.text is not None]
    if text.kind == "markdown" and there:
        gone = [{"place": str(each.place), "old": each.text, "new": None} for each in there]
        yield Tool(messages.editor.ADD_BELOW, panel_address("block", there[0].place))
        yield Tool(messages.editor.REMOVE, asks=Request("edits", {"edits": gone}))


def new_block_panel(content: Content, text: EditableText) -> Panel:
    """Ask for the words of a new block below one of a long text."""
    names = {language.code: language.name for language in content.site.languages}
    there = [each for each in text.texts if each.place.lines]
    fields = [Field(_below(each.place), names[each.language], language=each.language) for each in there]
    return Panel(
        title=messages.editor.NEW_ITEM,
        place=str(text.place),
        fields=fields,
        save=Request("insert-block", {"below": {_below(each.place): each.text for each in there}}),
    )


def new_block(field: str, words: str, above: str) -> InsertItem | None:
    """Put a block below one that was shown; None where a field is none that asks for one.

    Args:
        field: The name of the field that asks for its words.
        words: Its words.
        above: What the block above it said.
    """
    place = read_text_place(field.removesuffix("/+"))
    if place is None or place.lines is None or field != _below(place):
        return None
    return InsertItem(TextPlace(place.path, lines=(place.lines[1] + 1,) * 2), words, above)


def _below(place: TextPlace) -> str:
    """Name the field that asks for the words of a block below another."""
    return f"{place}/+"


def _accepting(content: Content, text: EditableText) -> Iterator[Tool]:
    names = {language.code: language.name for language in content.site.languages}
    for each in text.texts:
        if each.text and each.translation and each.translation.state in ("outdated", "draft"):
            label = messages.editor.ACCEPT.with_values(language=names[each.language])
            yield Tool(label, asks=Request("accept", {"place": str(each.place), "old": each.text}))
