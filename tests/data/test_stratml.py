"""The strategy as StratML Part 1 (ISO 17469-1): in form, and in what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from kalliola_site.pipeline import Site, assemble
from tests.conftest import ROOT, copy_living_project
from tests.validate.test_content import change

FILES = {"fi": "data/strategy.fi.xml", "en": "data/strategy.en.xml"}
XMLNS = "{urn:ISO:std:iso:17469:tech:xsd:stratml_core}"


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(ROOT / "tests/support/stratml.rng"))


@pytest.fixture(params=["site", "living_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def plan(site: Site, language: str) -> etree._Element:
    return etree.fromstring(site.files[FILES[language]])


def texts(element: etree._Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall("/".join(XMLNS + step for step in path.split("/")))]


@pytest.mark.parametrize("language", FILES)
def test_a_plan_is_built_as_the_standard_has_it(any_site: Site, schema: etree.RelaxNG, language: str) -> None:
    schema.assertValid(plan(any_site, language))


@pytest.mark.parametrize("language", FILES)
def test_each_identifier_is_a_name_that_stands_once(any_site: Site, language: str) -> None:
    found = [element.text for element in plan(any_site, language).iter(f"{XMLNS}Identifier")]
    assert len(found) == len(set(found)) > 10
    assert all(re.fullmatch("[a-z][a-z0-9.-]*", name or "") for name in found)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<Vision>", "<Outlook>"),
        ('<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core">', "<StrategicPlan>"),
        ("<StartDate>2026-01-01</StartDate>", "<StartDate>2026</StartDate>"),
        ("<Goal>", '<Goal xml:lang="fi">'),
        ("<Identifier>goal.house</Identifier>", ""),
        ("<Identifier>vision</Identifier>\n", "<Identifier>vision</Identifier>\n<Name>Visio</Name>\n"),
    ],
)
def test_the_schema_refuses_what_the_standard_has_not(
    living_site: Site, schema: etree.RelaxNG, right: str, wrong: str
) -> None:
    text = living_site.files[FILES["fi"]].decode()
    assert right in text
    closing = {"<Vision>": ("</Vision>", "</Outlook>")}.get(right, ("", ""))
    spoilt = text.replace(right, wrong, 1).replace(*closing) if closing[0] else text.replace(right, wrong, 1)
    valid = schema.validate(etree.fromstring(spoilt.encode()))
    assert valid == (wrong == "")  # an identifier may be left out, nothing else here may be


def test_vision_comes_before_mission_then_values_then_goals(living_site: Site) -> None:
    core = plan(living_site, "fi").find(f"{XMLNS}StrategicPlanCore")
    assert core is not None
    names = [str(child.tag).removeprefix(XMLNS) for child in core]
    assert names == ["Organization", "Vision", "Mission", "Value", "Value", "Goal", "Goal", "Goal"]


def test_means_are_objectives_and_say_where_they_stand(living_site: Site) -> None:
    goal = next(plan(living_site, "en").iter(f"{XMLNS}Goal"))
    assert texts(goal, "Objective/Identifier") == [
        "goal.neighbours.means.club-rooms",
        "goal.neighbours.means.courtyards",
        "goal.neighbours.means.3",
        "goal.neighbours.means.4",
    ]
    assert texts(goal, "Objective/SequenceIndicator") == ["1.1", "1.2", "1.3", "1.4"]
    assert texts(goal, "Objective/OtherInformation") == [
        "Done (31\u00a0May 2026)",
        "Under way (1\u00a0September 2026)",
        "Planned",
    ]


def test_indicators_stand_in_words_with_their_figures(site: Site, living_site: Site) -> None:
    first, _, third = plan(living_site, "en").iter(f"{XMLNS}Goal")
    (said,) = texts(first, "OtherInformation")
    assert "– Volunteers: On course. Latest result on 31\u00a0March 2027: 1,188." in said
    assert texts(third, "OtherInformation")[0].endswith("Indicators\n– To be agreed later")
    for goal in plan(site, "fi").iter(f"{XMLNS}Goal"):
        assert texts(goal, "OtherInformation")[0].endswith("Mittarit\n– Sovitaan myöhemmin")


def test_the_period_and_the_page_that_says_the_same_are_told(site: Site) -> None:
    found = plan(site, "en")
    assert texts(found, "AdministrativeInformation/StartDate") == ["2023-01-01"]
    assert texts(found, "AdministrativeInformation/EndDate") == ["2025-12-31"]
    assert texts(found, "AdministrativeInformation/Source") == [f"{site.content.site.url}en/strategy/"]


def test_a_translation_says_which_text_is_authoritative(site: Site) -> None:
    assert "the Finnish text is authoritative" in texts(plan(site, "en"), "OtherInformation")[0]
    assert "authoritative" not in texts(plan(site, "fi"), "OtherInformation")[0]


def test_a_text_that_is_not_translated_stands_in_the_first_language(tmp_path: Path) -> None:
    project = copy_living_project(tmp_path / "project")
    change(
        project,
        "content/goals/3-trust.yml",
        "{fi: Luottamus kasvaa, en: Trust grows}",
        "{fi: Luottamus kasvaa}",
    )
    *_, goal = plan(assemble(project), "en").iter(f"{XMLNS}Goal")
    assert texts(goal, "Name") == ["Luottamus kasvaa"]
