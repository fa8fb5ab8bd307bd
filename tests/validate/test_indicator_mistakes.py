"""What editors get wrong in indicators, tables of measurements and means.

As in ``test_editors_mistakes``, ► marks where the problem must be told of; it is not written down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.pipeline import build
from kalliola_site.problems.message_language import translator
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.problems.report import report
from kalliola_site.validate.content import validate
from tests.validate.test_editors_mistakes import GOAL, HERE, SECOND_GOAL, problems_of

TABLE = "content/goals/volunteers.csv"
AGREED = """\
indicators:
  - id: volunteers
    name: {fi: Vapaaehtoisia, en: Volunteers}
    unit: number
    direction: up
    baseline: {date: 2026-01-01, value: 100}
    target: {date: 2028-01-01, value: 200}
"""
WITH_TABLE = f"{AGREED}    measurements: volunteers.csv\n"


def listed(*measurements: str) -> str:
    rows = "".join(f"      - {{date: {measurement}}}\n" for measurement in measurements)
    return f"{AGREED}    measurements:\n{rows}"


@dataclass(frozen=True)
class Mistake:
    name: str
    indicators: str
    """What stands instead of ``indicators: to-be-agreed``."""
    id: str
    words: tuple[str, ...]
    """What the report must say, so that the editor knows what to do."""
    tables: Mapping[str, str] = field(default_factory=dict)
    """The tables beside the goal, by their paths."""


MISTAKES = (
    Mistake(
        "a unit that was left empty",
        AGREED.replace("unit: number", "►unit:"),
        "key-empty",
        ("unit is empty", "Write after unit: what belongs there."),
    ),
    Mistake(
        "a measurement before the baseline",
        listed("►2025-12-31, value: 90"),
        "measured-before-baseline",
        ("before the day of the baseline, 2026-01-01",),
    ),
    Mistake(
        "a measurement before the baseline in a table",
        WITH_TABLE,
        "measured-before-baseline",
        ("before the day of the baseline, 2026-01-01",),
        {TABLE: "date;value\n►31.12.2025;90\n"},
    ),
    Mistake(
        "a text for a number", listed("2026-04-01, value: ►paljon"), "not-a-figure", ("for example 12,5",)
    ),
    Mistake(
        "a decimal comma between braces",
        listed("2026-04-01, value: 110,►5"),
        "decimal-comma-in-braces",
        ("Write a point", '"12,5"'),
    ),
    Mistake(
        "a text for a number in a table",
        WITH_TABLE,
        "not-a-figure",
        ("“paljon” is not a number", "for example 12,5"),
        {TABLE: "date;value\n2026-04-01;►paljon\n"},
    ),
    Mistake(
        "a measurement in full-width digits",
        listed("2026-04-01, value: ►１１０"),
        "other-digits",
        ("“１１０” has digits in it that are not 0–9", "Write it so: 110."),
    ),
    Mistake(
        "thousands as English writes them, in a table",
        WITH_TABLE,
        "figure-in-two-ways",
        ("the fraction 1.115 or the whole number 1115", "write 1115"),
        {TABLE: 'date,value\n2026-04-01,110\n2026-07-01,"►1,115"\n'},
    ),
    Mistake(
        "thousands as Spanish writes them",
        listed("2026-04-01, value: 110", "2026-07-01, value: ►-1.115"),
        "figure-in-two-ways",
        ("the whole number -1115",),
    ),
    Mistake(
        "a target in thousands",
        AGREED.replace("value: 200", 'value: ►"1,200"'),
        "figure-in-two-ways",
        ("decimals: 3",),
    ),
    Mistake(
        "two measurements on one day",
        listed("2026-04-01, value: 110", "►2026-04-01, value: 120"),
        "measured-twice",
        ("2026-04-01 has two measurements", "Delete one"),
    ),
    Mistake(
        "two measurements on one day in a table",
        WITH_TABLE,
        "measured-twice",
        ("2026-04-01 has two measurements: the other is on line 2",),
        {TABLE: "date;value\n2026-04-01;110\n►1.4.2026;110\n"},
    ),
    Mistake(
        "an unknown unit",
        AGREED.replace("unit: number", "unit: ►numbers"),
        "not-a-choice",
        ("Did you mean number?",),
    ),
    Mistake(
        "a unit that there is not",
        AGREED.replace("unit: number", "unit: ►kappaletta"),
        "not-a-choice",
        ("percent, number, index, euros or yes-no",),
    ),
    Mistake(
        "a target before the baseline",
        AGREED.replace("2028-01-01", "►2025-01-01"),
        "target-before-baseline",
        ("not later than the baseline",),
    ),
    Mistake(
        "a target against the direction",
        AGREED.replace("value: 200", "value: ►20"),
        "target-against-direction",
        ("the direction is up",),
    ),
    Mistake(
        "no baseline",
        AGREED.replace("    baseline: {date: 2026-01-01, value: 100}\n", "").replace("- id", "- ►id"),
        "key-missing",
        ("baseline is missing",),
    ),
    Mistake(
        "a key that is misspelt",
        AGREED.replace("target:", "►taget:"),
        "unknown-key",
        ("Did you mean target?",),
    ),
    Mistake(
        "measurements without a target",
        "indicators:\n  - id: a\n    name: {fi: A, en: A}\n    ►measurements: volunteers.csv\n",
        "target-missing",
        ("has measurements, but no target yet",),
        {TABLE: "date;value\n"},
    ),
    Mistake(
        "a table that is not there",
        WITH_TABLE.replace("volunteers.csv", "►volunteers.csv"),
        "table-missing",
        (TABLE, "Put a file of that name into content/goals"),
    ),
    Mistake(
        "a table of another name",
        WITH_TABLE.replace("volunteers.csv", "►volunteer.csv"),
        "table-missing",
        ("Did you mean volunteers.csv?",),
        {TABLE: "date;value\n"},
    ),
    Mistake(
        "a table in another folder",
        WITH_TABLE.replace("volunteers.csv", "►../volunteers.csv"),
        "table-missing",
        ("volunteers.csv",),
        {"content/volunteers.csv": "date;value\n"},
    ),
    Mistake(
        "one table for two indicators",
        WITH_TABLE
        + WITH_TABLE.removeprefix("indicators:\n")
        .replace("id: volunteers", "id: others")
        .replace("volunteers.csv", "►volunteers.csv"),
        "table-shared",
        ("belongs to the indicator volunteers",),
        {TABLE: "date;value\n"},
    ),
    Mistake(
        "a missing column",
        WITH_TABLE,
        "table-column-missing",
        ("no column value", "date;value"),
        {TABLE: "►date\n2026-04-01\n"},
    ),
    Mistake(
        "yes for a number in a table",
        WITH_TABLE,
        "not-a-number",
        ("not yes or no",),
        {TABLE: "date;value\n2026-04-01;►yes\n"},
    ),
    Mistake(
        "two indicators of one id",
        AGREED + AGREED.removeprefix("indicators:\n").replace("id: volunteers", "id: ►volunteers"),
        "duplicate-indicator-id",
        ("is that of an indicator in content/goals/1-inequality.yml too",),
    ),
    Mistake(
        "a link that leads nowhere",
        f"{AGREED}    note: {{fi: '[a](►nowhere)', en: A}}\n",
        "link-to-unknown-page",
        (),
    ),
)


def spoil(project: Path, mistake: Mistake) -> str:
    """Make the mistake, and tell the place where it must be told of."""
    goal = (project / GOAL).read_text(encoding="utf-8")
    assert "indicators: to-be-agreed\n" in goal
    files = {GOAL: goal.replace("indicators: to-be-agreed\n", mistake.indicators), **mistake.tables}
    assert sum(text.count(HERE) for text in files.values()) == 1
    place = ""
    for path, text in files.items():
        before, mark, _ = text.partition(HERE)
        if mark:
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            place = f"{path}:{line}:{column}"
        (project / path).write_text(text.replace(HERE, ""), encoding="utf-8")
    return place


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_at_its_place_with_what_to_do(content: Path, mistake: Mistake) -> None:
    place = spoil(content, mistake)
    told = {(str(problem.place), problem.message.id): problem for problem in problems_of(content)}
    problem = told[place, mistake.id]
    assert problem.severity == "error"
    for words in mistake.words:
        assert words in report(problem)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_in_finnish_too(content: Path, mistake: Mistake) -> None:
    place = spoil(content, mistake)
    (problem,) = (
        problem
        for problem in problems_of(content)
        if (str(problem.place), problem.message.id) == (place, mistake.id)
    )
    finnish = report(problem, translate=translator("fi"))
    assert finnish.startswith(f"{place}: virhe: ")
    assert problem.text.say() not in finnish
    assert problem.hint.say() not in finnish


@pytest.mark.parametrize(
    ("decimals", "rows", "read"),
    [
        ("", '2026-04-01;"0,950"\n2026-07-01;1,120\n', ["0.950", "1.120"]),
        ("    decimals: 3\n", "2026-07-01;1.120\n", ["1.120"]),
        ("    decimals: 0\n", "2026-07-01;1.120\n", ["1120"]),
        ("", "2026-04-01;0.950\n2026-07-01;1,120\n", None),
        ("    decimals: 2\n", "2026-07-01;1.120\n", None),
        ("", "2026-04-01;1 062,5\n2026-07-01;1.120\n", None),
    ],
)
def test_a_figure_is_read_by_the_decimals_beside_it_or_those_it_is_said_to_have(
    content: Path, decimals: str, rows: str, read: list[str] | None
) -> None:
    goal = (content / GOAL).read_text(encoding="utf-8")
    indicator = WITH_TABLE.replace("    unit:", f"{decimals}    unit:")
    (content / GOAL).write_text(goal.replace("indicators: to-be-agreed\n", indicator), encoding="utf-8")
    (content / TABLE).write_text(f"date;value\n{rows}", encoding="utf-8")
    if read is None:
        assert [problem.message.id for problem in problems_of(content)] == ["figure-in-two-ways"]
        return
    project, _ = load(content)
    validated, _ = validate(project)
    assert validated is not None
    (measured,) = next(filter(None, validated.indicators.values()))
    assert [str(item.value) for item in measured.measurements] == read


def test_nothing_is_published_while_a_measurement_is_wrong(content: Path, tmp_path: Path) -> None:
    spoil(content, MISTAKES[0])
    with pytest.raises(ProblemsFoundError):
        build(content, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_a_table_that_nothing_uses_is_told_of(content: Path) -> None:
    (content / TABLE).write_text("date;value\n", encoding="utf-8")
    (problem,) = problems_of(content)
    assert (problem.place.path, problem.message.id) == (TABLE, "unknown-file")
    assert "measurements: of its indicator" in str(problem.hint)


@pytest.mark.parametrize(
    ("name", "id_", "hint"),
    [
        ("VOLUNTEERS.CSV", "unknown-file", f"Rename it to {TABLE}:"),
        ("volunteers.CSV", "unknown-file", f"Rename it to {TABLE}:"),
        ("Volunteers.CSV", "unknown-file", "Rename it to content/goals/Volunteers.csv:"),
        ("VOLUNTEERS.csv.txt", "unknown-file", "Rename it to content/goals/VOLUNTEERS.csv:"),
        ("Volunteers.csv", "table-missing", "Did you mean Volunteers.csv?"),
        ("VOLUNTEERS.csv", "table-missing", "Did you mean VOLUNTEERS.csv?"),
        ("volunteers (1).csv", "table-missing", "Did you mean volunteers (1).csv?"),
    ],
)
def test_a_table_with_a_wrong_name_is_told_of_once(content: Path, name: str, id_: str, hint: str) -> None:
    goal = (content / GOAL).read_text(encoding="utf-8")
    (content / GOAL).write_text(goal.replace("indicators: to-be-agreed\n", WITH_TABLE), encoding="utf-8")
    (content / "content/goals" / name).write_text("date;value\n2026-04-01;110\n", encoding="utf-8")
    (problem,) = problems_of(content)
    assert problem.message.id == id_
    assert str(problem.hint).startswith(hint)


def test_a_spreadsheet_in_the_place_of_a_table_is_told_of_once(content: Path) -> None:
    goal = (content / GOAL).read_text(encoding="utf-8")
    (content / GOAL).write_text(goal.replace("indicators: to-be-agreed\n", WITH_TABLE), encoding="utf-8")
    (content / "content/goals/Volunteers.xlsx").write_bytes(b"PK\x03\x04")
    assert [problem.message.id for problem in problems_of(content)] == ["office-file"]


def test_a_table_in_windows_1252_is_told_of_once(content: Path) -> None:
    goal = (content / GOAL).read_text(encoding="utf-8")
    (content / GOAL).write_text(goal.replace("indicators: to-be-agreed\n", WITH_TABLE), encoding="utf-8")
    (content / TABLE).write_bytes("date;value\n2026-04-01;110 €\n".encode("cp1252"))
    (problem,) = problems_of(content)
    assert (str(problem.place), problem.message.id) == (f"{TABLE}:2:16", "table-not-utf-8")


def test_a_table_of_a_goal_that_cannot_be_read_is_not_called_unused(content: Path) -> None:
    goal = (content / SECOND_GOAL).read_text(encoding="utf-8")
    (content / SECOND_GOAL).write_text(goal.replace("number: 2", "number: two"), encoding="utf-8")
    (content / TABLE).write_text("date;value\n", encoding="utf-8")
    assert [problem.message.id for problem in problems_of(content)] == ["not-number"]


def test_means_with_the_same_id_are_told_of(content: Path) -> None:
    goal = (content / GOAL).read_text(encoding="utf-8")
    start = goal.index("means:\n") + len("means:\n")
    more = "".join(f"  - text: {{fi: Keino {n}, en: Means {n}}}\n    id: talks\n" for n in (1, 2))
    (content / GOAL).write_text(goal[:start] + more + goal[start:], encoding="utf-8")
    (problem,) = problems_of(content)
    line = goal[:start].count("\n") + 4
    assert (str(problem.place), problem.message.id) == (f"{GOAL}:{line}:9", "duplicate-means-id")


def test_a_status_beside_the_languages_is_told_of_with_how_to_write_it(content: Path) -> None:
    goal = (content / GOAL).read_text(encoding="utf-8")
    start = goal.index("means:\n") + len("means:\n")
    more = "  - fi: Keino\n    en: Means\n    status: done\n"
    (content / GOAL).write_text(goal[:start] + more + goal[start:], encoding="utf-8")
    (problem,) = problems_of(content)
    assert (problem.place.line, problem.message.id) == (goal[:start].count("\n") + 1, "means-text-missing")
    assert "Write text:" in report(problem)


@pytest.mark.parametrize(
    ("status", "day", "told"),
    [
        ("done", "2062-05-31", ["means-long-after"]),
        ("planned", "2062-05-31", []),
        ("under-way", "2027-05-31", []),
    ],
)
def test_means_that_were_done_long_after_the_strategy_are_asked_about(
    content: Path, status: str, day: str, told: list[str]
) -> None:
    more = f"means:\n  - text: {{fi: Keino, en: Means}}\n    status: {status}\n    date: {day}\n"
    goal = (content / GOAL).read_text(encoding="utf-8")
    (content / GOAL).write_text(goal.replace("means:\n", more, 1), encoding="utf-8")
    assert [problem.message.id for problem in problems_of(content)] == told


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        ("2027-01-01, value: 1500", ["figure-far-off"]),
        ("2027-01-01, value: 1.5", ["figure-far-off"]),
        ("2072-01-01, value: 150", ["measured-long-after"]),
        ("2033-01-01, value: 450", []),
        ("2027-01-01, value: 0", []),
    ],
)
def test_a_slip_in_a_year_or_a_figure_is_asked_about(content: Path, measured: str, told: list[str]) -> None:
    file = content / GOAL
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("indicators: to-be-agreed\n", listed(measured)), encoding="utf-8")
    assert [(problem.message.id, problem.severity) for problem in problems_of(content)] == [
        (message, "warning") for message in told
    ]


@pytest.mark.parametrize(
    ("accepted", "told"),
    [
        ("[1500, 2072-01-01]", []),
        ("[1500]", ["measured-long-after"]),
        ("[1400, 2072-01-01]", ["figure-far-off"]),
        ("[1500, 2072-01-01, 150]", ["accepted-for-nothing"]),
    ],
)
def test_a_figure_or_a_day_that_was_checked_is_asked_about_again_only_when_it_is_changed(
    content: Path, accepted: str, told: list[str]
) -> None:
    file = content / GOAL
    text = file.read_text(encoding="utf-8")
    indicator = f"{listed('2072-01-01, value: 1500')}    accepted: {accepted}\n"
    file.write_text(text.replace("indicators: to-be-agreed\n", indicator), encoding="utf-8")
    assert [problem.message.id for problem in problems_of(content)] == told


@pytest.mark.parametrize(
    ("direction", "target", "key"),
    [("within", "value: 200", "value"), ("up", "least: 100, most: 450", "least")],
)
def test_a_limit_of_the_other_kind_is_told_of_and_not_what_is_missing_because_of_it(
    content: Path, direction: str, target: str, key: str
) -> None:
    file = content / GOAL
    text = file.read_text(encoding="utf-8")
    indicator = listed("2027-01-01, value: 150").replace("direction: up", f"direction: {direction}")
    assert "value: 200}" in indicator
    indicator = indicator.replace("value: 200}", f"{target}}}")
    file.write_text(text.replace("indicators: to-be-agreed\n", indicator), encoding="utf-8")
    (problem,) = problems_of(content)
    assert (problem.message.id, problem.values["key"]) == ("needless-limit", key)
