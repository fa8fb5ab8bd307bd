"""The panel of one text: its words in each language, what can be done with it, and where else it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kalliola_site.edit.editable_texts import EditableText
from kalliola_site.model.content import Content
from kalliola_site.preview.panels.lists import insert_request, item_tools, takes_texts
from kalliola_site.preview.panels.means import status_fields
from kalliola_site.preview.panels.panel import Field, Panel, Request, ShownOn, Tool
from kalliola_site.problems import messages
from kalliola_site.syntax.place_in_file import TextPlace

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
        hint=text.description,
        place=str(place),
        fields=(*_fields(content, text, place), *status_fields(content, text)),
        save=Request("edits"),
        tools=(*_accepting(content, text), *(item_tools(content, item) if item else ())),
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


def _accepting(content: Content, text: EditableText) -> Iterator[Tool]:
    names = {language.code: language.name for language in content.site.languages}
    for each in text.texts:
        if each.text and each.translation and each.translation.state in ("outdated", "draft"):
            label = messages.editor.ACCEPT.with_values(language=names[each.language])
            yield Tool(label, asks=Request("accept", {"place": str(each.place), "old": each.text}))
