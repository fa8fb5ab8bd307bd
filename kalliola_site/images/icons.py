"""The icons of the site: a house with the lamp that always burns, for browsers and for home screens."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from kalliola_site.images.shapes import Box, colour, rectangle, svg
from kalliola_site.model.brand.brand import Brand


def draw_icon(brand: Brand) -> str:
    """Draw the icon as SVG: a house, and the lamp under its roof."""
    return svg(32, 32, _icon_house(brand))


def draw_favicon(brand: Brand) -> str:
    """Draw the icon for browsers; in a dark frame the house takes the colour of its outline by night."""
    night = colour(brand, "outline", "night")
    style = f"<style>@media (prefers-color-scheme:dark){{.house{{fill:{night}}}}}</style>"
    return svg(32, 32, style + _icon_house(brand))


def draw_touch_icon(brand: Brand) -> str:
    """Draw the icon for home screens: on a ground of its own, and small, since devices cut its corners."""
    ground = rectangle(Box(0, 0, 52, 52), colour(brand, "background"))
    return svg(52, 52, f'{ground}<g transform="translate(10 10)">{_icon_house(brand)}</g>')


def _icon_house(brand: Brand) -> str:
    return (
        f'<path class="house" fill="{colour(brand, "roof")}" d="M16 1 31 12v19H1V12z"/>'
        f'<path fill="{colour(brand, "light")}" d="M12 11h8v11h-8z"/>'
    )


def pack_ico(pngs: Mapping[int, bytes]) -> bytes:
    """Pack square PNGs into an ICO file: a header, a directory entry for each, then the pictures."""
    header = struct.pack("<HHH", 0, 1, len(pngs))
    offset = len(header) + 16 * len(pngs)
    directory = b""
    for size, png in pngs.items():
        directory += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return header + directory + b"".join(pngs.values())
