"""What must hold on every page of every language, as a browser shows it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = (
    "",
    "tarina/",
    "missio/",
    "visio/",
    "arvot/",
    "tavoitteet/",
    "tavoitteet/eriarvoisuuden-ratkaisija/",
    "mittarit/",
    "strategia/",
    "ilme/",
    "saavutettavuus/",
    "tietoa/",
    "404.html",
    "en/",
    "en/story/",
    "en/mission/",
    "en/vision/",
    "en/values/",
    "en/goals/",
    "en/goals/bringing-the-community-together/",
    "en/goals/impact-and-innovation/",
    "en/goals/workplace-for-doing-good/",
    "en/indicators/",
    "en/strategy/",
    "en/identity/",
    "en/accessibility/",
    "en/about/",
)


def opened(browser: Browser, url: str, scheme: str, width: int, **options: object) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        **options,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing(browser: Browser, address: str, path: str, scheme: str, width: int) -> None:
    page = opened(browser, address + path, scheme, width)
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
    page.context.close()
    assert result.response["violations"] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Browser, address: str, path: str) -> None:
    page = opened(browser, address + path, "light", 320)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert width <= 320


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_no_other_host_and_says_nothing_on_the_console(
    browser: Browser, address: str, path: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.goto(address + path, wait_until="networkidle")
    stored = context.cookies()
    context.close()
    origin = address.removesuffix("strategia/")
    outside = [url for url in requests if not url.startswith(origin)]
    assert requests
    # The page for missing addresses is built for the address it is published at, which is this one.
    assert (outside, said, stored) == ([], [], [])


def test_a_reader_gets_from_home_to_a_goal_and_to_its_english_page(browser: Browser, address: str) -> None:
    page = opened(browser, address, "light", 1280, java_script_enabled=False)
    page.get_by_role("link", name="Kalliola kokoaa yhteisön, yhdessä opimme toisiltamme.").click()
    assert page.url == f"{address}tavoitteet/yhteison-kokoaja/"
    page.get_by_role("link", name="English", exact=True).click()
    assert page.url == f"{address}en/goals/bringing-the-community-together/"
    page.context.close()
