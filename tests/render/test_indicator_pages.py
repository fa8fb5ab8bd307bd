"""Indicators and means as readers find them, on the pages of a strategy that has them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from tests.conftest import LIVING, copy_living_project, copy_project
from tests.support.site_pages import Element, find_all, pages, words

GOALS = {
    "fi": ("tavoitteet/naapurit-kohtaavat/index.html", "tavoitteet/talo-kestaa/index.html"),
    "en": ("en/goals/neighbours-meet/index.html", "en/goals/house-lasts/index.html"),
}
UNTOUCHED = {"fi": "tavoitteet/luottamus-kasvaa/index.html", "en": "en/goals/trust-grows/index.html"}
FACADE = {"fi": "mittarit/index.html", "en": "en/indicators/index.html"}
HOME = {"fi": "index.html", "en": "en/index.html"}
WHOLE = {"fi": "strategia/index.html", "en": "en/strategy/index.html"}
SVG = "{http://www.w3.org/2000/svg}"
both = pytest.mark.parametrize("language", ["fi", "en"])


@pytest.fixture(scope="module")
def living(living_site: Site) -> dict[str, Element]:
    return pages(living_site.files)


def article(page: Element, identifier: str) -> Element:
    (found,) = find_all(page, "article", id=f"indicator-{identifier}")
    return found


def table(part: Element) -> list[tuple[str, ...]]:
    """The rows of a table's body, as a reader reads them."""
    (found,) = part.iter("table")
    body = next(found.iter("tbody"))
    return [tuple(words(cell) for cell in row if cell.tag in {"th", "td"}) for row in body.iter("tr")]


def by_class(part: Element, name: str) -> list[Element]:
    return [element for element in part.iter() if name in (element.get("class") or "").split()]


def charts(living: dict[str, Element], language: str) -> list[Element]:
    return [
        drawing for path in GOALS[language] for drawing in find_all(living[path], f"{SVG}svg", role="img")
    ]


# On the page of a goal


def test_an_indicator_says_how_it_stands_with_the_figures_that_this_was_told_from(
    living: dict[str, Element],
) -> None:
    finnish = words(article(living[GOALS["fi"][0]], "volunteers"))
    assert (
        "Aikataulussa Viimeisin tulos 31.3.2027: 1 188. Aikataulun mukaan sen pitäisi silloin olla vähintään "
        "1 132. Tavoitetaso 31.12.2028: vähintään 1 600."
    ) in finnish
    english = words(article(living[GOALS["en"][0]], "volunteers"))
    assert (
        "On course Latest result on 31 March 2027: 1,188. To be on course it should then be at least 1,132. "
        "Target by 31 December 2028: at least 1,600."
    ) in english


@pytest.mark.parametrize(
    ("goal", "identifier", "stands", "window"),
    [
        (0, "volunteers", "On course", "roll"),
        (0, "know-neighbours", "Behind", "blind"),
        (1, "energy-cost", "Reached", "plant"),
        (1, "occupancy", "On course", "roll"),
        (1, "oil-free", "Reached", "plant"),
        (1, "reserve", "No recent data", "folds"),
        (1, "repairs", "Agreed, not yet measured", "dark"),
        (1, "satisfaction", "To be agreed later", "shuttered"),
    ],
)
def test_each_state_is_said_in_words_beside_its_window(
    living: dict[str, Element], goal: int, identifier: str, stands: str, window: str
) -> None:
    found = article(living[GOALS["en"][goal]], identifier)
    (said,) = by_class(found, "stands-word")
    assert words(said) == stands
    assert by_class(found, f"window-{window}")


