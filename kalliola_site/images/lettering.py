"""Lettering: text as outlines of the brand's own faces, measured and broken into lines.

Pictures are drawn without a browser. Nothing there wraps lines or looks for fonts, so letters are drawn as
paths from a table that ``scripts/make_fonts.py`` makes of each font. What is measured is what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.face_table import drawable, face_table
from kalliola_site.model.brand.typography import Face


@frozen_value
class Lettering:
    """The letters of a face as outlines. Sizes and widths are in pixels."""

    units: int
    """How many units of the outlines make an em."""
    cap_height: float
    """The height of a capital letter, per em."""
    advances: Mapping[str, int]
    outlines: Mapping[str, str]
    """Each letter as SVG path data in units, from the baseline, y downwards."""
    kerning: Mapping[str, int]
    """What comes between two letters, by both of them, in units."""

    def lacking(self, text: str) -> str:
        """Return which characters of a text the face does not have."""
        return "".join(sorted(set(drawable(text)) - self.advances.keys()))

    def width(self, text: str, size: float) -> float:
        """Measure a text on one line."""
        return sum(advance for _, advance in self._steps(drawable(text))) * size / self.units

    def paths(self, text: str, x: float, baseline: float, size: float) -> str:
        """Draw a text on one line, as SVG paths without a colour of their own."""
        scale = size / self.units
        drawn = []
        for letter, advance in self._steps(drawable(text)):
            if self.outlines[letter]:
                place = f"translate({x:.2f} {baseline:.2f}) scale({scale:.5f})"
                drawn.append(f'<path transform="{place}" d="{self.outlines[letter]}"/>')
            x += advance * scale
        return "".join(drawn)

    def lines(self, text: str, size: float, width: float) -> tuple[str, ...]:
        """Break a text into as few lines as it needs, and make those as even as they can be.

        Lines break at spaces only; a word that is wider than a line stays whole and too wide.
        """
        words = [word for word in drawable(text).split(" ") if word]
        widths = [self.width(word, size) for word in words]
        return _evenly(words, widths, self.width(" ", size), width)

    def _steps(self, text: str) -> Iterator[tuple[str, int]]:
        """Go through a text: each letter, and how far it is from it to the next."""
        for letter, following in zip_longest(text, text[1:], fillvalue=""):
            yield letter, self.advances[letter] + self.kerning.get(letter + following, 0)


def read_lettering(face: Face, assets: Mapping[str, bytes]) -> Lettering | None:
    """Read the outlines of a face, which lie beside its font; None where there are none.

    Args:
        face: A face of the brand.
        assets: The files below ``templates/assets/`` by their name there.
    """
    table = face_table(face, assets)
    if table is None:
        return None
    return Lettering(
        units=table.units,
        cap_height=table.cap_height / table.units,
        advances={letter: advance for letter, (advance, _) in table.letters.items()},
        outlines={letter: outline for letter, (_, outline) in table.letters.items()},
        kerning={
            left + right: amount
            for left, pairs in table.kerning.items()
            for amount, rights in pairs.items()
            for right in rights
        },
    )


def _evenly(words: Sequence[str], widths: Sequence[float], space: float, width: float) -> tuple[str, ...]:
    """Find the best lines for the first word, the first two and so on, each from those found before.

    Of two ways the one with fewer lines is better, then the one whose lines leave less room at their ends,
    squared, so that one long gap is worse than two short ones.
    """
    best: list[tuple[int, float, tuple[str, ...]]] = [(0, 0.0, ())]
    for end in range(1, len(words) + 1):
        ways = []
        used = -space
        for start in range(end - 1, -1, -1):
            used += space + widths[start]
            if used > width and start < end - 1:
                break
            count, gaps, lines = best[start]
            ways.append((count + 1, gaps + (width - used) ** 2, (*lines, " ".join(words[start:end]))))
        best.append(min(ways))
    return best[-1][2]
