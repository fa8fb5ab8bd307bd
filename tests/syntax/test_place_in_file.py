"""Where a text stands, as one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.syntax.place_in_file import TextPlace, read_text_place

STEPS = st.integers(0, 10**6) | st.text().filter(lambda step: not step.isdecimal())
LINES = st.tuples(st.integers(1, 999), st.integers(1, 999)).map(lambda pair: (min(pair), max(pair)))
PLACES = st.builds(TextPlace, st.text(min_size=1), st.lists(STEPS).map(tuple)) | st.builds(
    TextPlace, st.text(min_size=1), st.just(()), LINES
)


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (
            TextPlace("content/goals/wellbeing.yml", ("means", 1, "fi")),
            "content/goals/wellbeing.yml#/means/1/fi",
        ),
        (TextPlace("content/story.fi.md", lines=(3, 5)), "content/story.fi.md#L3-L5"),
        (TextPlace("content/site.yml", ("a/b", "c~d", "e--f-")), "content/site.yml#/a~1b/c~0d/e%2D-f%2D"),
        (TextPlace("content/työ -->.yml", ("ä",)), "content/ty%C3%B6%20%2D-%3E.yml#/%C3%A4"),
    ],
)
def test_a_place_is_a_file_with_a_pointer_or_lines(place: TextPlace, written: str) -> None:
    assert str(place) == written
    assert read_text_place(written) == place


@given(PLACES)
def test_every_place_is_read_as_it_was_written_and_may_stand_in_a_comment(place: TextPlace) -> None:
    written = str(place)
    assert read_text_place(written) == place
    assert "--" not in written
    assert not written.endswith("-")
    assert not set(written) & set("<>&\"'\n ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "content/site.yml",
        "#/a",
        "content/site.yml#a",
        "content/site.yml#/a~2",
        "content/site.yml#/%zz",
        "content/site.yml#/%41",
        "content/story.fi.md#L5-L3",
        "content/story.fi.md#L0-L3",
        "content/story.fi.md#L3",
    ],
)
def test_what_is_spelt_otherwise_is_no_place(text: str) -> None:
    assert read_text_place(text) is None
