"""Past periods: a new strategy is started, and the one before it stays where everybody finds it."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest

from kalliola_site.cli.main import main
from kalliola_site.images.share_cards import card_of, windows_of_bays
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble, build
from kalliola_site.plan.build_plan import plan
from kalliola_site.problems.problem import Problem, ProblemsFoundError
from kalliola_site.problems.report import report
from kalliola_site.validate.read_content import read_content
from tests.audit.test_html_validity import messages
from tests.conftest import copy_living_project, once, tree
from tests.support import pdf_libraries as libraries
from tests.support.site_pages import Element, find_all, pages, parse, words
from tests.validate.test_content import change

ADDRESS = "https://strategia.kalliola.fi/"
PAST = "content/periods/2026-2028"
GOAL = "content/goals/1-goal-1.yml"
NEIGHBOURS = f"{PAST}/goals/1-neighbours.yml"
ARCHIVED_GOAL = "2026-2028/tavoitteet/naapurit-kohtaavat/index.html"

OF_NO_PERIOD = ("ilme/", "identity/", "tietoa/", "about/", "ajankohtaista/", "updates/", "404.html")
"""The pages that are on the site once."""

TEXTS = {
    "[Kirjoita tähän uusi teksti]": "Naapurit yhdessä.",
    "[Write the new text here]": "Neighbours together.",
    "id: goal-1": "id: doors",
    "fi: tavoite-1": "fi: ovet",
    "en: goal-1": "en: doors",
    "[Kirjoita tähän tavoite]": "Jokaisella on ovi",
    "[Write the goal here]": "A door for everyone",
    "[Kirjoita tähän muutamalla sanalla, mistä tavoitteessa on kyse]": "Ovet",
    "[Write here what the goal is about, in a few words]": "Doors",
    "[Kirjoita tähän tavoitteen kuvaus]": "Avaamme ovia.",
    "[Write the description of the goal here]": "We open doors.",
    "[Kirjoita tähän keino, jolla tavoitteeseen päästään]": "Annamme avaimet.",
    "[Write here how the goal is reached]": "We hand out keys.",
    "[Kirjoita tähän, miltä hyvä näyttää]": "Ovi on auki.",
    "[Write here what good looks like]": "The door is open.",
    "[Kirjoita tähän sivun teksti]": "Tulkaa kylään.",
    "[Write the text of the page here]": "Come and visit.",
}
"""What the team writes over the square brackets."""


def command(project: Path, *arguments: str) -> int:
    return main([*arguments, "--project", str(project), "--lang", "en"])


def fill_in(project: Path) -> None:
    for file in (project / "content").rglob("*"):
        if file.suffix in {".yml", ".md"} and file.name != "translations.yml":
            text = file.read_text(encoding="utf-8")
            text = re.sub(r"(?m)^ *draft: true\n", "", text)
            for bracket, written in TEXTS.items():
                text = text.replace(bracket, written)
            file.write_text(text, encoding="utf-8")


def published(project: Path) -> Site:
    return build(project, project / "dist", BuildOptions(base_url=ADDRESS, record=True))


def mistakes(project: Path) -> list[Problem]:
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project, BuildOptions(base_url=ADDRESS))
    return [problem for problem in found.value.problems if problem.severity == "error"]


def banner(page: Element) -> Element | None:
    return next(find_all(page, "section", **{"class": "past bedrock"}), None)


def redirects(site: Site) -> dict[str, str]:
    lines = site.files.get("_redirects", b"").decode().splitlines()
    return {origin: target for origin, target, _ in map(str.split, lines)}


def _publish(folder: Path) -> None:
    project = copy_living_project(folder / "project")
    assert command(project, "translations", "accept", "--all") == 0
    published(project)


def _begin_next(folder: Path) -> None:
    project = _copy("published-strategy", _publish, folder / "project")
    assert command(project, "new", "period", "2029-2031") == 0
    fill_in(project)


def _copy(name: str, make: Callable[[Path], object], folder: Path) -> Path:
    """Copy a project that is made once for all tests."""
    return shutil.copytree(once(name, make) / "project", folder)


@pytest.fixture
def living(tmp_path: Path) -> Path:
    """A project whose strategy has been published, and all of it accepted in translation."""
    return _copy("published-strategy", _publish, tmp_path / "project")


@pytest.fixture
def renewed(tmp_path: Path) -> Path:
    """The same, with the strategy of the next period started and filled in."""
    return _copy("renewed-strategy", _begin_next, tmp_path / "project")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_living_project(tmp_path_factory.mktemp("periods") / "project")
    assert command(project, "translations", "accept", "--all") == 0
    published(project)
    return project


@pytest.fixture(scope="module")
def old(before: Path) -> Mapping[str, bytes]:
    """The pages as they were in their time."""
    return {path: data for path, data in tree(before / "dist").items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def project(before: Path, old: Mapping[str, bytes]) -> Path:
    """The project in its next period."""
    assert old
    after = before.with_name("after")
    shutil.copytree(before, after)
    assert command(after, "new", "period", "2029-2031") == 0
    fill_in(after)
    return after


@pytest.fixture(scope="module")
def site(project: Path) -> Site:
    return published(project)


@pytest.fixture(scope="module")
def shown(site: Site) -> dict[str, Element]:
    """The pages of the site, without those that only lead on."""
    return {
        path: page
        for path, page in pages(site.files).items()
        if next(find_all(page, "meta", **{"http-equiv": "refresh"}), None) is None
    }


@pytest.fixture(scope="module")
def archive(shown: dict[str, Element]) -> dict[str, Element]:
    return {path: page for path, page in shown.items() if "2026-2028/" in path}


def test_the_new_strategy_is_shown_to_editors_at_once_and_to_readers_when_it_is_written(living: Path) -> None:
    assert command(living, "new", "period", "2029-2031") == 0
    shown = assemble(living, BuildOptions(base_url=ADDRESS, drafts=True))
    unwritten = {item.place.path for item in shown.warnings if item.message.id == "yet-to-be-written"}
    assert {"content/strategy.yml", "content/pages/story.fi.md"} <= unwritten
    assert not any(path.startswith("content/periods/") for path in unwritten)
    assert {item.message.id for item in mistakes(living)} == {"yet-to-be-written", "all-goals-drafts"}
    fill_in(living)
    assert command(living, "check", "--base-url", ADDRESS) == 0


def test_every_old_address_is_a_page_or_leads_to_one_in_one_step(
    old: Mapping[str, bytes], site: Site, shown: dict[str, Element]
) -> None:
    leading = redirects(site)
    for path in old.keys() - {"404.html"}:
        if path not in shown:
            target = leading[f"/{path.removesuffix('index.html')}"].removeprefix("/")
            assert f"{target}index.html" in shown
            assert target not in leading
    assert leading["/tavoitteet/naapurit-kohtaavat/"] == "/2026-2028/tavoitteet/naapurit-kohtaavat/"
    assert leading["/en/goals/neighbours-meet/"] == "/en/2026-2028/goals/neighbours-meet/"
    assert "/tavoitteet/" not in leading


def test_every_page_that_tells_of_the_strategy_is_in_the_archive_with_the_words_it_had(
    old: Mapping[str, bytes], archive: dict[str, Element]
) -> None:
    for path, data in old.items():
        if path.removeprefix("en/").startswith(OF_NO_PERIOD):
            continue
        prefix = "en/" if path.startswith("en/") else ""
        kept, was = archive[f"{prefix}2026-2028/{path.removeprefix(prefix)}"], parse(data)
        notice = banner(kept)
        assert notice is not None
        assert said(kept).removeprefix(words(notice)).strip() == said(was)


def said(page: Element) -> str:
    (main_part,) = page.iter("main")
    return words(main_part)


def test_each_page_of_the_archive_says_that_it_is_past_and_no_other_does(
    archive: dict[str, Element], shown: dict[str, Element]
) -> None:
    assert len(archive) == 22
    for path, page in shown.items():
        notice = banner(page)
        assert (notice is not None) == (path in archive), path
        if notice is not None:
            assert "is over" in words(notice) or "on päättynyt" in words(notice)
            (main_part,) = page.iter("main")
            assert next(iter(main_part)) is notice


@pytest.mark.parametrize(
    ("path", "present"),
    [
        ("2026-2028/index.html", "index.html"),
        ("2026-2028/arvot/index.html", "arvot/index.html"),
        ("en/2026-2028/strategy/index.html", "en/strategy/index.html"),
        (ARCHIVED_GOAL, "tavoitteet/index.html"),
    ],
)
def test_the_banner_leads_to_the_page_that_has_taken_the_place(
    archive: dict[str, Element], path: str, present: str
) -> None:
    notice = banner(archive[path])
    assert notice is not None
    (link,) = notice.iter("a")
    assert urljoin(f"/{path}", link.get("href")) == f"/{present.removesuffix('index.html')}"
    assert "2029–2031" in words(link)


def test_titles_in_the_archive_say_the_period(archive: dict[str, Element]) -> None:
    for path, page in archive.items():
        title = words(next(page.iter("title")))
        assert (
            "Past strategy 2026–2028" if path.startswith("en/") else "Aiempi strategia 2026–2028"
        ) in title
        assert "2029" not in title


def test_the_archive_names_itself_to_search_engines(site: Site, archive: dict[str, Element]) -> None:
    sitemap = site.files["sitemap.xml"].decode()
    for path, page in archive.items():
        address = ADDRESS + path.removesuffix("index.html")
        (canonical,) = find_all(page, "link", rel="canonical")
        assert canonical.get("href") == address
        assert f"<loc>{address}</loc>" in sitemap
        others = [
            link.get("href", "") for link in find_all(page, "link", rel="alternate") if link.get("hreflang")
        ]
        assert len(others) == 3
        assert all("/2026-2028/" in other for other in others)


def test_menus_and_links_in_the_archive_stay_in_it(archive: dict[str, Element]) -> None:
    for path, page in archive.items():
        (header,) = find_all(page, "header", **{"class": "header"})
        (main_part,) = page.iter("main")
        notice = banner(page)
        of_notice = set(notice.iter("a")) if notice is not None else set()
        links = [link for part in (header, main_part) for link in part.iter("a") if link not in of_notice]
        assert links
        for link in links:
            target = urljoin(f"/{path}", link.get("href"))
            inside = target.startswith(("/2026-2028/", "/en/2026-2028/"))
            assert inside or target.startswith(("/ajankohtaista/", "/en/updates/")), target


def test_what_is_of_no_period_is_there_once(site: Site, archive: dict[str, Element]) -> None:
    assert "ilme/index.html" in site.files
    assert not any("ilme/" in path or "identity/" in path for path in archive)
    (footer,) = find_all(archive["2026-2028/arvot/index.html"], "footer", **{"class": "footer bedrock"})
    assert "../../ilme/" in {link.get("href") for link in footer.iter("a")}


def test_every_page_leads_to_the_past_strategies(shown: dict[str, Element]) -> None:
    for path, page in shown.items():
        if path != "404.html":
            (links,) = find_all(page, "ul", **{"class": "footer-links"})
            last = list(links.iter("a"))[-1]
            assert words(last) in {"Aiempi strategia 2026–2028", "Past strategy 2026–2028"}
            home = path.removeprefix("en/") == "2026-2028/index.html"
            assert last.get("aria-current") == ("page" if home else "true" if "2026-2028/" in path else None)


def test_indicators_in_the_archive_stand_as_they_stood(archive: dict[str, Element]) -> None:
    (volunteers,) = find_all(archive[ARCHIVED_GOAL], "article", id="indicator-volunteers")
    assert "1 188" in words(volunteers).replace("\u00a0", " ")


def test_structured_data_in_the_archive_tells_its_years(archive: dict[str, Element]) -> None:
    (script,) = find_all(archive[ARCHIVED_GOAL], "script", type="application/ld+json")
    webpage, _, _, trail = json.loads(script.text or "")["@graph"]
    assert webpage["temporalCoverage"] == "2026/2028"
    assert [step["item"].removeprefix(ADDRESS) for step in trail["itemListElement"]] == [
        "",
        "2026-2028/",
        "2026-2028/tavoitteet/",
        "2026-2028/tavoitteet/naapurit-kohtaavat/",
    ]


def test_shared_pictures_of_the_archive_bear_the_name_of_their_strategy(project: Path) -> None:
    content = read_content(project)
    table, _ = plan(content)
    page = table.by_key["2026-2028/goals/trust", "fi"]
    past = content.within(page.period)
    card = card_of(past, page, windows_of_bays(past))
    assert (card.strategy_name, len(card.bays), card.goal_number) == ("Esimerkkistrategia 2026–2028", 3, 3)


@pytest.mark.skipif(libraries.missing(), reason="no Pango: see make documents")
def test_the_document_of_a_past_strategy_stays_where_it_was_and_its_page_leads_to_it(project: Path) -> None:
    site = assemble(project, BuildOptions(base_url=ADDRESS, pdf="always"))
    documents = {path for path in site.files if path.endswith(".pdf")}
    old = {"strategia/strategia-2026-2028.pdf", "en/strategy/strategy-2026-2028.pdf"}
    assert documents == old | {path.replace("2026-2028", "2029-2031") for path in old}
    for path, kept in (("2026-2028/strategia/", old), ("strategia/", documents - old)):
        (links,) = find_all(parse(site.files[f"{path}index.html"]), "ul", **{"class": "documents"})
        assert {urljoin(f"/{path}", link.get("href"))[1:] for link in links.iter("a")} == kept


def test_the_pages_of_the_archive_are_valid_html(site: Site, tmp_path: Path) -> None:
    for path, data in site.files.items():
        if "2026-2028/" in path and path.endswith(".html"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)
    assert messages(tmp_path) == []


def test_a_second_build_finds_everything_on_record(project: Path, site: Site) -> None:
    again = assemble(project, BuildOptions(base_url=ADDRESS))
    assert again.record == {}
    assert again.files == site.files


def test_tables_are_moved_as_they_are(before: Path, project: Path) -> None:
    table = "goals/volunteers.csv"
    assert (project / PAST / table).read_bytes() == (before / "content" / table).read_bytes()
    assert not (project / "content" / table).exists()


def test_translations_that_were_right_stay_right(project: Path) -> None:
    states = {item.text.key: item.state for item in read_content(project).translations}
    of_past = {state for key, state in states.items() if key.startswith("periods/")}
    assert of_past == {"current"}
    assert states["periods/2026-2028/pages/story.md"] == "current"
    # Headings that only got the new years need no translator either.
    assert states["strategy.yml goals.headings.outcomes"] == "current"
    assert states["strategy.yml promise"] == "draft"


def test_a_translation_that_was_behind_is_still_told_of(living: Path) -> None:
    change(living, "content/strategy.yml", "Avaamme ovia naapureiden välille.", "Avaamme ovet.")
    assert command(living, "new", "period", "2029-2031") == 0
    (behind,) = (item for item in read_content(living).translations if item.state == "outdated")
    assert behind.text.key == "periods/2026-2028/strategy.yml mission.statement"


def test_translators_get_the_texts_of_the_archive_and_their_work_comes_back(
    renewed: Path, tmp_path: Path
) -> None:
    file = tmp_path / "en.po"
    assert command(renewed, "translations", "export", "--to", "en", "--all", "--out", str(file)) == 0
    text = file.read_text(encoding="utf-8")
    assert "periods/2026-2028/pages/story.md 1" in text
    file.write_text(
        text.replace("Avaamme ovia", "Avaamme ovia").replace("We do up", "We mend"), encoding="utf-8"
    )
    assert command(renewed, "translations", "import", str(file)) == 0
    assert "We mend the club rooms." in (renewed / NEIGHBOURS).read_text(encoding="utf-8")


def test_the_years_in_names_and_descriptions_are_brought_up_to_date(project: Path) -> None:
    strategy = (project / "content/strategy.yml").read_text(encoding="utf-8")
    assert "Esimerkkistrategia 2029–2031" in strategy
    assert "What does good look like in 2031?" in strategy
    assert "vuosille 2029–2031" in (project / "content/site.yml").read_text(encoding="utf-8")
    assert "vuosille 2026–2028" in (project / PAST / "pages.yml").read_text(encoding="utf-8")


def test_files_that_move_name_their_schemas_from_where_they_are(living: Path) -> None:
    goal = "content/goals/3-trust.yml"
    line = "# yaml-language-server: $schema=../../schemas/goal.schema.json\n"
    text = (living / goal).read_text(encoding="utf-8")
    (living / goal).write_bytes(f"\ufeff{line}{text}".replace("\n", "\r\n").encode())
    assert command(living, "new", "period", "2029-2031") == 0
    moved = (living / PAST / "goals/3-trust.yml").read_bytes()
    assert moved.startswith("\ufeff# yaml-language-server: $schema=../../../../schemas/goal".encode())
    assert moved.count(b"\r\n") == moved.count(b"\n")


LINKS = (
    "Lue [tavoitteesta](goals/neighbours#means), [koko strategiasta](strategy#neighbours-means) "
    "ja [arvoista](values#calm)."
)


def test_links_to_goals_that_are_in_the_past_now_lead_there(living: Path) -> None:
    title = ("--title", "fi=Historia", "--title", "en=History")
    described = ("--description", "fi=Vaiheita.", "--description", "en=The past.")
    assert command(living, "new", "page", "--id", "history", *title, *described) == 0
    for language in ("fi", "en"):
        (living / f"content/pages/history.{language}.md").write_text(f"{LINKS}\n", encoding="utf-8")
    assert command(living, "new", "period", "2029-2031") == 0
    fill_in(living)
    page = parse(assemble(living, BuildOptions(base_url=ADDRESS)).files["historia/index.html"])
    (main_part,) = page.iter("main")
    assert [link.get("href") for link in main_part.iter("a")] == [
        "../2026-2028/tavoitteet/naapurit-kohtaavat/#means",
        "../2026-2028/strategia/#neighbours-means",
        "../arvot/#calm",
    ]


def reuse(project: Path, slug: str, english: str) -> None:
    """Let the first goal of the new strategy have the id of one before it."""
    text = (project / GOAL).read_text(encoding="utf-8")
    text = text.replace("id: doors", "id: neighbours").replace("fi: ovet", f"fi: {slug}")
    text = text.replace("en: doors", f"en: {english}")
    (project / GOAL).write_text(text, encoding="utf-8")


def test_a_new_goal_with_an_old_id_leaves_the_old_address_to_the_old_goal(renewed: Path) -> None:
    reuse(renewed, "uudet-naapurit", "new-neighbours")
    site = published(renewed)
    leading = redirects(site)
    assert leading["/tavoitteet/naapurit-kohtaavat/"] == "/2026-2028/tavoitteet/naapurit-kohtaavat/"
    notice = banner(parse(site.files[ARCHIVED_GOAL]))
    assert notice is not None
    assert next(notice.iter("a")).get("href") == "../../../tavoitteet/uudet-naapurit/"
    assert redirects(published(renewed)) == leading


def test_a_new_goal_with_an_old_address_has_it_and_both_goals_are_found(renewed: Path) -> None:
    reuse(renewed, "naapurit-kohtaavat", "neighbours-meet")
    site = published(renewed)
    assert "/tavoitteet/naapurit-kohtaavat/" not in redirects(site)
    assert "Jokaisella on ovi" in site.files["tavoitteet/naapurit-kohtaavat/index.html"].decode()
    archived = parse(site.files[ARCHIVED_GOAL])
    assert "Naapurit kohtaavat toisensa" in words(archived)
    notice = banner(archived)
    assert notice is not None
    assert next(notice.iter("a")).get("href") == "../../../tavoitteet/naapurit-kohtaavat/"


def test_old_addresses_of_a_goal_lead_into_the_archive_too(living: Path) -> None:
    change(living, "content/goals/3-trust.yml", "luottamus-kasvaa", "luottamus")
    published(living)
    assert command(living, "new", "period", "2029-2031") == 0
    fill_in(living)
    leading = redirects(published(living))
    assert leading["/tavoitteet/luottamus-kasvaa/"] == "/2026-2028/tavoitteet/luottamus/"
    assert leading["/tavoitteet/luottamus/"] == "/2026-2028/tavoitteet/luottamus/"


UPDATE = """\
id: party
date: {day}
slug: {{fi: juhla, en: party}}
title: {{fi: Juhla, en: Party}}
summary: {{fi: Juhlimme., en: We celebrated.}}
goals: [neighbours]
means: [trust/1]
"""


def with_update(project: Path, day: str) -> None:
    (project / "content/updates/party.yml").write_text(UPDATE.format(day=day), encoding="utf-8")


def test_an_update_about_a_goal_of_the_past_leads_there_and_says_its_years(living: Path) -> None:
    with_update(living, "2027-05-02")
    assert command(living, "new", "period", "2029-2031") == 0
    fill_in(living)
    files = assemble(living, BuildOptions(base_url=ADDRESS)).files
    (about,) = find_all(parse(files["ajankohtaista/juhla/index.html"]), "ul", **{"class": "about-list"})
    assert next(about.iter("a")).get("href") == "../../2026-2028/tavoitteet/naapurit-kohtaavat/"
    assert "Naapurit kohtaavat toisensa (2026–2028)" in words(about)
    assert "Kokoamme asukasraadin." in words(about)
    assert "Tavoite 1 (2026–2028)" in words(parse(files["ajankohtaista/index.html"]))
    assert 'href="../../../ajankohtaista/juhla/"' in files[ARCHIVED_GOAL].decode()


def test_links_in_an_update_lead_to_the_pages_of_the_years_it_was_written_in(renewed: Path) -> None:
    change(renewed, "content/strategy.yml", "id: courage", "id: kindness")
    files = assemble(renewed, BuildOptions(base_url=ADDRESS)).files
    page = parse(files["ajankohtaista/kerhohuoneet-kunnostettiin/index.html"])
    (text,) = find_all(page, "div", **{"class": "update-text prose"})
    assert [link.get("href") for link in text.iter("a")] == ["../../2026-2028/arvot/#courage"]
    feed = html.unescape(files["ajankohtaista/atom.xml"].decode())
    assert f'href="{ADDRESS}2026-2028/arvot/#courage"' in feed


def test_a_text_of_the_past_leads_into_the_past_wherever_it_is_shown(renewed: Path) -> None:
    change(renewed, NEIGHBOURS, "Kunnostamme kerhohuoneet.", "Kunnostamme, kuten [arvoissa](values#calm).")
    files = assemble(renewed, BuildOptions(base_url=ADDRESS)).files
    update = files["ajankohtaista/kerhohuoneet-kunnostettiin/index.html"].decode()
    assert update.count('href="../../2026-2028/arvot/#calm"') == 1
    assert 'href="../../arvot/#calm"' in files[ARCHIVED_GOAL].decode()


@pytest.mark.parametrize(("day", "is_past"), [("2027-05-02", True), ("2029-05-02", False)])
def test_an_update_means_the_goal_that_had_the_id_when_it_was_written(
    renewed: Path, day: str, is_past: bool
) -> None:
    reuse(renewed, "uudet-naapurit", "new-neighbours")
    with_update(renewed, day)
    files = assemble(renewed, BuildOptions(base_url=ADDRESS)).files
    assert ('href="../../../ajankohtaista/juhla/"' in files[ARCHIVED_GOAL].decode()) is is_past
    assert ("ajankohtaista/juhla" in files["tavoitteet/uudet-naapurit/index.html"].decode()) is not is_past


def test_there_can_be_several_past_periods(renewed: Path) -> None:
    published(renewed)
    assert command(renewed, "new", "period", "2032-2032") == 0
    fill_in(renewed)
    site = published(renewed)
    leading = redirects(site)
    assert leading["/tavoitteet/naapurit-kohtaavat/"] == "/2026-2028/tavoitteet/naapurit-kohtaavat/"
    footer = words(parse(site.files["index.html"]))
    assert "Aiempi strategia 2029–2031 Aiempi strategia 2026–2028" in footer
    for period in ("2026-2028", "2029-2031"):
        notice = banner(parse(site.files[f"{period}/arvot/index.html"]))
        assert notice is not None
        assert "Nykyinen strategia 2032: Arvot" in words(notice)
    (main_part,) = parse(site.files["2029-2031/tavoitteet/index.html"]).iter("main")
    assert "Jokaisella on ovi" in words(main_part)


@pytest.mark.parametrize(
    ("years", "words_of_it"),
    [
        ("2026-2028", "has to begin after the present one, 2026–2028: in 2029, say"),
        ("2025-2030", "has to begin after the present one"),
        ("2031-2029", "the period 2031–2029 ends before it starts"),
        ("soon", "“soon” is not a period"),
        ("29-31", "“29-31” is not a period"),
        ("", "“” is not a period"),
    ],
)
def test_years_that_cannot_follow_are_refused_and_nothing_changes(
    living: Path, capsys: pytest.CaptureFixture[str], years: str, words_of_it: str
) -> None:
    before = tree(living)
    assert command(living, "new", "period", years) == 2
    assert words_of_it in capsys.readouterr().err
    assert tree(living) == before


def test_a_folder_that_is_there_is_not_written_over(living: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = living / PAST / "goals/kept.csv"
    table.parent.mkdir(parents=True)
    table.write_text("date;value\n", encoding="utf-8")
    before = tree(living)
    assert command(living, "new", "period", "2029-2031") == 1
    assert f"{PAST}/strategy.yml" in capsys.readouterr().err
    assert tree(living) == before


def test_content_with_mistakes_in_it_is_mended_before_a_period_is_started(living: Path) -> None:
    change(living, "content/goals/3-trust.yml", "number: 3", "number: 2")
    before = tree(living)
    assert command(living, "new", "period", "2029-2031") == 1
    assert tree(living) == before


def test_a_period_without_its_strategy_is_told_of(renewed: Path) -> None:
    (renewed / PAST / "strategy.yml").unlink()
    (problem,) = mistakes(renewed)
    assert (problem.place.path, problem.message.id) == (f"{PAST}/strategy.yml", "file-missing")


def test_a_period_without_the_names_of_its_pages_is_told_of(renewed: Path) -> None:
    (renewed / PAST / "pages.yml").unlink()
    (problem,) = mistakes(renewed)
    assert (problem.place.path, problem.message.id) == (f"{PAST}/pages.yml", "file-missing")


@pytest.mark.parametrize("name", ["en", "tavoitteet", "2026-2029", "old strategy"])
def test_the_folder_of_a_period_is_named_after_its_years(renewed: Path, name: str) -> None:
    (renewed / PAST).rename(renewed / "content/periods" / name)
    told = mistakes(renewed)
    problem = next(item for item in told if item.message.id == "period-folder")
    assert problem.place.path == f"content/periods/{name}/strategy.yml"
    assert problem.place.line > 1
    assert "Rename the folder to 2026-2028" in report(problem)


def test_two_folders_cannot_be_of_one_period(renewed: Path) -> None:
    shutil.copytree(renewed / PAST, renewed / "content/periods/2026-28")
    assert {problem.message.id for problem in mistakes(renewed)} == {"period-folder"}


def test_a_past_period_does_not_begin_with_the_present_one_or_later(renewed: Path) -> None:
    change(renewed, "content/strategy.yml", "start: 2029", "start: 2026")
    told = mistakes(renewed)
    (problem,) = (item for item in told if item.message.id == "period-not-past")
    assert problem.place.path == f"{PAST}/strategy.yml"


def test_the_address_of_a_period_cannot_be_that_of_another_page(renewed: Path) -> None:
    change(renewed, "content/site.yml", "slug: {fi: ilme,", "slug: {fi: 2026-2028,")
    assert "address-taken" in {problem.message.id for problem in mistakes(renewed)}


@pytest.mark.parametrize(
    ("path", "old_words", "new_words", "found"),
    [
        (f"{PAST}/pages.yml", "  story:\n", "  tale:\n", {"page-missing", "not-of-a-period"}),
        (NEIGHBOURS, "number: 1", "number: 2", {"duplicate-goal-number"}),
        (NEIGHBOURS, "Kunnostamme kerhohuoneet.", "'[arvot](valves)'", {"link-to-unknown-page"}),
        (
            NEIGHBOURS,
            "Luvut on keksitty",
            "Luvut ([arvot](values#joy)) on keksitty",
            {"link-to-unknown-anchor"},
        ),
        (NEIGHBOURS, "volunteers.csv", "volunters.csv", {"table-missing"}),
    ],
)
def test_mistakes_in_the_files_of_a_past_period_are_told_of_where_they_are(
    renewed: Path, path: str, old_words: str, new_words: str, found: set[str]
) -> None:
    change(renewed, path, old_words, new_words)
    told = mistakes(renewed)
    assert {problem.message.id for problem in told} == found
    assert all(problem.place.path.startswith(PAST) for problem in told)


@pytest.mark.parametrize("name", ["notes.yml", "pages/identity.fi.md", "pages/story.md", "brand.yml"])
def test_what_a_past_period_has_no_use_for_is_told_of(renewed: Path, name: str) -> None:
    (renewed / PAST / name).write_text("a: b\n", encoding="utf-8")
    told = mistakes(renewed)
    assert {problem.place.path for problem in told} == {f"{PAST}/{name}"}
