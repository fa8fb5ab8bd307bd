"""All panels of a site, by their kind and what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from kalliola_site.edit.editable_texts import EditableText, EditableTexts, pages_by_place
from kalliola_site.model.long_texts import in_language
from kalliola_site.pipeline import Site
from kalliola_site.plan.build_plan import plan
from kalliola_site.plan.pages import Page
from kalliola_site.preview.panels.indicators import AGREE, agree_panel, indicator_at, measure_panel
from kalliola_site.preview.panels.lists import items_in_list, new_item_panel
from kalliola_site.preview.panels.means import is_status
from kalliola_site.preview.panels.new_files import NEW_PANELS, new_update_panel, picture_panel
from kalliola_site.preview.panels.page import draft_place, page_panel
from kalliola_site.preview.panels.panel import Panel, ShownOn
from kalliola_site.preview.panels.text import new_block_panel, text_panel
from kalliola_site.syntax.place_in_file import TextPlace, read_text_place


class Panels:
    """The panels of one site; made when they are asked for."""

    def __init__(self, site: Site) -> None:
        """Make panels of the last good site."""
        self.site = site
        self._content = site.content

    def panel(self, kind: str, asked: Mapping[str, str]) -> Panel | None:
        """Return a panel.

        Args:
            kind: Which panel.
            asked: What the address says besides: the place, the page, the number of an item.

        Returns:
            The panel; None where there is no such panel, or nothing at that place.
        """
        match kind:
            case "page" | "picture":
                page = self._pages.get(_file_of(asked.get("path", "/")))
                return self._page_panel(page) if kind == "page" else self._picture_panel(page)
            case "new":
                make = NEW_PANELS.get(asked.get("kind", ""))
                return make(self._content) if make else None
        place = read_text_place(asked.get("place", ""))
        return self._panel_at(kind, place, asked.get("index", "")) if place else None

    def fields_with(self, place: TextPlace) -> tuple[TextPlace, ...]:
        """Return the places of all fields of the panel that a field is in; none where there is no such."""
        text = self._texts.at(place)
        if text is not None:
            return tuple(each.place for each in text.texts)
        if place in self._whole_texts:
            return (place,)
        return (place,) if is_status(self._content, place) else ()

    def text(self, place: TextPlace) -> EditableText | None:
        """Return the text at a place, if there is one."""
        return self._texts.at(place)

    def is_of_draft(self, place: TextPlace) -> bool:
        """Whether a place is one that says whether a page is a draft."""
        return any(draft_place(self._content, page) == place for page in self._pages.values())

    def _panel_at(self, kind: str, place: TextPlace, index: str) -> Panel | None:
        content = self._content
        match kind:
            case "text":
                text = self.text(place)
                return text_panel(content, text, place, self._pages_of(text)) if text else None
            case "block":
                text = self.text(place)
                return new_block_panel(content, text) if text and place.lines else None
            case "item" if index.isascii() and index.isdigit() and len(index) < 5:  # noqa: PLR2004
                return new_item_panel(content, place, int(index)) if items_in_list(content, place) else None
            case "measure" | "agree" if (found := indicator_at(content, place)) is not None:
                indicator = found[2]
                if kind == AGREE:
                    return agree_panel(content, place, indicator)
                return measure_panel(content, place, indicator) if indicator else None
        return None

    def _page_panel(self, page: Page | None) -> Panel:
        texts = self._texts.on_page(self.site.files[page.output]) if page else ()
        return page_panel(self._content, page, texts)

    def _picture_panel(self, page: Page | None) -> Panel:
        if page is not None and page.update is not None:
            return picture_panel(self._content, page.update)
        return new_update_panel(self._content, with_picture=True)

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        table, _ = plan(self._content)
        return {page.output: page for page in table.pages}

    @cached_property
    def _whole_texts(self) -> frozenset[TextPlace]:
        """The files of long texts, which are a field each where languages have not as many blocks."""
        paths = (source.path for source in self._content.texts.values())
        languages = self._content.languages
        return frozenset(TextPlace(in_language(path, code)) for path in paths for code in languages)

    @cached_property
    def _texts(self) -> EditableTexts:
        return EditableTexts(self._content)

    @cached_property
    def _shown(self) -> Mapping[TextPlace, tuple[str, ...]]:
        return pages_by_place(self.site.files)

    def _pages_of(self, text: EditableText) -> tuple[ShownOn, ...]:
        files = {path: None for each in text.texts for path in self._shown.get(each.place, ())}
        pages = (self._pages[path] for path in files if path in self._pages)
        return tuple(ShownOn(page.title.get(page.language, ""), f"/{page.path}") for page in pages)


def _file_of(path: str) -> str:
    name = path.removeprefix("/")
    return f"{name}index.html" if not name or name.endswith("/") else name
