"""Indicators as a browser shows them, on the strategy that has them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support import axe
from tests.support.pages_of_site import opened

GOAL = "tavoitteet/talo-kestaa/"
EN_GOAL = "goals/house-lasts/"
PAGES = (GOAL, f"en/{EN_GOAL}", "en/indicators/", "")

COLOURS_OF_CHART = """() => [...document.querySelectorAll('.chart-drawing path')].map((path) => {
  const style = getComputedStyle(path);
  return [style.fill, style.stroke];
}).flat().filter((colour) => colour !== 'none')"""

LETTERS_OF_CHARTS = """() => {
  const texts = [...document.querySelectorAll('.chart-drawing text')];
  const sizes = texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a);
  const outside = texts.filter((text) => {
    const box = text.getBoundingClientRect(), all = text.ownerSVGElement.getBoundingClientRect();
    return box.left < all.left || box.right > all.right;
  });
  return [Math.min(...sizes), outside.map((text) => text.textContent)];
}"""
"""How large the smallest letters on the screen are, and which labels are cut off."""

OVERLAPS = """() => [...document.querySelectorAll('.chart-drawing')].flatMap((drawing) => {
  const texts = [...drawing.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()]);
  return texts.flatMap(([one, a], number) => texts.slice(number + 1).filter(([, b]) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y + 6 < b.y + b.height && b.y + 6 < a.y + a.height
  ).map(([other]) => `${one} / ${other}`));
})"""
"""Which labels lie on each other; the boxes of lines are higher than their letters."""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    browser: Browser, living: str, path: str, scheme: str, width: int
) -> None:
    screen = {"width": width, "height": 800}
    with opened(browser, living + path, viewport=screen, color_scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe.faults(page) == []


def test_a_screen_reader_gets_a_chart_as_one_picture_that_names_its_table(
    browser: Browser, living: str
) -> None:
    with opened(browser, living + GOAL) as page:
        chart = page.get_by_role("img", name="Energiakulut: kuvio", exact=True)
        expect(chart).to_have_accessible_description("Energiakulut: luvut")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_letters_of_a_chart_are_large_enough_and_inside_it(
    browser: Browser, living: str, width: int
) -> None:
    with opened(browser, living + GOAL, viewport={"width": width, "height": 800}) as page:
        least, outside = page.evaluate(LETTERS_OF_CHARTS)
    assert least >= 13
    assert outside == []


@pytest.mark.parametrize("path", [GOAL, f"en/{EN_GOAL}"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_label_of_a_chart_lies_on_another(browser: Browser, living: str, path: str, width: int) -> None:
    with opened(browser, living + path, viewport={"width": width, "height": 800}) as page:
        assert page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_indicators_says_nothing_in_the_console(browser: Browser, living: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(living + path, wait_until="load")
    context.close()
    assert said == []


def test_a_chart_keeps_to_the_colours_that_a_reader_forces(browser: Browser, living: str) -> None:
    with opened(browser, living + GOAL, forced_colors="active") as page:
        forced = set(page.evaluate(COLOURS_OF_CHART))
        wanted = page.evaluate("""() => ['Canvas', 'CanvasText', 'Highlight', 'HighlightText'].map((name) => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.className = name;
          probe.style.color = name;
          const colour = getComputedStyle(probe).color;
          probe.remove();
          return colour;
        })""")
    assert forced <= set(wanted)


STATES_OF_LEGEND = """() => [...document.querySelectorAll('.legend .window-lit')].map((window) => {
  const fill = (part) => getComputedStyle(window.querySelector(part)).fill;
  const told = window.querySelector('.window-roll, .window-blind, .window-plant');
  const bars = getComputedStyle(window.querySelector('.window-bars')).stroke;
  return told && [fill('.window-pane') !== bars, getComputedStyle(told).fill === bars];
}).filter(Boolean)"""
"""Whether the bars of lit windows differ from the glass, and what tells the state is like the bars."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_tells_the_state_of_a_window_stands_out_in_the_colours_that_a_reader_forces(
    browser: Browser, living: str, scheme: str
) -> None:
    with opened(browser, f"{living}mittarit/", forced_colors="active", color_scheme=scheme) as page:
        assert page.evaluate(STATES_OF_LEGEND) == [[True, True]] * 3


def test_on_paper_a_chart_is_black_on_white(browser: Browser, living: str) -> None:
    with opened(browser, living + GOAL, color_scheme="dark") as page:
        page.emulate_media(media="print")
        assert set(page.evaluate(COLOURS_OF_CHART)) == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
