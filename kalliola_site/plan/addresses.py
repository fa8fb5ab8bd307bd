"""Addresses: from one page to another, under whatever path the site is published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from kalliola_site.model.page_types import HOME
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.syntax.links import MARK, PAGE_SCHEME

_REFERENCE = re.compile(rf'="{MARK}(page|asset):([^"#@]*)(?:@([^"#]*))?(#[^"]*)?"')
"""How this program names pages and assets until the page on which they stand is known."""

_CHOICES = re.compile(r'srcset="([^"]*)"')
_CHOICE = re.compile(rf"{MARK}asset:(\S+)")
"""The same where a browser chooses among several assets (HTML, 4.8.4.2.1)."""


ASSET_SCHEME = f"{MARK}asset:"
"""What stands before an asset's name or path, as ``page:`` does before a page's."""


def reference(key: str, language: str = "") -> str:
    """Name a page, in the language of the page that links to it or in another."""
    return f"{PAGE_SCHEME}{key}@{language}" if language else f"{PAGE_SCHEME}{key}"


def present_reference(key: str) -> str:
    """Name a page that is of no past period, whatever period the page is of that links to it."""
    return reference(f"/{key}")


def relative(origin: str, target: str) -> str:
    """The address of ``target`` as seen from ``origin``, both below the site's root.

    A relative address works under any path and any host, so a built site can be moved as it is.
    """
    start, goal = origin.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(start), len(goal) - 1) and start[shared] == goal[shared]:
        shared += 1
    return "../" * (len(start) - shared) + "/".join(goal[shared:]) or "./"


class References:
    """Turns ``page:`` and ``asset:`` references in rendered HTML into addresses."""

    def __init__(
        self, plan: Plan, assets: Mapping[str, str], base_url: str, *, offline: bool = False
    ) -> None:
        """Take what addresses are made of.

        Args:
            plan: The pages.
            assets: The published path of each asset.
            base_url: Where the site will be, with a final slash.
            offline: Whether pages are opened from a folder: no server is there to find what is meant by
                the address of a folder, so each link names a file.
        """
        self._plan = plan
        self._offline = offline
        self._assets = assets
        self._base_url = base_url
        self._base_path = urlsplit(base_url).path

    def between(self, origin: str, target: Page) -> str:
        """Return the address of a page as seen from an address below the site's root."""
        return relative(origin, target.output if self._offline else target.path)

    def resolve_from(self, page: Page, html: str) -> str:
        """Resolve the references of a page into addresses relative to it."""

        def address(match: re.Match[str]) -> str:
            kind, name, language, anchor = match.groups("")
            if kind == "asset":
                return f'="{relative(page.path, self._assets.get(name, name))}"'
            target = self._plan.find(name, language or page.language, page.period) if name else page
            assert target is not None, name  # noqa: S101 - what names a page has been checked
            if target is page and anchor:
                return f'="{anchor}"'
            return f'="{self.between(page.path, target)}{anchor}"'

        def choices(match: re.Match[str]) -> str:
            return _CHOICE.sub(lambda choice: relative(page.path, choice[1]), match[0])

        return _REFERENCE.sub(address, _CHOICES.sub(choices, html))

    def resolve_anywhere(self, home: Page, html: str) -> str:
        """Resolve the references of a page that answers at any address, as seen from a home page.

        Hosts show it where there is no other, so it names all by their address from the host's root; from a
        folder it is opened where it lies, at the site's root.
        """
        if self._offline:
            return self.resolve_from(home, html)
        return self._resolve_below(self._base_path, home.language, html)

    def resolve_whole(self, page: Page, html: str) -> str:
        """Resolve the references of a page into whole addresses, for where it is read elsewhere."""
        return self._resolve_below(self._base_url, page.language, html, page.key)

    def _resolve_below(self, base: str, language: str, html: str, here: str = HOME) -> str:
        def address(match: re.Match[str]) -> str:
            kind, name, other, anchor = match.groups("")
            if kind == "asset":
                return f'="{base}{self._assets.get(name, name)}{anchor}"'
            target = self._plan.find(name or here, other or language)
            assert target is not None, name  # noqa: S101 - what names a page has been checked
            return f'="{base}{target.path}{anchor}"'

        def choices(match: re.Match[str]) -> str:
            return _CHOICE.sub(lambda choice: f"{base}{choice[1]}", match[0])

        return _REFERENCE.sub(address, _CHOICES.sub(choices, html))