@both
def test_a_table_has_baseline_results_and_target_in_order_of_time(
    living: dict[str, Element], language: str
) -> None:
    expected = {
        "fi": [
            ("1.1.2026", "Lähtötaso", "800"),
            ("31.3.2026", "Tulos", "862"),
            ("30.6.2026", "Tulos", "915"),
            ("30.9.2026", "Tulos", "901"),
            ("31.12.2026", "Tulos", "1 040"),
            ("31.3.2027", "Tulos", "1 188"),
            ("31.12.2028", "Tavoitetaso", "vähintään 1 600"),
        ],
        "en": [
            ("1 January 2026", "Baseline", "800"),
            ("31 March 2026", "Result", "862"),
            ("30 June 2026", "Result", "915"),
            ("30 September 2026", "Result", "901"),
            ("31 December 2026", "Result", "1,040"),
            ("31 March 2027", "Result", "1,188"),
            ("31 December 2028", "Target", "at least 1,600"),
        ],
    }
    assert table(article(living[GOALS[language][0]], "volunteers")) == expected[language]


@pytest.mark.parametrize(
    ("identifier", "finnish", "english"),
    [
        ("energy-cost", "enintään 36 000 €", "at most €36,000"),
        ("occupancy", "vähintään 0,70, enintään 0,90", "at least 0.70, at most 0.90"),
        ("oil-free", "kyllä", "yes"),
        ("reserve", "vähintään 0 €", "at least €0"),
    ],
)
def test_a_target_is_worded_by_its_direction_and_unit(
    living: dict[str, Element], identifier: str, finnish: str, english: str
) -> None:
    assert table(article(living[GOALS["fi"][1]], identifier))[-1][2] == finnish
    assert table(article(living[GOALS["en"][1]], identifier))[-1][2] == english


@both
def test_a_chart_says_the_figures_of_its_table(living: dict[str, Element], language: str) -> None:
    compared = 0
    for path in GOALS[language]:
        for found in living[path].iter("article"):
            for drawing in find_all(found, f"{SVG}svg", role="img"):
                compared += 1
                baseline, *_, latest, target = table(found)
                labels = [words(label) for label in drawing.iter(f"{SVG}text")]
                said = list(pairwise(labels))
                for day, kind, figure in (baseline, target):
                    assert (f"{kind} {day}", figure) in said
                assert latest[::2] in said
    assert compared == 6


@both
def test_a_chart_names_the_line_of_its_course(living: dict[str, Element], language: str) -> None:
    for drawing in charts(living, language):
        labels = [words(label) for label in drawing.iter(f"{SVG}text")]
        assert labels.count({"fi": "Aikataulu", "en": "Schedule"}[language]) == 1


@both
def test_a_chart_has_a_short_name_and_leads_to_its_table(living: dict[str, Element], language: str) -> None:
    named = {}
    for path in GOALS[language]:
        captions = {caption.get("id"): words(caption) for caption in living[path].iter("caption")}
        for drawing in find_all(living[path], f"{SVG}svg", role="img"):
            (title,) = drawing.iter(f"{SVG}title")
            assert drawing.get("aria-labelledby") == title.get("id")
            assert not list(drawing.iter(f"{SVG}desc"))
            named[words(title)] = captions[drawing.get("aria-describedby")]
    assert len(named) == 6
    name = {"fi": "Vapaaehtoisia: kuvio", "en": "Volunteers: the chart"}[language]
    assert named[name] == {"fi": "Vapaaehtoisia: luvut", "en": "Volunteers: the figures"}[language]


@both
def test_a_chart_takes_its_colours_from_the_style_sheet_only(
    living: dict[str, Element], language: str
) -> None:
    for drawing in charts(living, language):
        for element in drawing.iter():
            assert "style" not in element.attrib
            assert {element.get("fill"), element.get("stroke")} <= {None, "none", "currentColor"}


TOLD_BY = {"roll", "blind", "plant", "folds"}
"""The parts of a lit window that tell its states apart."""


