"""Changing a text in a YAML file leaves the rest of the file as it was, to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source, without_unseen
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_editor import (
    with_comments,
    with_texts,
    with_value_added,
    with_values,
    without_value,
)
from kalliola_site.syntax.yaml_reader import read_yaml


def document(text: str) -> Document:
    read = read_yaml(Source("content/x.yml", text))
    assert isinstance(read, Document)
    return read


def edited(text: str, location: Location, words: str) -> str:
    return with_texts(document(text), {location: words}).text


VALUE = [{"id": "joy", "name": {"fi": "Ilo: yhdessä"}}]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "a:\n  - id: x\n    name: {fi: y}\n\n# b\nb: z\n",
            'a:\n  - id: joy\n    name:\n      fi: "Ilo: yhdessä"\n\n# b\nb: z\n',
        ),
        ("a: [x, y]  # note\nb: z\n", 'a: [{id: joy, name: {fi: "Ilo: yhdessä"}}]  # note\nb: z\n'),
        (
            "a:\n  fi: x\n  en: |\n    y\n\nb: z\n",
            'a:\n  - id: joy\n    name:\n      fi: "Ilo: yhdessä"\n\nb: z\n',
        ),
    ],
)
def test_a_value_is_replaced_whatever_it_was_and_all_around_it_stays(before: str, after: str) -> None:
    assert with_values(document(before), {("a",): VALUE}).text == after


@pytest.mark.parametrize(
    ("before", "location", "value", "after"),
    [
        ("a: x  # note\nb: y\n", ("a",), ["z"], "a:  # note\n  - z\nb: y\n"),
        ("a:\nb: y\n", ("a",), {"fi": "z"}, "a:\n  fi: z\nb: y\n"),
        ("a:  # note\n  - x\nb: y\n", ("a",), "z", "a: z  # note\nb: y\n"),
        ("a:\n  - x\nb: y\n", ("a",), {}, "a: {}\nb: y\n"),
        ("a:\n  - fi: x\n    en: y\n", ("a", 0), "z", "a:\n  - z\n"),
    ],
)
def test_a_value_may_become_one_of_another_kind(
    before: str, location: Location, value: Value, after: str
) -> None:
    assert with_values(document(before), {location: value}).text == after


@pytest.mark.parametrize(
    ("before", "location", "value", "after"),
    [
        ("a:\n  b: x\nc: y\n", ("a", "d"), ["z"], "a:\n  b: x\n  d:\n    - z\nc: y\n"),
        ("a: {}\n", ("a", "d"), "z", "a: {d: z}\n"),
        ("a: {b: x}\n", ("a", "d"), {"fi": "z"}, "a: {b: x, d: {fi: z}}\n"),
    ],
)
def test_a_key_is_added_as_those_beside_it(before: str, location: Location, value: Value, after: str) -> None:
    assert with_value_added(document(before), location, value).text == after


def test_a_key_beside_a_hyphen_leaves_its_place_to_the_next() -> None:
    before = document("a:\n  - fi: x\n    # note\n    en: y\n")
    assert without_value(before, ("a", 0, "fi")).text == "a:\n  - # note\n    en: y\n"


def test_a_comment_is_put_above_a_key_or_an_item_with_its_indent() -> None:
    before = "a:\n  - fi: x\n  - fi: y\nb: {fi: z}\n"
    after = "a:\n  - fi: x\n  # look\n  - fi: y\n# here\nb: {fi: z}\n"
    assert with_comments(document(before), {("a", 1): "look", ("b", "fi"): "here"}).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: x\ngone: {fi: x}  # note\nb: y\n", "a: x\nb: y\n"),
        ("a: x\ngone:\n  fi: x\n  en: |\n    y\n\n# about b\nb: y\n", "a: x\n\n# about b\nb: y\n"),
        ("gone: x\na: y\n", "a: y\n"),
        ("a: y\ngone: x", "a: y\n"),
        ("{a: x, gone: {fi: x}, b: y}\n", "{a: x, b: y}\n"),
        ("{a: x, gone: y}\n", "{a: x}\n"),
        ("# about the file\n\n# about gone\ngone: x\na: y\n", "# about the file\n\na: y\n"),
        ("# about the file\ngone: x\na: y\n", "# about the file\na: y\n"),
        ("a: |\n  x\n  # no comment\ngone: y\n", "a: |\n  x\n  # no comment\n"),
        ("gone: x\n", "{}\n"),
    ],
)
def test_a_key_is_taken_away_with_all_that_stands_under_it(before: str, after: str) -> None:
    assert without_value(document(before), ("gone",)).text == after


@pytest.mark.parametrize(
    ("before", "location", "words", "after"),
    [
        ("a: {fi: x, en: y}  # note\n", ("a", "en"), "z", "a: {fi: x, en: z}  # note\n"),
        ("a: {fi: x}\n", ("a", "en"), "z", "a: {fi: x, en: z}\n"),
        ("a: {fi: x}\n", ("a", "en"), "y, z", 'a: {fi: x, en: "y, z"}\n'),
        ("a:\n  fi: x\n  en: y\nb: c\n", ("a", "en"), "z", "a:\n  fi: x\n  en: z\nb: c\n"),
        ("a:\n  fi: x  # note\nb: c\n", ("a", "en"), "z", "a:\n  fi: x  # note\n  en: z\nb: c\n"),
        ("- fi: x\n- fi: y\n", (0, "en"), "z", "- fi: x\n  en: z\n- fi: y\n"),
        ("a:\n  fi: x", ("a", "en"), "z", "a:\n  fi: x\n  en: z"),
        ("a:\n  fi: x\n  en:\n", ("a", "en"), "z", "a:\n  fi: x\n  en: z\n"),
        ('a:\n  fi: "x"\n', ("a", "fi"), "z", 'a:\n  fi: "z"\n'),
        ("a:\n  fi: 'x'\n", ("a", "fi"), "it’s", "a:\n  fi: 'it’s'\n"),
        ("a:\n  fi: |\n    x\n    y\nb: c\n", ("a", "fi"), "z\nw", "a:\n  fi: |\n    z\n    w\nb: c\n"),
        ("a:\n  fi: |\n    x\nb: c\n", ("a", "en"), "z", "a:\n  fi: |\n    x\n  en: z\nb: c\n"),
        ("a:\n  fi: x\n    y\nb: c\n", ("a", "fi"), "z", "a:\n  fi: z\nb: c\n"),
        ("a:\n  fi: x  # note\n", ("a", "fi"), "z\nw", 'a:\n  fi: "z\\nw"  # note\n'),
        ("a:\n  fi: x\n", ("a", "fi"), "z\n\nw", "a:\n  fi: |-\n    z\n\n    w\n"),
        ("a:\n  fi: 'it''s'\n", ("a", "fi"), "it's z", "a:\n  fi: 'it''s z'\n"),
        (
            "a:\n  fi: >-  # note\n    x\n    y\n",
            ("a", "fi"),
            "x z\nw",
            "a:\n  fi: >-  # note\n    x\n    z\n\n    w\n",
        ),
        ("a:\n  fi: x y\n    z w\n    v\n", ("a", "fi"), "x y z u v", "a:\n  fi: x y\n    z u\n    v\n"),
        ('a:\n  fi: "x\n    y"\n', ("a", "fi"), "z y", 'a:\n  fi: "z\n    y"\n'),
        ("a: [x, y]\n", ("a", 1), "z", "a: [x, z]\n"),
        ("a:\n  fi: ä\n  en: y\n", ("a", "en"), "ö: å", 'a:\n  fi: ä\n  en: "ö: å"\n'),
    ],
)
def test_only_the_text_changes(before: str, location: Location, words: str, after: str) -> None:
    assert edited(before, location, words) == after


@pytest.mark.parametrize(
    "words", ["- x", "# x", "x # y", "@x", "{x}", "yes: no", "'", '"', "x\ny", "*x*", "!", "|"]
)
def test_what_yaml_would_misread_is_put_in_quotes(words: str) -> None:
    assert document(edited("a:\n  fi: x\n", ("a", "en"), words)).value == {"a": {"fi": "x", "en": words}}


def test_many_texts_can_change_at_once() -> None:
    before = document("a:\n  fi: x\n  en: y\nb:\n  - {fi: p}\n  - fi: q\n")
    changed = with_texts(before, {("a", "en"): "1", ("b", 0, "en"): "2", ("b", 1, "en"): "3"})
    assert changed.text == "a:\n  fi: x\n  en: 1\nb:\n  - {fi: p, en: 2}\n  - fi: q\n    en: 3\n"


printable = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), include_characters="\n"), min_size=1, max_size=40
).map(str.strip)


def test_letters_in_parts_are_put_together_when_they_are_read_back() -> None:
    value = document(edited("a: {fi: x}\n", ("a", "en"), ">\u0061\u0308")).value
    assert value == {"a": {"fi": "x", "en": ">ä"}}


@given(
    printable.filter(bool),
    st.sampled_from(["a: {fi: x}\n", "a:\n  fi: x\n", 'a:\n  fi: |\n    "x"\n  en: y']),
)
def test_any_text_reads_back_as_it_was_meant(words: str, before: str) -> None:
    # Letters are put together when a file is read.
    value = document(without_unseen(edited(before, ("a", "en"), words))).value
    assert isinstance(value, dict)
    assert value["a"]["en"] == without_unseen(words)
