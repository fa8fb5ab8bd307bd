"""The cards that other sites show for a page, and the icons: what is on them, and that it fits."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kalliola_site.images import share_cards
from kalliola_site.images.lettering import Lettering, read_lettering
from kalliola_site.images.rasterising import rasterise
from kalliola_site.images.share_cards import (
    HEIGHT,
    SAFE,
    WIDTH,
    Card,
    cards_of_pages,
    draw_card,
    draw_cards,
    fit_title,
    icons,
)
from kalliola_site.load.project import load
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.content import Content
from kalliola_site.plan.build_plan import plan
from kalliola_site.plan.pages import Plan
from kalliola_site.validate.content import validate

HOUSE_EAVES = 728
LONG_WORDS = "Saavutettavuusselosteen ja yhteisölähtöisyydellä "
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b")
GLYPH = re.compile(r'translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)" d="([^"]+)"')
SVG_PATHS = "{http://www.w3.org/2000/svg}path"


@dataclass(frozen=True)
class Drawer:
    content: Content
    plan: Plan
    lettering: Lettering

    @property
    def brand(self) -> Brand:
        return self.content.brand

    def card(self, **changes: object) -> str:
        card = Card("Arvot", "", "Kalliola", "Strategia 2023–2025", bays=(("to-be-agreed",),) * 4)
        return draw_card(self.brand, self.lettering, replace(card, **changes))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def drawer(unchanged_project: Path) -> Drawer:
    sources, _ = load(unchanged_project)
    content, _ = validate(sources)
    assert content is not None
    lettering = read_lettering(content.brand.type.faces.heading, sources.assets)
    assert lettering is not None
    return Drawer(content, plan(content)[0], lettering)


@pytest.fixture(scope="module")
def drawings(drawer: Drawer) -> dict[str, str]:
    return dict(
        draw_cards(drawer.content.brand, drawer.lettering, cards_of_pages(drawer.content, drawer.plan))
    )


@dataclass(frozen=True)
class Extent:
    left: float
    top: float
    right: float
    bottom: float


def glyph_extents(svg: str) -> Iterator[Extent]:
    """How far each letter reaches, from its outline."""
    for x, y, scale, outline in GLYPH.findall(svg):
        across: list[float] = []
        down: list[float] = []
        for command, numbers in re.findall(r"([MLHVQ])([^MLHVQZ]*)", outline):
            values = [float(number) for number in re.findall(r"-?\d+", numbers)]
            across += values if command == "H" else [] if command == "V" else values[::2]
            down += values if command == "V" else [] if command == "H" else values[1::2]
        yield Extent(
            float(x) + min(across) * float(scale),
            float(y) + min(down) * float(scale),
            float(x) + max(across) * float(scale),
            float(y) + max(down) * float(scale),
        )


def png_size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def fills(svg: str) -> list[str]:
    return re.findall(r'fill="(#[0-9A-F]{6})"', svg)


def assert_letters_fit(svg: str) -> None:
    extents = list(glyph_extents(svg))
    title = [extent for extent in extents if extent.bottom < 500]
    assert title
    assert len(title) < len(extents)
    for extent in extents:
        assert extent.left >= SAFE - 2
        assert extent.top >= SAFE - 12  # accents and dots may rise above the capitals
        assert extent.right <= WIDTH - SAFE + 2
        assert extent.bottom <= HEIGHT - SAFE + 12  # descenders reach below the line
    assert max(extent.right for extent in title) < HOUSE_EAVES


def test_every_page_of_every_language_has_a_card(drawer: Drawer, drawings: dict[str, str]) -> None:
    assert len(drawings) == len(drawer.plan.pages)
    assert {"share/fi/home.png", "share/en/goals/inequality.png"} <= drawings.keys()


def test_a_card_is_1200_by_630_pixels(drawer: Drawer) -> None:
    assert png_size(rasterise(drawer.card(), WIDTH)) == (1200, 630)


def test_the_letters_of_every_card_stay_in_the_safe_area(drawings: dict[str, str]) -> None:
    for svg in drawings.values():
        assert_letters_fit(svg)


@pytest.mark.parametrize(
    "title",
    [(LONG_WORDS * 3)[:120], "x" * 120, "Arvot " * 20, "ÅÄÖ " * 30, "yhteisö\n" * 15, LONG_WORDS * 40],
)
def test_a_long_title_stays_in_the_safe_area(drawer: Drawer, title: str) -> None:
    assert_letters_fit(drawer.card(title=title, kicker="Strateginen tavoite 12", goal_number=1))


def test_long_names_and_kickers_stay_in_the_safe_area(drawer: Drawer) -> None:
    assert_letters_fit(
        drawer.card(kicker="Strateginen " * 8, organisation="Järjestö " * 9, strategy_name="S " * 90)
    )


def test_every_colour_is_one_of_the_brands(drawer: Drawer, drawings: dict[str, str]) -> None:
    known = {material.colour for material in drawer.brand.materials.values()}
    for svg in (*drawings.values(), icons(drawer.brand)["favicon.svg"].decode()):
        assert set(COLOUR.findall(svg)) <= known
        painted = re.findall(r'(?:fill|stroke)="([^"]*)"', svg)
        assert set(painted) <= known | {"none"}


def test_a_goals_card_stands_on_the_goals_wall(drawer: Drawer) -> None:
    wall = drawer.brand.materials[drawer.brand.goals[1].facade.day].colour
    assert fills(drawer.card(goal_number=2))[0] == wall
    assert fills(drawer.card())[0] == drawer.brand.material("background", "day").colour


def test_light_is_in_the_attic_and_in_the_windows_of_what_is_measured(drawer: Drawer) -> None:
    light = drawer.brand.material("light", "day").colour
    assert fills(drawer.card()).count(light) == 1
    assert fills(drawer.card(goal_number=3)).count(light) == 1
    bays = (("behind", "agreed"), ("reached", "no-data-lately", "on-course"), ("to-be-agreed",))
    assert fills(drawer.card(bays=bays)).count(light) == 1 + 4


@pytest.mark.parametrize("count", [1, 2, 5, 9, 16])
def test_the_house_has_as_many_bays_as_there_are_goals(drawer: Drawer, count: int) -> None:
    svg = drawer.card(bays=(("to-be-agreed",),) * count, goal_number=count)
    bays = re.findall(r'<path fill="(#\w+)" stroke="[^"]+" stroke-width="[^"]+" d="M[\d.]+ 196h', svg)
    palettes = drawer.brand.goals
    assert bays == [
        drawer.brand.materials[palettes[number % len(palettes)].facade.day].colour for number in range(count)
    ]


def test_a_title_cannot_bring_markup_into_the_drawing(drawer: Drawer) -> None:
    svg = drawer.card(title='<script>alert("1")</script> & co', organisation="</svg>")
    assert "script" not in svg
    assert {element.tag for element in ET.fromstring(svg).iter()} == {  # noqa: S314 - our own drawing
        "{http://www.w3.org/2000/svg}svg",
        "{http://www.w3.org/2000/svg}g",
        SVG_PATHS,
    }


def test_the_home_card_says_the_promise_and_the_visions_card_its_statement(drawer: Drawer) -> None:
    said = {
        key: share_cards.card_of(drawer.content, drawer.plan.by_key[key, "fi"], ())
        for key in ("home", "vision")
    }
    assert said["home"].title == drawer.content.strategy.promise["fi"]
    assert said["vision"].title == drawer.content.strategy.vision.statement["fi"]
    assert said["vision"].kicker == "Visio"


def test_a_page_whose_letters_the_face_lacks_has_no_card(drawer: Drawer) -> None:
    without = replace(
        drawer.lettering, advances={k: v for k, v in drawer.lettering.advances.items() if k != "ä"}
    )
    found = draw_cards(drawer.content.brand, without, cards_of_pages(drawer.content, drawer.plan))
    assert "share/fi/home.png" not in found
    assert "share/en/home.png" in found


def test_a_short_title_is_larger_than_a_long_one(drawer: Drawer) -> None:
    short, _ = fit_title(drawer.lettering, "Arvot", 600, 370)
    long, _ = fit_title(drawer.lettering, LONG_WORDS * 3, 600, 370)
    assert short > long


def test_lines_are_as_even_as_they_can_be(drawer: Drawer) -> None:
    lines = drawer.lettering.lines("Better city life in our neighbourhoods", 96, 616)
    assert lines == ("Better city", "life in our", "neighbourhoods")


def test_lines_keep_what_a_no_break_space_holds_together(drawer: Drawer) -> None:
    assert drawer.lettering.lines("a\u00a0b c", 100, 10) == ("a\u00a0b", "c")


def test_letters_with_loose_accents_and_rare_hyphens_are_drawn(drawer: Drawer) -> None:
    assert drawer.lettering.lacking("a\u0308iti\u2011la\u00adpsi 5\u202f000") == ""
    assert drawer.lettering.paths("a\u0308", 0, 0, 10) == drawer.lettering.paths("ä", 0, 0, 10)


def test_kerning_brings_letters_together(drawer: Drawer) -> None:
    apart = drawer.lettering.width("T", 100) + drawer.lettering.width("a", 100)
    assert drawer.lettering.width("Ta", 100) < apart


def test_a_face_without_outlines_gives_no_lettering(drawer: Drawer) -> None:
    assert read_lettering(drawer.brand.type.faces.heading, {}) is None


def test_icons_have_the_sizes_that_devices_look_for(drawer: Drawer) -> None:
    found = icons(drawer.brand)
    assert {name: png_size(data) for name, data in found.items() if name.endswith(".png")} == {
        "apple-touch-icon.png": (180, 180),
        "icon-192.png": (192, 192),
        "icon-512.png": (512, 512),
    }


def test_favicon_ico_holds_three_pngs(drawer: Drawer) -> None:
    ico = icons(drawer.brand)["favicon.ico"]
    reserved, kind, count = struct.unpack_from("<HHH", ico)
    assert (reserved, kind, count) == (0, 1, 3)
    for number, size in enumerate((16, 32, 48)):
        width, height, *_, length, offset = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * number)
        assert (width, height) == (size, size)
        assert png_size(ico[offset : offset + length]) == (size, size)


def test_every_process_draws_the_same_bytes(unchanged_project: Path, root: Path) -> None:
    program = (
        "import sys, hashlib; from pathlib import Path;"
        "from kalliola_site.images import lettering, rasterising, share_cards;"
        "from kalliola_site.load.project import load; from kalliola_site.plan.build_plan import plan;"
        "from kalliola_site.validate.content import validate;"
        "s = load(Path(sys.argv[1]))[0]; c = validate(s)[0]; p = plan(c)[0];"
        "l = lettering.read_lettering(c.brand.type.faces.heading, s.assets);"
        "d = share_cards.draw_cards(c.brand, l, share_cards.cards_of_pages(c, p));"
        "h = hashlib.sha256(repr(d).encode());"
        "h.update(rasterising.rasterise(d['share/fi/home.png'], 1200));"
        "h.update(repr(share_cards.icons(c.brand)).encode()); print(h.hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, unchanged_project],
            check=True,
            capture_output=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
