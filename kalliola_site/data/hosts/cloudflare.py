"""Cloudflare: ``_headers`` and ``_redirects`` for Pages; for Workers also what says that all is files."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kalliola_site.data.hosts.headers_file import write_headers
from kalliola_site.data.hosts.netlify import write_plain_redirects
from kalliola_site.data.hosts.rules import HostRules

CONFIGURATION = "wrangler.jsonc"
LEFT_OUT = ".assetsignore"

_COMPATIBILITY_DATE = "2026-11-01"
"""The day whose behaviour Workers keep to."""


def write_pages(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Cloudflare Pages, which finds the page for missing addresses by itself."""
    return {**write_headers(rules), **write_plain_redirects(rules)}


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
