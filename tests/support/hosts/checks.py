"""What is asked of every host: each check gives ``yes``, or what was seen instead in a word or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from kalliola_site.data.hosts.rules import TYPES
from kalliola_site.data.security_policy import FINGERPRINTED, headers
from tests.support.site_pages import parse

YES = "yes"

OLD = ("/vanha-sivu/", "/päätös.html")
"""Old addresses of the page of values, as the project of the checks has them in ``redirects:``."""


@dataclass(frozen=True, slots=True)
class Published:
    """A site at a host."""

    client: httpx.Client
    host: str
    """The address of the host, without a final slash."""
    path: str
    """Where the site is there, without a final slash."""
    folder: Path
    """The files of the site."""

    def ask(self, address: str, **fields: str) -> httpx.Response:
        """Ask for an address below the site's root, with header fields whose names have underscores."""
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.client.get(f"{self.host}{self.path}{address}", headers=named)

    def find(self, suffix: str, within: str = "") -> str:
        """The address of a file by its ending."""
        found = min((self.folder / within).rglob(f"*{suffix}"))
        return f"/{found.relative_to(self.folder).as_posix()}"


def _page(site: Published) -> str:
    answer = site.ask("/en/")
    is_page = answer.content == (site.folder / "en/index.html").read_bytes()
    return YES if answer.status_code == 200 and is_page else str(answer.status_code)


def _slash(site: Published) -> str:
    """Whether the address without its final slash leads to the one with it; else how many links are dead."""
    answer = site.ask("/en")
    if answer.is_redirect:
        led = urljoin(str(answer.url), answer.headers["Location"])
        return YES if urlsplit(led).path == urlsplit(f"{site.host}{site.path}/en/").path else led
    if answer.status_code != 200:
        return str(answer.status_code)
    links = [link.attrib["href"] for link in parse(answer.content).iter("a")]
    own = [urljoin(str(answer.url), link).partition("#")[0] for link in links]
    dead = [link for link in own if link.startswith(site.host) and _is_dead(site, link)]
    return f"200, {len(dead)} of {len(own)} links dead" if dead else "200, all links hold"


def _is_dead(site: Published, address: str) -> bool:
    return site.client.get(address, follow_redirects=True).status_code == 404


def _missing(site: Published, address: str, language: str) -> str:
    answer = site.ask(address)
    if answer.status_code != 404:
        return str(answer.status_code)
    page = next(parse(answer.content).iter("html"), None)
    seen = "" if page is None else page.get("lang", "")
    ours = b'http-equiv="Content-Security-Policy"' in answer.content
    return (YES if seen == language else f"in {seen}") if ours else "its own page"


def _missing_in_finnish(site: Published) -> str:
    return _missing(site, "/ei-ole/mitaan/", "fi")


def _missing_in_english(site: Published) -> str:
    return _missing(site, "/en/not/there/", "en")


def _kept(site: Published) -> str:
    seen = site.ask(site.find(".css", "assets")).headers.get("Cache-Control", "no rule")
    return YES if seen == FINGERPRINTED else str(seen)


def _not_kept_as_missing(site: Published) -> str:
    """Whether a file that is not there yet is asked for again."""
    answer = site.ask("/assets/site.000000000000.css")
    seen = answer.headers.get("Cache-Control", "")
    if answer.status_code != 404:
        return str(answer.status_code)
    return seen if "immutable" in seen or "max-age=31536000" in seen else YES


def _leads_on(site: Published) -> str:
    plain, umlaut = (_led(site, address) for address in OLD)
    return plain if plain == umlaut else f"{plain}, with ä {umlaut}"


def _led(site: Published, address: str) -> str:
    answer = site.ask(address)
    if answer.is_redirect:
        led = urlsplit(urljoin(str(answer.url), answer.headers["Location"])).path
        right = led == urlsplit(f"{site.host}{site.path}/arvot/").path
        return (YES if right else led) if answer.status_code == 301 else str(answer.status_code)
    return "a page" if b'http-equiv="refresh"' in answer.content else str(answer.status_code)


def _headers(site: Published) -> str:
    seen = site.ask("/en/").headers
    absent = [name for name, value in headers().items() if seen.get(name) != value]
    return YES if not absent else "none" if len(absent) == len(headers()) else f"not {', '.join(absent)}"


def _types(site: Published) -> str:
    wrong = []
    for suffix, expected in TYPES.items():
        seen = site.ask(site.find(suffix)).headers.get("Content-Type", "none")
        if seen.partition(";")[0] != expected.partition(";")[0]:
            wrong.append(f"{suffix}: {seen.partition(';')[0]}")
    return YES if not wrong else ", ".join(wrong)


def _not_sent_again(site: Published) -> str:
    """Whether a page that is the same is not sent again, and one that has changed is."""
    tag = site.ask("/en/").headers.get("ETag")
    if tag is None:
        return "no ETag"
    same, changed = site.ask("/en/", If_None_Match=tag), site.ask("/en/", If_None_Match='"other"')
    other = site.ask("/arvot/").headers.get("ETag")
    if other == tag:
        return "one ETag for all"
    return (
        YES if (same.status_code, changed.status_code) == (304, 200) else f"{same.status_code} for the same"
    )


def _in_parts(site: Published) -> str:
    answer = site.ask(site.find(".woff2", "assets"), Range="bytes=0-9")
    right = answer.status_code == 206 and len(answer.content) == 10
    return YES if right else "the whole file" if answer.status_code == 200 else str(answer.status_code)


def _well_known(site: Published) -> str:
    answer = site.ask("/.well-known/security.txt")
    return YES if answer.text.startswith("Contact:") else str(answer.status_code)


def _private(site: Published) -> str:
    """Whether files for hosts and for the program are kept from readers."""
    files = (path for path in site.folder.iterdir() if path.is_file() and path.name.startswith((".", "_")))
    public = [path.name for path in sorted(files) if site.ask(f"/{path.name}").status_code == 200]
    return YES if not public else ", ".join(public)


CHECKS: Mapping[str, Callable[[Published], str]] = {
    "page": _page,
    "slash": _slash,
    "404 fi": _missing_in_finnish,
    "404 en": _missing_in_english,
    "assets kept": _kept,
    "missing ones not": _not_kept_as_missing,
    "redirect": _leads_on,
    "headers": _headers,
    "types": _types,
    "304": _not_sent_again,
    "range": _in_parts,
    "security.txt": _well_known,
    "private": _private,
}
"""The checks by the heads of their columns."""
