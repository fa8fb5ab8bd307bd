"""What tells hosts to lead readers on: each kind has a form of its own, with addresses from its root on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from kalliola_site.model.content import Content
from kalliola_site.model.paths import ADDRESSES, SITE
from kalliola_site.plan.redirects.find_redirects import Redirect
from kalliola_site.plan.redirects.old_address import OldAddress
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem

NETLIFY = "_redirects"
"""Read by Netlify and Cloudflare Pages."""
NGINX = ".redirects.nginx.map"
"""Included by ``deploy/nginx``."""
MOST_AT_CLOUDFLARE = 2000
"""How many lines without patterns Cloudflare reads."""
CADDY = ".redirects.caddy"
"""Imported by ``deploy/caddy``."""


def host_files(redirects: Iterable[Redirect], base_url: str) -> Mapping[str, bytes]:
    """Write the redirects for each kind of host, by path below the site's root; nothing where there are none.

    None of the characters that addresses can have here means anything to any of these hosts. Those with a
    query come first, where hosts ask in order. With and without the slash at its end, an address leads on in
    one step, and what is asked besides goes along.
    """
    root = urlsplit(base_url).path.rstrip("/")
    known = tuple(redirects)
    if not known:
        return {}
    pairs = [(address, _destination(redirect, root)) for address, redirect in _lines(known)]
    return {
        NETLIFY: "".join(_netlify(root, *pair) for pair in pairs).encode(),
        NGINX: "".join(_nginx(root, *pair) for pair in pairs).encode(),
        CADDY: _in_order(_caddy(root, number, *pair) for number, pair in enumerate(pairs, 1)).encode(),
    }


def unread_redirects(content: Content, redirects: Iterable[Redirect]) -> Iterator[Problem]:
    """Warn where there are more than Cloudflare reads. Lines with a query it passes over."""
    counted = [redirect for address, redirect in _lines(redirects) if not address.query]
    for redirect in counted[MOST_AT_CLOUDFLARE : MOST_AT_CLOUDFLARE + 1]:
        values = {"limit": MOST_AT_CLOUDFLARE, "count": len(counted), "address": redirect.origin}
        place = Place(ADDRESSES)
        if redirect.written:
            place = content.documents[SITE].key_place(("redirects", redirect.written))
        yield Problem(place, messages.addresses.REDIRECTS_TOO_MANY, values, severity="warning")


def _lines(redirects: Iterable[Redirect]) -> Iterator[tuple[OldAddress, Redirect]]:
    known = sorted(redirects, key=lambda redirect: not redirect.address.query)
    origins = {redirect.origin for redirect in known}
    for redirect in known:
        yield redirect.address, redirect
        if redirect.address.twin and redirect.address.twin not in origins:
            yield OldAddress(redirect.address.twin), redirect


def _netlify(root: str, address: OldAddress, destination: str) -> str:
    """Netlify asks for a query by its names; Cloudflare Pages passes over such a line."""
    query = "".join(f" {pair}" for pair in address.query.split("&") if pair)
    return f"{root}{address.encoded}{query} {destination} 301\n"


def _nginx(root: str, address: OldAddress, destination: str) -> str:
    path = f"{root}{address.path}"
    if not address.query:
        return f'"{path}" "{_with_query(destination, "$is_args$args")}";\n'
    # With more asked than that, which then goes along.
    more = rf"~^{re.escape(path)}\?(?:.*&)?{re.escape(address.query)}(?:&.*)?$"
    along = _with_query(destination, "$is_args$args")
    return f'"{path}?{address.query}" "{destination}";\n"{more}" "{along}";\n'


def _in_order(lines: Iterable[str]) -> str:
    """Have Caddy read lines in their order, which it has one of its own for else."""
    return f"route {{\n{''.join(lines)}}}\n"


def _caddy(root: str, number: int, address: OldAddress, destination: str) -> str:
    leading = f'"{_with_query(destination, "{?query}")}" 301'
    if not address.query:
        return f'redir "{root}{address.path}" {leading}\n'
    pairs = address.query.split("&")
    matcher = f"@old_{number}"
    names = "".join(f"\turi query -{pair.partition('=')[0]}\n" for pair in pairs)
    return (
        f'{matcher} {{\n\tpath "{root}{address.path}"\n\tquery {" ".join(pairs)}\n}}\n'
        f"route {matcher} {{\n{names}\tredir * {leading}\n}}\n"
    )


def _destination(redirect: Redirect, root: str) -> str:
    if redirect.page is None:
        return redirect.outside
    return f"{root}/{redirect.page.path}" + (f"#{redirect.anchor}" if redirect.anchor else "")


def _with_query(destination: str, query: str) -> str:
    """Put a query before the place on the page, where the destination has none of its own."""
    if "?" in destination:
        return destination
    page, mark, place = destination.partition("#")
    return f"{page}{query}{mark}{place}"
