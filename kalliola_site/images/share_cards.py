"""Share images: the card that other sites show for a page, drawn from the brand; and the files of icons.

A card is an SVG drawing first, a plain text whose colours all come from the brand, and then a PNG.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from operator import attrgetter

from kalliola_site.brand.windows import windows_of_goal
from kalliola_site.cache.memory import Memory
from kalliola_site.frozen_value import frozen_value
from kalliola_site.images.house_drawing import FLOOR, draw_house, draw_rock, facade
from kalliola_site.images.icons import draw_favicon, draw_icon, draw_touch_icon, pack_ico
from kalliola_site.images.lettering import Lettering, read_lettering
from kalliola_site.images.pictures_on_demand import PicturesOnDemand
from kalliola_site.images.rasterising import Rasterising, digest, rasterise
from kalliola_site.images.shapes import Box, colour, rectangle, svg
from kalliola_site.indicators.progress import State, progress
from kalliola_site.language.text import localize
from kalliola_site.load.face_table import table_path
from kalliola_site.load.project import Project
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import UPDATES_PAGE, page_type
from kalliola_site.model.paths import BRAND
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

_ICO_SIZES = (16, 32, 48)
_ICON_SIZES = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}


@frozen_value
class Card:
    """What a card says."""

    title: str
    kicker: str
    """A short line over the title; may be empty."""
    organisation: str
    strategy_name: str
    bays: tuple[tuple[State, ...], ...]
    """What the windows of each goal say."""
    goal_number: int | None = None
    """Whose card it is, where it is a goal's: a doormat lies before its bay."""


def draw_cards(brand: Brand, lettering: Lettering, cards: Mapping[str, Card]) -> Mapping[str, str]:
    """Draw cards as SVG, by their paths below the site's root.

    A page whose title has letters that the face lacks has no card: better none than one with holes.
    """
    return {path: draw_card(brand, lettering, card) for path, card in _drawable(lettering, cards).items()}


def _drawable(lettering: Lettering, cards: Mapping[str, Card]) -> Mapping[str, Card]:
    return {
        path: card
        for path, card in cards.items()
        if not lettering.lacking(card.title + card.kicker + card.organisation + card.strategy_name)
    }


def cards_of_pages(content: Content, plan: Plan) -> Mapping[str, Card]:
    """Return what the card of every page says, by the card's path below the site's root."""
    bays = {strategy.period: windows_of_bays(strategy) for strategy in (content, *content.past)}
    return {
        share_path(page): card_of(content.within(page.period), page, bays[page.period]) for page in plan.pages
    }


def begin_share_cards(  # noqa: PLR0913 - what they are made of, and what was made before
    project: Project,
    content: Content,
    plan: Plan,
    drawings: Mapping[str, bytes],
    memory: Memory,
    *,
    wanted: bool,
    on_demand: bool = False,
) -> Rasterising | PicturesOnDemand:
    """Begin to draw the pictures for shared links.

    Args:
        project: The project's files, among them the outlines of the heading face.
        content: The content.
        plan: All pages.
        drawings: What earlier builds drew, by digest.
        memory: What earlier builds made, among it which drawing is whose.
        wanted: Whether there are to be any: a copy in a folder has no address that could be shared.
        on_demand: Whether each is drawn only when somebody looks at it.
    """
    face = content.brand.type.faces.heading
    outlines = project.assets.get(table_path(face), b"")
    if not (wanted and content.site.share_images and outlines):
        return Rasterising({}, WIDTH, {})
    cards = cards_of_pages(content, plan)
    inputs = "cards", content.documents[BRAND].source.text, outlines, repr(cards)
    if on_demand:
        memory.keep_on(*inputs)
    else:
        digests = memory.recall(*inputs)
        if digests is not None and (finished := Rasterising.of_drawn(digests, drawings)) is not None:
            return finished
    lettering = read_lettering(face, project.assets)
    if lettering is None:
        return Rasterising({}, WIDTH, {})
    if on_demand:
        drawable = _drawable(lettering, cards)
        return PicturesOnDemand(
            drawable, partial(_draw_one, content.brand, lettering, drawable), WIDTH, drawings
        )
    rasterising = Rasterising(draw_cards(content.brand, lettering, cards), WIDTH, drawings)
    memory.keep(rasterising.digests, *inputs)
    return rasterising


