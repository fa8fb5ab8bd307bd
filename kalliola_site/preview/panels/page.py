"""The panel of a whole page: all its texts, seen or not, what can be begun, and whether it is a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kalliola_site.edit.editable_texts import EditableText
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import required_pages
from kalliola_site.model.paths import INTERFACE, SITE
from kalliola_site.plan.pages import Page
from kalliola_site.preview.panels.indicators import indicator_tools
from kalliola_site.preview.panels.panel import Panel, Request, Tool, panel_address
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.place_in_file import TextPlace

_LENGTH = 60
"""How many characters of a text its button shows."""


def page_panel(content: Content, page: Page | None, texts: Iterable[EditableText]) -> Panel:
    """Make the panel.

    Args:
        content: What is previewed.
        page: The page; none where the address has none.
        texts: What can be edited of it.
    """
    # What is asked for is most often a text of this page; the words of all pages are many, and stand last.
    texts = sorted(texts, key=lambda text: text.texts[0].place.path == INTERFACE)
    tools = [
        Tool(messages.editor.NEW_GOAL, "panel/new?kind=goal"),
        Tool(messages.editor.NEW_UPDATE, "panel/new?kind=update"),
        Tool(messages.editor.NEW_PAGE, "panel/new?kind=page"),
        *(_page_tools(content.within(page.period), page) if page else ()),
        *(Tool(_shown(text), panel_address("text", text.texts[0].place)) for text in texts),
    ]
    return Panel(title=messages.editor.PAGE_TEXTS, tools=tools)


def _shown(text: EditableText) -> Phrase:
    words = next((each.text for each in text.texts if each.text), "")
    short = words if len(words) <= _LENGTH else f"{words[:_LENGTH].rstrip()} …"
    return Phrase("{label}: {words}", {"label": text.name, "words": short})


def _page_tools(content: Content, page: Page) -> Iterator[Tool]:
    if (place := draft_place(content, page)) is not None:
        is_draft = page.key in content.drafts.pages
        label = messages.editor.PUBLISH_DRAFT if is_draft else messages.editor.MAKE_DRAFT
        yield Tool(label, asks=Request("draft", {"place": str(place), "draft": not is_draft}))
    if page.goal is not None:
        yield from indicator_tools(content, page.goal)


def draft_place(content: Content, page: Page) -> TextPlace | None:
    """Return where it says whether a page is a draft; None for one that cannot be."""
    if page.goal is not None:
        return TextPlace(content.goal_paths[page.goal.id], ("draft",))
    if page.update is not None:
        return TextPlace(content.update_paths[page.update.id], ("draft",))
    needed = required_pages(has_updates=bool(content.updates))
    if not page.period and page.name in content.site.pages and page.name not in needed:
        return TextPlace(SITE, ("pages", page.name, "draft"))
    return None
