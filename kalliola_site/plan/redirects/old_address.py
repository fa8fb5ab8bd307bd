"""Addresses of an old site, as people copy them: what can be led on, and why the others cannot."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote_to_bytes

from kalliola_site.frozen_value import frozen_value
from kalliola_site.plan.clashes import LONGEST_PART, RESERVED_FOLDERS
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase

_SPECIAL = re.compile(r"""[\x00-\x1f\x7f"$%*:;<>?\[\\\]^`{|}]""")
"""What means something of its own to a host or cannot be in the name of a file."""

_QUERY = re.compile(r"[A-Za-z0-9._~-]+=[A-Za-z0-9._~-]*(?:&[A-Za-z0-9._~-]+=[A-Za-z0-9._~-]*)*")

_PAGE = re.compile(r"(?i).*\.html?")


@frozen_value
class OldAddress:
    """An address from the site's root on, whichever way it was written."""

    path: str
    """As it reads: ``/päätös.html``, with nothing in it that means something to a host."""
    query: str = ""
    """What follows the question mark: ``id=5``."""

    @property
    def encoded(self) -> str:
        """The path as browsers send it (RFC 3986): ``/p%C3%A4%C3%A4t%C3%B6s.html``."""
        return quote(self.path, safe="/~!&'()+,=@")

    @property
    def twin(self) -> str:
        """The same with or without a slash at its end, where readers may come by either; else empty."""
        if self.path.endswith("/"):
            return self.path.rstrip("/")
        return "" if self.query or "." in self.path.rpartition("/")[2] else f"{self.path}/"

    @property
    def folder(self) -> str:
        """The folder that many hosts take for the same: ``/en/`` for ``/en.html``; else empty."""
        return "" if self.query or not _PAGE.fullmatch(self.path) else f"{self.path.rpartition('.')[0]}/"

    @property
    def file(self) -> str:
        """The file that answers there, on hosts that lead nobody on; empty where none can."""
        if self.query:
            return ""
        name = self.path.removeprefix("/")
        return name if _PAGE.fullmatch(name) else f"{name.rstrip('/')}/index.html".removeprefix("/")


def read_old_address(text: str) -> OldAddress | Phrase:
    """Read an address; what cannot be led on is answered with the reason."""
    path, mark, query = text.partition("?")
    if "#" in text:
        return messages.addresses.PLACE_NOT_SENT
    if mark and not _QUERY.fullmatch(query):
        return messages.addresses.QUERY_NOT_PLAIN
    try:
        path = unicodedata.normalize("NFC", unquote_to_bytes(path).decode())
    except UnicodeDecodeError:
        return messages.addresses.NOT_UTF_8_ENCODED
    return _mistake(path) or OldAddress(path, query)


def _mistake(path: str) -> Phrase | None:
    if special := _SPECIAL.search(path):
        return messages.addresses.SPECIAL_MARK.with_values(mark=special[0])
    first, *parts = path.split("/")
    names = parts if parts[-1:] != [""] else parts[:-1]
    if first or any(not name or name.strip(". ") != name for name in names):
        return messages.addresses.PART_NOT_WHOLE
    if any(len(name.encode()) > LONGEST_PART for name in names):
        return messages.addresses.PART_TOO_LONG.with_values(limit=LONGEST_PART)
    is_ours = path.casefold().endswith(("/index.html", "/404.html")) or (
        bool(names) and names[0].casefold() in RESERVED_FOLDERS
    )
    return messages.addresses.SITES_OWN if is_ours else None
