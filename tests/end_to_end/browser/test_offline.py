"""A copy to carry, opened from a folder in a real browser: no server is there."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import copy_living_project, copy_project
from tests.support.pages_of_site import complaints

LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.href)"
LOADED_FACES = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"


@pytest.fixture(scope="module", params=[copy_project, copy_living_project], ids=["strategy", "living"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy as it reaches somebody: packed into a zip file and unpacked under a name of their own."""
    place: Path = tmp_path_factory.mktemp("offline")
    build(request.param(place / "project"), place / "dist-offline", BuildOptions(offline=True))
    archive = shutil.make_archive(str(place / "sent"), "zip", place / "dist-offline")
    received = place / "Ladatut tiedostot – kopio #1 (ä)"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(received)
    return received


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def test_every_link_on_every_page_opens_a_page_that_looks_as_it_should(folder: Path, page: Page) -> None:
    said = complaints(page)
    waiting = [(folder / "index.html").as_uri()]
    ids: dict[str, set[str]] = {}
    places: set[tuple[str, str]] = set()
    languages: set[str] = set()
    while waiting:
        url = waiting.pop()
        page.goto(url, wait_until="load")
        page.evaluate("document.fonts.ready")
        assert said == [], url
        assert page.evaluate("document.styleSheets.length") >= 2, url
        assert set(page.evaluate(LOADED_FACES)) == {"Bricolage Grotesque", "Literata"}, url
        languages.add(page.evaluate("document.documentElement.lang"))
        ids[url] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)"))
        for link in page.evaluate(LINKS):
            address, _, anchor = link.partition("#")
            if not address.startswith("file:"):
                continue
            assert address.startswith(folder.as_uri()), (url, link)
            if not address.endswith(".html"):
                assert Path(unquote(urlsplit(address).path)).is_file(), (url, link)
                continue
            if anchor:
                places.add((address, anchor))
            if address not in ids and address not in waiting:
                waiting.append(address)
    assert languages == {"fi", "en"}
    assert {path.as_uri() for path in folder.rglob("index.html")} <= ids.keys()
    assert [place for place in places if place[1] not in ids[place[0]]] == []


def test_a_reader_gets_from_home_to_a_goal_and_to_its_other_language_and_back(
    folder: Path, page: Page
) -> None:
    page.goto((folder / "index.html").as_uri())
    page.locator("main a[href*='tavoitteet/']").first.click()
    goal = page.url
    assert goal.endswith("/index.html")
    page.locator("header a[hreflang]").first.click()
    assert page.url != goal
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("header a[hreflang]").first.click()
    assert page.url == goal
