"""What stands in a chart, set in lines: typefaces differ, so how wide a line is can only be guessed."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import east_asian_width

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.text import Text

NOTE_SIZE, FIGURE_SIZE = 17, 20
"""The type of labels, in units of the drawing: a small line, and the figure under it."""
MOST_WIDE = 300
"""How wide a line of a label may be, if it can be broken."""

_NOTE_LINE, _FIGURE_LINE = 20, 22
_CONDENSED = 0.96
"""How wide figures are set, compared with notes."""

_NARROW, _WIDE = frozenset(" \u00a0\u202f.,:;'’!|()ijlI"), frozenset("mwMW%€@")


@frozen_value
class Inscription:
    """What a label says."""

    note: str
    """In small type: what it is, and its day."""
    figure: str = ""
    """Below, in large type."""
    sources: tuple[Text | None, Text | None] = (None, None)
    """The texts that the note and the figure have words of, if any."""


class Row(NamedTuple):
    """A line of a label."""

    text: str
    is_figure: bool
    width: float
    height: int
    source: Text | None
    """The text that it has words of, if any."""


def set_in_rows(inscription: Inscription) -> tuple[Row, ...]:
    """Set an inscription in lines, as many as it takes."""
    rows: list[Row] = []
    for text, source, is_figure in zip(
        (inscription.note, inscription.figure), inscription.sources, (False, True), strict=True
    ):
        begun = ""
        for word in filter(None, text.split(" ")):
            longer = f"{begun} {word}".strip()
            if begun and _width(longer, is_figure=is_figure) > MOST_WIDE:
                rows.append(_row(begun, source, is_figure=is_figure))
                longer = word
            begun = longer
        if begun:
            rows.append(_row(begun, source, is_figure=is_figure))
    return tuple(rows)


def _row(text: str, source: Text | None, *, is_figure: bool) -> Row:
    width = _width(text, is_figure=is_figure)
    return Row(text, is_figure, width, _FIGURE_LINE if is_figure else _NOTE_LINE, source)


def _width(text: str, *, is_figure: bool) -> float:
    """Return about how wide a text is, with a little to spare: typefaces differ."""
    return sum(map(_share, text)) * (FIGURE_SIZE * _CONDENSED if is_figure else NOTE_SIZE)


def _share(letter: str) -> float:
    """Return about how wide a letter is, in parts of the size of its type."""
    if east_asian_width(letter) in {"W", "F"}:
        return 1
    if letter in _NARROW:
        return 0.3
    return 0.8 if letter in _WIDE else 0.66 if letter.isupper() else 0.52
