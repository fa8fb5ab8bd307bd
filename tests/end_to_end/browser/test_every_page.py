"""What must hold on every page of every language, as a browser shows it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from kalliola_site.pipeline import Site
from tests.support import axe
from tests.support.pages_of_site import complaints, every_page, opened

NIGHT = re.compile(r"@media[^{]*prefers-color-scheme:dark[^{]*(\{(?:[^{}]*\{[^{}]*\})*)")

every_path = pytest.mark.parametrize("path", every_page())


@every_path
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, path: str, width: int) -> None:
    with opened(browser, address + path, viewport={"width": width, "height": 800}) as page:
        assert axe.faults(page) == []
        page.emulate_media(color_scheme="dark")
        assert axe.faults(page, axe.OF_COLOURS) == []


def test_the_night_changes_nothing_but_colours(site: Site) -> None:
    sheets = [data.decode() for path, data in site.files.items() if path.endswith(".css")]
    by_night = [match[1] for sheet in sheets for match in NIGHT.finditer(sheet)]
    declared = {name for block in by_night for name in re.findall(r"[{;]([a-z-]+):", block)}
    assert by_night
    assert {name for name in declared if not name.startswith("--")} <= {"border-color"}


@every_path
def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address + path, viewport={"width": 320, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@every_path
def test_a_page_asks_no_other_host_and_stores_nothing_and_says_nothing(
    browser: Browser, address: str, path: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    said = complaints(page)
    page.goto(address + path, wait_until="load")
    stored = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
    context.close()
    origin = address.removesuffix("strategia/")
    assert requests
    assert [url for url in requests if not url.startswith(origin)] == []
    assert said == []
    assert stored == ["", 0, 0]


def test_a_reader_gets_from_home_to_a_goal_and_to_its_english_page(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False) as page:
        page.get_by_role("link", name="Kalliola kokoaa yhteisön, yhdessä opimme toisiltamme.").click()
        assert page.url == f"{address}tavoitteet/yhteison-kokoaja/"
        page.get_by_role("link", name="English", exact=True).click()
        assert page.url == f"{address}en/goals/bringing-the-community-together/"
