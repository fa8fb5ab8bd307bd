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


def every_page(project: Path = SAMPLE) -> tuple[str, ...]:
    """The addresses of all pages, as planned, and that of the page for missing ones."""
    content, _ = validate(load(project)[0])
    assert content is not None
    return (*(page.path for page in plan(content)[0].pages), "404.html")


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
