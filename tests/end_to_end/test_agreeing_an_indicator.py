"""An editor agrees an indicator and measures it: a goal file and a table change, and the whole site follows.

The site is built anew after each step into the same folder, as an editor builds it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from kalliola_site.cli.main import main
from tests.conftest import copy_living_project, tree
from tests.data.test_stratml import XMLNS, texts
from tests.render.test_indicator_pages import FACADE, HOME, SVG, UNTOUCHED, WHOLE, article, by_class, table
from tests.support.site_pages import Element, find_all, parse, words

GOAL_FILE = "content/goals/3-trust.yml"
TABLE = "content/goals/panel.csv"
UPDATE = "content/updates/2027-02-02-panel.yml"

AGREED = """\
indicators:
  - id: panel
    name: {fi: Viestit asukasraadille, en: Messages to the residents’ panel}
    unit: number
    direction: up
    baseline: {date: 2026-06-01, value: 0}
    target: {date: 2028-06-01, value: 2 400}
    measurements: panel.csv
"""
NEWS = """\
id: panel
date: 2027-02-02
slug: {fi: raati-alkoi, en: panel-began}
title: {fi: Raati alkoi, en: The panel began}
summary:
  fi: "[Viestejä](goals/trust#indicator-panel) tuli yli tuhat."
  en: There were more than a thousand [messages](goals/trust#indicator-panel).
goals: [trust]
"""

Files = Mapping[str, bytes]
Site = Mapping[str, Files]
"""What is published after each step."""

STEPS = ("to be agreed", "agreed", "on course")
SAID = {
    "to be agreed": {"fi": "Sovitaan myöhemmin", "en": "To be agreed later"},
    "agreed": {"fi": "Sovittu, ei vielä mitattu", "en": "Agreed, not yet measured"},
    "on course": {"fi": "Aikataulussa", "en": "On course"},
}
FIGURES = {
    "fi": ("1.2.2027", "1 017", "vähintään 2 400", "1.6.2028"),
    "en": ("1 February 2027", "1,017", "at least 2,400", "1 June 2028"),
}


def page(files: Files, path: str) -> Element:
    return parse(files[path])


def on_the_goals_page(files: Files, language: str) -> str:
    (part,) = find_all(page(files, UNTOUCHED[language]), "section", id="indicators")
    return words(part)


def on_the_facade(files: Files, language: str) -> str:
    (front,) = by_class(page(files, FACADE[language]), "front")
    return words(by_class(front, "front-state")[-1])


def in_the_table_of_indicators(files: Files, language: str) -> str:
    return " ".join(table(page(files, FACADE[language]))[-1])


IN_A_SENTENCE = {"fi": "Mittareita ei ole vielä sovittu.", "en": "No indicators have been agreed yet."}
"""What is said of the indicators of a goal together, while none is agreed."""


def on_the_page_of_the_whole_strategy(files: Files, language: str) -> str:
    (part,) = find_all(page(files, WHOLE[language]), "div", id="trust-indicators")
    return words(part)


def in_stratml(files: Files, language: str) -> str:
    (*_, goal) = etree.fromstring(files[f"data/strategy.{language}.xml"]).iter(f"{XMLNS}Goal")
    (said,) = texts(goal, "OtherInformation")
    return " ".join(said.split())


DOCUMENT = {
    "fi": ("strategia/strategia-2026-2028.pdf", "Mittarit"),
    "en": ("en/strategy/strategy-2026-2028.pdf", "Indicators"),
}
"""The PDF in each language, and the heading over the indicators of each goal; this goal is the last."""


def in_the_document(files: Files, language: str) -> str:
    path, heading = DOCUMENT[language]
    pages = PdfReader(io.BytesIO(files[path])).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    return text.rpartition(heading)[2]


WHERE: Mapping[str, Callable[[Files, str], str]] = {
    "the goal's page": on_the_goals_page,
    "the façade of windows": on_the_facade,
    "the table of indicators": in_the_table_of_indicators,
    "the whole strategy": on_the_page_of_the_whole_strategy,
    "the strategy as StratML": in_stratml,
    "the strategy as a PDF": in_the_document,
}
"""Each place that tells how the goal's indicators stand, with what it says of this goal in a language."""

WITH_FIGURES = (
    "the goal's page",
    "the table of indicators",
    "the strategy as StratML",
    "the strategy as a PDF",
)
"""Those that tell the result and the target, too."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = copy_living_project(tmp_path_factory.mktemp("editor") / "project")
    published: dict[str, Files] = {}

    def build(step: str) -> None:
        assert main(["build", "--pdf", "--project", str(project)]) == 0
        published[step] = tree(project / "dist")

    build("to be agreed")
    change(project / GOAL_FILE, "indicators: to-be-agreed\n", AGREED)
    (project / TABLE).write_bytes(b"date;value\r\n")
    build("agreed")
    (project / TABLE).write_bytes("\ufeffdate;value\r\n1.2.2027;1 017\r\n".encode())  # as Excel saves it
    build("on course")
    (project / UPDATE).write_text(NEWS, encoding="utf-8")
    build("told of")
    return published


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


both = pytest.mark.parametrize("language", ["fi", "en"])


@both
@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("step", STEPS)
def test_every_place_follows_every_step(site: Site, step: str, where: str, language: str) -> None:
    said = WHERE[where](site[step], language).replace(IN_A_SENTENCE[language], SAID["to be agreed"][language])
    assert {other for other in STEPS if SAID[other][language] in said} == {step}


@both
@pytest.mark.parametrize("where", WITH_FIGURES)
def test_the_figures_are_written_as_the_language_does(site: Site, where: str, language: str) -> None:
    said = WHERE[where](site["on course"], language)
    for figure in FIGURES[language]:
        assert figure in said


@both
def test_the_goals_page_gets_a_chart_and_a_table(site: Site, language: str) -> None:
    found = article(page(site["on course"], UNTOUCHED[language]), "panel")
    assert [(row[0], row[2]) for row in table(found)] == {
        "fi": [("1.6.2026", "0"), ("1.2.2027", "1 017"), ("1.6.2028", "vähintään 2 400")],
        "en": [("1 June 2026", "0"), ("1 February 2027", "1,017"), ("1 June 2028", "at least 2,400")],
    }[language]
    assert len(list(find_all(found, f"{SVG}svg", role="img"))) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            [
                "Mittareita ei ole vielä sovittu.",
                "Mittareita on 1: sovittuja 1, mutta tuloksia ei vielä ole.",
                "Mittareita on 1, ja aikataulussa niistä on 1.",
            ],
        ),
        (
            "en",
            [
                "No indicators have been agreed yet.",
                "Of the indicators, 1 of 1 have been agreed, but there are no results yet.",
                "Of the indicators, the latest results put 1 of 1 on course.",
            ],
        ),
    ],
)
def test_the_house_follows_in_a_sentence(site: Site, language: str, said: list[str]) -> None:
    homes = [page(site[step], HOME[language]) for step in STEPS]
    assert [words(by_class(home, "house-state")[2]) for home in homes] == said


@pytest.mark.parametrize(
    ("step", "window"), [("to be agreed", "shuttered"), ("agreed", "dark"), ("on course", "lit")]
)
@both
def test_the_shutters_open_and_the_light_goes_on(site: Site, step: str, window: str, language: str) -> None:
    bay = by_class(page(site[step], HOME[language]), "house-windows")[2]
    drawn = {drawing.attrib["class"].split()[-1].removeprefix("window-") for drawing in bay.iter(f"{SVG}svg")}
    assert window in drawn
    assert not drawn & ({"shuttered", "dark", "lit"} - {window})


def test_the_counts_of_all_indicators_follow(site: Site) -> None:
    counted = [words(page(site[step], FACADE["en"])) for step in STEPS]
    for text, said in zip(
        counted,
        (
            "Indicators agreed so far: 7. Measured: 6.",
            "Indicators agreed so far: 8. Measured: 6.",
            "Indicators agreed so far: 8. Measured: 7.",
        ),
        strict=True,
    ):
        assert said in text


def test_the_data_follows(site: Site) -> None:
    goals = [json.loads(site[step]["data/strategy.json"])["goals"][2] for step in STEPS]
    assert [goal["indicators_to_be_agreed"] for goal in goals] == [True, False, False]
    assert [item["state"] for goal in goals for item in goal["indicators"]] == ["agreed", "on-course"]
    assert goals[2]["indicators"][0]["measurements"] == [{"date": "2027-02-01", "value": 1017}]
    assert [
        site[step]["data/indicators.csv"].decode().splitlines()[-2:][0].split(",")[7:] for step in STEPS[1:]
    ] == [
        ["agreed", "baseline", "2026-06-01", "0", "", ""],
        ["on-course", "measurement", "2027-02-01", "1017", "", ""],
    ]
    updates = json.loads(site["told of"]["data/strategy.json"])["updates"]
    assert [update["goals"] for update in updates if update["id"] == "panel"] == [["trust"]]


def test_pages_that_tell_of_other_things_stay_as_they_were(site: Site) -> None:
    for path in ("tarina/index.html", "en/values/index.html", "en/vision/index.html"):
        assert site["on course"][path] == site["to be agreed"][path]


@pytest.mark.parametrize(
    "path", ["en/updates/index.html", UNTOUCHED["en"], "en/updates/2027/index.html", "en/updates/atom.xml"]
)
def test_news_of_it_are_on_every_list_and_in_the_feed(site: Site, path: str) -> None:
    assert b"The panel began" not in site["on course"][path]
    assert b"The panel began" in site["told of"][path]


def test_news_lead_to_the_indicator(site: Site) -> None:
    news = page(site["told of"], "en/updates/panel-began/index.html")
    assert "../../goals/trust-grows/#indicator-panel" in {link.get("href") for link in news.iter("a")}
