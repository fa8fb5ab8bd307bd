"""A page as it was made, now or by an earlier build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from kalliola_site.model.files import UnreadFile
from kalliola_site.render.html_facts import HtmlFacts
from kalliola_site.render.views.noted_goals import Reads

RenderedPage = tuple[bytes, tuple[Any, ...], bool, Reads]
"""A page, the ``HtmlFacts`` of it, whether a text of it had to be borrowed, and what was read of goals."""

Summary = tuple[Reads, bool, bytes, bytes, int]
"""What was read of goals, whether a text was borrowed, a digest of the ids; SHA-256 and bytes of the page."""


def summary_of(page: RenderedPage) -> Summary:
    """Return the summary of a page."""
    html, facts, borrows, reads = page
    ids = hashlib.sha256("\0".join(HtmlFacts(*facts).ids).encode()).digest()
    return reads, borrows, ids, hashlib.sha256(html).digest(), len(html)


class MadePage:
    """A page of which only the summary is known, until it is asked for more."""

    def __init__(self, summary: Summary, read: Callable[[], RenderedPage], *, is_new: bool) -> None:
        """Take the summary, what reads the page, and whether it was made now."""
        _, self.borrows, self.ids, self.digest, self._size = summary
        self._read = read
        self.is_new = is_new

    @property
    def facts(self) -> HtmlFacts:
        """What the page says to a browser; read anew each time, for there may be thousands."""
        return HtmlFacts(*self._read()[1])

    def html(self) -> bytes:
        """Return the page itself."""
        return self._read()[0]

    @property
    def file(self) -> UnreadFile:
        """The page as a file of the site."""
        return UnreadFile(self.html, self.digest, self._size)
