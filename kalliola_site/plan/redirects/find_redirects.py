"""Moves: what was published under which address, held against the pages there are now.

The record has every address a page ever had, so each old one leads to where its page is now: in one step,
however often it moved. A page that is no more needs someone to say where its readers should go. One whose
name has changed while its address stayed is known by the address, and its older addresses follow it. So is
one that is of a past period now: its address is the same but for the period's name in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.address_record import AddressRecord, Published
from kalliola_site.model.content import Content
from kalliola_site.model.links import ContentLink
from kalliola_site.model.paths import ADDRESSES, SITE
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.plan.redirects.destinations import Destination, Destinations, is_live, judge, page_beside
from kalliola_site.plan.redirects.old_address import OldAddress, read_old_address
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem


@frozen_value
class Redirect:
    """An old address, and where it leads."""

    origin: str
    """From the site's root on, as it reads: ``/tavoitteet/vanha/``, ``/päätös.html``, ``/index.php?id=5``."""
    language: str
    """The language of what was there, or of where it leads if the site has that language no more."""
    page: Page | None
    """The page it leads to; None where it leads out of the site."""
    anchor: str = ""
    outside: str = ""
    """The whole address, where it leads out of the site."""
    written: str = ""
    """The address as site.yml names it, where it does."""
    is_beside_page: bool = False
    """Whether hosts take the page it leads to for the one there, which a page of our own there would hide."""

    @property
    def address(self) -> OldAddress:
        """The address in its parts."""
        path, _, query = self.origin.partition("?")
        return OldAddress(path, query)


@frozen_value
class Redirects:
    """What became of all that was ever published."""

    redirects: tuple[Redirect, ...]
    """Those of pages that moved first, and in order of their origins."""
    addresses: Published
    """The addresses to be on record after this build."""
    renamed: Mapping[str, str]
    """The names to be on record after this build."""
    destinations: Destinations
    links: tuple[ContentLink, ...]
    """The places on pages that redirects lead to."""


def find_redirects(content: Content, plan: Plan) -> tuple[Redirects, tuple[Problem, ...]]:
    """Find out where each address that was ever published leads now, and what nobody has said yet."""
    record = content.published
    published = _Published(record, plan, content.site.redirects)
    destinations = Destinations(content.site.redirects, published.renamed, frozenset(plan.keys))
    links, problems = judge(content, plan, destinations, published.gone, published.former_languages)
    finder = _Finder(content, plan, published, destinations)
    by_origin = {redirect.origin: redirect for redirect in (*finder.given(), *finder.recorded())}
    redirects = Redirects(
        redirects=tuple(sorted(by_origin.values(), key=lambda found: (bool(found.written), found.origin))),
        addresses=published.addresses,
        renamed=published.renamed,
        destinations=destinations,
        links=links,
    )
    return redirects, (*problems, *finder.problems)


class _Published:
    """The record, brought up to date with the pages there are."""

    def __init__(self, record: AddressRecord, plan: Plan, given: Mapping[str, str]) -> None:
        self._plan = plan
        self._given = given
        self._live = {f"/{page.path}": page for page in plan.pages}
        self._archived = _archived_since(record, plan)
        pages = frozenset(plan.keys)
        recorded = {name for names in record.addresses.values() for name in names}
        self.renamed = self._renamed(record)
        self.gone = frozenset((recorded | record.renamed.keys()) - pages)
        self.former_languages = frozenset(record.addresses.keys() - set(plan.languages))
        self.addresses = self._addresses(record)

    def _renamed(self, record: AddressRecord) -> dict[str, str]:
        """Return which names have become which: the address of the one is that of the other now."""
        pages = set(self._plan.keys)
        found: dict[str, str] = {}
        for language, names in record.addresses.items():
            for name, addresses in names.items():
                if addresses and name not in pages and name not in self._given:
                    page = self._archived.get((name, addresses[0])) or self._live.get(addresses[0])
                    if page is not None and page.language == language:
                        found.setdefault(name, page.key)
        older = {old: found.get(new, new) for old, new in record.renamed.items() if old not in pages}
        return {old: new for old, new in sorted({**older, **found}.items()) if old != new}

    def _addresses(self, record: AddressRecord) -> Published:
        current = {
            language: {page.key: f"/{page.path}" for page in self._plan.pages if page.language == language}
            for language in self._plan.languages
        }
        result: dict[str, dict[str, tuple[str, ...]]] = {}
        for language in (*current, *(record.addresses.keys() - current.keys())):
            pages = current.get(language, {})
            names: dict[str, dict[str, None]] = {name: {address: None} for name, address in pages.items()}
            for name, addresses in record.addresses.get(language, {}).items():
                successor = self.renamed.get(name, name)
                for address in addresses:
                    if address in self._live:
                        continue
                    # A new page may have the name of one that is in the past now, but not its addresses.
                    archived = self._archived.get((name, address))
                    successor = archived.key if archived else successor
                    names.setdefault(successor if successor in pages else name, {})[address] = None
            result[language] = {name: tuple(addresses) for name, addresses in sorted(names.items())}
        return dict(sorted(result.items()))


