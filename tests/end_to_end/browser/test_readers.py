"""Readers who use a keyboard, large or widely spaced text, paper, their own colours, or no JavaScript."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.support.pages_of_site import HARD_TO_TOUCH, LIVING_PAGE_TYPES, PAGE_TYPES, opened

PHONE = 360
every_type = pytest.mark.parametrize("path", PAGE_TYPES)
every_living_type = pytest.mark.parametrize("path", [*LIVING_PAGE_TYPES, "strategia/", "en/updates/2026/"])

WIDE_TEXT = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }
"""
"""The text spacing that a page has to bear (WCAG 1.4.12)."""

CUT_OFF = """() => [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
  const style = getComputedStyle(element);
  const clips = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
  const tooSmall =
    element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  return clips && tooSmall && element.innerText;
}).map((element) => element.outerHTML.slice(0, 80))"""

OUTSIDE_PARENT = """() => [...document.querySelectorAll('a, h1, h2, h3, p, li')].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width && !element.matches('.skip') && (box.right > innerWidth + 1 || box.left < -1);
}).map((element) => element.outerHTML.slice(0, 80))"""


@every_type
@pytest.mark.parametrize("width", [320, 1280])
def test_widely_spaced_text_is_neither_cut_nor_pushed_out(
    browser: Browser, address: str, path: str, width: int
) -> None:
    # A reader's own styles come from the browser, which the page's security policy does not govern.
    screen = {"width": width, "height": 800}
    with opened(browser, address + path, viewport=screen, bypass_csp=True) as page:
        page.add_style_tag(content=WIDE_TEXT)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate(OUTSIDE_PARENT) == []


