"""Pages that earlier builds made of the same: a page is made anew only where it would be another."""

from __future__ import annotations

from functools import partial

from kalliola_site.cache.memory import Memory
from kalliola_site.plan.pages import Page
from kalliola_site.render.changed_goals import ChangedGoals
from kalliola_site.render.made_page import MadePage, RenderedPage, summary_of
from kalliola_site.render.page_renderer import PageRenderer


class KeptPages:
    """The pages, with those that this build makes.

    A page is the same if all that its template is given is the same, but for goals, and all that was read of
    them when it was made: then it would read the same of them again.
    """

    def __init__(self, changed: ChangedGoals, memory: Memory) -> None:
        """Take what of goals has changed, and what earlier builds made."""
        self._changed = changed
        self._table = memory.table("pages")
        self._new: set[str] = set()

    def find(self, renderer: PageRenderer, page: Page) -> MadePage | None:
        """Return a page that is as it would be made now, if there is one."""
        name = renderer.name(page)
        row = self._table.row(name)
        if row is None or row[0] != renderer.dependencies(page):
            return None
        if name not in self._new and self._changed.concern(row[1][0], page.language):
            return None
        self._table.keep_on(name)
        return MadePage(row[1], partial(self._read, name, renderer, page), is_new=name in self._new)

    def keep(self, renderer: PageRenderer, page: Page, made: RenderedPage) -> MadePage:
        """Keep a page that was made now."""
        name, summary = renderer.name(page), summary_of(made)
        self._table.keep(name, renderer.dependencies(page), summary, made)
        self._new.add(name)
        return MadePage(summary, partial(self._read, name, renderer, page), is_new=True)

    def _read(self, name: str, renderer: PageRenderer, page: Page) -> RenderedPage:
        """Read a page that is kept; one that is damaged is made again."""
        kept: RenderedPage | None = self._table.recall(name)
        return renderer.make(page) if kept is None else kept
