"""What tells hosts to lead readers on: each kind has a form of its own, with addresses from its root on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from kalliola_site.plan.redirects.find_redirects import Redirect
from kalliola_site.plan.redirects.old_address import OldAddress

NETLIFY = "_redirects"
"""Read by Netlify and Cloudflare Pages."""
NGINX = ".redirects.nginx.map"
"""Included by ``deploy/nginx``."""
CADDY = ".redirects.caddy"
"""Imported by ``deploy/caddy``."""


def host_files(redirects: Iterable[Redirect], base_url: str) -> Mapping[str, bytes]:
    """Write the redirects for each kind of host, by path below the site's root; nothing where there are none.

    None of the characters that addresses can have here means anything to any of these hosts. Those with a
    query come first, where hosts ask in order.
    """
    root = urlsplit(base_url).path.rstrip("/")
    leading = sorted(redirects, key=lambda redirect: not redirect.address.query)
    if not leading:
        return {}
    pairs = [(redirect.address, _destination(redirect, root)) for redirect in leading]
    return {
        NETLIFY: "".join(_netlify(root, *pair) for pair in pairs).encode(),
        NGINX: "".join(_nginx(root, *pair) for pair in pairs).encode(),
        CADDY: "".join(_caddy(root, number, *pair) for number, pair in enumerate(pairs, 1)).encode(),
    }


def _netlify(root: str, address: OldAddress, destination: str) -> str:
    """Netlify asks for a query by its names; Cloudflare Pages passes over such a line."""
    query = "".join(f" {pair}" for pair in address.query.split("&") if pair)
    return f"{root}{address.encoded}{query} {destination} 301\n"


def _nginx(root: str, address: OldAddress, destination: str) -> str:
    query = f"?{address.query}" if address.query else ""
    return f'"{root}{address.path}{query}" "{destination}";\n'


def _caddy(root: str, number: int, address: OldAddress, destination: str) -> str:
    if not address.query:
        return f'redir "{root}{address.path}" "{destination}" 301\n'
    query = " ".join(address.query.split("&"))
    matcher = f"@old_{number}"
    return (
        f'{matcher} {{\n\tpath "{root}{address.path}"\n\tquery {query}\n}}\n'
        f'redir {matcher} "{destination}" 301\n'
    )


def _destination(redirect: Redirect, root: str) -> str:
    if redirect.page is None:
        return redirect.outside
    return f"{root}/{redirect.page.path}" + (f"#{redirect.anchor}" if redirect.anchor else "")