def _archived_since(record: AddressRecord, plan: Plan) -> dict[tuple[str, str], Page]:
    """Find the pages whose period is past now and was not yet when the record was written.

    Returns:
        The pages by the name and the address that each had in its time.
    """
    found: dict[tuple[str, str], Page] = {}
    for page in plan.pages:
        if page.period and page.key not in record.addresses.get(page.language, {}):
            # Of several periods that had a page there, the newest, which comes first, was there last.
            found.setdefault((page.name, f"/{page.path_in_its_time}"), page)
    return found


class _Finder:
    def __init__(
        self, content: Content, plan: Plan, published: _Published, destinations: Destinations
    ) -> None:
        self._content = content
        self._plan = plan
        self._published = published
        self._destinations = destinations
        self._live = {f"/{page.path}".casefold(): page for page in plan.pages}
        self.problems: list[Problem] = []

    def recorded(self) -> Iterator[Redirect]:
        """Lead on every address that is on record and that no page has now."""
        asked: set[str] = set()
        for language, names in self._published.addresses.items():
            target_language = self._language(language)
            if target_language is None:
                continue
            for name, addresses in names.items():
                old = [address for address in addresses if address.casefold() not in self._live]
                if not old:
                    continue
                destination = self._destinations.of(name)
                if destination is not None:
                    yield from (self._redirect(address, target_language, destination) for address in old)
                elif name not in asked and name not in self._destinations.given:
                    asked.add(name)
                    place = self._content.documents[ADDRESSES].key_place(("addresses", language, name))
                    self.problems.append(Problem(place, messages.addresses.PAGE_GONE, {"page": name}))

    def given(self) -> Iterator[Redirect]:
        """Lead on the old addresses that site.yml names."""
        for origin in self._destinations.given:
            address = read_old_address(origin) if origin.startswith("/") else None
            if isinstance(address, OldAddress) and not is_live(address, self._live):
                # The line is judged elsewhere.
                destination = self._destinations.of_address(origin)
                if destination is not None:
                    whole = f"{address.path}?{address.query}" if address.query else address.path
                    beside = page_beside(address, self._live)
                    language = beside.language if beside else self._language_of(whole)
                    found = self._redirect(whole, language, destination)
                    yield replace(found, written=origin, is_beside_page=beside is not None)

    def _redirect(self, origin: str, language: str, destination: Destination) -> Redirect:
        page = self._plan.by_key[destination.page, language] if destination.page else None
        return Redirect(origin, language, page, destination.anchor, destination.outside)

    def _language(self, language: str) -> str | None:
        """Return in which language the readers of a language are served; None where nobody said."""
        if language in self._plan.languages:
            return language
        given = self._destinations.given.get(language)
        if given is None:
            place = self._content.documents[SITE].key_place(("languages",))
            values = {"language": language, "source": self._plan.languages[0]}
            self.problems.append(Problem(place, messages.addresses.LANGUAGE_GONE, values))
        return given if given in self._plan.languages else None

    def _language_of(self, address: str) -> str:
        for language in self._plan.languages[1:]:
            if address.casefold().startswith(f"/{language.lower()}/"):
                return language
        return self._plan.languages[0]
