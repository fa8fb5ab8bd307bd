"""How a goal's indicators stand, in a sentence."""

from __future__ import annotations

import pytest

from kalliola_site.indicators.progress import progress
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.measured_indicator import MeasuredIndicator
from kalliola_site.pipeline import Site
from tests.support.agreed_indicator import AGREED

TO_BE_AGREED = {"name": AGREED["name"]}
FIGURES = {"reached": "200", "on-course": "150", "behind": "101"}


def indicator(number: int, state: str) -> MeasuredIndicator:
    written = {**(TO_BE_AGREED if state == "to-be-agreed" else AGREED), "id": f"indicator-{number}"}
    if state in FIGURES:
        written["measurements"] = [{"date": "2026-12-31", "value": FIGURES[state]}]
    read = Indicator.model_validate(written)
    assert not isinstance(read.measurements, str)
    return MeasuredIndicator(read, read.measurements)


@pytest.mark.parametrize(
    ("states", "finnish", "english"),
    [
        ("", "Mittareita ei ole vielä sovittu.", "No indicators have been agreed yet."),
        ("to-be-agreed", "Mittareita ei ole vielä sovittu.", "No indicators have been agreed yet."),
        (
            "agreed to-be-agreed",
            "Mittareista 1/2 on sovittu, mutta tuloksia ei vielä ole.",
            "There is agreement on 1/2 of the indicators, but there are no results yet.",
        ),
        (
            "behind",
            "Mittareista 0/1 on aikataulussa.",
            "The latest results put 0/1 of the indicators on course.",
        ),
        (
            "on-course reached behind",
            "Mittareista 2/3 on aikataulussa.",
            "The latest results put 2/3 of the indicators on course.",
        ),
        (
            "reached behind agreed to-be-agreed",
            "Mittareista 2/4 on mitattu, ja mitatuista 1/2 on aikataulussa.",
            "There are results for 2/4 of the indicators, and they put 1/2 on course.",
        ),
    ],
)
def test_a_goal_is_told_of_in_a_sentence(living_site: Site, states: str, finnish: str, english: str) -> None:
    indicators = tuple(indicator(number, state) for number, state in enumerate(states.split()))
    told = progress({"goal": indicators})["goal"]
    assert " ".join(item.state for item in told) == states
    said = [
        IndicatorViews(living_site.content.interface, NumberFormat(language), "fi").goal_stands(told).plain
        for language in ("fi", "en")
    ]
    assert said == [finnish, english]
