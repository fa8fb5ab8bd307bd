"""Vercel: ``vercel.json``; and its server of files, ``serve``, which reads nearly the same words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from kalliola_site.data.hosts.rules import HostRedirect, HostRules

CONFIGURATION = "vercel.json"
LEFT_OUT = ".vercelignore"
SERVE_CONFIGURATION = "serve.json"

_SPECIAL = re.compile(r"[(){}:*+?.\\]")
"""What is not only itself in the patterns of both (path-to-regexp)."""


def write_vercel(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for Vercel; without the final slash, an address has to lead to the one with it."""
    configuration = {
        "framework": None,
        "buildCommand": None,
        "outputDirectory": ".",
        "cleanUrls": False,
        "trailingSlash": True,
        "headers": _headers(rules, "(.*)", escape=True),
        "redirects": [
            {
                "source": _escape(redirect.encoded),
                "destination": redirect.destination,
                "statusCode": 301,
                **_asked(redirect),
            }
            for redirect in rules.redirects_in_one_step
        ],
    }
    left_out = (address for address in (f"/{LEFT_OUT}", *rules.private))
    return {
        CONFIGURATION: _said(configuration),
        LEFT_OUT: "".join(f"{address}\n" for address in left_out),
    }


def write_serve(rules: HostRules) -> Mapping[str, str]:
    """Word the rules for ``serve``; it asks for no query, and takes the final slash of an address away."""
    configuration = {
        "directoryListing": False,
        "cleanUrls": ["!/**/*.html"],  # or old addresses of files would lose their ending before they lead on
        "trailingSlash": True,
        "headers": _headers(rules, "**", escape=False),
        "redirects": [
            {
                "source": _escape(redirect.origin.rstrip("/")),
                "destination": redirect.destination,
                "type": 301,
            }
            for redirect in rules.redirects
            if not redirect.query
        ],
    }
    return {SERVE_CONFIGURATION: _said(configuration)}


def _headers(rules: HostRules, everything: str, *, escape: bool) -> list[dict[str, object]]:
    by_source = {
        f"{rules.root}/{everything}": rules.everywhere,
        f"{rules.data_folder}{everything}": rules.open_data,
        **{_escape(address) if escape else address: headers for address, headers in rules.by_file().items()},
    }
    return [
        {"source": source, "headers": [{"key": name, "value": value} for name, value in headers.items()]}
        for source, headers in by_source.items()
    ]


def _asked(redirect: HostRedirect) -> dict[str, object]:
    pairs = (pair.partition("=") for pair in redirect.query)
    asked = [{"type": "query", "key": name, "value": _escape(value)} for name, _, value in pairs]
    return {"has": asked} if asked else {}


def _escape(address: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", address)


def _said(configuration: Mapping[str, object]) -> str:
    return json.dumps(configuration, ensure_ascii=False, indent=2) + "\n"
