"""The page that holds the strategy against the one before it, as a browser shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.support import axe
from tests.support.compared import switch_on, write_project
from tests.support.pages_of_site import HARD_TO_TOUCH, opened
from tests.support.serving import served


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page is served."""
    root = tmp_path_factory.mktemp("compared")
    project = write_project(root / "project")
    switch_on(project)
    with served(root, "site/") as base:
        build(project, root / "site", BuildOptions(base_url=base))
        yield f"{base}mika-muuttui/"


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(browser: Browser, compared: str, width: int) -> None:
    with opened(browser, compared, viewport={"width": width, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe.faults(page) == []
        page.emulate_media(color_scheme="dark")
        assert axe.faults(page, axe.OF_COLOURS) == []


def test_the_wordings_stand_side_by_side_where_there_is_room(browser: Browser, compared: str) -> None:
    with opened(browser, compared) as page:
        tops = page.evaluate("""() => [...document.querySelectorAll('.fate-reworded ~ .wording')]
          .map((wording) => wording.getBoundingClientRect().top)""")
    assert tops
    assert tops[::2] == tops[1::2]


def test_a_finger_hits_every_link_that_stands_alone(browser: Browser, compared: str) -> None:
    with opened(browser, compared, viewport={"width": 360, "height": 800}) as page:
        assert page.evaluate(HARD_TO_TOUCH) == []


def test_the_way_to_the_earlier_strategy_keeps_its_words_apart(browser: Browser, compared: str) -> None:
    with opened(browser, compared) as page:
        assert "Aiempi strategia 2026–2028" in page.locator("footer a").all_inner_texts()
