"""Indicators as a browser shows them, on the strategy that has them."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.end_to_end.browser.test_every_page import AXE_TAGS, EXPLAINED
from tests.support.pages_of_site import opened

GOAL = "tavoitteet/talo-kestaa/"
PAGES = (GOAL, "en/indicators/", "")

COLOURS_OF_CHART = """() => [...document.querySelectorAll('.chart-drawing path')].map((path) => {
  const style = getComputedStyle(path);
  return [style.fill, style.stroke];
}).flat().filter((colour) => colour !== 'none')"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(
    browser: Browser, living: str, path: str, scheme: str, width: int
) -> None:
    screen = {"width": width, "height": 800}
    with opened(browser, living + path, viewport=screen, color_scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        result = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
    assert result.response["violations"] == []
    assert {rule["id"] for rule in result.response["incomplete"]} <= EXPLAINED


def test_a_screen_reader_gets_a_chart_as_one_picture_with_its_figures(browser: Browser, living: str) -> None:
    with opened(browser, living + GOAL) as page:
        chart = page.get_by_role("img", name="Energiakulut: Saavutettu")
        expect(chart).to_have_accessible_name(re.compile(r"Tavoite 31\.12\.2027: enintään 36\s000\s€"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_indicators_says_nothing_in_the_console(browser: Browser, living: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(living + path, wait_until="networkidle")
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


def test_on_paper_a_chart_is_black_on_white(browser: Browser, living: str) -> None:
    with opened(browser, living + GOAL, color_scheme="dark") as page:
        page.emulate_media(media="print")
        assert set(page.evaluate(COLOURS_OF_CHART)) == {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