def _draw_one(brand: Brand, lettering: Lettering, cards: Mapping[str, Card], path: str) -> str:
    return draw_card(brand, lettering, cards[path])


def share_path(page: Page) -> str:
    """The path of a page's card below the site's root."""
    return f"{SHARE_FOLDER}/{page.language}/{page.key}.png"


def icons(brand: Brand, memory: Memory | None = None) -> Mapping[str, bytes]:
    """Draw the site's icon in the sizes and formats that browsers and devices look for, by path.

    Args:
        brand: The brand.
        memory: What earlier builds drew.
    """
    known = memory or Memory()
    small, large = draw_icon(brand), draw_touch_icon(brand)

    def drawn(svg: str, size: int) -> bytes:
        png: bytes = known.recall_or_make(lambda: rasterise(svg, size), "icon", digest(svg, size))
        return png

    return {
        "favicon.svg": draw_favicon(brand).encode(),
        "favicon.ico": pack_ico({size: drawn(small, size) for size in _ICO_SIZES}),
        **{name: drawn(large, size) for name, size in _ICON_SIZES.items()},
    }


def windows_of_bays(content: Content) -> tuple[tuple[State, ...], ...]:
    """Return what the windows of each goal say."""
    known = progress(content.indicators)
    return tuple(windows_of_goal(item.state for item in known[goal.id]) for goal in content.goals)


def card_of(content: Content, page: Page, bays: tuple[tuple[State, ...], ...]) -> Card:
    """Say on a card what the page's own heading says, and below what name the page goes.

    Args:
        content: The strategy that the page is of.
        page: The page.
        bays: What the windows of each goal say.
    """
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
        bays=bays,
        goal_number=page.goal.number if page.goal else None,
    )


def draw_card(brand: Brand, lettering: Lettering, card: Card) -> str:
    """Draw a card as SVG, with every letter as an outline.

    The title at the left in the largest size that it fits in, the strategy's house at the right, both
    above the rock. A goal's card has the colour of the goal's wall.
    """
    ground = colour(brand, "background") if card.goal_number is None else facade(brand, card.goal_number)
    parts = [
        rectangle(Box(0, 0, WIDTH, HEIGHT), ground),
        draw_rock(brand),
        *draw_house(brand, SAFE, card.bays, card.goal_number),
        *_title(brand, lettering, card),
        *_signature(brand, lettering, card),
    ]
    return svg(WIDTH, HEIGHT, "".join(parts))


def _title(brand: Brand, lettering: Lettering, card: Card) -> Iterator[str]:
    """The title stands on the floor that the house's walls stand on, and the kicker above it."""
    ink = colour(brand, "text")
    kicker = _KICKER_SIZE * min(1, _TITLE_WIDTH / max(1, lettering.width(card.kicker, _KICKER_SIZE)))
    room = kicker * (lettering.cap_height + _KICKER_GAP) if card.kicker else 0
    size, lines = fit_title(lettering, card.title, _TITLE_WIDTH, FLOOR - SAFE - room)
    first = FLOOR - size * _LEADING * (len(lines) - 1)
    above = first - size * lettering.cap_height - kicker * _KICKER_GAP
    yield _ink(ink, lettering.paths(card.kicker, SAFE, above, kicker))
    for number, line in enumerate(lines):
        yield _ink(ink, lettering.paths(line, SAFE, first + number * size * _LEADING, size))


def fit_title(lettering: Lettering, text: str, width: float, height: float) -> tuple[int, tuple[str, ...]]:
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
    ink = colour(brand, "bedrock_text")
    name = lettering.width(card.organisation, _NAME_SIZE) + _NAME_GAP
    scale = min(1, (WIDTH - 2 * SAFE) / (name + lettering.width(card.strategy_name, _STRATEGY_SIZE)))
    for text, x, size in (
        (card.organisation, SAFE, _NAME_SIZE),
        (card.strategy_name, SAFE + name * scale, _STRATEGY_SIZE),
    ):
        yield _ink(ink, lettering.paths(text, x, HEIGHT - SAFE, size * scale))


def _ink(colour: str, paths: str) -> str:
    return f'<g fill="{colour}">{paths}</g>'
