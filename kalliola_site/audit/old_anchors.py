"""Places on pages: an id that others may link to is never lost without a word.

What follows ``#`` in an address never reaches a server, so no host can lead it on. A place that is called
something else now gets its old name beside the new one, in the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.address_record import Anchors
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import GOALS
from kalliola_site.model.paths import ADDRESSES, SITE
from kalliola_site.model.strategy import Means
from kalliola_site.plan.pages import Plan
from kalliola_site.plan.redirects.destinations import EVERY_GOAL, Destinations
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.problems.suggest import suggest
from kalliola_site.render.made_page import MadePage

_ONLY_IN_LISTS = "li|dt|dd|td|th"
"""Elements beside which nothing else may stand, so that an old name goes inside."""


@frozen_value
class OldAnchors:
    """The places on the pages of a site."""

    files: Mapping[str, bytes]
    """The pages to which old names were added, by path."""
    anchors: Anchors
    """The places to be on record after this build."""


def preserve_anchors(
    content: Content,
    plan: Plan,
    destinations: Destinations,
    pages: Mapping[str, MadePage],
    *,
    record: bool,
) -> tuple[OldAnchors, tuple[Problem, ...]]:
    """Give places their old names beside their new ones, and find those that are no more.

    Args:
        content: All content.
        plan: The pages there are.
        destinations: What became of pages, and what site.yml says of places.
        pages: The rendered pages, by path.
        record: Whether the places go on record; else they are only looked for where old ones are known.
    """
    if not (record or content.published.anchors or any("#" in origin for origin in destinations.given)):
        return OldAnchors({}, {}), ()
    keeper = _Keeper(content, plan, destinations, pages)
    old_names = {page: keeper.old_names(page) for page in keeper.present}
    changed: dict[str, bytes] = {}
    for page in plan.pages:
        names = {**(old_names[EVERY_GOAL] if page.goal else {}), **old_names.get(page.key, {})}
        if names and page.output in pages:
            changed[page.output] = _with_old_names(pages[page.output].html().decode(), names).encode()
    return OldAnchors(changed, keeper.to_record()), tuple(keeper.problems)


class _Keeper:
    def __init__(
        self, content: Content, plan: Plan, destinations: Destinations, pages: Mapping[str, MadePage]
    ) -> None:
        self._content = content
        self._destinations = destinations
        self._recorded = content.published.anchors
        strategies = (content, *content.past)
        self._names = {goal.id for strategy in strategies for goal in strategy.goals} | {
            value.id for strategy in strategies for value in strategy.strategy.values.items
        }
        self._parts_of_goals = {
            means.id
            for strategy in strategies
            for goal in strategy.goals
            for means in goal.means
            if isinstance(means, Means) and means.id
        }
        self._past = plan.past
        self.present = _present(plan, pages)
        self._goal_pages = {page.key for page in plan.pages if page.goal}
        goals = [ids for page, ids in self.present.items() if page in self._goal_pages]
        self._shared = frozenset.intersection(*goals) if goals else frozenset()
        self.present[EVERY_GOAL] = frozenset().union(*goals)
        self.problems: list[Problem] = list(self._needless())
        self._given = {
            origin.partition("#")[2]: following.partition("#")[2]
            for origin, following in destinations.given.items()
            if "#" in origin
        }
        self._told: set[str] = set()

    def to_record(self) -> Anchors:
        """Return the places that can be linked to, and those that once could."""
        result: dict[str, tuple[str, ...]] = {}
        for page, anchors in sorted(self.present.items()):
            own = set(self._own(anchors))
            if page == EVERY_GOAL:
                own &= self._shared
            elif page in self._goal_pages:
                own -= self._shared
            if own := own | (set(self._recorded.get(page, ())) - self._in_the_past(page)):
                result[page] = tuple(sorted(own))
        return result

    def old_names(self, page: str) -> Mapping[str, tuple[str, ...]]:
        """Return the old names that places of a page need, by the id they have now."""
        present = self.present[page]
        found: dict[str, tuple[str, ...]] = {}
        named = (origin.partition("#") for origin in self._destinations.given)
        given = (anchor for given_page, _, anchor in named if anchor and given_page == page)
        recorded = {*self._recorded.get(page, ())} - self._in_the_past(page)
        lost = (recorded | set(given)) - present
        for anchor in sorted(lost, key=lambda anchor: (len(anchor), anchor)):
            if _whole(anchor, lost) != anchor:
                continue  # it goes where the place goes that it is a part of
            target = self._target(page, anchor)
            for identifier in self._with_parts(present, target) if target else ():
                old = anchor + identifier.removeprefix(target)
                if old not in present:
                    found[identifier] = (*found.get(identifier, ()), old)
        return found

    def _in_the_past(self, page: str) -> frozenset[str]:
        """Return the places of the pages that had this name in past periods; they are on record as theirs."""
        own = self.present[page]
        past = (self.present.get(f"{period}/{page}", frozenset()) for period in self._past)
        return frozenset().union(*past) - own

    def _target(self, page: str, anchor: str) -> str:
        """Return which place is now what an anchor named; empty for the top of the page."""
        present = self.present[page]
        origin = f"{page}#{anchor}"
        passed = {anchor}
        target = self._destinations.given.get(origin, "").partition("#")[2] or self._given.get(anchor)
        while target and target not in present and target in self._given and target not in passed:
            passed.add(target)
            target = self._given[target]
        if target is not None:
            if target and target not in present and origin in self._destinations.given:
                place = self._content.documents[SITE].place(("redirects", origin))
                values = {"key": page, "anchor": target, "suggestion": suggest(target, present)}
                self.problems.append(Problem(place, messages.markdown.LINK_TO_UNKNOWN_ANCHOR, values))
            return target if target in present else ""
        goal = f"{GOALS}/{anchor}"
        if goal not in self._destinations.pages and (destination := self._destinations.of(goal)):
            successor = destination.page.removeprefix(f"{GOALS}/")
            return successor if successor in present else ""
        if anchor not in self._told:
            self._told.add(anchor)
            place = self._content.documents[ADDRESSES].key_place(("anchors", page))
            self.problems.append(
                Problem(place, messages.addresses.ANCHOR_GONE, {"page": page, "anchor": anchor})
            )
        return ""

    def _own(self, anchors: Iterable[str]) -> Iterator[str]:
        """Leave out the ids that only name a part of a place: ``joy-heading`` where there is ``joy``."""
        known = set(anchors)
        for anchor in known:
            whole = _whole(anchor, known)
            part = anchor.removeprefix(f"{whole}-")
            if anchor in self._names or whole == anchor or part in self._parts_of_goals:
                yield anchor

    def _with_parts(self, anchors: frozenset[str], place: str) -> Iterator[str]:
        """Return the ids of a place and of its parts."""
        wholes = (anchors & self._names) | {place}
        for anchor in sorted(anchors):
            if anchor == place or (anchor not in wholes and _whole(anchor, wholes) == place):
                yield anchor

    def _needless(self) -> Iterator[Problem]:
        """Find lines of ``redirects:`` for places that are there."""
        for origin in self._destinations.given:
            page, mark, anchor = origin.partition("#")
            if mark and anchor in self.present.get(page, ()):
                place = self._content.documents[SITE].key_place(("redirects", origin))
                yield Problem(place, messages.addresses.REDIRECT_NEEDLESS, {"origin": origin})


def _present(plan: Plan, pages: Mapping[str, MadePage]) -> dict[str, frozenset[str]]:
    """Find the ids on each page, which are the same in every language."""
    return {
        page.key: frozenset(pages[page.output].facts.places)
        for page in plan.pages
        if page.language == plan.languages[0] and page.output in pages
    }


def _whole(anchor: str, known: Container[str]) -> str:
    """Name the place that an id names a part of, the longest where several could be; else the id itself."""
    place = anchor
    while place := place.rpartition("-")[0]:
        if place in known:
            return place
    return anchor


def _with_old_names(page: str, names: Mapping[str, tuple[str, ...]]) -> str:
    for identifier, old in names.items():
        spans = "".join(f'<span class="former-place" id="{name}"></span>' for name in old)
        start = rf'<([a-z0-9]+)\b[^<>]*?\sid="{re.escape(identifier)}"[^<>]*>'

        def put(match: re.Match[str], spans: str = spans) -> str:
            inside = re.fullmatch(_ONLY_IN_LISTS, match[1])
            return f"{match[0]}{spans}" if inside else f"{spans}{match[0]}"

        page = re.sub(start, put, page, count=1)
    return page
