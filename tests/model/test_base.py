from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.load.file_kinds import FILE_KINDS
from kalliola_site.model.base import (
    IDENTIFIER,
    LANGUAGE_TAG,
    SLUG,
    Identifier,
    LocalizedSlug,
    LocalizedText,
    Model,
)
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.model.reading import shape_of
from kalliola_site.model.shapes import Reading, read_as
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml
from tests.conftest import SAMPLE

TEXTS = shape_of(LocalizedText)
SLUGS = shape_of(LocalizedSlug)
IDENTIFIERS = shape_of(Identifier)


def texts(value: object, *languages: str) -> LocalizedText:
    read = read_as(TEXTS, value, Reading(languages))
    assert isinstance(read, LocalizedText)
    return read


def mistakes(value: object, *languages: str) -> list[tuple[str, tuple[int | str, ...]]]:
    with pytest.raises(MistakesFoundError) as found:
        texts(value, *languages)
    return [(mistake.message.id, mistake.location) for mistake in found.value.mistakes]


class Thing(Model):
    name: str
    number: int = 1


# Models


def test_a_model_knows_its_keys_and_no_others() -> None:
    with pytest.raises(MistakesFoundError, match="unknown-key"):
        Thing.read({"name": "a", "other": "b"})


def test_what_was_read_never_changes() -> None:
    thing = Thing(name="a")
    with pytest.raises(AttributeError, match="never changes"):
        thing.name = "b"  # type: ignore[misc]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_a_text_is_never_empty(text: str) -> None:
    with pytest.raises(MistakesFoundError, match="empty-text"):
        Thing.read({"name": text})


def test_spaces_around_a_text_do_not_belong_to_it() -> None:
    assert Thing.read({"name": "  a b \n"}).name == "a b"


def test_a_number_may_be_written_as_yaml_gives_it() -> None:
    assert Thing.read({"name": "a", "number": "12"}).number == 12


# Texts in several languages


def test_a_localized_text_is_a_mapping_by_language() -> None:
    text = texts({"fi": "Ilo", "en": "Joy"}, "fi", "en")
    assert dict(text) == {"fi": "Ilo", "en": "Joy"}
    assert text["fi"] == "Ilo"
    assert "sv" not in text
    assert text.get("sv") is None
    assert len(text) == 2


def test_two_texts_that_say_the_same_are_equal_in_any_order() -> None:
    one, other = LocalizedText({"fi": "a", "en": "b"}), LocalizedText({"en": "b", "fi": "a"})
    assert one == other
    assert hash(one) == hash(other)
    assert one != LocalizedText({"fi": "a"})


def test_a_text_does_not_change_with_what_it_was_made_from() -> None:
    made_from = {"fi": "a"}
    text = LocalizedText(made_from)
    made_from["fi"] = "b"
    assert text["fi"] == "a"


def test_spaces_around_each_language_do_not_belong_to_it() -> None:
    assert dict(texts({"fi": " a\n", "en": "b "}, "fi", "en")) == {"fi": "a", "en": "b"}


@pytest.mark.parametrize("languages", [("fi", "en"), ("fi", "en", "sv"), ("fi",)])
def test_only_the_source_language_is_required(languages: tuple[str, ...]) -> None:
    assert dict(texts({"fi": "a"}, *languages)) == {"fi": "a"}