@pytest.mark.parametrize(
    ("goal", "identifier", "told"),
    [
        (0, "volunteers", ["blind", "blind", "blind", "blind", "roll"]),
        (1, "energy-cost", ["plant"]),
        (1, "oil-free", ["roll", "roll", "plant"]),
        (1, "reserve", ["folds"]),
    ],
)
def test_each_result_is_a_lit_window_of_the_chart_that_says_how_the_indicator_stood(
    living: dict[str, Element], goal: int, identifier: str, told: list[str]
) -> None:
    (chart,) = by_class(article(living[GOALS["fi"][goal]], identifier), "chart-drawing")
    parts = [part.attrib["class"].removeprefix("window-") for part in chart.iter(f"{SVG}path")]
    assert len(by_class(chart, "window-lit")) == len(by_class(chart, "window")) == len(told)
    assert [part for part in parts if part in TOLD_BY] == told


def test_no_part_of_a_window_has_the_colour_of_its_glass_on_the_outlined_house(
    living: dict[str, Element],
) -> None:
    (cover,) = by_class(living[WHOLE["fi"]], "cover")
    windows = [group for group in cover.iter(f"{SVG}g") if group.get("transform")]
    assert len(windows) == 9
    for window in windows:
        glass, *others = window
        inks = [
            part.get("stroke") if part.get("stroke", "none") != "none" else part.attrib["fill"]
            for part in others
            if part.get("stroke") is not None or part.attrib["fill"] != "none"
        ]
        assert glass.attrib["fill"] not in inks
    assert len({window[0].attrib["fill"] for window in windows}) == 2


def test_tables_say_what_their_rows_and_columns_are(living: dict[str, Element]) -> None:
    found = article(living[GOALS["en"][0]], "volunteers")
    (caption,) = found.iter("caption")
    assert words(caption) == "Volunteers: the figures"
    assert [head.get("scope") for head in found.iter("th")] == ["col"] * 3 + ["row"] * 7
    assert next(next(found.iter("tbody")).iter("time")).get("datetime") == "2026-01-01"


def test_what_else_is_known_of_an_indicator_is_told(living: dict[str, Element]) -> None:
    (facts,) = article(living[GOALS["en"][0]], "volunteers").iter("dl")
    assert [(words(next(fact.iter("dt"))), words(next(fact.iter("dd")))) for fact in facts.iter("div")] == [
        ("What is measured", "How many people volunteer at least once a quarter."),
        ("Source", "A made-up register of volunteers"),
        ("Person or team responsible", "Volunteer coordinator"),
        ("Note", "The figures were made up for the tests."),
    ]


@both
def test_a_goal_without_indicators_says_that_they_are_to_be_agreed(
    living: dict[str, Element], language: str
) -> None:
    (part,) = find_all(living[UNTOUCHED[language]], "section", id="indicators")
    assert words(part).endswith({"fi": "Sovitaan myöhemmin", "en": "To be agreed later"}[language])
    assert not list(part.iter("table"))
    assert not list(part.iter("figure"))


# Means


def test_means_say_where_they_stand_only_where_that_is_given(living: dict[str, Element]) -> None:
    (finnish,) = find_all(living[GOALS["fi"][0]], "section", id="means")
    assert [words(item) for item in finnish.iter("li")] == [
        "Kunnostamme kerhohuoneet. Tehty (31.5.2026)",
        "Koulutamme pihavastaavia. Käynnissä (1.9.2026)",
        "Järjestämme joka kevät naapureiden juhlat. Suunnitteilla",
        "Kysymme naapureilta, mitä he kaipaavat.",
    ]
    (english,) = find_all(living[GOALS["en"][0]], "section", id="means")
    assert words(next(english.iter("li"))) == "We do up the club rooms. Done (31 May 2026)"


def test_means_with_an_id_can_be_linked_to(tmp_path: Path) -> None:
    project = copy_living_project(tmp_path / "project")
    story = project / "content/pages/story.fi.md"
    story.write_text("- [Kerhohuoneet](goals/neighbours#means-club-rooms)\n", encoding="utf-8")
    page = pages(assemble(project).files)["tarina/index.html"]
    assert "../tavoitteet/naapurit-kohtaavat/#means-club-rooms" in {
        link.get("href") for link in page.iter("a")
    }


