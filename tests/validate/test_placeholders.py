"""The words in braces of interface.yml belong to the model: no slip in one gets as far as a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kalliola_site.model.base import localized_texts
from kalliola_site.model.interface.interface import Interface
from kalliola_site.model.interface.placeholders import placeholders_at
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_editor import with_texts
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.validate.placeholders import placeholder_problems
from tests.conftest import ROOT

FILE = ROOT / "kalliola_site/edit/sample_project/content/interface.yml"
LANGUAGES = ("fi", "en")


def as_document(source: Source) -> Document:
    read = read_yaml(source)
    assert isinstance(read, Document)
    return read


def as_model(document: Document) -> Interface:
    return Interface.read(document.value, LANGUAGES)


DOCUMENT = as_document(Source("content/interface.yml", FILE.read_text(encoding="utf-8")))
INTERFACE = as_model(DOCUMENT)
PHRASES = {
    ".".join(map(str, location)): (location, names)
    for location, _ in localized_texts(INTERFACE)
    if (names := placeholders_at(Interface, location))
}
SLIPS: dict[str, tuple[Callable[[str], str], str]] = {
    "misspelt": (lambda name: f"{{{name}x}}", "unknown-placeholder"),
    "translated": (lambda _: "{määrä}", "unknown-placeholder"),
    "key-missing": (lambda _: "…", "placeholder-missing"),
    "never closed": (lambda name: f"{{{name}", "placeholder-half-open"),
    "never opened": (lambda name: f"{name}}}", "placeholder-half-open"),
    "with spaces": (lambda name: f"{{ {name} }}", "placeholder-half-open"),
    "doubled": (lambda name: f"{{{{{name}}}}}", "placeholder-half-open"),
    "empty": (lambda _: "{}", "placeholder-half-open"),
}


def problems_with(location: Location, language: str, text: str) -> list[Problem]:
    document = as_document(with_texts(DOCUMENT, {(*location, language): text}))
    return list(placeholder_problems(as_model(document), document))


def test_the_words_as_they_are_have_all_of_them() -> None:
    assert list(placeholder_problems(INTERFACE, DOCUMENT)) == []
    assert len(PHRASES) > 25


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_in_every_phrase_is_an_error_at_its_own_line(language: str, slip: str) -> None:
    change, id_ = SLIPS[slip]
    for location, names in PHRASES.values():
        text = dict(localized_texts(INTERFACE))[location][language]
        for name in names:
            found = problems_with(location, language, text.replace(f"{{{name}}}", change(name)))
            line = DOCUMENT.place((*location, language)).line
            assert {(item.message.id, item.severity, item.place.line) for item in found} == {
                (id_, "error", line)
            }, (location, name)


@pytest.mark.parametrize("text", ["Siirry {number}", "Siirry {", "Siirry }"])
def test_a_phrase_in_which_nothing_is_filled_in_has_no_braces(text: str) -> None:
    (problem,) = problems_with(("skip_link",), "fi", text)
    assert str(problem.hint).endswith("take the braces away.")


def test_the_hint_has_the_word_with_its_braces() -> None:
    (problem,) = problems_with(("open_data", "size"), "fi", "{numbr} kt")
    assert str(problem.hint) == "Did you mean {number}?"
