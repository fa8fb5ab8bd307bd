"""Where everything stands in a chart."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.indicators.chart import (
    HEIGHT,
    MOST_DOTS,
    MOST_WINDOWS,
    WIDTH,
    AnswerChart,
    StepChart,
    chart,
)
from kalliola_site.indicators.progress import progress
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.measured_indicator import MeasuredIndicator
from tests.support.agreed_indicator import AGREED

DAYS = (date(2028, 1, 1) - date(2026, 1, 1)).days


def drawn(*values: str, every_days: int = 90, **changes: object) -> StepChart | AnswerChart | None:
    written = {
        **AGREED,
        "measurements": [
            {"date": (date(2026, 1, 1) + timedelta(every_days * number)).isoformat(), "value": value}
            for number, value in enumerate(values, 1)
        ],
        **changes,
    }
    indicator = Indicator.model_validate(written)
    assert not isinstance(indicator.measurements, str)
    (stands,) = progress({"goal": (MeasuredIndicator(indicator, indicator.measurements),)})["goal"]
    return chart(stands)


def steps(*values: str, **changes: object) -> StepChart:
    made = drawn(*values, **changes)
    assert isinstance(made, StepChart)
    return made


def test_there_is_no_chart_before_there_is_a_result() -> None:
    assert drawn() is None


def test_time_runs_to_the_right_and_more_is_higher() -> None:
    made = steps("110", "150", "130")
    low, high = made.results
    assert made.baseline.x < low.x < high.x < made.latest.x < made.target.x
    assert made.baseline.y > low.y > made.latest.y > high.y > made.target.y
    assert made.levels == (made.target.y,)


def test_half_the_time_and_half_the_way_are_in_the_middle() -> None:
    made = steps("150", every_days=DAYS // 2)
    assert made.latest.x == (made.baseline.x + made.target.x) / 2
    assert made.latest.y == (made.baseline.y + made.target.y) / 2


def test_the_way_leads_from_the_baseline_to_the_target() -> None:
    made = steps("110")
    assert made.way == f"M{made.baseline.x:g} {made.baseline.y:g}L{made.target.x:g} {made.target.y:g}"


def test_a_result_holds_until_the_next() -> None:
    made = steps("110", "130")
    (first,) = made.results
    assert made.steps == (
        f"M{made.baseline.x:g} {made.baseline.y:g}"
        f"H{first.x:g}V{first.y:g}H{made.latest.x:g}V{made.latest.y:g}"
    )


def test_limits_are_a_band_with_a_way_to_each() -> None:
    made = steps("95", direction="within", target={"date": "2028-01-01", "least": "80", "most": "90"})
    assert made.band
    assert made.levels[0] > made.levels[1]
    assert made.levels[0] > made.target.y > made.levels[1]
    assert made.way.count("M") == 2


def test_a_result_after_the_day_of_the_target_finds_room_too() -> None:
    made = steps("150", every_days=DAYS + 100)
    assert made.target.x < made.latest.x < WIDTH


def test_where_nothing_changes_all_is_on_one_height() -> None:
    made = steps("100", target={"date": "2028-01-01", "value": "100"})
    assert made.baseline.y == made.latest.y == made.target.y == made.levels[0]


def test_many_results_are_steps_without_marks() -> None:
    few = steps(*["120"] * MOST_DOTS, every_days=20)
    many = steps(*["120"] * (MOST_DOTS + 1), every_days=20)
    assert (len(few.results), len(many.results)) == (MOST_DOTS - 1, 0)
    assert many.steps.count("H") == MOST_DOTS + 1


@pytest.mark.parametrize("count", [1, 3, MOST_WINDOWS + 5])
def test_yes_or_no_is_a_row_of_windows(count: int) -> None:
    made = drawn(
        *["no"] * (count - 1),
        "yes",
        every_days=30,
        unit="yes-no",
        baseline={"date": "2026-01-01", "value": "no"},
        target={"date": "2028-01-01", "value": "yes"},
    )
    assert isinstance(made, AnswerChart)
    row = (made.baseline, *made.results, made.target)
    assert len(made.results) == min(count, MOST_WINDOWS)
    assert [answer.is_yes for answer in row] == [False] * (len(row) - 2) + [True, True]
    assert all(after.x - before.x > 52 for before, after in pairwise(row))


@given(
    st.lists(st.integers(min_value=-(10**14), max_value=10**14).map(str), min_size=1, max_size=40),
    st.integers(min_value=1, max_value=500),
)
def test_whatever_was_measured_is_inside_the_picture(values: list[str], every_days: int) -> None:
    made = steps(*values, every_days=every_days)
    for point in (made.baseline, *made.results, made.latest, made.target):
        assert 18 <= point.x <= WIDTH - 18
        assert 26 <= point.y <= HEIGHT - 30