# On the other pages


@both
def test_the_facade_has_a_window_for_each_indicator_that_leads_to_it(
    living: dict[str, Element], language: str
) -> None:
    page = living[FACADE[language]]
    (front,) = by_class(page, "front")
    links = [link.attrib["href"].rpartition("#")[2] for link in front.iter("a")]
    assert links == [
        "indicators",
        "indicator-volunteers",
        "indicator-know-neighbours",
        "indicators",
        "indicator-energy-cost",
        "indicator-occupancy",
        "indicator-oil-free",
        "indicator-reserve",
        "indicator-repairs",
        "indicator-satisfaction",
        "indicators",
    ]
    assert len(list(front.iter(f"{SVG}svg"))) == 9
    assert len(by_class(front, "front-state")) == 9


def test_the_table_under_the_facade_has_every_indicator_and_every_goal_without(
    living: dict[str, Element],
) -> None:
    (found,) = living[FACADE["en"]].iter("table")
    header, *rows = [[words(cell) for cell in row if cell.tag in {"th", "td"}] for row in found.iter("tr")]
    assert header == ["Indicator", "Goal", "Status", "Latest result", "Target"]
    assert rows[:2] == [
        ["Volunteers", "1", "On course", "1,188 (31 March 2027)", "at least 1,600 (31 December 2028)"],
        [
            "People who know their neighbours",
            "1",
            "Behind",
            "43.5% (31 January 2027)",
            "at least 60.0% (31 December 2028)",
        ],
    ]
    assert rows[-1] == ["Goal 3", "No indicators have been agreed yet."]
    assert len(rows) == 2 + 6 + 1


def test_the_page_says_how_many_are_measured_and_up_to_when(living: dict[str, Element]) -> None:
    page = words(living[FACADE["fi"]])
    assert "Mittareita on sovittu 7, ja niistä on mitattu 6." in page
    assert "Tiedot ulottuvat päivään 31.3.2027." in page
    assert "Nyt kaikki luukut ovat kiinni" not in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fi",
            [
                "Mittareita on 2, ja aikataulussa niistä on 1.",
                "Mittareita on 6: mitattuja 4, ja niistä aikataulussa 3.",
                "Mittareita ei ole vielä sovittu.",
            ],
        ),
        (
            "en",
            [
                "Of the indicators, the latest results put 1 of 2 on course.",
                "There are results for 4 of 6 indicators, and they put 3 of 4 on course.",
                "No indicators have been agreed yet.",
            ],
        ),
    ],
)
def test_the_house_says_in_a_sentence_how_the_indicators_of_each_goal_stand(
    living: dict[str, Element], language: str, said: list[str]
) -> None:
    assert [words(part) for part in by_class(living[HOME[language]], "house-state")] == said


def test_the_windows_of_the_house_are_those_of_the_indicators(living: dict[str, Element]) -> None:
    bays = by_class(living[HOME["fi"]], "house-windows")
    glass = [
        [drawing.attrib["class"].removeprefix("window window-") for drawing in bay.iter(f"{SVG}svg")]
        for bay in bays
    ]
    assert glass == [["lit", "lit"], ["lit", "lit", "lit", "lit", "dark", "shuttered"], ["shuttered"]]


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "Mittarit: 6/9 ikkunaa valaistu"), ("en", "Indicators: 6/9 windows lit")],
)
def test_under_the_eaves_it_says_how_many_windows_are_lit(
    living: dict[str, Element], language: str, said: str
) -> None:
    (counted,) = by_class(living[HOME[language]], "house-lit")
    assert words(counted) == said
    assert "mittarit" in counted.attrib["href"] or "indicators" in counted.attrib["href"]


