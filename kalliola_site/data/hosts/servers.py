"""nginx and Caddy: their redirects; the rest stands in ``deploy/nginx`` and ``deploy/caddy``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kalliola_site.data.hosts.rules import HostRedirect, HostRules

NGINX = ".redirects.nginx.map"
"""Included by ``deploy/nginx``."""
CADDY = ".redirects.caddy"
"""Imported by ``deploy/caddy``."""


def write_nginx(rules: HostRules) -> Mapping[str, str]:
    """Word the redirects for nginx; nothing where there are none."""
    lines = "".join(map(_nginx, rules.redirects_in_one_step))
    return {NGINX: lines} if lines else {}


def write_caddy(rules: HostRules) -> Mapping[str, str]:
    """Word the redirects for Caddy, in a route, which keeps their order; nothing where there are none."""
    lines = "".join(_caddy(*numbered) for numbered in enumerate(rules.redirects_in_one_step, 1))
    return {CADDY: f"route {{\n{lines}}}\n"} if lines else {}


def _nginx(redirect: HostRedirect) -> str:
    """What is asked besides goes along, for which nginx has to see it whole."""
    along = redirect.destination_with("$is_args$args")
    if not redirect.query:
        return f'"{redirect.origin}" "{along}";\n'
    query = redirect.address.query
    more = rf"~^{re.escape(redirect.origin)}\?(?:.*&)?{re.escape(query)}(?:&.*)?$"
    return f'"{redirect.origin}?{query}" "{redirect.destination}";\n"{more}" "{along}";\n'


def _caddy(number: int, redirect: HostRedirect) -> str:
    leading = f'"{redirect.destination_with("{?query}")}" 301'
    if not redirect.query:
        return f'redir "{redirect.origin}" {leading}\n'
    matcher = f"@old_{number}"
    names = "".join(f"\turi query -{pair.partition('=')[0]}\n" for pair in redirect.query)
    return (
        f'{matcher} {{\n\tpath "{redirect.origin}"\n\tquery {" ".join(redirect.query)}\n}}\n'
        f"route {matcher} {{\n{names}\tredir * {leading}\n}}\n"
    )
