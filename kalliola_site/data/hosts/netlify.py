"""Netlify: ``_headers`` and ``_redirects``; ``deploy/netlify.toml`` has what it does before it builds."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.data.hosts.headers_file import HEADERS_FILE, write_headers
from kalliola_site.data.hosts.rules import HostRedirect, HostRules

REDIRECTS_FILE = "_redirects"


def write_netlify(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Netlify.

    ``netlify dev`` knows old addresses as they read, not as browsers send them, so both are there. With 301!
    and 404! it does not look first for a file at the address, where there is a page that leads on.
    """
    hidden = (*rules.private, f"{rules.root}/{HEADERS_FILE}", f"{rules.root}/{REDIRECTS_FILE}")
    lines = (
        *(
            _line(redirect, spelling, "301!")
            for redirect in rules.redirects
            for spelling in dict.fromkeys((redirect.encoded, redirect.origin.replace(" ", "%20")))
        ),
        *(f"{address} {rules.missing[-1].address} 404!\n" for address in hidden),
        *(f"{page.folder}* {page.address} 404\n" for page in rules.missing),
    )
    return {**write_headers(rules), REDIRECTS_FILE: "".join(lines)}


def write_plain_redirects(rules: HostRules) -> Mapping[str, str]:
    """Word the redirects as Netlify and Cloudflare both read them; nothing where there are none."""
    lines = "".join(_line(redirect, redirect.encoded, "301") for redirect in rules.redirects_in_one_step)
    return {REDIRECTS_FILE: lines} if lines else {}


def _line(redirect: HostRedirect, origin: str, status: str) -> str:
    """Netlify asks for a query by its names; Cloudflare passes over such a line."""
    query = "".join(f" {pair}" for pair in redirect.query)
    return f"{origin}{query} {redirect.destination} {status}\n"
