"""What templates see of the way from page to page: menus, links, contents."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.language.text import localize
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import parts_of_house, reading_order
from kalliola_site.plan.addresses import reference
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.render.views.noted_goals import NotedGoals
from kalliola_site.render.views.page import Door, Entry, Link

MOST_BAYS_ON_MAP = 12
"""With more goals than these, the map of the house does not show each: no page may grow with the house."""


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
            title = localize(target.title, page.language, self._source)
            links.append(Link(key, title, reference(key), _current(page, target.name)))
        return tuple(links)

    def door(self, page: Page, key: str | None, goals: NotedGoals) -> Door | None:
        """Return the way to a part of the house by the key of its page; None where there is none."""
        if key is None:
            return None
        target = self._plan.by_key[key, page.language]
        goal = goals[key] if target.goal else None
        part = None if target.goal else localize(target.title, page.language, self._source)
        return Door(target.name, part, reference(key), goal, _current(page, target.name))

    def parts_of_house(self, page: Page, goals: NotedGoals) -> tuple[Door, ...]:
        """Return the ways to the parts of the house; to its bays, too, unless they are very many."""
        keys = map(self._content.within(page.period).key, parts_of_house())
        bays = self._goal_keys[page.period]
        shown = bays if len(bays) <= MOST_BAYS_ON_MAP else ()
        doors = (self.door(page, key, goals) for key in (*keys, *shown))
        return tuple(door for door in doors if door is not None)

    def contents(self, page: Page, goals: NotedGoals) -> tuple[Entry, ...]:
        """List the parts of the whole strategy that a page is of."""
        content = self._content.within(page.period)
        parts = (self._plan.by_key[key, page.language] for key in map(content.key, reading_order()))
        of_goals = (goals[key] for key in self._goal_keys[page.period])
        return (
            *(
                Entry(part.key, "", localize(part.title, page.language, self._source), reference(part.key))
                for part in parts
            ),
            *(Entry(goal.key, str(goal.number), goal.line, reference(goal.key)) for goal in of_goals),
        )


def _current(page: Page, name: str) -> str:
    """What ``aria-current`` says of a link: ``page`` to the page itself, ``true`` to the section it is in."""
    return "page" if page.name == name else "true" if page.name.startswith(f"{name}/") else ""
