"""What templates see of the way from page to page: menus, links, contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kalliola_site.language.text import localize
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import reading_order
from kalliola_site.plan.addresses import reference
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.render.views.page import Entry, Link


class Navigation:
    """Makes the links to other pages."""

    def __init__(self, content: Content, plan: Plan, goal_keys: Mapping[str, tuple[str, ...]]) -> None:
        """Take the content, all pages, and the keys of each period's goals."""
        self._content = content
        self._plan = plan
        self._goal_keys = goal_keys
        self._source = content.languages[0]

    def link(self, page: Page | None) -> Link | None:
        """Return a link to a page, where there is one."""
        if page is None:
            return None
        return Link(page.key, localize(page.title, page.language, self._source), reference(page.key))

    def menu(self, page: Page, keys: tuple[str, ...]) -> tuple[Link, ...]:
        """Return a menu as a page shows it."""
        links = []
        for key in keys:
            target = self._plan.find(key, page.language, page.period)
            if target is None:
                continue  # the page of updates, while there are none
            current = "page" if target is page else "true" if page.name.startswith(f"{key}/") else ""
            links.append(
                Link(key, localize(target.title, page.language, self._source), reference(key), current)
            )
        return tuple(links)

    def contents(self, page: Page) -> Iterator[Entry]:
        """List the parts of the whole strategy that a page is of."""
        content = self._content.within(page.period)
        keys = (*map(content.key, reading_order()), *self._goal_keys[page.period])
        for entry in (self._plan.by_key[key, page.language] for key in keys):
            number = str(entry.goal.number) if entry.goal else ""
            title = localize(entry.title, page.language, self._source)
            yield Entry(entry.key, number, title, reference(entry.key))