@every_type
def test_at_four_hundred_per_cent_nothing_is_lost_sideways(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address + path, viewport={"width": 320, "height": 256}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(OUTSIDE_PARENT) == []


FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  let clipped = false;
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    const overflow = getComputedStyle(parent).overflow;
    clipped ||= overflow.includes('hidden') || overflow.includes('clip');
  }
  return {
    name: element.outerHTML.slice(0, 80),
    place: [...document.querySelectorAll('a, [tabindex]')].indexOf(element),
    ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    clipped,
    href: element.getAttribute('href'),
  };
}"""


def tabbed(page: Page) -> list[dict[str, object]]:
    """Press Tab through the page; give what was focused, in order."""
    count = page.evaluate("document.querySelectorAll('a[href]').length")
    stops = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    return stops


@every_type
def test_a_keyboard_reaches_every_link_in_order_with_a_ring_that_is_whole(
    browser: Browser, address: str, path: str
) -> None:
    with opened(browser, address + path) as page:
        stops = tabbed(page)
        places = [stop["place"] for stop in stops]
    assert places == sorted(places)  # type: ignore[type-var]
    assert len(set(map(str, places))) == len(places)
    assert [stop["name"] for stop in stops if stop["clipped"] or stop["ring"] < 2] == []  # type: ignore[operator]


def test_the_house_is_walked_from_roof_to_rock(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        links = page.locator("nav.house a").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
    assert links == [
        "visio/",
        "tavoitteet/",
        "mittarit/",
        "tavoitteet/eriarvoisuuden-ratkaisija/",
        "tavoitteet/yhteison-kokoaja/",
        "tavoitteet/vaikuttava-ja-innovatiivinen/",
        "tavoitteet/hyvan-tekemisen-tyopaikka/",
        "missio/",
        "arvot/",
    ]


def test_the_skip_link_comes_first_and_leads_to_the_content(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}arvot/") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"


SMALL_TARGETS = """([selector, size]) => [...document.querySelectorAll(selector)].filter((link) => {
  const inText = getComputedStyle(link).display === 'inline';  // WCAG 2.5.8 lets links in sentences be
  const box = link.getBoundingClientRect();
  return !inText && !link.matches('.skip') && (box.width < size || box.height < size);
}).map((link) => link.outerHTML.slice(0, 80))"""


@every_type
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_targets_are_large_enough_for_a_finger(browser: Browser, address: str, path: str, width: int) -> None:
    with opened(browser, address + path, viewport={"width": width, "height": 800}) as page:
        large = ".house a, .language-link, .menu a"
        assert page.evaluate(HARD_TO_TOUCH) == []
        if width == PHONE:
            page.evaluate("document.getElementById('menu')?.showPopover()")
            large += ", .menu-button"
        assert page.evaluate(SMALL_TARGETS, ["a", 24]) == []
        assert page.evaluate(SMALL_TARGETS, [large, 44]) == []


@every_living_type
def test_links_to_what_is_measured_and_told_are_large_enough_for_a_finger(
    browser: Browser, living: str, path: str
) -> None:
    with opened(browser, living + path, viewport={"width": PHONE, "height": 800}) as page:
        assert page.evaluate(HARD_TO_TOUCH) == []


@every_type
def test_the_words_are_the_same_without_javascript(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address + path) as page:
        with_javascript = page.inner_text("body")
    with opened(browser, address + path, java_script_enabled=False) as page:
        assert page.inner_text("body") == with_javascript


DARK_FLOODS = """() => [...document.querySelectorAll('body, body *')].filter((element) => {
  const colour = getComputedStyle(element).backgroundColor;
  const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
  const box = element.getBoundingClientRect();
  const light = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  return alpha && light < 0.8 && box.width * box.height > 20000;
}).map((element) => element.outerHTML.slice(0, 80))"""


@every_type
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_spared_floods_of_ink(browser: Browser, address: str, path: str, scheme: str) -> None:
    with opened(browser, address + path, color_scheme=scheme) as page:
        page.emulate_media(media="print")
        assert page.evaluate(DARK_FLOODS) == []


@pytest.mark.parametrize("path", ["visio/", "arvot/"])
def test_paper_carries_no_ways_to_other_pages_and_a_short_text_takes_one_sheet(
    browser: Browser, address: str, path: str
) -> None:
    with opened(browser, address + path) as page:
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        page.emulate_media(media="print")
        assert [nav for nav in page.locator("nav").all() if nav.is_visible()] == []
    assert len(sheets) == 1


OPEN_FRAMES = """() => [...document.querySelectorAll('main *')].filter((element) => {
  const style = getComputedStyle(element);
  const sides = ['Top', 'Right', 'Bottom', 'Left'].filter((side) => parseFloat(style[`border${side}Width`]));
  const avoids = (part) => getComputedStyle(part).breakInside === 'avoid';
  const isWhole = (part) => part && (avoids(part) || isWhole(part.parentElement));
  return sides.length === 4 && element.offsetHeight > 200 && !isWhole(element);
}).map((element) => element.outerHTML.slice(0, 80))"""


@every_living_type
def test_no_frame_stands_open_at_the_foot_of_a_sheet(browser: Browser, living: str, path: str) -> None:
    with opened(browser, living + path) as page:
        page.emulate_media(media="print")
        assert page.evaluate(OPEN_FRAMES) == []


PARTS_OF_HOME = """[...document.querySelectorAll('h1, .plate strong, .house :is(h2, h3)')].map(
  (part) => part.innerText
)"""


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_first_sheet_of_home_on_paper_has_the_plate_and_the_whole_house(
    browser: Browser, address: str, path: str
) -> None:
    with opened(browser, address + path) as page:
        parts = ["".join(part.split()) for part in page.evaluate(PARTS_OF_HOME)]
        first = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0]
    said = "".join(first.extract_text().split())
    assert len(parts) == 10
    assert [part for part in parts if part not in said] == []


BORDERS = """(selector) => [...document.querySelectorAll(selector)].filter((element) => {
  const style = getComputedStyle(element);
  return ['Top', 'Right', 'Bottom', 'Left'].every((side) => !parseFloat(style[`border${side}Width`]));
}).map((element) => element.outerHTML.slice(0, 80))"""


def test_in_the_readers_own_colours_the_bays_of_the_house_keep_their_lines(
    browser: Browser, address: str
) -> None:
    with opened(browser, address, forced_colors="active") as page:
        assert page.locator(".house-bay").count() == 4
        assert page.evaluate(BORDERS, ".house-bay, .house-mission") == []


def test_in_the_readers_own_colours_the_current_page_differs_in_the_menu(
    browser: Browser, address: str
) -> None:
    with opened(browser, f"{address}arvot/", forced_colors="active") as page:
        colours = page.locator(".menu-link").evaluate_all(
            "links => links.map(link => getComputedStyle(link).backgroundColor)"
        )
        current = page.locator(".menu-link[aria-current]").evaluate(
            "link => getComputedStyle(link).backgroundColor"
        )
    assert colours.count(current) == 1


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_words_on_the_roof_bring_their_ground_for_when_they_outgrow_it(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, address, viewport={"width": width, "height": 800}) as page:
        ground = page.locator(".house-vision").evaluate("part => getComputedStyle(part).backgroundColor")
        roof = page.locator(".house-gable").evaluate("gable => getComputedStyle(gable).fill")
    assert ground == roof


def test_the_number_of_a_step_is_seen_and_not_heard(browser: Browser, address: str) -> None:
    # A screen reader glued it to the first word, and counts the items of a list itself.
    with opened(browser, f"{address}tavoitteet/yhteison-kokoaja/") as page:
        contents = page.locator(".step").evaluate_all(
            "steps => steps.map(step => getComputedStyle(step, '::before').content)"
        )
    assert set(contents) == {'counter(step) / ""'}
