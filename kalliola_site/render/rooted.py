"""Links from the host's root on, for hosts that show a page at its address without the final slash.

There a browser takes the last part of the address for a file, and a relative link leads one folder too high.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

_TAG = re.compile(r"<[a-z][^<>]*>")
_ADDRESS = re.compile(r' (href|src)="(?![#"])([^"]*)"')
_CHOICES = re.compile(r' srcset="([^"]*)"')
_CHOICE = re.compile(r"(?:^|(?<=, ))[^\s,]+")


def root_links(html: str, address: str) -> str:
    """Have the links of a page, and what it loads, name addresses from the host's root on.

    Places on the page itself (``#``) stay as they are: they hold at any address.

    Args:
        html: The page, finished.
        address: Its own address from the host's root on.
    """

    def rooted(relative: str) -> str:
        return urljoin(address, relative)

    def choices(match: re.Match[str]) -> str:
        return f' srcset="{_CHOICE.sub(lambda choice: rooted(choice[0]), match[1])}"'

    def tag(match: re.Match[str]) -> str:
        named = _ADDRESS.sub(lambda found: f' {found[1]}="{rooted(found[2])}"', match[0])
        return _CHOICES.sub(choices, named)

    return _TAG.sub(tag, html)
