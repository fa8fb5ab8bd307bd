"""nginx and Caddy: their redirects; the rest stands in ``deploy/nginx`` and ``deploy/caddy``."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.data.hosts.rules import HostRedirect, HostRules

NGINX = ".redirects.nginx.map"
"""Included by ``deploy/nginx``."""
CADDY = ".redirects.caddy"
"""Imported by ``deploy/caddy``."""


def write_nginx(rules: HostRules) -> Mapping[str, str]:
    """Word the redirects for nginx; nothing where there are none."""
    lines = "".join(map(_nginx, rules.redirects))
    return {NGINX: lines} if lines else {}


def write_caddy(rules: HostRules) -> Mapping[str, str]:
    """Word the redirects for Caddy; nothing where there are none."""
    lines = "".join(_caddy(number, redirect) for number, redirect in enumerate(rules.redirects, 1))
    return {CADDY: lines} if lines else {}


def _nginx(redirect: HostRedirect) -> str:
    query = f"?{redirect.address.query}" if redirect.address.query else ""
    return f'"{redirect.origin}{query}" "{redirect.destination}";\n'


def _caddy(number: int, redirect: HostRedirect) -> str:
    if not redirect.query:
        return f'redir "{redirect.origin}" "{redirect.destination}" 301\n'
    query = " ".join(redirect.query)
    matcher = f"@old_{number}"
    return (
        f'{matcher} {{\n\tpath "{redirect.origin}"\n\tquery {query}\n}}\n'
        f'redir {matcher} "{redirect.destination}" 301\n'
    )