@both
def test_the_whole_strategy_names_the_indicators_and_leads_to_their_figures(
    living: dict[str, Element], language: str
) -> None:
    page = living[WHOLE[language]]
    assert len(by_class(page, "indicator-name")) == 8
    assert len(by_class(page, "indicator-more")) == 2
    assert not by_class(page, "chart")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "fi",
            [
                "Mittareita on 2, ja aikataulussa niistä on 1.",
                "Mittareita on 6: mitattuja 4, ja niistä aikataulussa 3.",
            ],
        ),
        (
            "en",
            [
                "Of the indicators, the latest results put 1 of 2 on course.",
                "There are results for 4 of 6 indicators, and they put 3 of 4 on course.",
            ],
        ),
    ],
)
def test_the_whole_strategy_tells_in_a_sentence_how_the_indicators_of_a_goal_stand(
    living: dict[str, Element], language: str, sentences: list[str]
) -> None:
    page = living[WHOLE[language]]
    assert [words(said) for said in by_class(page, "indicators-stand")] == sentences


def test_where_nothing_is_agreed_nothing_is_said_of_results(site: Site) -> None:
    page = pages(site.files)["mittarit/index.html"]
    assert "Nyt kaikki luukut ovat kiinni" in words(page)
    assert "Viimeisin tulos" not in words(page)
    assert len(by_class(page, "window-shuttered")) == 4 + 1


# What the team does when indicators have been agreed is followed by test_agreeing_an_indicator.py


def test_measurements_count_in_order_of_their_days_wherever_they_stand_in_the_table(
    tmp_path: Path, living_site: Site
) -> None:
    project = copy_living_project(tmp_path / "project")
    file = project / "content/goals/volunteers.csv"
    header, *rows = file.read_text(encoding="utf-8-sig").splitlines()
    file.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    assert assemble(project).files == living_site.files


def test_the_same_measurements_in_another_form_give_the_same_site(tmp_path: Path, living_site: Site) -> None:
    project = copy_living_project(tmp_path / "project")
    (project / "content/goals/volunteers.csv").write_text(
        "value,date\n862,2026-03-31\n915,2026-06-30\n901,2026-09-30\n1040,2026-12-31\n1188,2027-03-31\n",
        encoding="utf-8",
    )
    assert assemble(project).files == living_site.files


def test_a_missing_translation_of_an_indicator_is_borrowed_and_marked(tmp_path: Path) -> None:
    project = copy_living_project(tmp_path / "project")
    goal = project / "content/goals/1-neighbours.yml"
    text = goal.read_text(encoding="utf-8")
    assert ", en: Volunteers}" in text
    goal.write_text(text.replace(", en: Volunteers}", "}"), encoding="utf-8")
    site = assemble(project)
    assert [warning.message.id for warning in site.warnings].count("translation-missing") == 1
    page = pages(site.files)[GOALS["en"][0]]
    name = next(article(page, "volunteers").iter("h3"))
    assert [(part.get("lang"), words(part)) for part in name.iter("span")] == [("fi", "Vapaaehtoisia")]


def test_the_sample_invents_nothing_about_the_real_organisation() -> None:
    for path in LIVING.rglob("*"):
        if path.is_file():
            assert b"Kalliola" not in path.read_bytes()


def test_a_site_with_many_goals_has_one_window_for_each(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    first = project / "content/goals/4-workplace.yml"
    text = first.read_text(encoding="utf-8")
    for number in range(5, 15):
        goal = text.replace("number: 4", f"number: {number}").replace("id: workplace", f"id: goal-{number}")
        goal = goal.replace("hyvan-tekemisen-tyopaikka", f"tavoite-{number}").replace(
            "workplace-for-doing-good", f"goal-{number}"
        )
        (project / f"content/goals/{number}.yml").write_text(goal, encoding="utf-8")
    page = pages(assemble(project).files)["mittarit/index.html"]
    (front,) = by_class(page, "front")
    assert len(by_class(front, "window-shuttered")) == 14
