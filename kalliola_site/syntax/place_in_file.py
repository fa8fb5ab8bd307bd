"""Where a text stands, as one word that a page, an address or a request can carry: ``FILE#POINTER``."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from kalliola_site.frozen_value import frozen_value
from kalliola_site.syntax.location import Location

_INDEX = re.compile(r"0|[1-9][0-9]*", re.ASCII)
_LINES = re.compile(r"L([1-9][0-9]*)-L([1-9][0-9]*)", re.ASCII)


@frozen_value
class TextPlace:
    """The place of a text: a value of a YAML file, or some lines of a file of Markdown.

    Written out, it is a relative reference whose fragment is a JSON Pointer (RFC 6901, section 6) or names
    lines: ``content/goals/wellbeing.yml#/means/1/fi``, ``content/story.fi.md#L3-L5``. It has neither ``--``
    nor any character that means something to HTML, and so it may stand in a comment.
    """

    path: str
    """The file, from the project's folder, with ``/`` between folders."""
    location: Location = ()
    """The keys and the numbers of items that lead to the value; empty for lines and for a whole file."""
    lines: tuple[int, int] | None = None
    """The first and the last of the lines, from 1."""

    def __str__(self) -> str:
        if self.lines:
            return "{}#L{}-L{}".format(_plain(self.path), *self.lines)
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in self.location)
        return f"{_plain(self.path)}#{_plain(''.join(f'/{step}' for step in steps))}"

    def within(self, step: int | str) -> TextPlace:
        """Return the place of a part of the value."""
        return TextPlace(self.path, (*self.location, step))


def read_text_place(text: str) -> TextPlace | None:
    """Read what ``str(place)`` wrote, and nothing else: each place has one spelling.

    A step that is a number is read as the number of an item. Whether the place exists is not asked.
    """
    path, _, fragment = text.partition("#")
    if found := _LINES.fullmatch(fragment):
        place = TextPlace(unquote(path), lines=(int(found[1]), int(found[2])))
    else:
        _, *steps = unquote(fragment).split("/")
        place = TextPlace(unquote(path), tuple(_step(step) for step in steps))
    is_forwards = not place.lines or place.lines[0] <= place.lines[1]
    return place if place.path and is_forwards and str(place) == text else None


def _step(written: str) -> int | str:
    return int(written) if _INDEX.fullmatch(written) else written.replace("~1", "/").replace("~0", "~")


def _plain(text: str) -> str:
    """Percent-encode all but plain letters, digits and what keeps a place legible."""
    return re.sub("-(?=-|$)", "%2D", quote(text, safe="/"))
