"""What every host should do with the site, as one value that each host is told in its own words.

Addresses are from the host's root on, and whole: each host has patterns of its own, but an address without
one means the same to all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from kalliola_site.data.security_policy import FINGERPRINTED, headers
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.page_types import HOME
from kalliola_site.plan.pages import ASSET_FOLDER, DATA_FOLDER, Plan
from kalliola_site.plan.redirects.find_redirects import Redirect
from kalliola_site.plan.redirects.old_address import OldAddress

REVALIDATED = "public, max-age=0, must-revalidate"
"""How long all other files may be kept: they are asked for anew, and not sent again if they are the same."""

TYPES = {
    ".avif": "image/avif",
    ".csv": "text/csv; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
"""The types of files that some hosts do not know (IANA's registry of media types)."""

PRIVATE = (".kalliola-site", ".nojekyll", ".redirects.caddy", ".redirects.nginx.map")
"""Files at the site's top that are for this program and for servers, not for readers."""

_OPEN = {"Access-Control-Allow-Origin": "*"}
"""Open data may be read by programs on other sites' pages, too (Fetch Standard, 3.2)."""

_LOADED_FIRST = (".css", ".woff2")
"""The fingerprinted files that every reader needs; a host that takes few rules has them for these."""


@frozen_value
class HostRedirect:
    """An old address, and where its readers are sent."""

    address: OldAddress
    """Below the site's root."""
    origin: str
    """Its path from the host's root on, as it reads."""
    encoded: str
    """The same as browsers send it."""
    destination: str

    def at(self, address: OldAddress, root: str) -> HostRedirect:
        """The same from another address."""
        return HostRedirect(address, root + address.path, root + address.encoded, self.destination)

    def destination_with(self, query: str) -> str:
        """The destination with what was asked besides, before its place on the page, if it asks nothing."""
        if "?" in self.destination:
            return self.destination
        page, mark, place = self.destination.partition("#")
        return f"{page}{query}{mark}{place}"

    @property
    def query(self) -> tuple[str, ...]:
        """What the query asks for, as in ``id=5``; empty where the address has none."""
        return tuple(pair for pair in self.address.query.split("&") if pair)


@frozen_value
class MissingPage:
    """The page for missing addresses below a folder."""

    folder: str
    """Where it is for, with a final slash."""
    address: str


@frozen_value
class HostRules:
    """What a host should do with the site."""

    root: str
    """The path of the site, without a final slash; empty at the root of a host."""
    everywhere: Mapping[str, str]
    """The headers of every answer."""
    open_data: Mapping[str, str]
    """The headers of what is below the folder of open data, besides."""
    fingerprinted: tuple[str, ...]
    """The files that may be kept for a year, those first that every reader needs."""
    typed: Mapping[str, str]
    """The types of files that some hosts do not know, by address."""
    redirects: tuple[HostRedirect, ...]
    """Those with a query first, since most hosts take the first that fits; then those of pages that moved."""
    missing: tuple[MissingPage, ...]
    """The pages for missing addresses, the most special folder first; the last one is for all others."""

    @property
    def redirects_in_one_step(self) -> Iterator[HostRedirect]:
        """The redirects, and each with or without its final slash besides, if readers may come by either."""
        origins = {redirect.origin for redirect in self.redirects}
        for redirect in self.redirects:
            yield redirect
            twin = redirect.address.twin
            if twin and self.root + twin not in origins:
                yield redirect.at(OldAddress(twin), self.root)

    @property
    def data_folder(self) -> str:
        """Where open data is, with a final slash."""
        return f"{self.root}/{DATA_FOLDER}/"

    @property
    def private(self) -> tuple[str, ...]:
        """The addresses of what is not for readers."""
        return tuple(f"{self.root}/{name}" for name in PRIVATE)

    def by_file(self) -> Mapping[str, Mapping[str, str]]:
        """The headers that single files have besides, those first that no other rule has a part of."""
        found: dict[str, dict[str, str]] = {
            address: {"Content-Type": kind} for address, kind in self.typed.items()
        }
        for address in self.fingerprinted:
            found.setdefault(address, {})["Cache-Control"] = FINGERPRINTED
        return found


def host_rules(plan: Plan, redirects: Iterable[Redirect], files: Iterable[str], base_url: str) -> HostRules:
    """Put together what hosts should do with a site.

    Args:
        plan: Its pages.
        redirects: The old addresses, and where they lead.
        files: The paths of its files, below its root.
        base_url: Where it will be published, with a final slash.
    """
    root = urlsplit(base_url).path.rstrip("/")
    paths = tuple(files)
    kept = sorted((path for path in paths if path.startswith(f"{ASSET_FOLDER}/")), key=_turn)
    kinds = ((path, TYPES.get(_suffix(path))) for path in sorted(paths))
    homes = (plan.by_key[HOME, language].path for language in plan.languages)
    leading = sorted(redirects, key=lambda redirect: not redirect.address.query)
    return HostRules(
        root=root,
        everywhere=headers(),
        open_data=_OPEN,
        fingerprinted=tuple(f"{root}/{path}" for path in kept),
        typed={f"{root}/{path}": kind for path, kind in kinds if kind},
        redirects=tuple(_host_redirect(redirect, root) for redirect in leading),
        missing=tuple(
            MissingPage(f"{root}/{folder}", f"{root}/{folder}404.html")
            for folder in sorted({*homes, ""}, key=len, reverse=True)
        ),
    )


def _suffix(path: str) -> str:
    """Return the ending of a name, with its dot; a name that begins with its only dot has none."""
    name, dot, ending = path.rpartition("/")[2].rpartition(".")
    return f"{dot}{ending}" if name else ""


def _turn(path: str) -> tuple[int, str]:
    suffix = _suffix(path)
    return _LOADED_FIRST.index(suffix) if suffix in _LOADED_FIRST else len(_LOADED_FIRST), path


def _host_redirect(redirect: Redirect, root: str) -> HostRedirect:
    address = redirect.address
    return HostRedirect(address, root + address.path, root + address.encoded, _destination(redirect, root))


def _destination(redirect: Redirect, root: str) -> str:
    if redirect.page is None:
        return redirect.outside
    return f"{root}/{redirect.page.path}" + (f"#{redirect.anchor}" if redirect.anchor else "")
