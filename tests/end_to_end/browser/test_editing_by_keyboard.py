"""“Change the second means of goal 2”: by keyboard alone, in each engine."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.end_to_end.browser.test_engines import start
from tests.support.pages_of_site import opened
from tests.support.previewing import PATIENCE, previewed, project_to_preview

OLD = "Testaamme erilaisia toimintamalleja. Olemme rohkeita, opimme virheistä ja epäonnistumisista."
NEW = "Kokeilemme rohkeasti."

FOCUS = """(() => {
  const focused = document.querySelector('kalliola-preview')?.shadowRoot.activeElement;
  const name = focused?.ariaLabel || focused?.labels?.[0]?.textContent || focused?.textContent;
  return focused && {name, tag: focused.localName, value: focused.value};
})()"""
"""What has the focus in the editor, and what it is called."""


class Chromium:
    """Chromium, driven as the other engines are."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open_alone(self, url: str) -> None:
        self._page.goto(url)

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - whatever JSON the page gives
        return self._page.evaluate(expression)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)


@contextmanager
def driven(name: str, browser: Browser, folder: Path) -> Iterator[Any]:
    if name == "Chromium":
        with opened(browser, "about:blank") as page:
            yield Chromium(page)
    else:
        with start(name, folder / "profile") as engine:
            yield engine


def becomes(engine: Any, expression: str) -> Any:  # noqa: ANN401 - any engine, any JSON
    """Wait until an expression is true; give its value."""
    wanted = f"""new Promise((resolve, reject) => {{
      const look = () => {{
        try {{
          const found = {expression};
          if (found) resolve(found); else setTimeout(look, 20);
        }} catch (error) {{ reject(error); }}
      }};
      look();
    }})"""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return engine.evaluate(wanted)
        except Exception:
            if time.monotonic() > deadline:
                raise


@pytest.mark.parametrize("name", ["Chromium", "WebKit", "Firefox"])
def test_the_second_means_of_goal_2_is_changed_by_keyboard_alone(
    name: str, browser: Browser, tmp_path: Path
) -> None:
    project = project_to_preview(tmp_path / "project")
    with previewed(project, "--lang", "en") as preview, driven(name, browser, tmp_path) as engine:
        engine.open_alone(f"{preview.address}tavoitteet/yhteison-kokoaja/")
        becomes(engine, "document.querySelector('kalliola-preview')?.shadowRoot.querySelector('.pencils')")
        engine.press("F2")
        for _ in range(30):
            if OLD in becomes(engine, FOCUS)["name"]:
                break
            engine.press("ArrowDown")
        engine.press("F2")
        field = becomes(engine, f"(({FOCUS})?.tag === 'textarea' && {FOCUS})")
        assert field["value"] == OLD
        assert field["name"].startswith("Suomeksi")
        engine.press("Control+a", *NEW)
        engine.press("Control+Enter")
        becomes(engine, f"document.querySelector('main').innerText.includes({json.dumps(NEW)})")
        # Where it was changed, one goes on.
        becomes(engine, f"({FOCUS})?.name === {json.dumps(f'Edit: {NEW}')}")
        engine.press("F2")
        becomes(engine, f"({FOCUS})?.tag === 'textarea'")
        engine.press("x", "Escape")
        becomes(engine, f"({FOCUS})?.name === 'Go on writing'")
        engine.press("Escape")
        assert becomes(engine, f"(({FOCUS})?.tag === 'textarea' && {FOCUS})")["value"] == f"{NEW}x"
    assert f"- fi: {NEW}\n" in (project / "content/goals/2-community.yml").read_text(encoding="utf-8")
