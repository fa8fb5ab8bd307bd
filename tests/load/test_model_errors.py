from __future__ import annotations

from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.load.known_keys import known_keys
from kalliola_site.load.model_errors import explain
from kalliola_site.model.base import SLUG, LocalizedSlug, LocalizedText, Model
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.model.reading import Items
from kalliola_site.model.site import Site
from kalliola_site.model.strategy import Goal
from kalliola_site.problems.problem import Problem
from kalliola_site.problems.suggest import suggest
from kalliola_site.syntax.slug import slug_from
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml

HERE = "►"


class Item(Model):
    name: LocalizedText
    count: int = 0


class Example(Model):
    """A content model with one of everything."""

    title: LocalizedText
    slug: LocalizedSlug | None = None
    shown: bool = True
    items: tuple[Item, ...] = ()
    by_name: dict[str, Item] | None = None
    pair: Annotated[tuple[str, ...], Items(2)] = ("a", "b")


def explained(text: str) -> list[Problem]:
    read = read_yaml(Source("content/x.yml", text))
    assert isinstance(read, Document)
    try:
        Example.read(read.value, ("fi", "en"))
    except MistakesFoundError as found:
        return list(explain(found.mistakes, Example, read))
    return []


@pytest.mark.parametrize(
    ("message", "text", "says", "hint"),
    [
        ("key-missing", "►shown: true\n", "title is missing", "Add title: to the file."),
        (
            "key-missing",
            "title: {fi: a}\nitems:\n  - ►count: 1\n",
            "name is missing",
            "Add name: to items.",
        ),
        (
            "key-missing",
            "title: {fi: a}\nby_name:\n  ►a:\n    count: 1\n",
            "name is missing",
            "Add name: to by_name › a.",
        ),
        (
            "unknown-key",
            "title: {fi: a}\n►show: true\n",
            "the key show is not known here",
            "Did you mean shown?",
        ),
        (
            "unknown-key",
            "title: {fi: a}\nitems:\n  - name: {fi: b}\n    ►conut: 1\n",
            "the key conut is not known here",
            "Did you mean count?",
        ),
        (
            "unknown-key",
            "title: {fi: a}\nby_name:\n  a:\n    name: {fi: b}\n    ►zzz: 1\n",
            "the key zzz is not known here",
            "Known here: count, name.",
        ),
        ("not-text", "title:\n  fi: ►[a]\n", "a text should stand here, not a list", ""),
        ("not-text", "title:\n  fi: ►{a: b}\n", "a text should stand here, not a group of keys", ""),
        ("empty-text", "title:\n  fi►:\n", "the text is empty", ""),
        ("empty-text", "title:\n  fi: ►' '\n", "the text is empty", ""),
        (
            "not-number",
            "title: {fi: a}\nitems:\n  - name: {fi: b}\n    count: ►kaksi\n",
            "a whole number should stand here",
            "Write digits only, for example 1 or 2027.",
        ),
        (
            "not-truth",
            "title: {fi: a}\nshown: ►kyllä\n",
            "only true or false can stand here",
            "Write true or false.",
        ),
        ("not-list", "title: {fi: a}\n►items: b\n", "a list should stand here, not “b”", ""),
        ("not-list", "title: {fi: a}\n►items: {b: c}\n", "not a group of keys", ""),
        ("empty-list", "title: {fi: a}\n►pair: []\n", "the list is empty", "at least one item"),
        ("wrong-count", "title: {fi: a}\n►pair: [b]\n", "has 1 items, and it must have 2", "exactly 2"),
        ("wrong-count", "title: {fi: a}\n►pair: [b, c, d]\n", "has 3 items", "Give it exactly 2 items."),
        ("empty-text", "title: {fi: ►''}\n", "the text is empty", "Write the text."),
        ("not-group", "►title: a\n", "a group of keys should stand here, not “a”", ""),
        ("not-group", "title: {fi: a}\nitems:\n  - ►b\n", "not “b”", ""),
        ("not-group", "►- title\n", "a group of keys should stand here, not a list", ""),
        ("unknown-language", "title: {fi: a, ►eng: b}\n", "eng is not one of", "Did you mean en?"),
        ("unknown-language", "title: {fi: a, ►sv: b}\n", "sv is not one of", "Known here: en, fi."),
        ("source-text-missing", "►title: {en: a}\n", "source language (fi)", "Add fi: and the text."),
        (
            "bad-slug",
            "title: {fi: a}\nslug: {fi: ►Älä lyö!}\n",
            "“Älä lyö!” cannot be a part of an address",
            "hyphens: ala-lyo.",
        ),
    ],
)
def test_what_a_model_finds_is_explained_at_its_place(message: str, text: str, says: str, hint: str) -> None:
    before = text[: text.index(HERE)]
    (problem,) = explained(text.replace(HERE, ""))
    place = f"content/x.yml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    assert (problem.message.id, str(problem.place)) == (message, place)
    assert says in str(problem.text)
    assert hint in str(problem.hint)


