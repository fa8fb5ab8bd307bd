"""The hosts that the program knows, in one table: what each reads, and what it needs of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kalliola_site.data.hosts.apache import write_apache
from kalliola_site.data.hosts.azure import write_azure
from kalliola_site.data.hosts.cloudflare import write_pages, write_workers
from kalliola_site.data.hosts.firebase import write_firebase
from kalliola_site.data.hosts.netlify import write_netlify
from kalliola_site.data.hosts.rules import HostRules
from kalliola_site.data.hosts.servers import write_caddy, write_nginx
from kalliola_site.data.hosts.vercel import write_serve, write_vercel
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.site import HostName

Write = Callable[[HostRules], Mapping[str, str]]
"""Words the rules for a host: its files by path below the site's root."""


@frozen_value
class Host:
    """A host, and what it needs."""

    write: Write
    has_missing_pages: bool = False
    """Whether it can show another page for missing addresses in each language's folder."""
    needs_rooted_pages: bool = False
    """Whether it may show a page at its address without the final slash, where relative links are dead."""


def _write_github_pages(_rules: HostRules) -> Mapping[str, str]:
    """GitHub Pages leaves out files whose name begins with an underscore, unless this file is there."""
    return {".nojekyll": ""}


def _write_nothing(_rules: HostRules) -> Mapping[str, str]:
    """A host that reads none of these files gets none, and no reader finds one."""
    return {}


HOSTS: Mapping[HostName, Host] = {
    "github-pages": Host(_write_github_pages),
    "netlify": Host(write_netlify, has_missing_pages=True, needs_rooted_pages=True),
    "cloudflare": Host(write_pages, has_missing_pages=True),
    "workers": Host(write_workers, has_missing_pages=True),
    "firebase": Host(write_firebase),
    "azure": Host(write_azure),
    "vercel": Host(write_vercel),
    "apache": Host(write_apache, has_missing_pages=True),
    "nginx": Host(write_nginx),
    "caddy": Host(write_caddy),
    "serve": Host(write_serve),
    "other": Host(_write_nothing, needs_rooted_pages=True),
}

_UNNAMED: tuple[HostName, ...] = ("github-pages", "cloudflare", "nginx", "caddy")
"""Whose files are written where no host is named: Netlify reads those of Cloudflare, too."""


def host_files(names: tuple[HostName, ...], rules: HostRules) -> Mapping[str, bytes]:
    """Write what hosts read, by path below the site's root.

    Args:
        names: The hosts; where none is named, the files are those that most hosts can do with.
        rules: What they should do with the site.
    """
    said: dict[str, dict[str, None]] = {}
    for name in names or _UNNAMED:
        for path, text in HOSTS[name].write(rules).items():
            said.setdefault(path, {})[text] = None
    # Where two hosts read a file of the same name, each passes over the lines of the other.
    return {path: "".join(texts).encode() for path, texts in said.items()}


def have_missing_pages(names: tuple[HostName, ...]) -> bool:
    """Whether any of some hosts can show another page for missing addresses in each language's folder."""
    return any(HOSTS[name].has_missing_pages for name in names)


def need_rooted_pages(names: tuple[HostName, ...]) -> bool:
    """Whether links have to name addresses from the host's root, for any of some hosts."""
    return any(HOSTS[name].needs_rooted_pages for name in names)
