"""The feeds: Atom as RFC 4287 has it, and the same news as on the pages."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest
from lxml import etree

from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble
from tests.conftest import ROOT, copy_project
from tests.support.updates import OPENING, SURVEY, with_updates
from tests.validate.test_content import SITE, change

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("ajankohtaista/atom.xml", "en/updates/atom.xml")
BASE = "https://strategia.example/"


@pytest.fixture(scope="module")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with updates."""
    return assemble(with_updates(copy_project(tmp_path_factory.mktemp("feeds") / "project")))


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(ROOT / "tests/support/atom.rng"))


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_atom_as_the_rfc_has_it(lively: Site, schema: etree.RelaxNG, path: str) -> None:
    feed = etree.fromstring(lively.files[path])
    schema.assertValid(feed)
    links = [(link.get("rel"), link.get("href")) for link in feed.findall(f"{ATOM}link")]
    assert ("self", BASE + path) in links
    assert ("alternate", BASE + path.removesuffix("atom.xml")) in links


@pytest.mark.parametrize(
    "spoilt",
    [
        "<updated>2024-03-14T00:00:00Z</updated>",
        "<name>Kalliolan Setlementti ry</name>",
        "<title>Kysely alkoi</title>",
    ],
)
def test_the_schema_refuses_what_is_no_atom(lively: Site, schema: etree.RelaxNG, spoilt: str) -> None:
    text = lively.files[FEEDS[0]].decode()
    assert spoilt in text
    assert not schema.validate(etree.fromstring(text.replace(spoilt, "", 1).encode()))
    assert not schema.validate(etree.fromstring(text.replace("T00:00:00Z", "", 1).encode()))


@pytest.mark.parametrize("path", FEEDS)
def test_a_strict_reader_finds_nothing_to_forgive(lively: Site, path: str) -> None:
    feed = feedparser.parse(lively.files[path])
    assert not feed.bozo
    assert feed.version == "atom10"


def test_the_newest_comes_first_and_days_are_those_of_the_content(lively: Site) -> None:
    feed = feedparser.parse(lively.files[FEEDS[1]])
    assert [(entry.title, entry.published) for entry in feed.entries] == [
        ("A new meeting place opened", "2024-03-14T00:00:00Z"),
        ("A walk round the neighbourhood", "2024-03-14T00:00:00Z"),
        ("A survey began", "2023-11-02T00:00:00Z"),
    ]
    assert feed.feed.updated == "2024-03-14T00:00:00Z"
    assert feed.feed.language == "en"


def test_each_entry_leads_to_its_page(lively: Site) -> None:
    for path in FEEDS:
        for entry in feedparser.parse(lively.files[path]).entries:
            assert f"{entry.link.removeprefix(BASE)}index.html" in lively.files


def test_texts_and_pictures_have_whole_addresses(lively: Site) -> None:
    (opening, *_) = feedparser.parse(lively.files[FEEDS[1]]).entries
    (content,) = opening.content
    assert f'<a href="{BASE}en/values/#joy">our values</a>' in content.value
    assert f'<a href="{BASE}en/updates/survey/">the survey</a>' in content.value
    picture = content.value.partition('src="')[2].partition('"')[0]
    assert picture.startswith(f"{BASE}assets/pictures/opening-960.")
    assert picture.removeprefix(BASE) in lively.files
    assert 'alt="People in a yard."' in content.value


def test_what_html_may_have_and_xml_may_not_breaks_no_feed(project: Path) -> None:
    with_updates(project)
    change(
        project, OPENING, "The place is **open** to all.", "The place&#12;is &#11; &#xFFFE; **open** to all."
    )
    assert not feedparser.parse(assemble(project).files[FEEDS[1]]).bozo


def ids(site: Site) -> list[str]:
    return [
        element.text
        for path in FEEDS
        for element in etree.fromstring(site.files[site_feed(site, path)]).iter(f"{ATOM}id")
    ]


def site_feed(site: Site, path: str) -> str:
    """The feed of the same language, wherever it is by now."""
    english = path.startswith("en/")
    return next(
        name for name in site.files if name.endswith("atom.xml") and name.startswith("en/") == english
    )


def test_ids_are_all_different(lively: Site) -> None:
    assert len(ids(lively)) == len(set(ids(lively))) == 8


def test_ids_stay_when_slugs_titles_or_the_address_of_the_site_change(lively: Site, project: Path) -> None:
    with_updates(project)
    change(project, OPENING, "en: opening", "en: grand-opening")
    change(project, OPENING, "en: A new meeting place opened", "en: A meeting place")
    change(project, SITE, "      fi: ajankohtaista", "      fi: uutiset")
    moved = assemble(project, BuildOptions(base_url="https://www.example.org/strategy/"))
    assert ids(moved) == ids(lively)


def test_what_is_not_translated_says_which_language_it_is_in(project: Path) -> None:
    with_updates(project)
    change(project, SURVEY, ", en: A survey began", "")
    entry = etree.fromstring(assemble(project).files[FEEDS[1]]).findall(f"{ATOM}entry")[-1]
    title = entry.find(f"{ATOM}title")
    assert title.text == "Kysely alkoi"
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "fi"


def test_mark_up_in_a_text_stays_text(project: Path) -> None:
    with_updates(project)
    change(project, SURVEY, "en: A survey began", 'en: "<script>alert(1)</script> & ]]>"')
    change(project, SURVEY, "en: We asked neighbours.", 'en: "<img src=x onerror=alert(1)> **we**"')
    entry = feedparser.parse(assemble(project).files[FEEDS[1]], sanitize_html=False).entries[-1]
    assert entry.title == "<script>alert(1)</script> & ]]>"
    assert entry.content[0].value == "<p>&lt;img src=x onerror=alert(1)&gt; <strong>we</strong></p>"


def test_every_page_names_the_feed_of_its_language(lively: Site) -> None:
    for path, data in lively.files.items():
        if path.endswith(".html") and path != "404.html":
            feed = FEEDS[path.startswith("en/")]
            assert b'<link rel="alternate" type="application/atom+xml" title="' in data
            assert f'href="{BASE}{feed}"'.encode() in data, path


def test_where_there_are_no_updates_there_is_no_feed(site: Site) -> None:
    assert not any(path.endswith("atom.xml") for path in site.files)
    assert not any(b"atom+xml" in data for data in site.files.values())
