"""The page that holds the strategy against the one before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.model.paths import PERIODS
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import Site, assemble, build
from tests.conftest import copy_living_project
from tests.support.compared import PAST, switch_on, write_project
from tests.support.site_pages import Element, find_all, parse, words

PAGE = "mika-muuttui/index.html"
EN_PAGE = "en/what-changed/index.html"


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a past strategy, and a present one in which every fate can be seen."""
    return write_project(tmp_path_factory.mktemp("compared") / "project")


@pytest.fixture(scope="module")
def compared(renewed: Path) -> Site:
    assert PAGE not in assemble(renewed).files, "it is off until it is switched on"
    switch_on(renewed)
    return assemble(renewed)


def goals(page: Element) -> list[tuple[str, str]]:
    """The goals of the page, each with what became of it."""
    sections = [item for item in find_all(page, "section") if "compared-goal" in item.get("class", "")]
    return [(words(next(find_all(item, "h2"))), next(words(p) for p in item.iter("p"))) for item in sections]


def test_each_goal_is_kept_reworded_new_or_gone(compared: Site) -> None:
    assert goals(parse(compared.files[PAGE])) == [
        ("1. Naapurit kohtaavat toisensa", "Ennallaan"),
        ("2. Piha kukkii", "Uusi"),
        ("3. Talo kestää", "Muuttunut"),
        ("3. Luottamus kasvaa", "Jäänyt pois"),
    ]


def test_the_words_that_changed_are_marked_in_each_language(compared: Site) -> None:
    page = parse(compared.files[EN_PAGE])
    assert "neighbours to come" in [words(item) for item in find_all(page, "del")]
    assert "our children, too" in [words(item) for item in find_all(page, "ins")]


def test_a_goal_leads_to_the_strategy_that_it_is_of(compared: Site) -> None:
    page = parse(compared.files[PAGE])
    links = {words(link): link.get("href") for heading in find_all(page, "h2") for link in heading.iter("a")}
    assert links["2. Piha kukkii"] == "../tavoitteet/piha/"
    assert links["3. Luottamus kasvaa"] == "../2026-2028/tavoitteet/luottamus-kasvaa/"


def test_readers_find_it_in_the_menu_and_machines_in_the_sitemap(compared: Site) -> None:
    assert b'href="mika-muuttui/"' in compared.files["index.html"]
    assert b"/en/what-changed/" in compared.files["sitemap.xml"]


def test_a_change_in_the_past_strategy_shows_when_the_site_is_built_again(
    renewed: Path, compared: Site, tmp_path: Path
) -> None:
    assert compared.pages
    build(renewed, tmp_path / "dist", BuildOptions())
    goal = renewed / PAST / "3-trust.yml"
    written = goal.read_text(encoding="utf-8")
    goal.write_text(written.replace("Luottamus kasvaa", "Luottamus kantaa"), encoding="utf-8")
    again = build(renewed, tmp_path / "dist", BuildOptions())
    goal.write_text(written, encoding="utf-8")
    assert ("3. Luottamus kantaa", "Jäänyt pois") in goals(parse(again.files[PAGE]))


def test_without_a_past_strategy_there_is_nothing_to_compare(tmp_path: Path) -> None:
    project = copy_living_project(tmp_path / "project")
    switch_on(project)
    assert not (project / PERIODS).exists()
    site = assemble(project)
    assert PAGE not in site.files
    assert b"mika-muuttui" not in site.files["index.html"]
