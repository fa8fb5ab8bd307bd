"""CSV files as spreadsheets write them."""

from __future__ import annotations

import pytest

from kalliola_site.load.measurement_table import read_table
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.source import Source, decode

PATH = "content/goals/volunteers.csv"
READ = [("2026-04-01", "110"), ("2026-07-01", "125.5")]


def read(data: str | bytes) -> list[tuple[str, str]]:
    source = decode(PATH, data.encode() if isinstance(data, str) else data)
    assert isinstance(source, Source)
    placed, problems = read_table(source)
    assert problems == ()
    return [(str(item.measurement.date), str(item.measurement.value)) for item in placed]


def told(text: str) -> list[tuple[str, str]]:
    return [
        (str(problem.place).removeprefix(f"{PATH}:"), problem.message.id) for problem in problems_of(text)
    ]


def problems_of(text: str) -> tuple[Problem, ...]:
    return read_table(Source(PATH, text))[1]


@pytest.mark.parametrize(
    "written",
    [
        "date;value\n2026-04-01;110\n2026-07-01;125,5\n",
        "date,value\n2026-04-01,110\n2026-07-01,125.5\n",
        "date\tvalue\n2026-04-01\t110\n2026-07-01\t125,5",
        'date,value\n2026-04-01,110\n2026-07-01,"125,5"\n',
        "value;date\n110;2026-04-01\n125,5;2026-07-01\n",
        "date;value\n1.4.2026;110\n01.07.2026;125,5\n",
        "date; value \n 2026-04-01 ; 110 \n2026-07-01;125,5;\n",
        "date;value;;\n2026-04-01;110;;\n2026-07-01;125,5;;\n",
        "\ndate;value\n\n2026-04-01;110\n;\n2026-07-01;125,5\n;;\n",
        "date;value\r\n2026-04-01;110\r\n2026-07-01;125,5\r\n",
        "date;value\r2026-04-01;110\r2026-07-01;125,5\r",
        "\ufeffdate;value\r\n2026-04-01;110\r\n2026-07-01;125,5\r\n",
        "sep=;\ndate;value\n2026-04-01;110\n2026-07-01;125,5\n",
        '"sep=,"\ndate,value\n2026-04-01,110\n2026-07-01,"125,5"\n',
        "date;value\n01.04.26;110\n1.7.26;125,5\n",
        '"date";"value"\n"2026-04-01";"110"\n"2026-07-01";"125,5"\n',
    ],
)
def test_a_table_is_read_however_a_spreadsheet_wrote_it(written: str) -> None:
    assert read(written) == READ


def test_a_table_may_have_no_measurements_yet() -> None:
    assert read("date;value\n") == []


@pytest.mark.parametrize(
    ("written", "place", "message"),
    [
        ("", "1:1", "table-empty"),
        (" \n;\n", "1:1", "table-empty"),
        ("date;value\n2026-04-01;paljon\n", "2:12", "not-a-figure"),
        ("date;value\n2026-04-01;12 %\n", "2:12", "not-a-figure"),
        ("date;value\n2026-02-30;110\n", "2:1", "no-such-day"),
        ("date;value\n4/1/2026;110\n", "2:1", "bad-day"),
        ("value;date\n110;eilen\n", "2:5", "bad-day"),
        ("date;value\n2026-04-01;\n", "2:12", "table-cell-missing"),
        ("date;value\n2026-04-01\n", "2:1", "table-cell-missing"),
        ("date;value\n;110\n", "2:1", "table-cell-missing"),
        ("date,value\n2026-07-01,125,5\n", "2:16", "table-too-wide"),
        ("date;value\n2026-07-01;1;2\n", "2:14", "table-too-wide"),
        ('date;value\n"2026-04-01";"paljon"\n', "2:15", "not-a-figure"),
        ("date;value;date\n", "1:12", "table-column-twice"),
        ("date;;value\n", "1:6", "table-column-unknown"),
        ('date;value\n2026-04-01;"110\n2026-07-01;120\n', "2:12", "table-quote-open"),
        ('date;"value\n2026-04-01;110\n', "1:6", "table-quote-open"),
        ('date;value\n"2026-04-01;110\n' + "2026-07-01;120\n" * 20_000, "2:1", "table-quote-open"),
    ],
)
def test_a_mistake_is_told_with_its_row_and_column(written: str, place: str, message: str) -> None:
    assert told(written) == [(place, message)]


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("４３．５", "43.5"),
        ("٤٣٫٥", "43.5"),
        ("۱٬۲۰۰", "1 200"),
        ("－４３", "-43"),
        ("४३", "43"),
        ("４3,5", "43,5"),
    ],
)
def test_digits_of_other_scripts_are_told_of_with_those_to_write(cell: str, digits: str) -> None:
    (problem,) = problems_of(f"date;value\n2026-04-01;{cell}\n")
    assert (problem.message.id, problem.place.words) == ("other-digits", cell)
    assert cell in str(problem.text)
    assert f"Write it so: {digits}." in str(problem.hint)


