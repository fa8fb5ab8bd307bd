"""Where readers of what is no more are sent: what ``redirects:`` in site.yml says, judged and followed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.content import Content
from kalliola_site.model.links import ContentLink
from kalliola_site.model.page_types import GOALS
from kalliola_site.model.paths import SITE
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.plan.redirects.old_address import OldAddress, read_old_address
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Problem
from kalliola_site.problems.suggest import suggest

EVERY_GOAL = f"{GOALS}/*"
"""How places are named that the page of every goal has."""

OUTSIDE = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._~/%=&?,@!+-]*)?(?:#[A-Za-z0-9._~%-]*)?"
)
"""A web address that means the same to every server: none of its characters is special to any."""

_WHOLE_ADDRESS = re.compile(r"(?:(?:https?:)?//|www\.)[^/]+(?P<path>/.*)?", re.IGNORECASE)
_FILE = re.compile(r"[^/:?#][^:?#]*\.[a-z]{2,5}(?:\?.*)?", re.IGNORECASE)
"""A path of which only the first stroke is missing: no page of this site has a full stop in its name."""


def _has_to_go(problem: Problem) -> bool:
    """Whether a line is to be deleted, whatever else may be wrong with it."""
    is_of_nothing = problem.values.get("suggestion") is messages.translations.NOTHING_WENT
    return is_of_nothing or problem.message is messages.addresses.REDIRECT_NEEDLESS


@frozen_value
class Destination:
    """Where readers are sent."""

    page: str
    """The name of a page that is there; empty where they leave the site."""
    anchor: str = ""
    outside: str = ""
    """The whole address, where they leave the site."""


@frozen_value
class Destinations:
    """What site.yml says of what is no more, and what the record says of names."""

    given: Mapping[str, str]
    """What is no more, and where its readers should go."""
    renamed: Mapping[str, str]
    """The names of pages that have a new one, with that."""
    pages: frozenset[str]
    """The names of all pages there are."""

    def of(self, name: str) -> Destination | None:
        """Follow a page's name to a page that is there, or out of the site; None where nobody said where."""
        passed = set()
        anchor = ""
        while name not in self.pages:
            if name in passed:
                return None
            passed.add(name)
            following = self.given.get(name) or self.renamed.get(name)
            if following is None:
                return None
            if OUTSIDE.fullmatch(following):
                return Destination("", outside=following)
            name, _, anchor = following.partition("#")
        return Destination(name, anchor)

    def of_address(self, origin: str) -> Destination | None:
        """Follow an address that a line names, as if it were a page's name."""
        return Destinations({**self.given, "": self.given[origin]}, self.renamed, self.pages).of("")

    def circle(self, name: str) -> tuple[str, ...]:
        """Return the names by which one leads back to itself; none where it does not."""
        steps = [name]
        while (following := self.given.get(steps[-1])) is not None:
            steps.append(following.partition("#")[0])
            if steps[-1] == name:
                return tuple(steps)
            if steps[-1] in steps[:-1]:
                break
        return ()


def judge(
    content: Content, plan: Plan, destinations: Destinations, gone: frozenset[str], former: frozenset[str]
) -> tuple[tuple[ContentLink, ...], tuple[Problem, ...]]:
    """Judge each line of ``redirects:``.

    Args:
        content: All content.
        plan: The pages there are.
        destinations: What the lines say.
        gone: The names of pages that were published and are no more.
        former: The languages that were published and are no more.

    Returns:
        The links to a place on a page, to be looked up when the places are known; and the problems.
    """
    judged = _Judge(content, plan, destinations, gone, former)
    problems = tuple(judged.problems())
    return tuple(judged.links()), problems


def is_live(address: OldAddress, live: Collection[str]) -> bool:
    """Whether a page is at an address now: hosts take one for the same without the slash at its end.

    Args:
        address: The address.
        live: Those of the pages there are, in small letters.
    """
    path = address.path.casefold()
    return not address.query and (path in live or f"{path}/" in live)


def page_beside(address: OldAddress, live: Mapping[str, Page]) -> Page | None:
    """Return the page that many hosts take for the one at an address: that at ``/en/`` for ``/en.html``.

    A page of our own at the address would hide it there.

    Args:
        address: The address.
        live: The pages there are, by their addresses in small letters.
    """
    return live.get(address.folder.casefold())


