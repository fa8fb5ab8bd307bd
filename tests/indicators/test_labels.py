"""Where the labels of a chart stand."""

from __future__ import annotations

import pytest

from kalliola_site.indicators.inscriptions import Inscription, set_in_rows
from kalliola_site.indicators.labels import Box, Label, Labels, Line, Wish

PAGE = Box(0, 0, 300, 200)
MARK = Box(140, 90, 160, 110)
SAID = Inscription("1.1.2026", "100")


def placed(
    *wishes: Wish,
    taken: tuple[Box, ...] = (MARK,),
    lines: tuple[Line, ...] = (),
    edges: tuple[Line, ...] = (),
) -> tuple[Label, ...]:
    return Labels(PAGE, taken, lines, edges).place(wishes)


def wish(*, is_needed: bool = True) -> Wish:
    return Wish(SAID, (MARK,), is_needed)


def test_a_label_stands_over_the_middle_of_its_mark() -> None:
    (label,) = placed(wish())
    assert label.box.bottom < MARK.top
    assert (label.x, label.anchor) == (150, "middle")


def test_the_figure_stands_under_the_note() -> None:
    (label,) = placed(wish())
    assert [row.text for row, _ in label.rows] == ["1.1.2026", "100"]
    note, figure = (height for _, height in label.rows)
    assert label.box.top < note < figure < label.box.bottom


def test_a_label_keeps_out_of_the_way_of_a_line() -> None:
    (label,) = placed(wish(), lines=(Line(0, 60, 300, 60),))
    assert label.box.top > MARK.bottom
    assert not label.is_on_line


def test_a_label_that_cannot_avoid_a_line_says_so() -> None:
    lines = tuple(Line(0, height, 300, height) for height in range(0, 200, 10))
    (label,) = placed(wish(), lines=lines)
    assert label.is_on_line


def test_a_label_at_the_edge_is_moved_into_the_picture() -> None:
    (label,) = placed(Wish(SAID, (Box(290, 90, 300, 110),)))
    assert label.box.right == PAGE.right


def test_the_second_of_two_labels_gives_way() -> None:
    first, second = placed(wish(), wish())
    assert not first.box.meets(second.box)


def test_a_line_leads_from_a_label_that_finds_no_room_beside_its_mark() -> None:
    (label,) = placed(wish(), taken=(Box(80, 50, 220, 150),))
    assert label.lead is not None
    assert MARK.grown(1).is_crossed(label.lead)
    assert not label.box.meets(Box(80, 50, 220, 150))


def test_a_label_that_is_not_needed_is_left_out_where_there_is_no_room() -> None:
    assert placed(wish(is_needed=False), taken=(Box(80, 50, 220, 150),)) == ()


def test_a_label_that_is_not_needed_is_left_out_where_a_line_would_cross_it() -> None:
    lines = tuple(Line(0, height, 300, height) for height in range(0, 200, 10))
    assert placed(wish(is_needed=False), lines=lines) == ()


@pytest.mark.parametrize(("narrow", "wide"), [("1.1.", "2026"), ("100", "1000"), ("日", "日本")])
def test_more_and_wider_letters_take_more_room(narrow: str, wide: str) -> None:
    assert set_in_rows(Inscription(narrow))[0].width < set_in_rows(Inscription(wide))[0].width


def test_what_is_too_wide_is_set_in_several_lines() -> None:
    figure = "at least 100\u00a0000\u00a0000\u00a0000, at most 200\u00a0000\u00a0000\u00a0000"
    rows = set_in_rows(Inscription("Target", figure))
    assert [row.text for row in rows] == [
        "Target",
        "at least 100\u00a0000\u00a0000\u00a0000, at most",
        "200\u00a0000\u00a0000\u00a0000",
    ]


@pytest.mark.parametrize(
    ("line", "is_crossed"),
    [
        (Line(0, 100, 300, 100), True),
        (Line(150, 0, 150, 200), True),
        (Line(0, 0, 300, 200), True),
        (Line(0, 80, 300, 80), False),
        (Line(100, 0, 100, 200), False),
        (Line(0, 100, 130, 100), False),
        (Line(0, 0, 300, 20), False),
    ],
)
def test_a_line_crosses_what_it_goes_through(line: Line, is_crossed: bool) -> None:
    assert MARK.is_crossed(line) is is_crossed


def test_a_label_on_an_edge_says_so_too() -> None:
    edges = tuple(Line(across, 0, across, 200) for across in range(0, 300, 10))
    (label,) = placed(wish(), edges=edges)
    assert label.is_on_line