@pytest.mark.parametrize("cell", ["２０２６-０４-０１", "١.٤.٢٠٢٦"])
def test_so_are_those_of_a_day(cell: str) -> None:
    assert told(f"date;value\n{cell};110\n") == [("2:1", "other-digits")]


@pytest.mark.parametrize("cell", ["½", "四十", "m²", "٤٣ ٪"])
def test_what_is_no_number_in_any_digits_is_told_to_be_none(cell: str) -> None:
    assert told(f"date;value\n2026-04-01;{cell}\n") == [("2:12", "not-a-figure")]


def test_columns_with_other_names_are_told_of_with_what_they_should_be() -> None:
    assert told("date;vlaue\n2026-04-01;110\n") == [
        ("1:6", "table-column-unknown"),
        ("1:1", "table-column-missing"),
    ]
    assert "Did you mean value?" in str(problems_of("date;vlaue\n")[0].hint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("päivä;arvo\n1.4.2026;110\n", "table-other-header"),
        ("Date;Value\n1.4.2026;110\n", "table-other-header"),
        ("Vapaaehtoiset 2026\n\ndate;value\n1.4.2026;110\n", "table-other-header"),
        ('"date;value"\n"1.4.2026;110"\n', "table-in-one-cell"),
    ],
)
def test_a_first_line_that_names_no_column_is_told_of_once(text: str, message: str) -> None:
    assert [id_ for _, id_ in told(text)] == [message]
    assert "date;value" in str(problems_of(text)[0].hint)


def test_a_table_that_begins_with_a_measurement_is_told_of_once() -> None:
    assert told("31.3.2026;862\n30.6.2026;915\n") == [("1:1", "table-header-missing")]


def test_all_mistakes_of_a_table_are_told_at_once_and_the_rest_is_read() -> None:
    placed, problems = read_table(Source(PATH, "date;value\nx;1\n2026-04-01;y\n2026-05-01;3\n"))
    assert [problem.place.line for problem in problems] == [2, 3]
    assert [item.date.line for item in placed] == [4]


def test_the_caret_is_under_the_whole_cell() -> None:
    (problem,) = problems_of("date;value\n2026-04-01;paljon\n")
    assert (problem.place.excerpt, problem.place.length) == ("2026-04-01;paljon", 6)


def test_a_table_in_windows_1252_is_told_of_with_what_to_do_in_a_spreadsheet() -> None:
    problem = decode(PATH, "date;value\n2026-04-01;110 €\n".encode("cp1252"))
    assert isinstance(problem, Problem)
    assert (str(problem.place), problem.message.id) == (f"{PATH}:2:16", "table-not-utf-8")
    assert "CSV UTF-8" in str(problem.hint)


def test_a_table_in_utf_16_is_told_of_too() -> None:
    problem = decode(PATH, "date;value\n".encode("utf-16"))
    assert isinstance(problem, Problem)
    assert problem.message.id == "table-not-utf-8"