@pytest.mark.parametrize(
    ("value", "languages", "found"),
    [
        ({"en": "a"}, ("fi", "en"), [("source-text-missing", ())]),
        ({"fi": "a"}, ("en", "fi"), [("source-text-missing", ())]),
        ({}, ("fi",), [("source-text-missing", ())]),
        ({"fi": "a", "eng": "b"}, ("fi", "en"), [("unknown-language", ("eng",))]),
        ({"fi": "a", "FI": "b"}, ("fi", "en"), [("unknown-language", ("FI",))]),
        ({"a": "x", "b": "y"}, ("b",), [("unknown-language", ("a",))]),
        ({"sv": "a"}, ("fi",), [("unknown-language", ("sv",)), ("source-text-missing", ())]),
        ({"fi": ""}, ("fi",), [("empty-text", ("fi",))]),
        ({"fi": None}, ("fi",), [("empty-text", ("fi",))]),
        ({"fi": ["a"]}, ("fi",), [("not-text", ("fi",))]),
        ("a", ("fi",), [("not-group", ())]),
        (["a"], ("fi",), [("not-group", ())]),
        (None, ("fi",), [("not-group", ())]),
    ],
)
def test_what_is_wrong_with_a_text_is_told_with_its_language(
    value: object, languages: tuple[str, ...], found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert mistakes(value, *languages) == found


def test_without_languages_to_hold_it_to_any_language_will_do() -> None:
    assert dict(read_as(TEXTS, {"xx": "a"}, Reading(()))) == {"xx": "a"}


def test_the_texts_that_are_come_upon_while_a_file_is_read_are_those_that_the_model_has() -> None:
    for kind in FILE_KINDS:
        for path in SAMPLE.glob(kind.files):
            read = read_yaml(Source(kind.files, path.read_text(encoding="utf-8")))
            assert isinstance(read, Document)
            model = kind.model.read(read.value, ("fi", "en"))
            assert model.texts_of_readers == model.changed().texts_of_readers


# Names


@pytest.mark.parametrize("slug", ["tarina", "a", "1", "2023-2025", "eriarvoisuuden-ratkaisija", "0-0"])
def test_a_slug_is_small_letters_digits_and_single_hyphens(slug: str) -> None:
    assert read_as(SLUGS, {"fi": slug}, Reading(()))["fi"] == slug


NO_SLUGS = [
    "Tarina", "työ", "a b", "a--b", "-a", "a-", "-", "a/b", "../a", "a.b", "a_b", "a%20b", "a?b", "a#b",
    "a\u00ad", "а", "１",
]  # fmt: skip


@pytest.mark.parametrize("slug", NO_SLUGS)
@pytest.mark.parametrize("language", ["fi", "en"])
def test_anything_else_is_no_slug_in_any_language(slug: str, language: str) -> None:
    with pytest.raises(MistakesFoundError, match="bad-slug"):
        read_as(SLUGS, {"fi": "a", "en": "a", language: slug}, Reading(()))


@pytest.mark.parametrize("name", ["a", "joy", "goal-1", "x2"])
def test_an_identifier_is_a_slug_that_begins_with_a_letter(name: str) -> None:
    assert read_as(IDENTIFIERS, name, Reading(())) == name


@pytest.mark.parametrize("name", ["1a", "A", "a_b", "a-", "a--b", "ä", "a b"])
def test_anything_else_is_no_identifier(name: str) -> None:
    with pytest.raises(MistakesFoundError, match="bad-identifier"):
        read_as(IDENTIFIERS, name, Reading(()))


def test_nothing_is_no_identifier() -> None:
    with pytest.raises(MistakesFoundError, match="empty-text"):
        read_as(IDENTIFIERS, "", Reading(()))


@given(st.from_regex(IDENTIFIER, fullmatch=True))
def test_every_identifier_could_be_a_slug_too(name: str) -> None:
    assert SLUG.fullmatch(name)


@pytest.mark.parametrize(
    "tag",
    [
        "fi",
        "en",
        "sv",
        "smn",
        "pt-BR",
        "sr-Latn",
        "sr-Latn-RS",
        "es-419",
        "fi-x-selko",
        "sl-rozaj",
        "de-1996",
        "ar-u-nu-latn",
    ],
)
def test_a_language_tag_is_written_as_people_write_it(tag: str) -> None:
    assert LANGUAGE_TAG.fullmatch(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "f",
        "FI",
        "Fi",
        "suomi",
        "fi_FI",
        "fi-fi",
        "fi-",
        "en-gb",
        "fi/",
        "x-y",
        "fi-x",
        "fi-x-Selko",
        "fi-selko-",
    ],
)
def test_anything_else_is_no_language_tag(tag: str) -> None:
    assert not LANGUAGE_TAG.fullmatch(tag)
