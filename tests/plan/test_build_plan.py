from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.plan.build_plan import plan
from kalliola_site.plan.pages import Plan
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.content import validate

ADDRESSES = {
    "home": ("", "en/"),
    "story": ("tarina/", "en/story/"),
    "mission": ("missio/", "en/mission/"),
    "vision": ("visio/", "en/vision/"),
    "values": ("arvot/", "en/values/"),
    "goals": ("tavoitteet/", "en/goals/"),
    "goals/inequality": ("tavoitteet/eriarvoisuuden-ratkaisija/", "en/goals/solving-inequality/"),
    "indicators": ("mittarit/", "en/indicators/"),
    "strategy": ("strategia/", "en/strategy/"),
    "identity": ("ilme/", "en/identity/"),
    "accessibility": ("saavutettavuus/", "en/accessibility/"),
    "about": ("tietoa/", "en/about/"),
}


def planned(project: Path) -> tuple[Plan, tuple[Problem, ...]]:
    content, _ = validate(load(project)[0])
    assert content is not None
    return plan(content)


def change(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(("key", "paths"), ADDRESSES.items())
def test_a_page_has_the_address_that_was_agreed_for_it(
    unchanged_project: Path, key: str, paths: tuple[str, str]
) -> None:
    table, _ = planned(unchanged_project)
    assert (table.by_key[key, "fi"].path, table.by_key[key, "en"].path) == paths


def test_every_page_has_a_counterpart_in_every_language(unchanged_project: Path) -> None:
    table, _ = planned(unchanged_project)
    for page in table.pages:
        assert [other.language for other in table.counterparts(page)] == ["fi", "en"]
        assert {other.key for other in table.counterparts(page)} == {page.key}


def test_doors_lead_through_the_strategy_in_the_order_in_which_it_is_told_and_round_again(
    unchanged_project: Path,
) -> None:
    table, _ = planned(unchanged_project)
    goals = [page for page in table.pages if page.goal and page.language == "en"]
    assert [page.goal.number for page in goals if page.goal] == [1, 2, 3, 4]
    told = ["story", "values", "mission", "vision", "goals", *(page.key for page in goals)]
    found = [table.by_key[key, "en"] for key in told]
    assert [page.next for page in found] == [*told[1:], told[0]]
    assert [page.previous for page in found] == [told[-1], *told[:-1]]


def test_what_is_no_part_of_the_house_has_no_neighbours(unchanged_project: Path) -> None:
    table, _ = planned(unchanged_project)
    for key in ("home", "indicators", "strategy", "identity"):
        assert (table.by_key[key, "fi"].previous, table.by_key[key, "fi"].next) == (None, None)


def test_the_real_addresses_have_no_problems(unchanged_project: Path) -> None:
    assert planned(unchanged_project)[1] == ()


def test_two_goals_at_one_address_are_both_named(project: Path) -> None:
    change(project, "content/goals/2-community.yml", "yhteison-kokoaja", "eriarvoisuuden-ratkaisija")
    (problem,) = planned(project)[1]
    assert problem.message.id == "address-taken"
    assert problem.place.path == "content/goals/2-community.yml"
    assert "goals/inequality" in str(problem.text)


def test_a_page_cannot_take_the_address_of_another_languages_home(project: Path) -> None:
    change(project, "content/site.yml", "fi: tarina", "fi: en")
    assert [problem.message.id for problem in planned(project)[1]] == ["address-taken"]


@pytest.mark.parametrize("slug", ["con", "aux", "lpt1", "assets", "404"])
def test_a_reserved_name_cannot_be_an_address(project: Path, slug: str) -> None:
    change(project, "content/site.yml", "fi: tarina", f"fi: {slug}")
    (problem,) = planned(project)[1]
    assert problem.message.id == "address-reserved"
    assert problem.place.excerpt.strip() == f"fi: {slug}"


def test_the_first_language_is_at_the_root_whichever_it_is(project: Path) -> None:
    path = project / "content/site.yml"
    text = path.read_text(encoding="utf-8")
    finnish = "  - code: fi\n    name: Suomeksi\n    locale: fi_FI\n"
    english = "  - code: en\n    name: English\n    locale: en_GB\n"
    assert finnish in text
    assert english in text
    path.write_text(text.replace(english, "").replace(finnish, english + finnish), encoding="utf-8")
    table, _ = planned(project)
    assert table.by_key["values", "en"].path == "values/"
    assert table.by_key["values", "fi"].path == "fi/arvot/"


def test_a_page_without_a_slug_in_a_language_borrows_the_original_one(project: Path) -> None:
    change(project, "content/site.yml", "      en: story\n", "")
    table, _ = planned(project)
    assert table.by_key["story", "en"].path == "en/tarina/"
