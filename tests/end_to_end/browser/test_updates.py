"""Updates as a browser shows them: the notice board, an archive, a page with a picture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import copy_project
from tests.support import axe
from tests.support.pages_of_site import opened
from tests.support.serving import served
from tests.support.updates import drawn, saved, with_updates

PAGES = (
    "ajankohtaista/",
    "en/updates/2024/",
    "ajankohtaista/avajaiset/",
    "en/goals/bringing-the-community-together/",
)
every_path = pytest.mark.parametrize("path", PAGES)


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with updates is served."""
    root = tmp_path_factory.mktemp("updates")
    project = with_updates(copy_project(root / "project"))
    (project / "content/updates/Avajaiset päivä.JPG").write_bytes(saved(drawn(1700, 1100)))
    with served(root, "site/") as base:
        build(project, root / "site", BuildOptions(base_url=base))
        yield base


@every_path
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, lively: str, path: str, scheme: str, width: int) -> None:
    with opened(
        browser, lively + path, viewport={"width": width, "height": 800}, color_scheme=scheme
    ) as page:
        assert axe.faults(page) == []


@every_path
def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Browser, lively: str, path: str) -> None:
    with opened(browser, lively + path, viewport={"width": 320, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("width", "density", "chosen"),
    [(360, 1, "-480."), (360, 2, "-960."), (1280, 1, "-960."), (1280, 2, "-1600.")],
)
def test_a_browser_takes_the_picture_that_fits(
    browser: Browser, lively: str, width: int, density: int, chosen: str
) -> None:
    screen = {"width": width, "height": 800}
    url = f"{lively}ajankohtaista/avajaiset/"
    with opened(browser, url, viewport=screen, device_scale_factor=density) as page:
        picture = page.locator("img.picture")
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
        taken = picture.evaluate("image => image.currentSrc")
    assert chosen in taken
    assert taken.endswith(".avif")


def test_text_does_not_move_when_the_picture_comes(browser: Browser, lively: str) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 800})
    page = context.new_page()
    page.route("**/pictures/*", lambda route: route.abort())
    page.goto(f"{lively}ajankohtaista/avajaiset/")
    without = page.locator("figcaption").bounding_box()
    page.unroute_all()
    page.reload()
    page.locator("img.picture").evaluate("image => image.decode()")
    assert page.locator("figcaption").bounding_box() == without
    context.close()
