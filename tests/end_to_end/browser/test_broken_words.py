"""Words and figures at the ends of lines, on every page and from the narrowest screens to the widest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import LIVING, SAMPLE
from tests.end_to_end.browser.test_engines import start
from tests.support.pages_of_site import LIVING_PAGE_TYPES, PAGE_TYPES, every_page, opened

WIDTHS = (
    *(320, 340, 360, 375, 390, 412, 430, 480, 540, 600, 640, 680),
    *(720, 768, 800, 834, 900, 1024, 1100, 1280, 1440, 1680, 1920, 2560),
)
SOME_WIDTHS = (320, 360, 600, 834, 1280, 1920)
LONG_ENOUGH = 12
"""How many letters a word must have to be hyphenated."""

PARTED = r"""(page) => {
  const wanted = /\p{L}+|\d+(?:[ \u00a0\u202f]\d{3})+|\d{4}–\d{4}/gu;
  const found = [], range = page.createRange();
  const line = (text, start, end) => {
    range.setStart(text, start);
    range.setEnd(text, end);
    return range.getClientRects();
  };
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    if (line(text, 0, text.length).length < 2) continue;
    for (const { 0: word, index } of text.data.matchAll(wanted)) {
      const boxes = line(text, index, index + word.length);
      if (boxes.length < 2 || boxes[boxes.length - 1].top < boxes[0].bottom - 2) continue;
      let end = 1;
      while (line(text, index + end, index + end + 1)[0].top < boxes[0].bottom - 2) end += 1;
      found.push(`${word.slice(0, end)}/${word.slice(end)}`);
    }
  }
  return found;
}"""
"""What stands on two lines of a page: words, and figures, each with a stroke where it is parted."""

AT_ALL_WIDTHS = f"""async ([address, widths]) => {{
  const parted = {PARTED};
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position: fixed; inset: 0; block-size: 800px; border: 0; max-inline-size: none';
  frame.src = address;
  document.body.replaceChildren(frame);
  await new Promise((done) => frame.addEventListener('load', done));
  await frame.contentDocument.fonts.ready;
  return widths.flatMap((width) => {{
    frame.style.inlineSize = `${{width}}px`;
    return parted(frame.contentDocument).map((word) => `${{width}}: ${{word}}`);
  }});
}}"""
"""The same at each of some widths: to resize a frame costs a tenth of opening the page again."""


@pytest.fixture(scope="module", params=[("address", SAMPLE), ("living", LIVING)], ids=["strategy", "living"])
def parted(request: pytest.FixtureRequest, browser: Browser) -> Mapping[str, Sequence[str]]:
    """What stands on two lines of each page of a site, with the width at which it does.

    This Chromium has no hyphenation for any language, as those of many readers have none for Finnish.
    """
    site, project = request.param
    base: str = request.getfixturevalue(site)
    with opened(browser, f"{base}404.html", bypass_csp=True) as page:
        return {path: page.evaluate(AT_ALL_WIDTHS, [base + path, WIDTHS]) for path in every_page(project)}


def chosen(parted: Mapping[str, Sequence[str]], kind: str) -> dict[str, list[str]]:
    """Those of a kind, by page."""
    of_kind = {
        path: [found for found in all_found if re.search(kind, found)] for path, all_found in parted.items()
    }
    return {path: found for path, found in of_kind.items() if found}


def test_no_word_is_broken_where_the_browser_has_no_hyphenation(parted: Mapping[str, Sequence[str]]) -> None:
    assert chosen(parted, r": [^\W\d]") == {}


def test_no_range_of_years_and_no_grouped_number_is_broken(parted: Mapping[str, Sequence[str]]) -> None:
    assert chosen(parted, r": \d") == {}


def test_no_short_word_is_hyphenated_where_the_browser_can(tmp_path: Path, address: str, living: str) -> None:
    pages = [*(address + path for path in PAGE_TYPES), *(living + path for path in LIVING_PAGE_TYPES)]
    found = set()
    with start("Firefox", tmp_path / "profile") as engine:
        for page in pages:
            engine.open(page)
            for width in SOME_WIDTHS:
                engine.resize(width, 800)
                found.update((page, width, word) for word in engine.evaluate(f"({PARTED})(document)"))
    assert found
    assert {each for each in found if len(each[2].replace("/", "")) < LONG_ENOUGH} == set()
