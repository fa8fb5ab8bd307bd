"""Where everything stands in a chart."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kalliola_site.indicators.chart import GROUND, LEAST_APART, MOST_WIDTH, ROOF, WIDTH, Chart, Words, chart
from kalliola_site.indicators.inscriptions import Inscription
from kalliola_site.indicators.labels import Box
from kalliola_site.indicators.progress import progress
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.measured_indicator import MeasuredIndicator, MeasuredIndicators
from tests.support.agreed_indicator import AGREED

DAYS = (date(2028, 1, 1) - date(2026, 1, 1)).days


WITHIN = {"direction": "within", "target": {"date": "2028-01-01", "least": "80", "most": "90"}}
YES_NO = {
    "unit": "yes-no",
    "baseline": {"date": "2026-01-01", "value": "no"},
    "target": {"date": "2028-01-01", "value": "yes"},
}
FEWER = {"direction": "down", "target": {"date": "2028-01-01", "value": "50"}}
ANY_FIGURE = st.integers(min_value=-(10**14), max_value=10**14).map(str)


def drawn(*values: str, every_days: int = 90, is_leftwards: bool = False, **changes: object) -> Chart | None:
    measurements = [
        {"date": (date(2026, 1, 1) + timedelta(every_days * number)).isoformat(), "value": value}
        for number, value in enumerate(values, 1)
    ]
    indicator = Indicator.read({**AGREED, "measurements": measurements, **changes})
    assert not isinstance(indicator.measurements, str)
    (stands,) = progress(
        MeasuredIndicators({"goal": (MeasuredIndicator(indicator, indicator.measurements),)})
    )["goal"]
    words = Words(
        baseline=Inscription("Baseline 1 January 2026", "100"),
        results=tuple(Inscription("30.9.2026", value) for value in values),
        target=Inscription("Target 1 January 2028", "at least 200"),
        course=Inscription("On course"),
        is_leftwards=is_leftwards,
    )
    return chart(stands, words)


def house(*values: str, **changes: object) -> Chart:
    made = drawn(*values, **changes)  # type: ignore[arg-type]
    assert made is not None
    return made


def figures(made: Chart) -> list[str]:
    """What the labels say, in the order of their importance."""
    return [label.inscription.figure or label.inscription.note for label in made.labels]


def test_there_is_no_chart_before_there_is_a_result() -> None:
    assert drawn() is None


def test_time_runs_to_the_right_and_more_is_higher() -> None:
    made = house("110", "150", "130")
    low, high, latest = made.windows
    assert made.baseline.x < low.x < high.x < latest.x < made.target.x
    assert made.baseline.y > low.y > latest.y > high.y > made.target.y == made.eaves


def test_half_the_time_and_half_the_way_are_in_the_middle() -> None:
    made = house("150", every_days=DAYS // 2)
    (latest,) = made.windows
    assert latest.x == (made.baseline.x + made.target.x) / 2
    assert latest.y == (made.baseline.y + made.target.y) / 2


def test_the_way_leads_from_the_baseline_to_the_target() -> None:
    made = house("110")
    assert made.way == f"M{made.baseline.x:g} {made.baseline.y:g}L{made.target.x:g} {made.target.y:g}"


def test_yes_or_no_stays_at_the_baseline_until_the_day_of_the_target() -> None:
    made = house("no", **YES_NO)
    assert made.way == f"M{made.baseline.x:g} {made.baseline.y:g}H{made.target.x:g}V{made.target.y:g}"


def test_a_result_is_a_storey_until_the_next() -> None:
    made = house("110", "130")
    first, latest = made.windows
    half = (MOST_WIDTH + 4) / 2
    assert made.storeys == (
        f"M14 {made.baseline.y:g}H{first.x - half:g}V{first.y:g}"
        f"H{latest.x - half:g}V{latest.y:g}H{latest.x + half:g}"
    )


def test_each_window_hangs_under_the_ceiling_of_its_own_storey() -> None:
    made = house("110", "150", "130", "180", every_days=100)
    edges = [float(edge) for edge in re.findall("H([0-9.]+)", made.storeys)]
    for window, (begin, end) in zip(made.windows, pairwise(edges), strict=True):
        assert begin < window.left < window.left + window.width < end


def test_limits_are_the_eaves_and_a_sill() -> None:
    made = house("95", **WITHIN)
    assert made.sill is not None
    assert made.target.y == made.eaves < made.sill


def test_a_limit_that_was_kept_to_from_the_beginning_has_no_way() -> None:
    made = house("60", **WITHIN, baseline={"date": "2026-01-01", "value": "50"})
    assert made.sill is not None
    assert made.way.count("M") == 1
    assert made.way.endswith(f"{made.target.x:g} {made.sill:g}")


def test_a_result_after_the_day_of_the_target_finds_room_too() -> None:
    made = house("150", every_days=DAYS + 100)
    assert made.target.x < made.windows[-1].x < WIDTH


def test_where_nothing_changes_all_is_on_one_height() -> None:
    made = house("100", target={"date": "2028-01-01", "value": "100"})
    assert made.baseline.y == made.windows[-1].y == made.target.y == made.eaves


def test_windows_are_as_narrow_as_there_is_room_for() -> None:
    assert house("120", "130", every_days=200).windows[0].width == MOST_WIDTH
    narrow = house("120", "130", every_days=65)
    assert narrow.windows[0].width < narrow.windows[1].x - narrow.windows[0].x < MOST_WIDTH


def test_what_is_too_near_the_next_result_is_a_storey_without_a_window() -> None:
    made = house(*["120", "130"] * 20, every_days=10)
    assert made.storeys.count("V") == 40
    assert all(after.x - before.x >= LEAST_APART for before, after in pairwise(made.windows))
    assert made.windows[-1].x == round(32 + 400 / DAYS * (WIDTH - 64), 1)


def test_target_baseline_latest_result_and_course_are_labelled_and_others_where_there_is_room() -> None:
    assert figures(house("110", "150", every_days=300)) == ["100", "at least 200", "150", "On course", "110"]
    crowded = figures(house(*["110", "120"] * 6, "130", every_days=50))
    assert crowded[:4] == ["100", "at least 200", "130", "On course"]
    assert len(crowded) < 13


def test_what_it_began_from_stands_in_front_of_the_house() -> None:
    baseline, *_ = house("110", "150").labels
    assert baseline.inscription.figure == "100"
    assert baseline.box.top > GROUND


def test_where_the_eaves_are_low_the_target_stands_in_front_of_the_house_too() -> None:
    made = house("40", every_days=400, **FEWER)
    baseline, target, *_ = made.labels
    assert target.inscription.note == "Target 1 January 2028"
    assert target.box.top > baseline.box.bottom
    assert made.height > target.box.bottom


def test_each_window_says_how_the_indicator_stood() -> None:
    # Half of the way from 100 to 200 takes half of the time.
    windows = house("150", "120", "200", "180", every_days=DAYS // 5).windows
    assert [window.state for window in windows] == ["on-course", "behind", "reached", "on-course"]


def test_yes_and_no_are_labelled_like_any_figure() -> None:
    made = house("no", "yes", every_days=300, **YES_NO)
    assert "yes" in figures(made)
    assert made.windows[0].y > made.windows[1].y == made.eaves


def test_on_a_page_from_right_to_left_labels_stand_on_the_other_side() -> None:
    made, other = house("150"), house("150", is_leftwards=True)
    assert made.labels == other.labels
    assert [made.across(label.x) for label in made.labels] == [
        pytest.approx(WIDTH - other.across(label.x)) for label in made.labels
    ]


@settings(deadline=None)
@given(st.lists(ANY_FIGURE, min_size=1, max_size=40), st.integers(min_value=1, max_value=500))
def test_whatever_was_measured_is_inside_the_picture(values: list[str], every_days: int) -> None:
    made = house(*values, every_days=every_days)
    for window in made.windows:
        assert 14 <= window.left < window.left + window.width <= WIDTH - 14
        assert ROOF <= window.y < window.sill < GROUND


@settings(deadline=None)
@given(
    st.lists(ANY_FIGURE, min_size=1, max_size=40),
    st.integers(min_value=1, max_value=500),
    st.sampled_from([{}, WITHIN]),
)
def test_no_label_lies_on_another_on_a_window_or_on_the_roof(
    values: list[str], every_days: int, changes: dict[str, object]
) -> None:
    made = house(*values, every_days=every_days, **changes)
    page = Box(0, 0, WIDTH, made.height)
    boxes = [label.box for label in made.labels]
    assert len(boxes) >= 4
    roof = Box(0, made.eaves - ROOF, WIDTH, made.eaves)
    ground = Box(0, GROUND - 2, WIDTH, GROUND + 2)
    for number, box in enumerate(boxes):
        assert page.left <= box.left <= box.right <= page.right
        assert page.top <= box.top <= box.bottom <= page.bottom
        others = [*boxes[:number], roof, ground, *(window.box for window in made.windows)]
        assert not any(map(box.meets, others))
