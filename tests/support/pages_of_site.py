"""The pages of the built site, and opening them in a browser as different readers do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Request

from kalliola_site.load.project import load
from kalliola_site.plan.build_plan import plan
from kalliola_site.validate.content import validate
from tests.conftest import SAMPLE

PAGE_TYPES = (
    "",
    "tarina/",
    "missio/",
    "visio/",
    "arvot/",
    "tavoitteet/",
    "tavoitteet/vaikuttava-ja-innovatiivinen/",
    "mittarit/",
    "strategia/",
    "ilme/",
    "saavutettavuus/",
    "404.html",
    "en/",
    "en/goals/workplace-for-doing-good/",
)
"""One page of each type, and the English ones whose words are longest."""

LIVING_PAGE_TYPES = (
    "mittarit/",
    "tavoitteet/talo-kestaa/",
    "ajankohtaista/",
    "ajankohtaista/vapaaehtoisia-enemman-kuin-koskaan/",
    "en/indicators/",
    "en/updates/",
)
"""Pages of the kinds that only a strategy with indicators and updates has."""


def every_page(project: Path = SAMPLE) -> tuple[str, ...]:
    """The addresses of all pages, as planned, and that of the page for missing ones."""
    content, _ = validate(load(project)[0])
    assert content is not None
    return (*(page.path for page in plan(content)[0].pages), "404.html")


HARD_TO_TOUCH = """() => [...document.querySelectorAll('a')].filter((link) => {
  const said = (element) => element.innerText.trim().replace(/\\s+/g, ' ');
  const block = link.parentElement.closest('p, li, h1, h2, h3, th, td, dt, dd, div, nav, header, main');
  if (!link.checkVisibility() || link.matches('.skip') || said(block) !== said(link)) return false;
  link.scrollIntoView({block: 'center'});
  const {left, right, top, bottom} = link.getBoundingClientRect();
  const touched = (y) => document.elementFromPoint((left + right) / 2, y);
  return ![-21, 21].every((away) => link.contains(touched((top + bottom) / 2 + away)));
}).map((link) => link.outerHTML.slice(0, 80))"""
"""The links in no sentence that a finger does not hit on 44 pixels (WCAG 2.5.5), but for rounding."""


@contextmanager
def opened(browser: Browser, url: str, **reader: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's options
    """Open a page for a reader whose screen and wishes are given as Playwright's context options."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **reader})
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()


def complaints(page: Page) -> list[str]:
    """What a page's console says and what it cannot load, from now on; the list grows as it happens."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("requestfailed", lambda request: said.extend(_failed(request)))
    return said


def _failed(request: Request) -> list[str]:
    # A request that the next page cut short (that of the icon, say) is no failure.
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]
