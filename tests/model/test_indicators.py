from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kalliola_site.model.indicator import Indicator, Measurement
from kalliola_site.model.mistakes import MistakesFoundError
from tests.support.agreed_indicator import AGREED


def indicator(**changes: object) -> Indicator:
    written = {**AGREED, **changes}
    return Indicator.read(
        {key: value for key, value in written.items() if value != "left out"},
        ("fi", "en"),
    )


def kinds(**changes: object) -> list[tuple[str, tuple[int | str, ...]]]:
    with pytest.raises(MistakesFoundError) as found:
        indicator(**changes)
    return [(mistake.message.id, mistake.location) for mistake in found.value.mistakes]


def target(value: str, day: str = "2028-01-01") -> dict[str, str]:
    return {"date": day, "value": value}


def limits(least: str, most: str) -> dict[str, str]:
    return {"date": "2028-01-01", "least": least, "most": most}


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0,30", "0.30"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
        ("+3", "3"),
        ("1 234 567,8", "1234567.8"),
        ("1\u00a0234", "1234"),
        ("1\u202f234", "1234"),
        (" 7 ", "7"),
        ("007", "7"),
    ],
)
def test_a_figure_is_exactly_what_was_written(written: str, figure: str) -> None:
    read = Measurement.read({"date": "2026-01-01", "value": written}).value
    assert str(read) == figure


@pytest.mark.parametrize(("written", "figure"), [("yes", True), ("no", False)])
def test_yes_and_no_are_figures_too(written: str, figure: bool) -> None:
    assert Measurement.read({"date": "2026-01-01", "value": written}).value is figure


@pytest.mark.parametrize(
    "written",
    [
        "paljon",
        "12 %",
        "12€",
        "1,234.5",
        "1.234,5",
        "12,",
        ",5",
        "1e3",
        "1_000",
        "12 34",
        "--3",
        "NaN",
        "Infinity",
        "1" * 16,
        "kyllä",
        "true",
    ],
)
def test_what_is_no_figure_is_a_mistake(written: str) -> None:
    with pytest.raises(MistakesFoundError, match="not-a-figure"):
        Measurement.read({"date": "2026-01-01", "value": written})


@pytest.mark.parametrize("written", ["2027-12-31", "31.12.2027"])
def test_a_day_is_written_as_the_standard_or_as_spreadsheets_with_dots_do(written: str) -> None:
    assert Measurement.read({"date": written, "value": "1"}).date == date(2027, 12, 31)


@pytest.mark.parametrize(
    "written",
    [
        "2027-02-30",
        "31.2.2027",
        "12/31/2027",
        "2027",
        "31.12.127",
        "27-12-31",
        "20271231",
        "2027-W01-1",
        "tänään",
    ],
)
def test_what_is_no_day_is_a_mistake(written: str) -> None:
    with pytest.raises(MistakesFoundError, match=r"bad-day|no-such-day"):
        Measurement.read({"date": written, "value": "1"})


def test_an_indicator_with_a_name_only_is_to_be_agreed() -> None:
    bare = Indicator.read({"id": "trust", "name": {"fi": "Luottamus"}})
    assert (bare.target, bare.measurements, bare.every) == (None, (), "year")


@pytest.mark.parametrize("key", ["unit", "direction", "baseline"])
def test_an_agreed_indicator_needs_all_that_progress_is_told_from(key: str) -> None:
    assert kinds(**{key: "left out"}) == [("key-missing", (key,))]


@pytest.mark.parametrize("key", ["baseline", "measurements"])
def test_without_a_target_nothing_can_have_been_measured(key: str) -> None:
    given = {"baseline": AGREED["baseline"], "measurements": "volunteers.csv"}
    left_out = {name: "left out" for name in given if name != key}
    assert kinds(target="left out", **{**left_out, key: given[key]}) == [("target-missing", (key,))]


def test_a_target_is_one_figure_or_two_limits_as_the_direction_says() -> None:
    assert indicator().limits == (Decimal(200), None)
    assert indicator(direction="down", target=target("50")).limits == (None, Decimal(50))
    assert indicator(direction="within", target=limits("90", "110")).limits == (Decimal(90), Decimal(110))
    assert kinds(target=limits("90", "110")) == [("needless-limit", ("target", "least"))]
    assert kinds(direction="within") == [("needless-limit", ("target", "value"))]
    half = {"date": "2028-01-01", "least": "90"}
    assert kinds(direction="within", target=half) == [("key-missing", ("target", "most"))]
    both = {**limits("90", "110"), "value": "100"}
    assert kinds(direction="within", target=both) == [("needless-limit", ("target", "value"))]
    assert kinds(target={**target("200"), "most": "300"}) == [("needless-limit", ("target", "most"))]


@pytest.mark.parametrize("day", ["2025-12-31", "2026-01-01"])
def test_the_target_is_later_than_the_baseline(day: str) -> None:
    assert kinds(target=target("200", day)) == [("target-before-baseline", ("target", "date"))]


def test_the_target_lies_where_the_direction_points() -> None:
    assert kinds(target=target("99")) == [("target-against-direction", ("target", "value"))]
    assert kinds(direction="down") == [("target-against-direction", ("target", "value"))]
    assert kinds(direction="within", target=limits("5", "3")) == [("limits-backwards", ("target", "most"))]
    assert indicator(target=target("100")).limits == (Decimal(100), None)


def test_yes_or_no_and_numbers_are_not_mixed() -> None:
    yes = {"unit": "yes-no", "baseline": {"date": "2026-01-01", "value": "no"}, "target": target("yes")}
    assert indicator(**yes).limits == (Decimal(1), None)
    assert kinds(**{**yes, "target": target("1")}) == [("not-yes-or-no", ("target", "value"))]
    assert kinds(target=target("yes")) == [("not-a-number", ("target", "value"))]
    mixed = [{"date": "2026-05-01", "value": "110"}, {"date": "2026-06-01", "value": "no"}]
    assert kinds(measurements=mixed) == [("not-a-number", ("measurements", 1, "value"))]
    assert ("yes-no-within", ("direction",)) in kinds(
        **{**yes, "direction": "within", "target": limits("no", "yes")}
    )


def test_the_unit_is_one_that_every_language_can_write() -> None:
    assert kinds(unit="kilos") == [("not-a-choice", ("unit",))]


@pytest.mark.parametrize("written", [{"date": "2026-05-01"}, {"value": "1"}, {}])
def test_a_measurement_has_a_day_and_a_figure(written: dict[str, str]) -> None:
    assert {kind for kind, _ in kinds(measurements=[written])} == {"key-missing"}
