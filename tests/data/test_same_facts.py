"""The same facts everywhere: pages, structured data, JSON, the table and StratML say nothing different."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.pipeline import Site, assemble
from tests.conftest import copy_living_project
from tests.data.test_stratml import FILES, XMLNS, texts
from tests.support.site_pages import Element, find_all, parse, words
from tests.validate.test_content import change

LANGUAGES = {"fi": NumberFormat("fi", "fi_FI"), "en": NumberFormat("en", "en_GB")}
STATES = {
    "to-be-agreed": {"fi": "Sovitaan myöhemmin", "en": "To be agreed later"},
    "agreed": {"fi": "Sovittu, ei vielä mitattu", "en": "Agreed, not yet measured"},
    "on-course": {"fi": "Aikataulussa", "en": "On course"},
    "behind": {"fi": "Jäljessä", "en": "Behind"},
    "reached": {"fi": "Saavutettu", "en": "Reached"},
    "no-data-lately": {"fi": "Ei tuoreita tietoja", "en": "No recent data"},
}
KINDS = {
    "fi": {"baseline": "Lähtötaso", "measurement": "Tulos", "target": "Tavoitetaso"},
    "en": {"baseline": "Baseline", "measurement": "Result", "target": "Target"},
}
YES = {"fi": ("ei", "kyllä"), "en": ("no", "yes")}
both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def facts(living_site: Site) -> Any:  # noqa: ANN401 - whatever the file says
    return json.loads(living_site.files["data/strategy.json"])


def page_of(site: Site, thing: Any, language: str) -> Element:  # noqa: ANN401 - a goal, say
    path = urlsplit(thing["addresses"][language]).path.removeprefix("/")
    return parse(site.files[f"{path}index.html"])


def goals_of(site: Site, language: str) -> list[etree._Element]:
    return list(etree.fromstring(site.files[FILES[language]]).iter(f"{XMLNS}Goal"))


def single(text: str) -> str:
    return " ".join(text.split())


@both
def test_goals_and_their_parts(living_site: Site, facts: Any, language: str) -> None:  # noqa: ANN401
    for goal, plan in zip(facts["goals"], goals_of(living_site, language), strict=True):
        page = page_of(living_site, goal, language)
        title = goal["title"][language]
        (heading,) = page.iter("h1")
        assert words(heading).endswith(title)
        assert texts(plan, "Name") == [title]
        (script,) = (item for item in page.iter("script") if item.get("type") == "application/ld+json")
        webpage, *_ = json.loads(script.text or "")["@graph"]
        assert webpage["name"] == goal["house_title"][language]
        assert webpage["@id"] == goal["addresses"][language]
        parts = [item[language] for item in (*goal["description"], *goal["outcomes"])]
        parts += [means["text"][language] for means in goal["means"]]
        said = words(next(page.iter("main")))
        assert [part for part in (goal["theme"][language], *parts) if part not in said] == []
        assert texts(plan, "Objective/Description") == [means["text"][language] for means in goal["means"]]
        assert texts(plan, "Description") == ["\n\n".join(item[language] for item in goal["description"])]
        assert all(item[language] in texts(plan, "OtherInformation")[0] for item in goal["outcomes"])


@both
def test_means(living_site: Site, facts: Any, language: str) -> None:  # noqa: ANN401
    names = {
        "fi": {"planned": "Suunnitteilla", "under-way": "Käynnissä", "done": "Tehty"},
        "en": {"planned": "Planned", "under-way": "Under way", "done": "Done"},
    }
    for goal, plan in zip(facts["goals"], goals_of(living_site, language), strict=True):
        expected = []
        for means in goal["means"]:
            if means["status"]:
                day = means["date"] and LANGUAGES[language].day(date.fromisoformat(means["date"]))
                expected.append(names[language][means["status"]] + (f" ({day})" if day else ""))
        assert texts(plan, "Objective/OtherInformation") == expected
        said = words(next(page_of(living_site, goal, language).iter("main")))
        assert [status for status in expected if single(status) not in said] == []


def shown(row: dict[str, str], decimals: int, language: str) -> str:
    """A row of the table as a page in that language should show it."""

    def figure(text: str) -> str:
        if row["unit"] == "yes-no":
            return YES[language][int(text)]
        return single(LANGUAGES[language].figure(Decimal(text), row["unit"], decimals))  # type: ignore[arg-type]

    if row["least"]:
        between = {"fi": "vähintään {}, enintään {}", "en": "at least {}, at most {}"}[language]
        return between.format(figure(row["least"]), figure(row["most"]))
    if row["kind"] != "target" or row["unit"] == "yes-no":
        return figure(row["value"])
    limit = {
        ("fi", "up"): "vähintään {}",
        ("fi", "down"): "enintään {}",
        ("en", "up"): "at least {}",
        ("en", "down"): "at most {}",
    }[language, row["direction"]]
    return limit.format(figure(row["value"]))


def indicators_of(facts: Any) -> Iterator[tuple[int, Any, Any]]:  # noqa: ANN401
    for index, goal in enumerate(facts["goals"]):
        for indicator in goal["indicators"]:
            yield index, goal, indicator


@both
def test_indicators_in_tables_and_words(living_site: Site, facts: Any, language: str) -> None:  # noqa: ANN401
    table = list(csv.DictReader(io.StringIO(living_site.files["data/indicators.csv"].decode())))
    compared = 0
    for index, goal, indicator in indicators_of(facts):
        (article,) = find_all(
            page_of(living_site, goal, language), "article", id=f"indicator-{indicator['id']}"
        )
        state = STATES[indicator["state"]][language]
        assert state in words(article)
        other = texts(goals_of(living_site, language)[index], "OtherInformation")[0]
        name = indicator["name"][language]
        assert f"– {name}: {state}." in other
        rows = [row for row in table if row["indicator_id"] == indicator["id"]]
        assert {(row["state"], row[f"indicator_name_{language}"]) for row in rows} == {
            (indicator["state"], name)
        }
        on_page = [
            [words(cell) for cell in line if cell.tag in {"th", "td"}]
            for body in article.iter("tbody")
            for line in body.iter("tr")
        ]
        in_table = [
            [
                single(LANGUAGES[language].day(date.fromisoformat(row["date"]))),
                KINDS[language][row["kind"]],
                shown(row, indicator["decimals"], language),
            ]
            for row in rows
            if row["kind"]
        ]
        assert on_page == in_table
        compared += len(in_table)
    assert compared == 27


def test_the_table_has_the_figures_of_the_json(living_site: Site, facts: Any) -> None:  # noqa: ANN401
    table = csv.DictReader(io.StringIO(living_site.files["data/indicators.csv"].decode()))
    figures: dict[str, list[tuple[str, ...]]] = {}
    for row in table:
        if row["kind"]:
            values = (row["value"], row["least"], row["most"])
            figures.setdefault(row["indicator_id"], []).append((row["kind"], row["date"], *values))

    def cell(figure: float | None) -> str:
        return "" if figure is None else str(figure * 1)

    for _, _, indicator in indicators_of(facts):
        if indicator["target"] is None:
            assert indicator["id"] not in figures
            continue
        expected = [("baseline", indicator["baseline"])]
        expected += [("measurement", item) for item in indicator["measurements"]]
        expected += [("target", indicator["target"])]
        assert figures[indicator["id"]] == [
            (kind, item["date"], *(cell(item.get(name)) for name in ("value", "least", "most")))
            for kind, item in expected
        ]


def test_a_new_result_reaches_every_file(tmp_path: Path) -> None:
    project = copy_living_project(tmp_path / "project")
    table = project / "content/goals/volunteers.csv"
    last = table.read_text(encoding="utf-8").rstrip("\n").rpartition("\n")[2]
    separator = ";" if ";" in last else ","
    with table.open("a", encoding="utf-8") as file:
        file.write(f"2027-06-30{separator}1000\n")
    files = assemble(project).files
    goal = json.loads(files["data/strategy.json"])["goals"][0]
    assert goal["indicators"][0]["state"] == "behind"
    assert goal["indicators"][0]["measurements"][-1] == {"date": "2027-06-30", "value": 1000}
    assert (
        b"volunteers,Vapaaehtoisia,Volunteers,number,up,behind,measurement,2027-06-30,1000,,"
        in files["data/indicators.csv"]
    )
    assert "Volunteers: Behind. Latest result on 30\u00a0June 2027: 1,000." in files[FILES["en"]].decode()
    assert "Behind" in words(parse(files["en/goals/neighbours-meet/index.html"]))


ATTACK = """</script><script>alert(1)</script>]]>&lt;!-- "'; =1+1 & &lt;b&gt; <Goal/> \\\\u0022"""


def test_no_text_escapes_from_the_file_it_stands_in(tmp_path: Path) -> None:
    project = copy_living_project(tmp_path / "project")
    for path, old in (
        ("content/goals/3-trust.yml", "title: {fi: Luottamus kasvaa, en: Trust grows}"),
        ("content/goals/1-neighbours.yml", "name: {fi: Vapaaehtoisia, en: Volunteers}"),
    ):
        key, _, _ = old.partition(":")
        quoted = ATTACK.replace("'", "''")
        change(project, path, old, f"{key}:\n      fi: '{quoted}'\n      en: '{quoted}'")
    site = assemble(project)
    facts = json.loads(site.files["data/strategy.json"])
    plain = facts["goals"][2]["title"]["en"]
    assert plain.startswith("</script><script>alert(1)</script>]]><!--")
    assert plain == facts["goals"][0]["indicators"][0]["name"]["fi"]
    plan = goals_of(site, "en")
    assert (len(plan), texts(plan[2], "Name")) == (3, [plain])
    rows = list(csv.DictReader(io.StringIO(site.files["data/indicators.csv"].decode())))
    assert {row["indicator_name_en"] for row in rows if row["indicator_id"] == "volunteers"} == {plain}
