"""The rule by which indicators stand as they do, as docs/indicators.md gives it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from kalliola_site.indicators.progress import Progress, Range, progress
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.measured_indicator import MeasuredIndicator, MeasuredIndicators
from tests.conftest import ROOT
from tests.support.agreed_indicator import AGREED

HEADER = "| unit | direction | baseline | target | every | measured | all until | expected | state |"
NOTHING = "–"


def indicator(**changes: object) -> MeasuredIndicator:
    written = {**AGREED, **changes}
    read = Indicator.read({key: value for key, value in written.items() if value is not None})
    assert not isinstance(read.measurements, str)
    return MeasuredIndicator(read, read.measurements)


def measured(day: str, value: str = "150") -> list[dict[str, str]]:
    return [{"date": day, "value": value}]


def stands(*indicators: MeasuredIndicator) -> Progress:
    """How the first stands among all."""
    return progress(MeasuredIndicators({"goal": indicators}))["goal"][0]


def examples() -> list[tuple[str, ...]]:
    text = (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8")
    rows = text[text.index(HEADER) :].split("\n\n")[0].strip().split("\n")[2:]
    return [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows]


def as_written(expected: Range | None) -> str:
    match expected:
        case Range(least=Decimal() as least, most=None):
            return f"{least} or more"
        case Range(least=None, most=Decimal() as most):
            return f"{most} or less"
        case Range(least=Decimal() as least, most=Decimal() as most):
            return f"{least}–{most}"
        case _:
            return NOTHING


@pytest.mark.parametrize("row", examples(), ids=" ".join)
def test_the_examples_in_the_guide_come_out_as_it_says(row: tuple[str, ...]) -> None:
    unit, direction, baseline, target, every, measured_on, all_until, expected, state = row
    goal: dict[str, str] | None = {"date": "2028-01-01", "value": target}
    if limits := re.fullmatch("([0-9]+)–([0-9]+)", target):
        goal = {"date": "2028-01-01", "least": limits[1], "most": limits[2]}
    value, _, day = measured_on.partition(" on ")
    one = indicator(
        unit=unit,
        direction=direction,
        every=every,
        baseline=None if target == NOTHING else {"date": "2026-01-01", "value": baseline},
        target=None if target == NOTHING else goal,
        measurements=measured(day, value) if day else None,
    )
    others = [] if all_until == NOTHING else [indicator(id="other", measurements=measured(all_until))]
    told = stands(one, *others)
    assert (told.state, as_written(told.expected)) == (state, expected)


def test_the_guide_has_an_example_of_every_state() -> None:
    assert {row[-1] for row in examples()} == {
        "to-be-agreed",
        "agreed",
        "on-course",
        "behind",
        "reached",
        "no-data-lately",
    }


def test_the_guide_in_finnish_has_the_same_examples() -> None:
    english = (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8")
    finnish = (ROOT / "docs" / "mittarit.md").read_text(encoding="utf-8")
    assert english[english.index(HEADER) :] == finnish[finnish.index(HEADER) :]


def test_alone_an_indicator_always_has_the_latest_data() -> None:
    assert stands(indicator(every="month", measurements=measured("2026-02-01", "120"))).state == "on-course"


@pytest.mark.parametrize(
    ("every", "last_day_without_a_gap", "first_day_with_one"),
    [
        ("year", "2027-12-31", "2028-01-01"),
        ("half-year", "2026-12-31", "2027-01-01"),
        ("quarter", "2026-09-30", "2026-10-01"),
        ("month", "2026-06-30", "2026-07-01"),
    ],
)
def test_a_whole_period_must_have_gone_by_without_a_measurement(
    every: str, last_day_without_a_gap: str, first_day_with_one: str
) -> None:
    one = indicator(every=every, measurements=measured("2026-05-15", "190"))
    before = indicator(id="other", measurements=measured(last_day_without_a_gap))
    after = indicator(id="other", measurements=measured(first_day_with_one))
    assert stands(one, before).state == "on-course"
    assert stands(one, after).state == "no-data-lately"


def test_what_was_measured_when_the_target_was_due_stands_for_good() -> None:
    other = indicator(id="other", measurements=measured("2040-01-01"))
    assert stands(indicator(measurements=measured("2028-01-01", "200")), other).state == "reached"
    assert stands(indicator(measurements=measured("2028-01-02", "199")), other).state == "behind"


def test_what_is_compared_is_rounded_to_the_decimals_that_are_shown() -> None:
    whole = stands(indicator(measurements=measured("2026-03-05", "109")))
    tenths = stands(indicator(measurements=measured("2026-03-05", "108,5")))
    assert (whole.expected, whole.state) == (Range(Decimal(109), None), "on-course")
    assert (tenths.expected, tenths.state) == (Range(Decimal("108.6"), None), "behind")


def test_figures_are_exact_however_small_and_large() -> None:
    one = indicator(
        baseline={"date": "2026-01-01", "value": "0,1"},
        target={"date": "2028-01-01", "value": "0,3"},
        measurements=measured("2027-01-01", "0,2"),
    )
    assert stands(one).state == "on-course"
    large = indicator(
        target={"date": "2028-01-01", "value": "999 999 999 999 999"},
        measurements=measured("2028-01-01", "999 999 999 999 998"),
    )
    assert stands(large).state == "behind"


def test_the_day_up_to_which_anything_is_known_is_that_of_the_latest_measurement_of_all_goals() -> None:
    told = progress(
        MeasuredIndicators(
            {
                "one": (indicator(measurements=measured("2026-05-15")),),
                "other": (indicator(id="other", measurements=measured("2027-03-31")),),
                "third": (),
            }
        )
    )
    assert told["one"][0].known_until == told["other"][0].known_until == date(2027, 3, 31)
    assert told["third"] == ()
