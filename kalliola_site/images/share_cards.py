"""Share images: the card that other sites show for a page, and the icons, drawn from the brand.

A card is an SVG drawing first, a plain text whose colours all come from the brand, and then a PNG.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from kalliola_site.images.lettering import Lettering
from kalliola_site.images.rasterising import rasterise
from kalliola_site.language.text import localize
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.brand.colours import Mode
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import UPDATES_PAGE, page_type
from kalliola_site.plan.pages import SHARE_FOLDER, Page, Plan

WIDTH, HEIGHT = 1200, 630
"""The size of a card: what sites that show links ask for."""
SAFE = 60
"""How far everything that matters stays from the edges, where some sites cut."""


_TITLE_SIZES = (112, 104, 96, 88, 80, 74, 68, 62, 56, 52, 48, 44, 40, 36, 32, 28)
_LEADING = 1.06
_TITLE_WIDTH = 616
_KICKER_SIZE = 34
_KICKER_GAP = 1.1
"""How far it stays above the title, per its em."""
_NAME_SIZE = 40
_NAME_GAP = 20
_STRATEGY_SIZE = 28

_FLOOR = 430
"""Where the walls of the house begin, and where the last line of the title stands."""
_ROCK = 470
"""Where the rock begins."""
_HOUSE_LEFT, _HOUSE_WIDTH = 752, 364
_WALL_TOP = 196
_EAVES = 24
"""How far the roof reaches out over the walls."""
_PLINTH = 8
"""How far the plinth does."""
_PLINTH_BOTTOM = 502
_ROCK_EDGE = (
    "M0 160V30l64-13 52 15 92-24 118 12 66-8 128 22 84-18 146-8 70 20 118-22 96 20 64-12 102 14V160H0z"
)
"""The same edge as on the pages (``templates/components/rock/rock.html.jinja``)."""

_STOREYS = 2
_WINDOW_ROOM = 44
"""How much of a wall's width a window takes up."""
_WINDOW_WIDTH = 28.0
_WINDOW_HEIGHT = 1.7
"""How high a window is for its width."""
_BARS = 0.75
"""How thick a window's bars are, for other lines."""

_PIXELS = re.compile(r"([0-9.]+)px")
_ICO_SIZES = (16, 32, 48)
_ICON_SIZES = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says."""

    title: str
    kicker: str
    """A short line over the title; may be empty."""
    organisation: str
    strategy_name: str
    goal_count: int
    goal_number: int | None = None
    """Whose card it is, where it is a goal's: its windows are lit."""


def cards(content: Content, plan: Plan, lettering: Lettering) -> Mapping[str, str]:
    """Draw the card of every page, by its path below the site's root, as SVG.

    A page whose title has letters that the face lacks has no card: better none than one with holes.
    """
    drawings = {}
    for page in plan.pages:
        card = card_of(content.within(page.period), page)
        said = card.title + card.kicker + card.organisation + card.strategy_name
        if not lettering.lacking(said):
            drawings[share_path(page)] = draw_card(content.brand, lettering, card)
    return drawings


def share_path(page: Page) -> str:
    """The path of a page's card below the site's root."""
    return f"{SHARE_FOLDER}/{page.language}/{page.key}.png"


def icons(brand: Brand) -> Mapping[str, bytes]:
    """Draw the site's icon in the sizes and formats that browsers and devices look for, by path."""
    small, large = icon(brand), touch_icon(brand)
    return {
        "favicon.svg": favicon(brand).encode(),
        "favicon.ico": _ico({size: rasterise(small, size) for size in _ICO_SIZES}),
        **{name: rasterise(large, size) for name, size in _ICON_SIZES.items()},
    }


def card_of(content: Content, page: Page) -> Card:
    """Say on a card what the page's own heading says, and below what name the page goes."""
    strategy = content.strategy
    source = content.languages[0]

    def words(text: LocalizedText) -> str:
        return localize(text, page.language, source).plain

    kind = page_type(page.name)
    title = attrgetter(kind.card_heading)(strategy) if kind.card_heading else page.title
    kicker = words(page.title) if kind.card_has_title else ""
    if page.update is not None:
        kicker = words(content.site.pages[UPDATES_PAGE].title)
    if page.goal is not None:
        kicker = f"{words(strategy.goals.heading)} {page.goal.number}"
    return Card(
        title=words(title),
        kicker=kicker,
        organisation=content.site.organisation.name,
        strategy_name=words(strategy.name),
        goal_count=len(content.goals),
        goal_number=page.goal.number if page.goal else None,
    )


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle of the drawing."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


