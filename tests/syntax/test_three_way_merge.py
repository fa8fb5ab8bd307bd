"""Two versions of a file are brought together; only what both changed is a clash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.syntax.three_way_merge import Clash, merge

LINES = st.lists(st.sampled_from("abcdefgh"), max_size=8).map(
    lambda letters: "".join(f"{letter}\n" for letter in letters)
)


def merged(base: str, mine: str, theirs: str, path: str = "content/x.yml") -> str:
    pieces = merge(path, base, mine, theirs)
    assert not any(isinstance(piece, Clash) for piece in pieces), pieces
    return "".join(map(str, pieces))


@given(LINES, LINES)
def test_what_one_alone_changed_is_kept_whoever_it_was(base: str, changed: str) -> None:
    assert merged(base, changed, base) == changed
    assert merged(base, base, changed) == changed
    assert merged(base, changed, changed) == changed


@given(st.lists(st.sampled_from([None, "mine", "theirs"]), max_size=12))
def test_changes_of_lines_next_to_each_other_are_both_kept(whose: list[str | None]) -> None:
    base = [f"{number}\n" for number in range(len(whose))]

    def of(*names: str) -> str:
        return "".join(
            f"{who} {line}" if who in names else line for line, who in zip(base, whose, strict=True)
        )

    assert merged("".join(base), of("mine"), of("theirs"), "content/x.csv") == of("mine", "theirs")


@given(LINES, LINES, LINES)
def test_nothing_that_anybody_wrote_is_lost_in_the_pieces(base: str, mine: str, theirs: str) -> None:
    said = {"mine": "", "theirs": ""}
    for piece in merge("content/x.csv", base, mine, theirs):
        for side in said:
            said[side] += piece if isinstance(piece, str) else getattr(piece, side)
    for side, version in (("mine", mine), ("theirs", theirs)):
        # What both changed is there as each has it; what one changed, on both sides.
        assert set(version.split()) - set(base.split()) <= set(said[side].split())


@pytest.mark.parametrize(
    ("path", "base", "mine", "theirs", "clash"),
    [
        ("x.yml", "fi: a\n", "fi: b\n", "fi: c\n", Clash("fi: a\n", "fi: b\n", "fi: c\n")),
        ("x.yml", "m:\n- x\n", "m:\n- x\n- y\n", "m:\n- x\n- z\n", Clash("", "- y\n", "- z\n")),
        (
            "x.yml",
            "a: b\n  c\nd: e\n",
            "a: B\n  c\nd: e\n",
            "a: b\n  C\nd: e\n",
            Clash("a: b\n  c\n", "a: B\n  c\n", "a: b\n  C\n"),
        ),
        (
            "x.yml",
            "a: |\n  b\n  c\n",
            "a: |\n  B\n  c\n",
            "a: |\n  b\n  C\n",
            Clash("a: |\n  b\n  c\n", "a: |\n  B\n  c\n", "a: |\n  b\n  C\n"),
        ),
        ("x.fi.md", "a\nb\n\nc\n", "A\nb\n\nc\n", "a\nB\n\nc\n", Clash("a\nb\n", "A\nb\n", "a\nB\n")),
        ("x.yml", "a: 1\nb: 2\n", "b: 2\n", "a: 9\nb: 2\n", Clash("a: 1\n", "", "a: 9\n")),
    ],
    ids=["text", "two items", "text over lines", "block", "paragraph", "removed and changed"],
)
def test_what_both_changed_is_a_clash_of_whole_texts(
    path: str, base: str, mine: str, theirs: str, clash: Clash
) -> None:
    assert [piece for piece in merge(path, base, mine, theirs) if isinstance(piece, Clash)] == [clash]


def test_a_line_break_at_the_end_is_no_change() -> None:
    assert merged("a: 1\nb: 2", "a: 1\nb: 3", "a: 9\nb: 2\n") == "a: 9\nb: 3\n"
