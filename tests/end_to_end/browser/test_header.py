"""The top of a page whose site has three languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import copy_living_project
from tests.support.pages_of_site import opened
from tests.support.serving import served


@pytest.fixture(scope="module")
def trilingual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with a third language is served."""
    root = tmp_path_factory.mktemp("trilingual")
    project = copy_living_project(root / "project")
    site = project / "content/site.yml"
    third = "\n  - {code: sv, name: På svenska}\n\norganisation:"
    text = site.read_text(encoding="utf-8").replace("\n\norganisation:", third, 1)
    site.write_text(text, encoding="utf-8")
    with served(root, "site/") as base:
        build(project, root / "site", BuildOptions(base_url=base))
        yield base


def places(page: Page, selector: str) -> list[dict[str, float]]:
    """Where elements stand on the page."""
    found: list[dict[str, float]] = page.locator(selector).evaluate_all(
        "elements => elements.map(element => element.getBoundingClientRect().toJSON())"
    )
    return found


@pytest.mark.parametrize("width", [320, 360, 834])
def test_the_ways_to_other_languages_stand_beside_the_sign(
    browser: Browser, trilingual: str, width: int
) -> None:
    with opened(browser, f"{trilingual}arvot/", viewport={"width": width, "height": 800}) as page:
        (sign,), (header,) = places(page, ".sign"), places(page, ".header")
        links = places(page, ".language-link")
    assert len(links) == 2
    assert all(sign["right"] <= link["left"] and link["right"] <= width for link in links)
    assert all(link["bottom"] <= header["bottom"] for link in links)


@pytest.mark.parametrize("path", ["", "arvot/", "en/goals/workplace-for-doing-good/"])
def test_on_a_phone_the_header_leaves_the_screen_to_the_page(
    browser: Browser, address: str, path: str
) -> None:
    with opened(browser, address + path, viewport={"width": 360, "height": 700}) as page:
        (header,) = places(page, ".header")
    assert header["height"] <= 140


def test_on_a_phone_a_button_opens_the_menu_and_gives_the_focus_back_without_script(
    browser: Browser, address: str
) -> None:
    phone = {"width": 360, "height": 700}
    with opened(browser, f"{address}arvot/", viewport=phone, java_script_enabled=False) as page:
        menu, opener = page.get_by_role("navigation", name="Päävalikko"), page.get_by_role("button")
        expect(menu).to_be_hidden()
        opener.press("Enter")
        links = menu.get_by_role("link")
        expect(links).to_have_count(7)
        for link in links.all():
            expect(link).to_be_in_viewport()
        page.get_by_role("button", name="Sulje valikko").click()
        expect(menu).to_be_hidden()
        expect(opener).to_be_focused()


def test_a_browser_that_knows_no_sheets_shows_the_menu(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}arvot/", viewport={"width": 360, "height": 700}) as page:
        for path in page.locator("link[rel=stylesheet]").evaluate_all(
            "links => links.map(link => link.href)"
        ):
            old = page.request.get(path).text().replace("selector(:popover-open)", "selector(:unknown)")
            page.route(
                path, lambda route, _request, old=old: route.fulfill(body=old, content_type="text/css")
            )
        page.reload()
        expect(page.get_by_role("navigation", name="Päävalikko").get_by_role("link").last).to_be_in_viewport()
        expect(page.get_by_role("button")).to_have_count(0)


def test_on_a_wide_screen_the_ways_to_other_languages_stand_in_one_line_after_the_menu(
    browser: Browser, trilingual: str
) -> None:
    with opened(browser, f"{trilingual}arvot/") as page:
        (menu,) = places(page, ".menu")
        first, second = places(page, ".language-link")
    assert first["top"] == second["top"]
    assert menu["right"] <= first["left"] < first["right"] <= second["left"]
    assert menu["top"] <= first["top"] < first["bottom"] <= menu["bottom"]
