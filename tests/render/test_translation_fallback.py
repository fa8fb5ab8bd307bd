"""A page that is not wholly translated says so, and search engines are sent to its original."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from tests.conftest import copy_project
from tests.language.test_translation_states import ENGLISH_TITLE, GOAL, change
from tests.support.site_pages import Element, find_all, parse, words

BASE = "https://strategia.example/"
GOAL_PAGE = "en/goals/solving-inequality/index.html"
ORIGINAL_GOAL = "tavoitteet/eriarvoisuuden-ratkaisija/index.html"
NOTICE = "Not all of this page has been translated yet."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site in which the English of one goal's title and of the page about the vision is missing."""
    project: Path = copy_project(tmp_path_factory.mktemp("fallback") / "project")
    change(project, GOAL, f"  {ENGLISH_TITLE}", "")
    (project / "content/pages/vision.en.md").unlink()
    return assemble(project)


def page(site: Site, path: str) -> Element:
    return parse(site.files[path])


def alternates(element: Element) -> set[str | None]:
    return {link.get("hreflang") for link in find_all(element, "link", rel="alternate")}


def canonical(element: Element) -> str | None:
    (link,) = find_all(element, "link", rel="canonical")
    return link.get("href")


@pytest.mark.parametrize(
    "path", [GOAL_PAGE, "en/goals/index.html", "en/vision/index.html", "en/strategy/index.html"]
)
def test_a_page_that_lacks_a_text_says_so(site: Site, path: str) -> None:
    assert NOTICE in words(page(site, path))


@pytest.mark.parametrize("path", ["en/index.html", "en/mission/index.html", "en/values/index.html"])
def test_a_page_that_lacks_none_does_not(site: Site, path: str) -> None:
    assert NOTICE not in words(page(site, path))


def test_a_borrowed_short_text_says_its_language(site: Site) -> None:
    (heading,) = page(site, GOAL_PAGE).iter("h1")
    assert [span.text for span in find_all(heading, "span", lang="fi")] == [
        "Kalliola tunnetaan eriarvoisuuden ratkaisijana"
    ]


@pytest.mark.parametrize("path", ["en/vision/index.html", "en/strategy/index.html"])
def test_a_borrowed_long_text_says_its_language(site: Site, path: str) -> None:
    (passage,) = find_all(page(site, path), "div", lang="fi")
    assert "Turvallisuuden tunne" in words(passage)


def test_the_page_names_its_original_as_canonical(site: Site) -> None:
    assert canonical(page(site, GOAL_PAGE)) == f"{BASE}{ORIGINAL_GOAL.removesuffix('index.html')}"


def test_the_page_has_no_alternates(site: Site) -> None:
    assert alternates(page(site, GOAL_PAGE)) == set()


def test_the_original_does_not_name_it_as_its_translation(site: Site) -> None:
    original = page(site, ORIGINAL_GOAL)
    assert alternates(original) == {"fi", "x-default"}
    (script,) = find_all(original, "script", type="application/ld+json")
    described = json.loads(script.text or "")["@graph"][0]
    assert described["workTranslation"] == []


def test_the_sitemap_leaves_it_out(site: Site) -> None:
    sitemap = site.files["sitemap.xml"].decode()
    assert "/en/goals/solving-inequality/" not in sitemap
    assert "/tavoitteet/eriarvoisuuden-ratkaisija/" in sitemap


def test_readers_still_get_to_it_by_the_language_link(site: Site) -> None:
    links = find_all(page(site, ORIGINAL_GOAL), "a", hreflang="en")
    assert "../../en/goals/solving-inequality/" in {link.get("href") for link in links}


def test_what_is_borrowed_from_a_language_of_another_direction_says_which_way_it_goes(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    change(project, "content/site.yml", "\norganisation:", "  - {code: ar, name: العربية}\n\norganisation:")
    files = assemble(project).files
    home = parse(files["ar/index.html"])
    assert (home.get("lang"), home.get("dir")) == ("ar", "rtl")
    assert {(span.get("lang"), span.get("dir")) for span in find_all(home, "span", dir="ltr")} == {
        ("fi", "ltr")
    }
    assert b"dir=" not in files["index.html"].replace(b'lang="ar" dir="rtl" hreflang', b"")
