"""The security policy as a browser enforces it, on every page, behind the real servers of ``deploy/``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import build
from tests.conftest import copy_project
from tests.support.pages_of_site import complaints, every_page
from tests.support.servers import SERVERS

WATCH = """
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.violations.push(event.effectiveDirective + ' ' + event.blockedURI);
  });
"""


@pytest.fixture(scope="module", params=[("nginx", ""), ("caddy", "/strategia")], ids=["nginx", "caddy"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    name, path = request.param
    folder: Path = tmp_path_factory.mktemp("policy")
    url = f"https://strategia.example{path}/"
    build(copy_project(folder / "project"), folder / f"root{path}", BuildOptions(base_url=url, compress=True))
    (folder / "settings").mkdir()
    with SERVERS[name](folder / "root", path, folder / "settings") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def test_no_page_does_what_the_policy_forbids(page: Page, served: str) -> None:
    said = complaints(page)
    for path in every_page():
        if path != "404.html":
            page.goto(served + path)
            page.evaluate("document.fonts.ready.then(() => undefined)")
            assert page.evaluate("document.styleSheets.length") >= 2
            assert page.evaluate("window.violations") == []
    assert said == []


def test_the_page_for_missing_addresses_looks_right_at_any_depth(page: Page, served: str) -> None:
    answer = page.goto(f"{served}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("document.styleSheets.length") >= 2
    assert page.evaluate("window.violations") == []


ADD = """
  const add = (tag, properties) => document.body.append(
    Object.assign(document.createElement(tag), properties));
"""
EVIL = "https://evil.example"
ATTACKS = {
    "script-src-elem inline": "add('script', {text: '1'})",
    "script-src-elem data": "add('script', {src: 'data:text/javascript,1'})",
    f"script-src-elem {EVIL}/a.js": f"add('script', {{src: '{EVIL}/a.js'}})",
    "script-src-attr inline": "document.body.setAttribute('onclick', '1'); document.body.click()",
    "style-src-elem inline": "add('style', {textContent: 'a{}'})",
    "style-src-attr inline": "document.body.setAttribute('style', 'color: red')",
    f"connect-src {EVIL}/": f"fetch('{EVIL}/').catch(() => undefined)",
    f"img-src {EVIL}/a.png": f"add('img', {{src: '{EVIL}/a.png'}})",
    f"frame-src {EVIL}": f"add('iframe', {{src: '{EVIL}/'}})",
    f"base-uri {EVIL}/": f"add('base', {{href: '{EVIL}/'}})",
}
"""What a page would report, and what would make it."""


@pytest.mark.parametrize("report", ATTACKS)
def test_what_got_into_a_page_all_the_same_would_be_stopped(page: Page, served: str, report: str) -> None:
    page.goto(served)
    page.evaluate(f"() => {{ {ADD} {ATTACKS[report]}; }}")
    page.wait_for_function("window.violations.length > 0")
    assert report in page.evaluate("window.violations")


def test_no_other_site_can_put_a_page_into_a_frame(page: Page, served: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.set_content(f'<iframe src="{served}"></iframe>')
    assert any("frame-ancestors 'none'" in text for text in said)
