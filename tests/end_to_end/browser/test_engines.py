"""The site in the engines beside Chromium: WebKit, which every iPhone has, and Firefox."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kalliola_site.brand.css import theme_colours
from kalliola_site.pipeline import Site
from tests.support import axe, engines
from tests.support.engines import Engine
from tests.support.pages_of_site import PAGE_TYPES, every_page


def start(name: str, folder: Path, *, dark: bool = False) -> AbstractContextManager[Engine]:
    """A running engine, or a test that is left out where the machine has none."""
    if name == "WebKit":
        if engines.webkit_browser() is None:
            pytest.skip("there is no WebKitGTK on this machine: see tests/support/engines.py")
        return engines.webkit(dark=dark)
    if engines.firefox_browser() is None:
        pytest.skip("there is no Firefox on this machine: see tests/support/engines.py")
    return engines.firefox(folder, dark=dark)


@pytest.fixture(scope="module", params=["WebKit", "Firefox"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with start(request.param, tmp_path_factory.mktemp("engine") / "profile") as running:
        yield running


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Firefox]:
    if engines.firefox_browser() is None:
        pytest.skip("there is no Firefox on this machine: see tests/support/engines.py")
    with engines.firefox(tmp_path_factory.mktemp("firefox") / "profile") as running:
        yield running


PLAIN = """[...document.querySelectorAll('main :is(p, li, dd, td) a:not([class])')].filter((link) => {
  const style = getComputedStyle(link);
  return !style.textDecorationLine.includes('underline') || parseFloat(style.textDecorationThickness) < 2;
}).map(link => link.outerHTML.slice(0, 120))"""


def test_every_link_in_text_is_underlined(engine: Engine, address: str) -> None:
    # WCAG 1.4.1: the colour of a link is that of the text.
    found = {}
    for path in every_page():
        engine.open(address + path)
        found[path] = engine.evaluate(PLAIN)
    assert {path: links for path, links in found.items() if links} == {}


def test_a_narrow_screen_needs_no_sideways_scrolling(engine: Engine, address: str) -> None:
    engine.resize(320, 800)
    widths = {}
    for path in every_page():
        engine.open(address + path)
        widths[path] = engine.evaluate("document.documentElement.scrollWidth")
    assert {path: width for path, width in widths.items() if width > 320} == {}


def test_both_faces_are_there(engine: Engine, address: str) -> None:
    engine.open(address)
    loaded = engine.evaluate(
        "[...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family)"
    )
    assert {name.strip('"') for name in loaded} == {"Bricolage Grotesque", "Literata"}


DISPLAY_SIZE = """(() => {
  const size = (settings) => {
    const text = document.querySelector('main').appendChild(document.createElement('h3'));
    text.style.cssText = `position: absolute; font-size: 16px; font-variation-settings: ${settings}`;
    text.textContent = 'Tiistai iltaisin';
    return text.getBoundingClientRect().width;
  };
  return [size('normal'), size('"opsz" 96')];
})()"""


def test_small_headings_are_not_drawn_in_the_display_size(engine: Engine, address: str) -> None:
    # There the dots of the i run into their stems at 16 px.
    engine.open(address)
    as_it_stands, at_display_size = engine.evaluate(DISPLAY_SIZE)
    assert as_it_stands > at_display_size + 1


LARGE = """(() => {
  const heading = document.querySelector('h1'), width = () => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    return range.getBoundingClientRect().width;
  };
  heading.style.whiteSpace = 'nowrap';
  const asItStands = width();
  heading.style.fontVariationSettings = '"opsz" 16';
  return [asItStands, width()];
})()"""


def test_large_headings_are_not_drawn_in_the_size_of_text(engine: Engine, address: str) -> None:
    engine.resize(2000, 800)
    engine.open(address)
    as_it_stands, at_text_size = engine.evaluate(LARGE)
    assert as_it_stands < at_text_size - 20


LETTER_I = """(() => {
  const text = document.querySelector('header nav a').firstChild, range = document.createRange();
  const place = [...text.data].indexOf('i');
  range.setStart(text, place); range.setEnd(text, place + 1);
  const box = range.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom].map(Math.round);
})()"""


def test_the_dot_of_an_i_stands_apart(engine: Engine, address: str) -> None:
    engine.resize(1280, 800)
    engine.open(address)
    letter = Image.open(io.BytesIO(engine.screenshot())).convert("L").crop(engine.evaluate(LETTER_I))
    darkest = [min(letter.crop((0, row, letter.width, row + 1)).tobytes()) for row in range(letter.height)]
    first = next(row for row, ink in enumerate(darkest) if ink < 100)
    last = max(row for row, ink in enumerate(darkest) if ink < 100)
    assert max(darkest[first:last]) > 140, "between dot and stem there is ground to be seen"


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_axe_finds_nothing(engine: Engine, address: str, path: str) -> None:
    engine.resize(1280, 800)
    engine.open(address + path)
    engine.evaluate(f"(() => {{ {axe.SOURCE}; return true }})()")
    assert axe.faults_in(engine.evaluate(axe.run())) == []


@pytest.mark.parametrize("name", ["WebKit", "Firefox"])
def test_at_night_the_house_is_dark(name: str, tmp_path: Path, address: str, site: Site) -> None:
    with start(name, tmp_path / "profile", dark=True) as engine:
        engine.open(address)
        ground = engine.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb({}, {}, {})".format(*bytes.fromhex(theme_colours(site.content.brand)["night"][1:]))


ROLES = {
    "table": "table",
    "table tr": "row",
    "table thead th": "columnheader",
    "table tbody th": "rowheader",
    "table td": "cell",
}


@pytest.mark.parametrize("path", ["mittarit/", "ilme/"])
def test_a_table_whose_cells_stand_below_each_other_is_still_one_for_who_hears_it(
    living: str, path: str
) -> None:
    if engines.webkit_browser() is None:
        pytest.skip("there is no WebKitGTK on this machine: see tests/support/engines.py")
    with engines.webkit() as webkit:
        webkit.resize(360, 800)
        webkit.open(living + path)
        assert webkit.evaluate("getComputedStyle(document.querySelector('td')).display") == "block"
        assert {selector: webkit.role(selector) for selector in ROLES} == ROLES


HEADINGS = """[...document.querySelectorAll(
  'h1, h2, h3, .house-role, .house-statement, .house-theme, .house-title, .house-state, .house-words'
)].map((heading) => heading.textContent)"""


@pytest.mark.parametrize("path", ["", "strategia/", "ilme/", "404.html"])
def test_headings_that_firefox_prints_stay_text(firefox: engines.Firefox, address: str, path: str) -> None:
    # It draws outlines, which nobody can copy or hear, of variable faces that are not as they begin.
    firefox.open(address + path)
    headings = ["".join(heading.split()) for heading in firefox.evaluate(HEADINGS)]
    sheets = PdfReader(io.BytesIO(firefox.print_page())).pages
    printed = "".join("".join(sheet.extract_text().split()) for sheet in sheets)
    assert headings
    assert [heading for heading in headings if heading not in printed] == []


def test_the_first_sheet_that_firefox_prints_of_home_has_the_whole_house(
    firefox: engines.Firefox, address: str
) -> None:
    firefox.open(address)
    headings = ["".join(heading.split()) for heading in firefox.evaluate(HEADINGS)]
    (sheet,) = PdfReader(io.BytesIO(firefox.print_page())).pages
    printed = "".join(sheet.extract_text().split())
    assert [heading for heading in headings if heading not in printed] == []
