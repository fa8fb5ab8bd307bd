"""Marks: comments in pages that tell where texts stand."""

from __future__ import annotations

import pytest

from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.text_marks import find_mark, marked, places_on_page, unseen

TITLE, OTHER = TextPlace("content/site.yml", ("title", "fi")), TextPlace("content/site.yml", ("title", "en"))


def test_a_page_tells_of_all_its_texts_those_that_nobody_sees_included() -> None:
    page = f"<p>{marked('words', f'{TITLE} {OTHER}')}</p>{unseen([str(OTHER), 'content/a.md#L1-L2'])}"
    assert places_on_page(page) == (TITLE, OTHER, TextPlace("content/a.md", lines=(1, 2)))
    assert unseen([]) == ""


@pytest.mark.parametrize("html", [marked("x", str(TITLE)), "<!--/-->", unseen([str(TITLE)])])
def test_a_mark_is_found(html: str) -> None:
    assert find_mark(f"<p>{html}</p>") is not None


@pytest.mark.parametrize("html", ["<p>x</p>", "<!-- a remark -->", "&lt;!--content/site.yml#/title/fi--&gt;"])
def test_what_is_no_mark_is_not_taken_for_one(html: str) -> None:
    assert find_mark(html) is None
