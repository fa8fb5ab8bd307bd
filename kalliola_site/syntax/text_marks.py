"""Marks in pages that are made for editing: comments around each text, which name its place in the files.

``<!--content/site.yml#/licence/fi-->the words<!--/-->``. Where the words had to be borrowed from another
language, the place where they are wanted follows, after a space. What a page says where no comment can stand,
as in attributes, is named at its end: ``<!--unseen content/site.yml#/pages/home/description/fi-->``.

No page that is published has any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kalliola_site.syntax.place_in_file import TextPlace, read_text_place

END = "<!--/-->"
"""What follows the words."""

_UNSEEN = "unseen "
_PLACE = r"[^\s<>#]+#[^\s<>#]*"
_MARK = re.compile(rf"<!--(?:/|(?:{_UNSEEN})?({_PLACE}(?: {_PLACE})*))-->")


def beginning(places: str) -> str:
    """Return what stands before the words.

    Args:
        places: The place of the words; after a space, that of the language they are wanted in.
    """
    return f"<!--{places}-->"


def marked(html: str, places: str) -> str:
    """Put a mark around the HTML that a text became."""
    return f"{beginning(places)}{html}{END}"


def unseen(places: Iterable[str]) -> str:
    """Name the places of what stands on a page where no comment can; nothing where there are none."""
    written = " ".join(places)
    return f"<!--{_UNSEEN}{written}-->" if written else ""


def find_mark(text: str) -> str | None:
    """Return the first mark in a page or another text, if there is one."""
    found = _MARK.search(text) if "<!--" in text else None
    return found[0] if found else None


def places_on_page(page: str) -> tuple[TextPlace, ...]:
    """Name all places that the marks of a page name, each once, in the order of the page."""
    return tuple(dict.fromkeys(_places(page)))


def _places(page: str) -> Iterator[TextPlace]:
    for match in _MARK.finditer(page):
        for written in (match[1] or "").split():
            if (place := read_text_place(written)) is not None:
                yield place