def draw_card(brand: Brand, lettering: Lettering, card: Card) -> str:
    """Draw a card as SVG, with every letter as an outline.

    The title at the left in the largest size that it fits in, the strategy's house at the right, both
    above the rock. A goal's card has the colour of the goal's wall, and its windows in the house are lit.
    """
    ground = _colour(brand, "background") if card.goal_number is None else _facade(brand, card.goal_number)
    rock = _colour(brand, "bedrock")
    parts = [
        _rectangle(_Box(0, 0, WIDTH, HEIGHT), ground),
        f'<path fill="{rock}" transform="translate(0 {_ROCK})" d="{_ROCK_EDGE}"/>',
        *_house(brand, card),
        *_title(brand, lettering, card),
        *_signature(brand, lettering, card),
    ]
    return _svg(WIDTH, HEIGHT, "".join(parts))


def _title(brand: Brand, lettering: Lettering, card: Card) -> Iterator[str]:
    """The title stands on the floor that the house's walls stand on, and the kicker above it."""
    ink = _colour(brand, "text")
    kicker = _KICKER_SIZE * min(1, _TITLE_WIDTH / max(1, lettering.width(card.kicker, _KICKER_SIZE)))
    room = kicker * (lettering.cap_height + _KICKER_GAP) if card.kicker else 0
    size, lines = fitted(lettering, card.title, _TITLE_WIDTH, _FLOOR - SAFE - room)
    first = _FLOOR - size * _LEADING * (len(lines) - 1)
    above = first - size * lettering.cap_height - kicker * _KICKER_GAP
    yield _ink(ink, lettering.paths(card.kicker, SAFE, above, kicker))
    for number, line in enumerate(lines):
        yield _ink(ink, lettering.paths(line, SAFE, first + number * size * _LEADING, size))


def fitted(lettering: Lettering, text: str, width: float, height: float) -> tuple[int, tuple[str, ...]]:
    """Find the largest size in which a text fits, and its lines.

    In the smallest size a line ends wherever it is full, and what is too long for all that ends in "…".
    """
    for size in _TITLE_SIZES:
        lines = lettering.lines(text, size, width)
        high = size * (lettering.cap_height + _LEADING * (len(lines) - 1))
        if high <= height and all(lettering.width(line, size) <= width for line in lines):
            return size, lines
    size = _TITLE_SIZES[-1]
    most = max(1, int((height / size - lettering.cap_height) / _LEADING) + 1)
    cut = tuple(_cut(lettering, text, size, width - lettering.width("…", size)))
    return size, cut if len(cut) <= most else (*cut[: most - 1], f"{cut[most - 1]}…")


def _cut(lettering: Lettering, text: str, size: float, width: float) -> Iterator[str]:
    """Cut a text wherever a line is full."""
    line = ""
    for character in text:
        if line and lettering.width(line + character, size) > width:
            yield line
            line = ""
        line += character
    yield line


def _signature(brand: Brand, lettering: Lettering, card: Card) -> Iterator[str]:
    """The organisation and the strategy, on the rock."""
    ink = _colour(brand, "bedrock_text")
    name = lettering.width(card.organisation, _NAME_SIZE) + _NAME_GAP
    scale = min(1, (WIDTH - 2 * SAFE) / (name + lettering.width(card.strategy_name, _STRATEGY_SIZE)))
    for text, x, size in (
        (card.organisation, SAFE, _NAME_SIZE),
        (card.strategy_name, SAFE + name * scale, _STRATEGY_SIZE),
    ):
        yield _ink(ink, lettering.paths(text, x, HEIGHT - SAFE, size * scale))


def _house(brand: Brand, card: Card) -> Iterator[str]:
    """The house of the strategy; in its attic there is light unless it is in a goal's bay."""
    walls = _Box(_HOUSE_LEFT, _WALL_TOP, _HOUSE_WIDTH, _FLOOR - _WALL_TOP)
    roof = _colour(brand, "roof")
    left, right = walls.left - _EAVES, walls.right + _EAVES
    yield _rectangle(_Box(1010, SAFE + 16, 36, 100), roof)
    yield f'<path fill="{roof}" d="M{left} {walls.top}L{walls.middle:g} {SAFE}L{right} {walls.top}z"/>'
    if card.goal_number is None:
        yield _rectangle(_Box(walls.middle - 14, SAFE + 54, 28, 38), _colour(brand, "light"))
    width = walls.width / card.goal_count
    for number in range(1, card.goal_count + 1):
        bay = _Box(walls.left + (number - 1) * width, walls.top, width, walls.height)
        yield _outlined(brand, bay, _facade(brand, number))
        yield from _windows(brand, bay, number, lit=number == card.goal_number)
    plinth = _Box(walls.left - _PLINTH, _FLOOR, walls.width + 2 * _PLINTH, _PLINTH_BOTTOM - _FLOOR)
    yield _outlined(brand, plinth, _colour(brand, "plinth"))


