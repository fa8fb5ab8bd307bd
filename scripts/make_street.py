"""Draw the street: the rooms of the program as houses, in the order in which they may import.

To be run when a room comes, goes or moves. From the root of the repository::

    .venv/bin/python -m scripts.make_street

It writes ``docs/street.svg``. The same rooms give the same bytes, and the picture brings a background of its
own, so that it can be read by day and by night whatever shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "street.svg"

ROOMS = (
    ("problems", "what is wrong,", "and how it is said"),
    ("syntax", "YAML, Markdown:", "how texts are written"),
    ("model", "what each content", "file may say"),
    ("cache", "what earlier", "builds made"),
    ("load", "from the disk", "to documents"),
    ("language", "texts, numbers, days", "of one language"),
    ("indicators", "how they stand,", "and their charts"),
    ("brand", "colours and faces", "as CSS"),
    ("validate", "from documents", "to checked content"),
    ("plan", "which pages there", "are, and where"),
    ("images", "share cards, icons,", "sized pictures"),
    ("data", "what machines read:", "feeds, open data"),
    ("render", "from plan to pages", "and documents"),
    ("audit", "finished pages,", "read again"),
    ("publish", "the output folder,", "all or nothing"),
    ("edit", "commands that", "change content"),
    ("preview", "the site, anew", "at every save"),
    ("cli", "the command line", ""),
)
"""Each room, and in two lines what it is for."""

STAGES = ("load", "validate", "plan", "render", "audit", "publish")
"""The rooms that a build goes through, in this order."""

IN_A_ROW = 6
WIDTH = 160
HEIGHT = 176
MARGIN = 24

STYLE = """
  .sky { fill: #f5f1e8 } .wall { fill: #ffffff; stroke: #5a5348; stroke-width: 1.5 } .roof { fill: #8a4b3a }
  .street { stroke: #5a5348; stroke-width: 3 } .dark { fill: #d5cfc2 } .lit { fill: #f2b632 }
  text { font-family: system-ui, sans-serif; text-anchor: middle; fill: #2b2721 }
  .room { font-size: 17px; font-weight: 700 } .purpose { font-size: 12px }
  .number { font-size: 15px; font-weight: 700; fill: #2b2721 } .legend { font-size: 14px }
  @media (prefers-color-scheme: dark) {
    .sky { fill: #17191f } .wall { fill: #262a33; stroke: #a8a294 } .street { stroke: #a8a294 }
    .dark { fill: #3a3f4a } text { fill: #f0ece2 } .number { fill: #2b2721 }
  }
"""


def street() -> str:
    """Return the picture as SVG."""
    rows = -(-len(ROOMS) // IN_A_ROW)
    width, height = 2 * MARGIN + IN_A_ROW * WIDTH, 2 * MARGIN + rows * HEIGHT + 28
    middle = width // 2
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        "<title>The rooms of the program, in order; a build goes through six of them</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="sky" width="{width}" height="{height}"/>',
    ]
    for row in range(rows):
        ground = MARGIN + (row + 1) * HEIGHT - 12
        lines.append(f'<path class="street" d="M{MARGIN} {ground}H{width - MARGIN}"/>')
    for place, (name, first, second) in enumerate(ROOMS):
        left = MARGIN + place % IN_A_ROW * WIDTH
        lines += _house(name, (first, second), left, MARGIN + place // IN_A_ROW * HEIGHT)
    legend = "A room imports only from those before it. Lit windows, 1 to 6: the way of a build."
    lines += [f'<text class="legend" x="{middle}" y="{height - MARGIN}">{legend}</text>', "</svg>", ""]
    return "\n".join(lines)


def _house(name: str, purpose: tuple[str, str], left: int, top: int) -> Iterator[str]:
    middle, right = left + WIDTH // 2, left + WIDTH
    stage = STAGES.index(name) + 1 if name in STAGES else 0
    yield f'<path class="roof" d="M{left + 4} {top + 44}L{middle} {top + 6}L{right - 4} {top + 44}Z"/>'
    yield f'<rect class="wall" x="{left + 12}" y="{top + 44}" width="{WIDTH - 24}" height="{HEIGHT - 57}"/>'
    light = "lit" if stage else "dark"
    yield f'<rect class="{light}" x="{middle - 14}" y="{top + 54}" width="28" height="28"/>'
    if stage:
        yield f'<text class="number" x="{middle}" y="{top + 74}">{stage}</text>'
    yield f'<text class="room" x="{middle}" y="{top + 106}">{name}</text>'
    for line, text in enumerate(filter(None, purpose)):
        yield f'<text class="purpose" x="{middle}" y="{top + 127 + 16 * line}">{text}</text>'


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(street(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
