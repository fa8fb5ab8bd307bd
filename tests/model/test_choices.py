"""The words that a key has to choose from, as they are and in the languages of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args, get_origin

import pytest

from kalliola_site import pipeline
from kalliola_site.load.file_kinds import FILE_KINDS
from kalliola_site.load.model_errors import explain
from kalliola_site.model.base import Model
from kalliola_site.model.choices import InAnyLanguage, choices_of, other_words
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.problems import message_language
from kalliola_site.problems.message_language import translator
from kalliola_site.problems.report import report
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml

Weather = Annotated[Literal["planned", "done"], InAnyLanguage()]


class Day(Model):
    """A model with a choice."""

    weather: Weather


def said_of(text: str, language: str) -> str:
    document = read_yaml(Source("content/day.yml", text))
    assert isinstance(document, Document)
    with pytest.raises(MistakesFoundError) as caught:
        Day.read(document.value)
    (problem,) = explain(caught.value.mistakes, Day, document)
    return report(problem, translate=translator(language)).split(" = ")[1]


@pytest.mark.parametrize("written", ["planned", "suunniteltu", " suunniteltu "])
def test_a_choice_means_the_same_in_whichever_language_it_is_written(written: str) -> None:
    assert Day.read({"weather": written}).weather == "planned"


@pytest.mark.parametrize("spoken", ["en", "fi"])
def test_what_a_word_means_does_not_depend_on_the_language_that_is_spoken(
    spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", spoken)
    message_language.speak(spoken)
    assert Day.read({"weather": "tehty"}).weather == "done"


def test_a_word_that_is_no_choice_is_told_with_the_choices_and_what_they_mean() -> None:
    assert said_of("weather: xyz", "fi") == "Vaihtoehdot: planned (suunniteltu) tai done (tehty)."
    assert said_of("weather: xyz", "en") == "Write planned or done."


def test_a_misspelt_word_is_told_in_the_language_in_which_it_was_meant() -> None:
    assert said_of("weather: suunitelu", "fi") == "Tarkoititko suunniteltu?"


def test_no_word_of_another_language_means_two_choices_of_one_key() -> None:
    for choices in every_choice():
        for translate in message_language.translators(()):
            assert len({translate(choice) for choice in choices}) == len(choices)
        assert not set(other_words(choices)) & set(choices)


def every_choice() -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()

    def look(annotation: object) -> None:
        if get_origin(annotation) is Annotated and any(
            isinstance(extra, InAnyLanguage) for extra in get_args(annotation)[1:]
        ):
            found.add(choices_of(annotation))
        if isinstance(annotation, type) and issubclass(annotation, Model):
            for key in annotation.keys_by_name().values():
                look(key.annotation)
        for inner in get_args(annotation):
            look(inner)

    for kind in FILE_KINDS:
        look(kind.model)
    return found


def test_every_kind_of_choice_is_looked_at() -> None:
    words = {word for choices in every_choice() for word in choices}
    assert {"planned", "number", "up", "year", "day", "serif", "to-be-agreed", "soft-hyphen"} <= words


def test_the_site_is_the_same_whichever_words_and_letters_are_written(project: Path) -> None:
    before = pipeline.check(project).files
    changes = (
        ("content/goals/1-inequality.yml", "indicators: to-be-agreed", "indicators: sovitaan-myöhemmin"),
        ("content/brand.yml", '"#FBFAF5"', '"#fbfaf5"'),
    )
    for path, old, new in changes:
        file = project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert pipeline.check(project).files == before
