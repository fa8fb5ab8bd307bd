"""How a goal's indicators stand, in a sentence."""

from __future__ import annotations

import pytest

from kalliola_site.indicators.progress import progress
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.measured_indicator import MeasuredIndicator, MeasuredIndicators
from kalliola_site.pipeline import Site
from tests.support.agreed_indicator import AGREED

TO_BE_AGREED = {"name": AGREED["name"]}
FIGURES = {"reached": "200", "on-course": "150", "behind": "101"}


def indicator(number: int, state: str) -> MeasuredIndicator:
    written = {**(TO_BE_AGREED if state == "to-be-agreed" else AGREED), "id": f"indicator-{number}"}
    if state in FIGURES:
        written["measurements"] = [{"date": "2026-12-31", "value": FIGURES[state]}]
    read = Indicator.read(written)
    assert not isinstance(read.measurements, str)
    return MeasuredIndicator(read, read.measurements)


@pytest.mark.parametrize(
    ("states", "finnish", "english"),
    [
        ("", "Mittareita ei ole vielä sovittu.", "No indicators have been agreed yet."),
        ("to-be-agreed", "Mittareita ei ole vielä sovittu.", "No indicators have been agreed yet."),
        (
            "agreed to-be-agreed",
            "Mittareita on 2: sovittuja 1, mutta tuloksia ei vielä ole.",
            "Of the indicators, 1 of 2 have been agreed, but there are no results yet.",
        ),
        (
            "behind",
            "Mittareita on 1, ja aikataulussa niistä on 0.",
            "Of the indicators, the latest results put 0 of 1 on course.",
        ),
        (
            "on-course reached behind",
            "Mittareita on 3, ja aikataulussa niistä on 2.",
            "Of the indicators, the latest results put 2 of 3 on course.",
        ),
        (
            "reached behind agreed to-be-agreed",
            "Mittareita on 4: mitattuja 2, ja niistä aikataulussa 1.",
            "There are results for 2 of 4 indicators, and they put 1 of 2 on course.",
        ),
    ],
)
def test_a_goal_is_told_of_in_a_sentence(living_site: Site, states: str, finnish: str, english: str) -> None:
    indicators = tuple(indicator(number, state) for number, state in enumerate(states.split()))
    told = progress(MeasuredIndicators({"goal": indicators}))["goal"]
    assert " ".join(item.state for item in told) == states
    said = [
        IndicatorViews(living_site.content.interface, NumberFormat(language), "fi").goal_stands(told).plain
        for language in ("fi", "en")
    ]
    assert said == [finnish, english]