def _windows(brand: Brand, bay: _Box, number: int, *, lit: bool) -> Iterator[str]:
    """Two storeys of windows, as many to a storey as there is room for."""
    columns = max(1, int(bay.width / _WINDOW_ROOM))
    width = min(_WINDOW_WIDTH, bay.width / columns * 0.56)
    height = width * _WINDOW_HEIGHT
    gap = (bay.width - columns * width) / (columns + 1)
    storey = bay.height / _STOREYS
    for row in range(_STOREYS):
        for column in range(columns):
            left = bay.left + gap + column * (width + gap)
            top = bay.top + storey * row + (storey - height) / 2
            yield _window(brand, _Box(left, top, width, height), number, lit=lit)


def _window(brand: Brand, box: _Box, number: int, *, lit: bool) -> str:
    """A window whose panes tell the goal's number: plain, split, a T, a cross, then plain again."""
    glass, bars = ("light", "light_text") if lit else ("glass", "bars")
    upper = box.top + box.height * 0.36
    split = f"M{box.middle:g} {box.top:g}V{box.bottom:g}"
    across = f"M{box.left:g} {upper:g}H{box.right:g}"
    panes = ("", split, f"{across}M{box.middle:g} {upper:g}V{box.bottom:g}", split + across)[(number - 1) % 4]
    line = f'stroke="{_colour(brand, bars)}" stroke-width="{_line(brand) * _BARS:g}"'
    drawn = _outlined(brand, box, _colour(brand, glass))
    return f'{drawn}<path fill="none" {line} d="{panes}"/>' if panes else drawn


def icon(brand: Brand) -> str:
    """Draw the icon as SVG: a house, and in it a lit window with a cross."""
    return _svg(32, 32, _icon_house(brand))


def favicon(brand: Brand) -> str:
    """Draw the icon for browsers; in a dark frame the house takes the colour of its outline by night."""
    night = _colour(brand, "outline", "night")
    style = f"<style>@media (prefers-color-scheme:dark){{.house{{fill:{night}}}}}</style>"
    return _svg(32, 32, style + _icon_house(brand))


def touch_icon(brand: Brand) -> str:
    """Draw the icon for home screens: on a ground of its own, and small, since devices cut its corners."""
    ground = _rectangle(_Box(0, 0, 52, 52), _colour(brand, "background"))
    return _svg(52, 52, f'{ground}<g transform="translate(10 10)">{_icon_house(brand)}</g>')


def _icon_house(brand: Brand) -> str:
    panes = "M10 12h5v5h-5zM17 12h5v5h-5zM10 19h5v7h-5zM17 19h5v7h-5z"
    return (
        f'<path class="house" fill="{_colour(brand, "roof")}" d="M16 1 31 12v19H1V12z"/>'
        f'<path fill="{_colour(brand, "light")}" d="{panes}"/>'
    )


def _ico(pngs: Mapping[int, bytes]) -> bytes:
    """Pack square PNGs into an ICO file: a header, a directory entry for each, then the pictures."""
    header = struct.pack("<HHH", 0, 1, len(pngs))
    offset = len(header) + 16 * len(pngs)
    directory = b""
    for size, png in pngs.items():
        directory += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return header + directory + b"".join(pngs.values())


def _svg(width: int, height: int, content: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{content}</svg>'


def _rectangle(box: _Box, fill: str, line: str = "") -> str:
    shape = f"M{box.left:g} {box.top:g}h{box.width:g}v{box.height:g}h{-box.width:g}z"
    return f'<path fill="{fill}"{line} d="{shape}"/>'


def _outlined(brand: Brand, box: _Box, fill: str) -> str:
    line = f' stroke="{_colour(brand, "outline")}" stroke-width="{_line(brand):g}"'
    return _rectangle(box, fill, line)


def _ink(colour: str, paths: str) -> str:
    return f'<g fill="{colour}">{paths}</g>'


def _colour(brand: Brand, role: str, mode: Mode = "day") -> str:
    return brand.material(role, mode).colour


def _facade(brand: Brand, number: int) -> str:
    palette = brand.goals[(number - 1) % len(brand.goals)]
    return brand.materials[palette.facade.day].colour


def _line(brand: Brand) -> float:
    """How thick lines are: the brand's strong line, a little thicker since cards are seen small."""
    found = _PIXELS.fullmatch(brand.lines.strong)
    return float(found[1]) * 1.25 if found else 5.0
