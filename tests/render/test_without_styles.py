"""Pages as those get them who have not our style sheet: readers of text, reader modes, old browsers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kalliola_site.pipeline import Site
from tests.support.site_pages import Element, pages, parse

IN_LINES = frozenset(
    {"a", "b", "bdi", "bdo", "cite", "code", "em", "i", "small", "span", "strong"}
    | {"sub", "sup", "time", "wbr", "desc", "g", "path", "svg", "text", "title"}
)
"""Elements that put no space around their words."""
BORDER = "\0"
GLUED = re.compile(rf"[^\W_A-Z][.,:;!?)]?{BORDER}+[^\W_a-zåäö]")


@pytest.fixture(scope="module")
def all_pages(site: Site, living_site: Site) -> list[tuple[str, Element]]:
    return [*pages(site.files).items(), *pages(living_site.files).items()]


def text_of(element: Element) -> Iterator[str]:
    """The words of an element, with a mark where an element begins or ends that puts no space there."""
    if element.tag in ("head", "script", "style"):
        return
    edge = BORDER if element.tag in IN_LINES else "\n"
    yield edge
    yield element.text or ""
    for child in element:
        yield from text_of(child)
        yield child.tail or ""
    yield edge


def glued_words(element: Element) -> list[str]:
    text = "".join(text_of(element))
    return [text[max(0, found.start() - 15) : found.end() + 15] for found in GLUED.finditer(text)]


def test_no_two_words_are_glued_together(all_pages: list[tuple[str, Element]]) -> None:
    glued = {path: words for path, page in all_pages if (words := glued_words(page))}
    assert glued == {}


def test_glued_words_would_be_found() -> None:
    assert glued_words(parse("<p><span>Vapaaehtoisia</span><span>Aikataulussa</span>"))
    assert glued_words(parse("<p><span>Edellinen ovi:</span><b>1. Naapurit</b>"))
    assert not glued_words(parse("<p><a>Kalliolan</a> <b>1. <i>tavoite</i></b><p>Naapurit"))


def test_no_drawing_fills_a_page_with_ink(all_pages: list[tuple[str, Element]]) -> None:
    for path, page in all_pages:
        for drawing in page.iter("svg"):
            assert drawing.get("fill") == "none", path
            assert int(drawing.get("width", "1000")) <= 480, path


def test_a_number_in_writing_has_none_of_its_list_beside_it(all_pages: list[tuple[str, Element]]) -> None:
    for path, page in all_pages:
        for numbered in page.iter("ol"):
            for item in numbered.iter("li"):
                assert not re.match(r"\d", "".join(item.itertext()).strip()), path


def test_the_goals_on_the_map_stand_under_their_heading(all_pages: list[tuple[str, Element]]) -> None:
    maps = [part for _, page in all_pages for part in page.iter("nav") if part.get("class") == "map"]
    assert maps
    for found in maps:
        (goals,) = (item for item in found.iter("li") if item.get("data-part") == "goals")
        assert [child.tag for child in goals] == ["a", "ul"]
