"""``_headers``, which Netlify and Cloudflare read: it belongs at the top of what is published at a host."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from kalliola_site.data.hosts.rules import HostRules

HEADERS_FILE = "_headers"

_MOST_RULES = 100
"""How many rules Cloudflare reads; it passes over the rest (developers.cloudflare.com, *Headers*)."""


def write_headers(rules: HostRules) -> Mapping[str, str]:
    """Word the headers, file by file where only some have them.

    A rule for a folder would hold for answers of 404, too: a style sheet that is asked for in the middle of a
    deployment would be remembered as missing for a year. No address of a file is there before the file is.
    Pages need no rule for caching: the hosts let none be used unasked, and would send two rules for one file
    as a single one that contradicts itself. So are fingerprinted files for which no rule is left.
    """
    return {HEADERS_FILE: "".join(islice(_said(rules), _MOST_RULES))}


def _said(rules: HostRules) -> Iterator[str]:
    yield _rule(f"{rules.root}/*", rules.everywhere)
    yield _rule(f"{rules.data_folder}*", rules.open_data)
    for address, headers in rules.by_file().items():
        yield _rule(address, headers)


def _rule(addresses: str, headers: Mapping[str, str]) -> str:
    return f"{addresses}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
