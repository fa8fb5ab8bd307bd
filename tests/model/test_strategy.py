from __future__ import annotations

from datetime import date

import pytest

from kalliola_site.load.project import load
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.model.paths import STRATEGY
from kalliola_site.model.strategy import Goal, Means, Period, Strategy
from tests.conftest import SAMPLE

GOAL: dict[str, object] = {
    "number": "1",
    "id": "inequality",
    "slug": {"fi": "eriarvoisuus"},
    "theme": {"fi": "Teema"},
    "title": {"fi": "Otsikko"},
    "description": [{"fi": "Kuvaus"}],
    "means": [{"fi": "Keino 1"}, {"fi": "Keino 2"}],
    "outcomes": [{"fi": "Tulos"}],
    "indicators": "to-be-agreed",
}


def goal(**changes: object) -> Goal:
    return Goal.read({**GOAL, **changes}, ("fi", "en"))


def kinds(**changes: object) -> list[tuple[str, tuple[int | str, ...]]]:
    with pytest.raises(MistakesFoundError) as found:
        goal(**changes)
    return [(mistake.message.id, mistake.location) for mistake in found.value.mistakes]


def test_a_goal_is_read_as_it_is_written() -> None:
    read = goal()
    assert read.number == 1
    assert read.means == (LocalizedText({"fi": "Keino 1"}), LocalizedText({"fi": "Keino 2"}))


@pytest.mark.parametrize("key", GOAL)
def test_a_goal_needs_each_of_its_parts(key: str) -> None:
    with pytest.raises(MistakesFoundError) as found:
        Goal.read({name: value for name, value in GOAL.items() if name != key})
    assert [(mistake.message.id, mistake.location) for mistake in found.value.mistakes] == [
        ("key-missing", (key,))
    ]


@pytest.mark.parametrize("part", ["description", "means", "outcomes"])
def test_a_list_of_a_goal_is_never_empty(part: str) -> None:
    assert kinds(**{part: []}) == [("empty-list", (part,))]


@pytest.mark.parametrize("part", ["description", "means", "outcomes"])
def test_an_item_needs_its_source_text(part: str) -> None:
    items = [{"fi": "a"}, {"en": "b"}]
    assert kinds(**{part: items}) == [("source-text-missing", (part, 1))]


@pytest.mark.parametrize("number", ["0", "-1"])
def test_goals_are_numbered_from_one(number: str) -> None:
    assert kinds(number=number) == [("out-of-range", ("number",))]


@pytest.mark.parametrize("number", ["yksi", "1.5", "", "1."])
def test_a_goals_number_is_a_number(number: str) -> None:
    assert [kind for kind, _ in kinds(number=number)] == ["not-number"]


@pytest.mark.parametrize("indicators", ["", "tba", "To-be-agreed", {"fi": "a"}, None])
def test_indicators_that_are_no_list_are_to_be_agreed(indicators: object) -> None:
    assert kinds(indicators=indicators) == [("not-a-choice", ("indicators",))]


def test_indicators_are_a_list_of_at_least_one_once_they_are_agreed() -> None:
    read = goal(indicators=[{"id": "trust", "name": {"fi": "Luottamus"}}]).indicators
    assert not isinstance(read, str)
    assert [indicator.id for indicator in read] == ["trust"]
    assert kinds(indicators=[]) == [("empty-list", ("indicators",))]
    named = {"id": "trust", "name": {"fi": "Luottamus"}}
    assert kinds(indicators=[{"id": "joy"}, named]) == [("key-missing", ("indicators", 0, "name"))]


def test_more_can_be_said_of_the_means_than_their_text() -> None:
    plain, more = goal(
        means=[
            {"fi": "Keino"},
            {"text": {"fi": "Keino"}, "id": "talks", "status": "under-way", "date": "2026-03-01"},
        ]
    ).means
    assert isinstance(plain, LocalizedText)
    assert isinstance(more, Means)
    assert (more.text["fi"], more.id, more.status, more.date) == (
        "Keino",
        "talks",
        "under-way",
        date(2026, 3, 1),
    )


@pytest.mark.parametrize(
    ("means", "kind", "location"),
    [
        ({"text": {"fi": "a"}, "status": "begun"}, "not-a-choice", ("means", 0, "status")),
        ({"text": {"fi": "a"}, "date": "2026-03-01"}, "key-missing", ("means", 0, "status")),
        ({"text": {"en": "a"}, "status": "done"}, "source-text-missing", ("means", 0, "text")),
        ({"fi": "a", "status": "done"}, "means-text-missing", ("means", 0)),
    ],
)
def test_means_with_a_status_are_written_as_a_group(
    means: object, kind: str, location: tuple[int | str, ...]
) -> None:
    assert kinds(means=[means, {"fi": "Keino"}]) == [(kind, location)]


def test_a_goal_says_its_title_in_one_line_unless_the_house_has_its_own() -> None:
    assert goal().line["fi"] == "Otsikko"
    assert goal(house_title={"fi": "Otsikko."}).line["fi"] == "Otsikko."


@pytest.mark.parametrize("year", ["1899", "3000", "23", "-2023"])
def test_a_period_is_of_our_times(year: str) -> None:
    with pytest.raises(MistakesFoundError):
        Period.read({"start": year, "end": "2025"})


def test_a_period_may_be_a_single_year() -> None:
    period = Period.read({"start": "2025", "end": "2025"})
    assert (period.start, period.end) == (2025, 2025)


def test_the_sample_strategy_is_read_whole() -> None:
    strategy = Strategy.read(load(SAMPLE)[0].documents[STRATEGY].value, ("fi", "en"))
    assert (strategy.period.start, strategy.period.end) == (2023, 2025)
    assert [value.id for value in strategy.values.items] == ["joy", "fairness", "trust"]


def test_a_strategy_has_at_least_one_value() -> None:
    written = load(SAMPLE)[0].documents[STRATEGY].value
    assert isinstance(written, dict)
    without = {**written, "values": {**written["values"], "items": []}}
    with pytest.raises(MistakesFoundError, match="empty-list"):
        Strategy.read(without)
