"""What every published page has, whatever it is about."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from tests.conftest import copy_project
from tests.support.site_pages import Element, find_all, pages, words

BASE = "https://strategia.example/"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def all_pages(site: Site) -> dict[str, Element]:
    return pages(site.files)


@pytest.fixture(scope="module")
def planned_pages(all_pages: dict[str, Element]) -> dict[str, Element]:
    return {path: page for path, page in all_pages.items() if path != "404.html"}


def language(page: Element) -> str:
    return next(page.iter("html")).attrib["lang"]


def address(path: str) -> str:
    return BASE + path.removesuffix("index.html")


def test_there_are_as_many_pages_in_each_language(planned_pages: dict[str, Element]) -> None:
    languages = [language(page) for page in planned_pages.values()]
    assert languages.count("fi") == languages.count("en") == 15


def one(page: Element, tag: str, /, **attributes: str) -> Element:
    (element,) = find_all(page, tag, **attributes)
    return element


REQUIREMENTS: dict[str, Callable[[Element], bool]] = {
    "one h1 with words": lambda page: bool(words(one(page, "h1"))),
    "a title": lambda page: bool(words(one(page, "title"))),
    "a description": lambda page: bool(one(page, "meta", name="description").get("content")),
    "a viewport that lets zoom": lambda page: (
        one(page, "meta", name="viewport").get("content") == "width=device-width, initial-scale=1"
    ),
    "a header": lambda page: len(list(page.iter("header"))) == 1,
    "a main": lambda page: one(page, "main").get("id") == "content",
    "a footer": lambda page: len(list(page.iter("footer"))) == 1,
    "a skip link first": lambda page: next(page.iter("a")).get("href") == "#content",
    "a name for each navigation": lambda page: all(
        nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.iter("nav")
    ),
    "Open Graph": lambda page: all(
        one(page, "meta", property=f"og:{name}").get("content")
        for name in ("title", "description", "url", "type", "site_name", "locale")
    ),
    "no script but data": lambda page: all(
        script.get("type") == "application/ld+json" for script in page.iter("script")
    ),
    "no style of its own": lambda page: (
        not any(element.get("style") or element.tag == "style" for element in page.iter())
    ),
}


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_every_page_has(planned_pages: dict[str, Element], requirement: str) -> None:
    assert [path for path, page in planned_pages.items() if not REQUIREMENTS[requirement](page)] == []


def test_every_page_tells_its_own_address(planned_pages: dict[str, Element]) -> None:
    for path, page in planned_pages.items():
        assert one(page, "link", rel="canonical").get("href") == address(path)
        assert one(page, "meta", property="og:url").get("content") == address(path)


def test_alternates_lead_to_each_other_and_the_source_language_is_the_default(
    planned_pages: dict[str, Element],
) -> None:
    alternates = {
        address(path): {
            link.attrib["hreflang"]: link.attrib["href"]
            for link in find_all(page, "link", rel="alternate")
            if "type" not in link.attrib  # those are other forms of the page, as data
        }
        for path, page in planned_pages.items()
    }
    for own, links in alternates.items():
        assert set(links) == {"fi", "en", "x-default"}
        assert own in links.values()
        assert links["x-default"] == links["fi"]
        assert all(alternates[other] == links for other in links.values())


def test_the_language_link_leads_to_the_same_page_and_is_marked_as_its_language(
    planned_pages: dict[str, Element],
) -> None:
    for path, page in planned_pages.items():
        other = "en" if language(page) == "fi" else "fi"
        header = next(page.iter("header"))
        link = one(header, "a", lang=other, hreflang=other)
        alternate = one(page, "link", rel="alternate", hreflang=other).attrib["href"]
        reached = assemble_address(path, link.attrib["href"])
        assert reached == alternate
        assert words(link) == {"en": "English", "fi": "Suomeksi"}[other]


def assemble_address(path: str, href: str) -> str:
    from urllib.parse import urljoin  # noqa: PLC0415

    return urljoin(address(path), href)


def test_titles_differ_between_all_pages_of_a_language(planned_pages: dict[str, Element]) -> None:
    titles = [words(one(page, "title")) for page in planned_pages.values()]
    assert len(titles) == len(set(titles))


def test_the_menu_marks_where_the_reader_is(all_pages: dict[str, Element]) -> None:
    def current(path: str) -> list[str | None]:
        menu = next(next(all_pages[path].iter("header")).iter("nav"))
        return [link.get("aria-current") for link in menu.iter("a") if link.get("aria-current")]

    assert current("arvot/index.html") == ["page"]
    assert current("tavoitteet/eriarvoisuuden-ratkaisija/index.html") == ["true"]
    assert current("index.html") == []


def test_translated_pages_of_the_strategy_say_which_text_is_authoritative(
    planned_pages: dict[str, Element],
) -> None:
    written_for_the_site = {"identity", "accessibility", "about"}
    for path, page in planned_pages.items():
        if path.split("/")[-2:][0] not in written_for_the_site:
            said = "the Finnish text is authoritative" in words(page)
            assert said == (language(page) == "en"), path


def test_structured_data_names_page_publisher_and_translation(planned_pages: dict[str, Element]) -> None:
    for path, page in planned_pages.items():
        (script,) = find_all(page, "script", type="application/ld+json")
        graph = {item["@type"]: item for item in json.loads(script.text or "")["@graph"]}
        assert graph["WebPage"]["url"] == address(path)
        assert graph["WebPage"]["inLanguage"] == language(page)
        assert graph["NGO"]["legalName"] == "Kalliolan Setlementti ry"
        assert ("workTranslation" in graph["WebPage"]) == (language(page) == "fi")
        assert ("translationOfWork" in graph["WebPage"]) == (language(page) == "en")
        assert ("BreadcrumbList" in graph) == (path not in {"index.html", "en/index.html"})


def test_the_whole_strategy_has_a_list_of_contents_that_leads_to_each_part(
    all_pages: dict[str, Element],
) -> None:
    page = all_pages["strategia/index.html"]
    contents = next(nav for nav in page.iter("nav") if nav.get("aria-labelledby") == "contents")
    anchors = [link.attrib["href"].lstrip("#") for link in contents.iter("a")]
    ids = {element.get("id") for element in page.iter()}
    assert set(anchors) <= ids
    assert {"story", "values", "mission", "vision", "inequality", "workplace"} <= set(anchors)


def test_anchors_are_the_same_in_both_languages(all_pages: dict[str, Element]) -> None:
    def anchors(path: str) -> set[str | None]:
        return {element.get("id") for element in all_pages[path].iter() if element.get("id")}

    assert anchors("strategia/index.html") == anchors("en/strategy/index.html")
    goal = "tavoitteet/eriarvoisuuden-ratkaisija/index.html"
    assert {"description", "means", "outcomes", "indicators"} <= anchors(goal)
    assert anchors(goal) == anchors("en/goals/solving-inequality/index.html")


def test_a_missing_page_is_told_of_in_every_language(all_pages: dict[str, Element]) -> None:
    page = all_pages["404.html"]
    assert words(one(page, "title")) == "Sivua ei löydy – Page not found – Kalliola"
    assert "Tässä rapussa ei asu ketään" in words(page)
    assert any(find_all(page, "div", lang="en"))
    assert one(page, "meta", name="robots").get("content") == "noindex"
    assert {link.get("href") for link in page.iter("a")} >= {"/", "/en/"}
    assert not any(find_all(page, "link", rel="canonical"))


@pytest.mark.parametrize("contact", ["email: posti@kalliola.example", "telephone: 09 1234567"])
def test_the_statement_says_that_there_is_no_way_to_give_feedback_until_there_is_one(
    all_pages: dict[str, Element], project: Path, contact: str
) -> None:
    said = "Palautteelle ei vielä ole sähköpostiosoitetta eikä puhelinnumeroa."
    assert said in words(all_pages["saavutettavuus/index.html"])
    site = project / "content/site.yml"
    text = site.read_text(encoding="utf-8").replace("contact: {}", f"contact:\n  {contact}")
    site.write_text(text, encoding="utf-8")
    assert said not in assemble(project).files["saavutettavuus/index.html"].decode()


def test_what_is_said_of_forbidden_colours_is_what_their_figures_say(all_pages: dict[str, Element]) -> None:
    (contrast,) = find_all(all_pages["en/identity/index.html"], "section", id="contrast")
    said = [words(why) for why in contrast.iter("p") if why.get("class") == "chips-why"]
    lists = list(contrast.iter("ul"))[-len(said) :]
    weak = {}
    for why, figures in zip(said, lists, strict=True):
        rows = [words(row).removeprefix("Aa ").split(" ", 1) for row in figures.iter("li")]
        below = [pair for ratio, pair in rows if float(ratio) < 7]
        weak[why] = "" if len(below) in (0, len(rows)) else f" Ratio below 7: {', '.join(below)}."
    assert any(weak.values())
    assert [
        why for why, below in weak.items() if not why.endswith(below) or ("Ratio" in why) != bool(below)
    ] == []


def test_every_table_has_a_name(site: Site, living_site: Site) -> None:
    for path, page in (*pages(site.files).items(), *pages(living_site.files).items()):
        for table in page.iter("table"):
            caption = table.find("caption")
            name = find_all(page, "h2", id=table.get("aria-labelledby", ""))
            named_by = next(name, None) if caption is None else caption
            assert named_by is not None, path
            assert words(named_by), path


def test_the_sitemap_lists_every_page_with_its_alternates(
    site: Site, planned_pages: dict[str, Element]
) -> None:
    sitemap = ET.fromstring(site.files["sitemap.xml"])  # noqa: S314 - our own file
    listed = {
        url.findtext(f"{SITEMAP}loc"): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(f"{XHTML}link")
        }
        for url in sitemap
    }
    assert set(listed) == {address(path) for path in planned_pages}
    for alternates in listed.values():
        assert set(alternates) == {"fi", "en", "x-default"}


def test_hosts_and_browsers_find_their_files(site: Site) -> None:
    assert site.files["robots.txt"].decode().endswith(f"Sitemap: {BASE}sitemap.xml\n")
    assert site.files[".nojekyll"] == b""
    assert b"nosniff" in site.files["_headers"]
    assert site.files["favicon.svg"].startswith(b"<svg")
    manifest = json.loads(site.files["site.webmanifest"])
    assert manifest["lang"] == "fi"
    assert all(icon["src"] in site.files for icon in manifest["icons"])


def test_a_text_without_translation_is_shown_in_the_original_and_marked(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    project = copy_project(tmp_path_factory.mktemp("untranslated") / "project")
    goal = project / "content/goals/1-inequality.yml"
    text = goal.read_text(encoding="utf-8")
    start = text.index("    en:", text.index("means:"))
    goal.write_text(text[:start] + text[text.index("\n", start) + 1 :], encoding="utf-8")
    site = assemble(project)
    page = pages(site.files)["en/goals/solving-inequality/index.html"]
    (borrowed,) = find_all(next(page.iter("main")), "span", lang="fi")
    assert words(borrowed).startswith("Määrittelemme")
    assert [warning.message.id for warning in site.warnings].count("translation-missing") == 1


def test_a_third_language_needs_only_content(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = copy_project(tmp_path_factory.mktemp("third") / "project")
    path = project / "content/site.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    locale: en_GB\n", "    locale: en_GB\n  - code: sv\n    name: Svenska\n"),
        encoding="utf-8",
    )
    site = assemble(project)
    page = pages(site.files)["sv/arvot/index.html"]
    assert language(page) == "sv"
    assert {
        link.get("hreflang") for link in find_all(next(page.iter("header")), "a") if link.get("hreflang")
    } == {
        "fi",
        "en",
    }
    assert site.pages == 45


def test_content_shows_raw_html_as_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = copy_project(tmp_path_factory.mktemp("html") / "project")
    path = project / "content/strategy.yml"
    text = path.read_text(encoding="utf-8")
    name = "fi: Strategia 2023–2025"
    assert name in text
    attack = """fi: "<script>alert(1)</script> & \\"</title> {{ 7*7 }} 'x"""
    path.write_text(text.replace(name, attack + '"', 1), encoding="utf-8")
    site = assemble(project)
    for page in pages(site.files).values():
        assert all(script.get("type") == "application/ld+json" for script in page.iter("script"))
    assert "<script>alert(1)</script>" in words(pages(site.files)["index.html"])
