"""What tells hosts to lead readers on: each kind has a form of its own, with addresses from its root on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from kalliola_site.plan.redirects.find_redirects import Redirect

NETLIFY = "_redirects"
"""Read by Netlify and Cloudflare Pages."""
NGINX = ".redirects.nginx.map"
"""Included by ``deploy/nginx``."""
CADDY = ".redirects.caddy"
"""Imported by ``deploy/caddy``."""


def host_files(redirects: Iterable[Redirect], base_url: str) -> Mapping[str, bytes]:
    """Write the redirects for each kind of host, by path below the site's root; nothing where there are none.

    None of the characters that addresses can have here means anything to any of these hosts.
    """
    root = urlsplit(base_url).path.rstrip("/")
    pairs = [(f"{root}{redirect.origin}", _destination(redirect, root)) for redirect in redirects]
    if not pairs:
        return {}
    forms = {NETLIFY: "{} {} 301\n", NGINX: '"{}" "{}";\n', CADDY: 'redir "{}" "{}" 301\n'}
    return {path: "".join(form.format(*pair) for pair in pairs).encode() for path, form in forms.items()}


def _destination(redirect: Redirect, root: str) -> str:
    if redirect.page is None:
        return redirect.outside
    return f"{root}/{redirect.page.path}" + (f"#{redirect.anchor}" if redirect.anchor else "")
