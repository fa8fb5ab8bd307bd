"""Where a link of a text leads: to a page of the site, out of it, or nowhere that it may."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from kalliola_site.frozen_value import frozen_value

MARK = "\uffff"
"""A character that no content and no template can have, before what only this program writes."""

PAGE_SCHEME = f"{MARK}page:"
"""What stands before a page's name until its address is known, as seen from the page that links to it."""

SCHEMES = frozenset({"https", "http", "mailto", "tel"})
"""How a link out of the site may begin; ``javascript:``, ``data:``, ``//host`` and the like are refused."""

_PAGE_NAME = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")


@frozen_value
class PageLink:
    """A link to a page of the site, by name."""

    href: str
    """As it was written."""
    key: str
    """The page's name; empty where the link stays on its page."""
    anchor: str
    line: int
    """In which line of the text it stands, from 0."""


@frozen_value
class OutsideLink:
    """A link to an address outside the site, of a scheme that is allowed."""

    href: str
    line: int


@frozen_value
class UnsafeLink:
    """A link that leads where no link may."""

    href: str
    line: int


def classify_link(href: str, line: int = 0) -> PageLink | OutsideLink | UnsafeLink:
    """Return where a link leads, from its target as the parser gives it (entities decoded)."""
    if _leads_outside(href):
        return OutsideLink(href, line)
    key, _, anchor = href.partition("#")
    if (key or anchor) and (not key or _PAGE_NAME.fullmatch(key)):
        return PageLink(href, key, unquote(anchor), line)
    return UnsafeLink(href, line)


def _leads_outside(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES or any(character.isspace() or not character.isprintable() for character in href):
        return False
    return bool(parts.netloc) if scheme in ("http", "https") else bool(parts.path)
