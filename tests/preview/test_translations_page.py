"""Both languages side by side, with what changed in the source marked."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kalliola_site.preview.translations_page import translations_page
from kalliola_site.problems.problem import as_written
from kalliola_site.validate.read_content import read_content
from tests.language.test_translation_states import FINNISH_TITLE, GOAL, TITLE, change
from tests.support.previewing import PATIENCE, previewed
from tests.support.site_pages import Element, find_all, parse, words


def page(project: Path) -> Element:
    return parse(translations_page(read_content(project), "en", as_written))


def row(page_: Element, key: str) -> list[Element]:
    (found,) = (element for element in page_.iter("tr") if words(next(iter(element))) == key)
    return list(found)


@pytest.fixture
def outdated(project: Path) -> Element:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan eriarvoisuuden <b>vähentäjänä</b>\n")
    return page(project)


def test_what_is_outdated_comes_first_and_open(outdated: Element) -> None:
    first = next(outdated.iter("details"))
    assert words(next(first.iter("summary"))) == "outdated (1)"
    assert "open" in first.attrib


def test_words_that_went_and_came_are_marked(outdated: Element) -> None:
    _, source, _ = row(outdated, TITLE)
    assert [element.text for element in source.iter("del")] == ["ratkaisijana"]
    assert [element.text for element in source.iter("ins")] == ["<b>vähentäjänä</b>"]


UNSEEN = {
    "Kalliola tunnetaan\u00a0eriarvoisuuden ratkaisijana": ("an ordinary space", "a no-break space"),
    "Kalliola tunnetaan eriarvoi\u00adsuuden ratkaisijana": (None, "a soft hyphen"),
}


@pytest.mark.parametrize("text", UNSEEN)
def test_what_changed_and_cannot_be_seen_is_named(project: Path, text: str) -> None:
    change(project, GOAL, FINNISH_TITLE, f"{text}\n")
    _, source, _ = row(page(project), TITLE)
    gone, came = UNSEEN[text]
    assert [words(element) for element in source.iter("del")] == ([gone] if gone else [])
    assert [words(element) for element in source.iter("ins")] == [came]
    assert {element.get("lang") for element in source.iter("i")} == {"en"}


def test_each_text_says_its_language(outdated: Element) -> None:
    _, source, translation = row(outdated, TITLE)
    assert (source.get("lang"), translation.get("lang")) == ("fi", "en")
    assert words(translation) == "Kalliola is known for solving inequality"


def test_what_is_current_is_there_but_folded(project: Path) -> None:
    (details,) = page(project).iter("details")
    assert "open" not in details.attrib
    assert len(list(find_all(details, "th", scope="row"))) > 200


def test_the_preview_serves_the_page_and_says_where(project: Path) -> None:
    with previewed(project) as running:
        address = running.wait_for("Translations side by side: ").split()[-1]
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE)
        connection.request("GET", urlsplit(address).path)
        answer = connection.getresponse().read().decode()
        connection.close()
    assert "Kalliola is known for solving inequality" in answer