@pytest.mark.parametrize(("word", "value"), [("true", True), ("false", False)])
def test_true_and_false_are_truths(word: str, value: bool) -> None:
    read = Example.read({"title": {"fi": "a"}, "shown": word})
    assert read.shown is value


def test_everything_wrong_in_a_file_is_told_at_once() -> None:
    problems = explained("titel: {fi: a}\nshown: kyllä\nitems:\n  - name: {en: b}\n  - count: x\n")
    assert sorted((problem.place.line, problem.message.id) for problem in problems) == [
        (1, "unknown-key"),
        (2, "not-truth"),
        (4, "source-text-missing"),
        (5, "key-missing"),
        (5, "not-number"),
    ]


# Suggestions


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("outcome", "Did you mean outcomes?"),
        ("Outcomes", "Did you mean outcomes?"),
        ("OUTCOMES", "Did you mean outcomes?"),
        ("outcmoes", "Did you mean outcomes?"),
        ("tulokset", "Known here: means, outcomes, title."),
        ("", "Known here: means, outcomes, title."),
    ],
)
def test_a_hint_names_what_was_probably_meant_or_else_all_there_is(word: str, hint: str) -> None:
    assert str(suggest(word, ("title", "outcomes", "means"))) == hint


def test_where_there_is_nothing_to_choose_from_the_hint_says_so() -> None:
    assert str(suggest("trust", ())) == "There are none yet."


def test_suggestions_do_not_depend_on_the_order_of_what_is_known() -> None:
    known = ("slug", "slum", "slut")
    assert str(suggest("slux", known)) == str(suggest("slux", reversed(known)))


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Älä lyö!", "ala-lyo"),
        ("  Tarina  ", "tarina"),
        ("Eriarvoisuuden ratkaisija", "eriarvoisuuden-ratkaisija"),
        ("a_b--c//d", "a-b-c-d"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", "a-z"),
        ("", "a-z"),
    ],
)
def test_a_slug_can_be_made_of_any_words(words: str, slug: str) -> None:
    assert slug_from(words) == slug


@given(st.text())
def test_a_suggested_slug_is_always_one_that_will_do(words: str) -> None:
    assert SLUG.fullmatch(slug_from(words))


# What is known where


@pytest.mark.parametrize(
    ("location", "keys"),
    [
        ((), ("title", "slug", "shown", "items", "by_name", "pair")),
        (("items", 0), ("name", "count")),
        (("by_name", "anything"), ("name", "count")),
        (("title",), ()),
        (("nothing", "here"), ()),
    ],
)
def test_the_keys_of_a_model_are_known_at_each_location(
    location: tuple[int | str, ...], keys: tuple[str, ...]
) -> None:
    assert known_keys(Example, location) == keys


def test_the_keys_of_the_real_models_are_known() -> None:
    assert "outcomes" in known_keys(Goal, ())
    assert known_keys(Site, ("pages", "home")) == ("title", "description", "slug", "draft")
    assert {"code", "name"} <= set(known_keys(Site, ("languages", 0)))
    assert "website" in known_keys(Site, ("organisation",))


@pytest.mark.parametrize("word", ["on", "yes", "True", "1", "y"])
def test_only_true_and_false_are_truths(word: str) -> None:
    assert [problem.message.id for problem in explained(f"title: {{fi: a}}\nshown: {word}\n")] == [
        "not-truth"
    ]


def test_a_number_is_only_digits() -> None:
    (problem,) = explained("title: {fi: a}\nitems: [{name: {fi: b}, count: 1_0}]")
    assert problem.message.id == "not-number"


def test_dashes_part_words_and_letters_are_spelt_out_in_a_suggested_slug() -> None:
    assert slug_from("2023–2025 Ærø") == "2023-2025-aero"
