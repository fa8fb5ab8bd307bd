"""Items of lists: the panel of a new one, and the tools of one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from kalliola_site.edit.editable_texts import ListItem
from kalliola_site.model.content import Content
from kalliola_site.preview.panels.panel import Field, Panel, Request, Tool, panel_address
from kalliola_site.problems import messages
from kalliola_site.syntax.place_in_file import TextPlace


def items_in_list(content: Content, place: TextPlace) -> list[object]:
    """Return the items of a list as the file has them; none where there is no list."""
    document = content.documents.get(place.path)
    value: object = document.value if document else None
    for step in place.location:
        match value:
            case dict() if step in value:
                value = value[step]
            case list() if isinstance(step, int) and step < len(value):
                value = value[step]
            case _:
                return []
    return value if isinstance(value, list) else []


def insert_request(place: TextPlace, index: int) -> Request:
    """Return what is asked for to put items into a list."""
    return Request("insert", {"list": str(place), "index": index})


def takes_texts(item: ListItem) -> bool:
    """Whether an item of the list may be a text alone, so that one can be begun with its words."""
    return item.is_whole or item.place.location == ("means",)


def item_tools(content: Content, item: ListItem) -> Iterator[Tool]:
    """Offer what can be done with an item of a list."""
    place, index = item.place, item.index
    body = {"list": str(place), "index": index, "old": items_in_list(content, place)[index]}
    up, down = ({**body, "to": to} for to in (index - 1, index + 1))
    last = item.count - 1
    if takes_texts(item):
        yield Tool(messages.editor.ADD_BELOW, f"{panel_address('item', place)}&index={index + 1}")
    yield Tool(messages.editor.MOVE_UP, asks=Request("move", up), is_disabled=index == 0)
    yield Tool(messages.editor.MOVE_DOWN, asks=Request("move", down), is_disabled=index == last)
    yield Tool(messages.editor.REMOVE, asks=Request("remove", body), is_disabled=not last)


def new_item_panel(content: Content, place: TextPlace, index: int) -> Panel:
    """Ask for the words of a new item of a list."""
    fields = [
        Field(f"{place}/+{index}/{language.code}", language.name, language=language.code)
        for language in content.site.languages
    ]
    return Panel(
        title=messages.editor.NEW_ITEM, place=str(place), fields=fields, save=insert_request(place, index)
    )