class _Judge:
    def __init__(
        self,
        content: Content,
        plan: Plan,
        destinations: Destinations,
        gone: frozenset[str],
        former: frozenset[str],
    ) -> None:
        self._document = content.documents[SITE]
        self._url = content.site.url
        self._languages = content.languages
        self._destinations = destinations
        self._gone = gone
        self._former = former
        self._live = {f"/{page.path}".casefold(): page for page in plan.pages}

    def problems(self) -> Iterator[Problem]:
        for origin, following in self._destinations.given.items():
            if origin in self._former:
                if following not in self._languages:
                    values = {"key": following, "suggestion": suggest(following, self._languages)}
                    yield self._at_destination(origin, messages.models.UNKNOWN_LANGUAGE, values)
            elif "#" in origin and not origin.startswith("/"):
                yield from self._place(origin, following)
            else:
                problems = [*self._origin(origin)]
                yield from problems
                # Where the whole line has to go, where it leads is no question.
                if not any(map(_has_to_go, problems)):
                    yield from self._destination(origin, following)

    def links(self) -> Iterator[ContentLink]:
        for origin, following in self._destinations.given.items():
            page, _, anchor = following.partition("#")
            if anchor and page in self._destinations.pages and "#" not in origin:
                yield ContentLink(page, anchor, self._document.place(("redirects", origin)))

    def _origin(self, origin: str) -> Iterator[Problem]:
        path = self._path_meant(origin)
        if path is not None:
            values: dict[str, object] = {"address": origin, "path": path}
            yield self._at_origin(origin, messages.addresses.REDIRECT_NOT_PATH, values)
        elif origin.startswith("/"):
            address = read_old_address(origin)
            if not isinstance(address, OldAddress):
                values = {"address": origin, "reason": address}
                yield self._at_origin(origin, messages.addresses.REDIRECT_ADDRESS, values)
            elif is_live(address, self._live):
                yield self._at_origin(origin, messages.addresses.REDIRECT_NEEDLESS, {"origin": origin})
            elif page := page_beside(address, self._live):
                destination = self._destinations.of_address(origin)
                if destination is not None and (destination.page, destination.outside) != (page.key, ""):
                    values = {"origin": origin, "address": f"/{page.path}", "page": page.key}
                    yield self._at_destination(origin, messages.addresses.REDIRECT_HIDES, values)
        elif origin in self._destinations.pages:
            yield self._at_origin(origin, messages.addresses.REDIRECT_NEEDLESS, {"origin": origin})
        elif origin not in self._gone:
            names = self._gone | self._former
            suggestion = suggest(origin, names) if names else messages.translations.NOTHING_WENT
            values = {"origin": origin, "suggestion": suggestion}
            yield self._at_origin(origin, messages.addresses.REDIRECT_UNKNOWN, values)

    def _path_meant(self, origin: str) -> str | None:
        """Return the path that a line should begin with; None where it is one already, or a page's name."""
        if whole := _WHOLE_ADDRESS.fullmatch(origin):
            root = urlsplit(self._url).path.rstrip("/")
            path = whole["path"] or "/"
            return path.removeprefix(root) if path.startswith(f"{root}/") else path
        return f"/{origin}" if _FILE.fullmatch(origin) else None

    def _destination(self, origin: str, following: str) -> Iterator[Problem]:
        if OUTSIDE.fullmatch(following):
            return
        page = following.partition("#")[0]
        if ":" in following or following.startswith("/"):
            values: dict[str, object] = {"destination": following}
            yield self._at_destination(origin, messages.addresses.REDIRECT_DESTINATION, values)
        elif steps := self._destinations.circle(origin):
            if origin != min(steps):
                return  # the others on the way have the same to say
            values = {"steps": " → ".join(steps)}
            yield self._at_destination(origin, messages.addresses.REDIRECT_IN_CIRCLES, values)
        elif page not in self._destinations.pages | self._gone:
            values = {"key": page, "suggestion": suggest(page, self._destinations.pages)}
            yield self._at_destination(origin, messages.markdown.LINK_TO_UNKNOWN_PAGE, values)

    def _place(self, origin: str, following: str) -> Iterator[Problem]:
        page = origin.partition("#")[0]
        known = self._destinations.pages | {EVERY_GOAL}
        if page not in known:
            values: dict[str, object] = {"key": page, "suggestion": suggest(page, known)}
            yield self._at_origin(origin, messages.markdown.LINK_TO_UNKNOWN_PAGE, values)
        elif following.partition("#")[0] != page:
            yield self._at_destination(origin, messages.addresses.REDIRECT_OFF_PAGE, {"page": page})

    def _at_origin(self, origin: str, message: Message, values: Mapping[str, object]) -> Problem:
        return Problem(self._document.key_place(("redirects", origin)), message, values)

    def _at_destination(self, origin: str, message: Message, values: Mapping[str, object]) -> Problem:
        return Problem(self._document.place(("redirects", origin)), message, values)
