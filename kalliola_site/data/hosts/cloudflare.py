"""Cloudflare: ``_headers`` and ``_redirects`` for Pages; for Workers also what says that all is files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from kalliola_site.data.hosts.headers_file import write_headers
from kalliola_site.data.hosts.netlify import write_plain_redirects
from kalliola_site.data.hosts.rules import HostRules
from kalliola_site.model.content import Content
from kalliola_site.model.paths import ADDRESSES, SITE
from kalliola_site.plan.redirects.find_redirects import Redirect
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem

CONFIGURATION = "wrangler.jsonc"
LEFT_OUT = ".assetsignore"
MOST_REDIRECTS = 2000
"""How many lines without patterns Cloudflare reads."""

_COMPATIBILITY_DATE = "2026-11-01"
"""The day whose behaviour Workers keep to."""


def write_pages(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Cloudflare Pages, which finds the page for missing addresses by itself."""
    return {**write_headers(rules), **write_plain_redirects(rules)}


def unread_redirects(content: Content, redirects: Iterable[Redirect], rules: HostRules) -> Iterator[Problem]:
    """Warn where there are more than Cloudflare reads. Lines with a query it passes over."""
    origins = [redirect.origin for redirect in rules.redirects_in_one_step if not redirect.query]
    written = {redirect.origin: redirect.written for redirect in redirects}
    for origin in origins[MOST_REDIRECTS : MOST_REDIRECTS + 1]:
        address = origin.removeprefix(rules.root)
        values = {"limit": MOST_REDIRECTS, "count": len(origins), "address": address}
        place = Place(ADDRESSES)
        if line := written.get(address) or written.get(f"{address}/"):
            place = content.documents[SITE].key_place(("redirects", line))
        yield Problem(place, messages.addresses.REDIRECTS_TOO_MANY, values, severity="warning")


def write_workers(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Workers, where the nearest ``404.html`` has to be asked for."""
    configuration = {
        "name": "strategy",
        "compatibility_date": _COMPATIBILITY_DATE,
        "assets": {
            "directory": ".",
            "html_handling": "auto-trailing-slash",
            "not_found_handling": "404-page",
        },
    }
    return {
        **write_pages(rules),
        CONFIGURATION: json.dumps(configuration, indent=2) + "\n",
        LEFT_OUT: "".join(f"{address}\n" for address in (f"/{CONFIGURATION}", "/.wrangler", *rules.private)),
    }
