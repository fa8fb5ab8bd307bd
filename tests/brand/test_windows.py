"""The alphabet of windows: whose a window is, and what it says."""

from __future__ import annotations

import re
from itertools import combinations
from typing import get_args

import pytest

from kalliola_site.brand.windows import GLASS, draw_window, windows_of_goal
from kalliola_site.indicators.progress import STATES, State

MEASURED = ("reached", "on-course", "behind", "no-data-lately")


@pytest.mark.parametrize("state", STATES)
def test_light_means_measured_and_nothing_else(state: State) -> None:
    assert (draw_window(1, state).glass == "lit") == (state in MEASURED)


def test_every_state_has_a_window() -> None:
    assert {*GLASS} == {*get_args(State), "lamp", "sign"}


@pytest.mark.parametrize("number", range(1, 13))
def test_no_two_states_are_drawn_alike_even_without_colours(number: int) -> None:
    drawn = {state: frozenset(draw_window(number, state).shapes) for state in STATES}
    assert all(drawn[one] != drawn[other] for one, other in combinations(STATES, 2))


def panes(number: int) -> int:
    """Count the panes that a window's bars part: each standing bar makes one more, each lying bar a row."""
    shapes = draw_window(number, "agreed").shapes
    bars = "".join(shape.path for shape in shapes if shape.part == "bars")
    return 1 + len(re.findall("V", bars)) + len(re.findall("h", bars))


@pytest.mark.parametrize("number", range(1, 13))
def test_the_panes_tell_the_number(number: int) -> None:
    assert panes(number) == number


def test_beyond_twelve_the_alphabet_begins_anew() -> None:
    assert draw_window(13, "agreed") == draw_window(1, "agreed")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("number", [2, 3, 4, 9])
def test_the_panes_are_there_in_every_state(number: int, state: State) -> None:
    bars = {shape.path for shape in draw_window(number, state).shapes if shape.part == "bars"}
    assert bars == {shape.path for shape in draw_window(number, "agreed").shapes if shape.part == "bars"}
    assert bars


def test_a_goal_has_as_many_windows_as_indicators_and_without_any_one_whose_shutters_are_closed() -> None:
    assert windows_of_goal(["behind", "agreed", "reached"]) == ("behind", "agreed", "reached")
    assert windows_of_goal([]) == ("to-be-agreed",)


def test_the_sign_of_a_goal_says_nothing_but_whose_it_is() -> None:
    sign = draw_window(3, "sign")
    assert sign.glass == "clear"
    assert {shape.part for shape in sign.shapes} == {"pane", "sash", "bars", "frame"}
