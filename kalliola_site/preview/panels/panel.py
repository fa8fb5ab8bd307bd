"""A panel of the editor as a value: fields for words, what saving them asks for, and tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Literal
from urllib.parse import quote

from markupsafe import Markup

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.direction import direction
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.syntax.place_in_file import TextPlace

FieldType = Literal["text", "line", "date", "choice", "file"]


@frozen_value
class Request:
    """A request that writes: where it is sent to, below the preview's prefix, and what it says."""

    path: str
    body: Mapping[str, Any] = field(default_factory=dict)


@frozen_value
class Field:
    """A field for words."""

    place: str
    """What it is of: a place in the files, or a name of the panel's own; drafts are kept by it."""
    label: str | Phrase
    value: str | None = None
    """What stands there; None where nothing does."""
    type: FieldType = "text"
    language: str = ""
    """The language of the words; empty where they are of none."""
    choices: Sequence[tuple[str, Phrase | str]] = ()
    """The values to choose from, with their names."""
    state: Phrase | None = None
    """How the translation stands."""
    hint: Phrase | str | None = None
    is_needed: bool = True
    """Whether it may not be left empty, where all fields of a panel are filled in at once."""
    is_first: bool = False
    """Whether the focus goes here when the panel opens."""
    items: Request | None = None
    """Where several paragraphs go that are pasted and become items of a list."""


@frozen_value
class Tool:
    """A button of a panel: it opens another, or asks for something at once."""

    label: Phrase | str
    opens: str | None = None
    """The address of the panel that it opens, below the preview's prefix."""
    asks: Request | None = None
    is_disabled: bool = False


@frozen_value
class ShownOn:
    """A page on which a text stands."""

    title: str
    address: str


@frozen_value
class Panel:
    """The panel."""

    title: Phrase | str
    hint: Phrase | None = None
    """What it is for."""
    place: str = ""
    """The place of the text that the focus comes back to."""
    fields: Sequence[Field] = ()
    save: Request | None = None
    """What saving asks for; the fields that were changed come with it as ``edits``."""
    tools: Sequence[Tool] = ()
    pages: Sequence[ShownOn] = ()
    """The pages on which the text stands."""


def panel_address(kind: str, place: TextPlace) -> str:
    """Return the address of a panel about a place, below the preview's prefix."""
    return f"panel/{kind}?place={quote(str(place), safe='')}"


def panel_as_json(panel: Panel, translate: Translate) -> dict[str, Any]:
    """Write a panel as the script reads it (``browser/panel.js``)."""

    def said(words: Phrase | str | None) -> str | None:
        return words.say(translate) if isinstance(words, Phrase) else words

    return {
        "title": said(panel.title),
        "hint": said(panel.hint),
        "place": panel.place,
        "fields": [
            {
                "place": each.place,
                "label": said(each.label),
                "value": each.value,
                "type": each.type,
                "lang": each.language or None,
                "dir": direction(each.language) if each.language else None,
                "choices": [[key, said(name)] for key, name in each.choices],
                "state": said(each.state),
                "hint": said(each.hint),
                "isFirst": each.is_first,
                "items": _request(each.items),
            }
            for each in panel.fields
        ],
        "save": _request(panel.save),
        "tools": [
            {
                "label": said(tool.label),
                "opens": tool.opens,
                **(_request(tool.asks) or {}),
                "isDisabled": tool.is_disabled,
            }
            for tool in panel.tools
        ],
        "pages": _pages(panel.pages, translate),
    }


def _pages(pages: Sequence[ShownOn], translate: Translate) -> Markup:
    """Write links to the pages on which a text stands, folded away."""
    if not pages:
        return Markup()
    links = Markup().join(
        Markup('<li><a href="{}">{}</a></li>').format(page.address, page.title) for page in pages
    )
    said = messages.editor.STANDS_ON.with_values(count=len(pages)).say(translate)
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(said, links)


def _request(request: Request | None) -> dict[str, Any] | None:
    return None if request is None else {"path": request.path, "body": dict(request.body)}
