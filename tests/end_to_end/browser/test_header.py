"""The top of a page whose site has three languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

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
        (sign,), (menu,) = places(page, ".sign"), places(page, ".menu")
        links = places(page, ".language-link")
    assert len(links) == 2
    assert all(sign["right"] <= link["left"] and link["right"] <= width for link in links)
    assert all(link["bottom"] <= menu["top"] for link in links)


def test_on_a_wide_screen_the_ways_to_other_languages_stand_in_one_line_after_the_menu(
    browser: Browser, trilingual: str
) -> None:
    with opened(browser, f"{trilingual}arvot/") as page:
        (menu,) = places(page, ".menu")
        first, second = places(page, ".language-link")
    assert first["top"] == second["top"]
    assert menu["right"] <= first["left"] < first["right"] <= second["left"]
    assert menu["top"] <= first["top"] < first["bottom"] <= menu["bottom"]
