"""Recognising a strategy: each text in its own field, or on the list, in documents of every kind."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kalliola_site.edit.strategy_document.ledger import LettersLostError, Placed, StrategyText
from kalliola_site.edit.strategy_document.recognise import recognise
from kalliola_site.edit.strategy_document.rules import rules
from kalliola_site.syntax.documents.blocks import Document
from kalliola_site.syntax.documents.read_document import read_document
from kalliola_site.validate.read_content import read_content
from tests.conftest import ROOT, SAMPLE
from tests.support.damaged_documents import UNKNOWN, damages
from tests.support.word_documents import paragraph, word_document

DOCUMENTS = ROOT / "tests/support/documents"
ALIKE = [
    DOCUMENTS / "1-word-suomi.docx",
    DOCUMENTS / "2-ilman-tyyleja.docx",
    DOCUMENTS / "3-taulukko.docx",
    DOCUMENTS / "5-libreoffice.odt",
    ROOT / "docs/adopted/2023-2025.md",
]
AT_MOST = 60
"""How many damages of a document are tried."""
OTHER = DOCUMENTS / "6-toinen-rakenne.docx"


@cache
def read(file: Path) -> Document:
    document = read_document(file.name, file.read_bytes())
    assert isinstance(document, Document)
    return document


@cache
def recognised(file: Path) -> StrategyText:
    return recognise(read(file), rules())


def of(*paragraphs: str) -> StrategyText:
    document = read_document("strategy.docx", word_document(paragraphs))
    assert isinstance(document, Document)
    return recognise(document, rules())


def listed(text: StrategyText) -> list[str]:
    return [item.text for item in text.listed]


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str | int, ...], str]:
    """The strategy's texts in Finnish, by field."""
    folder = tmp_path_factory.mktemp("adopted")
    shutil.copytree(SAMPLE / "content", folder / "content")
    (folder / "templates").mkdir()
    (folder / "templates" / "page.html.jinja").write_text("<h1>Kalliola</h1>\n", encoding="utf-8")
    content = read_content(folder)
    texts: dict[tuple[str | int, ...], str] = {
        at: text["fi"] for at, text in content.strategy.localized_texts
    }
    for number, goal in enumerate(content.goals):
        texts |= {("goals", number, *at): text["fi"] for at, text in goal.localized_texts if at != ("slug",)}
    for part in ("story", "mission", "vision"):
        lines = content.texts[part, "fi"].text.strip().split("\n")
        texts |= {
            ("pages", part, number): line.removeprefix("- ")
            for number, line in enumerate(filter(None, lines))
        }
    return texts


@pytest.mark.parametrize("file", ALIKE, ids=lambda file: file.name)
def test_the_adopted_strategy_is_recognised_field_by_field(
    file: Path, adopted: dict[tuple[str | int, ...], str]
) -> None:
    text = recognised(file)
    found = {
        item.field[:3] if item.field[0] == "pages" else item.field: item.text
        for item in text.placed
        if item.field[-1] != "indicators" or item.field[1] == "headings"
    }
    assert found == adopted
    assert text.period == (2023, 2025)
    assert [item for item in text.placed if item.doubt is not None] == []
    assert sum(item.field[-1] == "indicators" and item.field[1] != "headings" for item in text.placed) == 4


def test_what_has_no_place_is_listed_with_why() -> None:
    kinds = [item.where.kind for item in recognised(ALIKE[0]).listed]
    assert sorted(kinds) == ["comment", "contents", "contents", "contents", "footer", "header", "note"]


def test_another_arrangement_gives_its_goals_and_lists_what_has_no_place() -> None:
    text = recognised(OTHER)
    counts = [
        tuple(len(text.texts("goals", number, key)) for key in ("description", "means", "outcomes"))
        for number in range(text.count("goals"))
    ]
    assert counts == [(4, 5, 4), (4, 6, 3), (3, 5, 3), (3, 5, 3)]
    assert text.period == (2026, 2030)
    assert text.text("goals", "heading") == "Päämäärä"
    assert [text.text("values", "items", number, "name") for number in range(3)] == [
        "Ilo",
        "Reiluus",
        "Luottamus",
    ]
    assert text.count("values", "items") == 3
    assert {"Johdanto", "Seuranta ja raportointi", "Hallitus arvioi strategian toteutumista vuosittain."} <= {
        *listed(text)
    }
    assert any("Strategiatalo: katossa visio" in note.say() for note in text.notes)


def _place(text: StrategyText, item: Placed) -> tuple[str, ...]:
    """Name a place by what stays the same where goals and texts are left out before it."""
    at = item.field
    names = tuple(step for step in at if isinstance(step, str) and step not in ("point", "paragraph"))
    if at[0] == "goals" and isinstance(at[1], int):
        return (*names, text.words("goals", at[1], "title").rstrip(".").casefold())
    if at[:2] == ("values", "items") and at[-1] == "text":
        return (*names, text.words(*at[:-1], "name"))
    return names


@pytest.mark.parametrize("file", [*ALIKE, OTHER], ids=lambda file: file.name)
def test_with_any_one_signal_damaged_each_text_is_in_its_place_or_listed_or_marked(file: Path) -> None:
    whole = recognised(file)
    places: dict[str, set[tuple[str, ...]]] = {}
    for item in whole.placed:
        places.setdefault(item.words.casefold(), set()).add(_place(whole, item))
    wrong = []
    every = list(damages(read(file)))
    # The documents say the same: of what is damaged in one, others damage the rest.
    step = max(1, len(every) // AT_MOST)
    for name, damaged in every[ALIKE.index(file) % step if file in ALIKE else 0 :: step]:
        text = recognise(damaged, rules(), "fi")
        for item in text.placed:
            if item.is_derived or item.doubt is not None or item.field[-1] in ("indicators", "closing"):
                continue
            place = _place(text, item)
            # Under a goal or a value that was renamed, texts are where they were.
            is_renamed = UNKNOWN.casefold() in (item.words.casefold(), place[-1].casefold()) or not place[-1]
            if place not in places.get(item.words.casefold(), set()) and not is_renamed:
                wrong.append((name, place, item.words[:40]))
    assert wrong == []


def test_a_letter_that_went_missing_is_a_mistake_of_the_program() -> None:
    document = read(OTHER)
    with pytest.raises(LettersLostError, match="lost q × 1"):
        recognise(replace(document, letters=document.letters + type(document.letters)("q")), rules())


def test_the_first_paragraph_of_a_part_is_marked_where_nothing_sets_it_apart() -> None:
    text = of(
        paragraph("Visio", 1), paragraph("Naapurit tunnetaan."), paragraph("Siihen menee aikaa. Aloitamme.")
    )
    (item,) = (item for item in text.placed if item.field == ("vision", "statement"))
    assert item.doubt is not None


def test_an_unknown_heading_closes_its_section_and_all_below_it_is_listed() -> None:
    text = of(
        paragraph("Tavoite 1: Naapurit kohtaavat", 1),
        paragraph("Keinot", 2),
        paragraph("Avaamme ovia."),
        paragraph("Aikataulu", 2),
        paragraph("Ensi vuonna."),
    )
    assert text.texts("goals", 0, "means") == ("Avaamme ovia.",)
    assert listed(text) == ["Aikataulu", "Ensi vuonna."]


def test_of_two_languages_in_a_document_the_other_is_listed() -> None:
    text = of(
        paragraph("Missio", 1),
        paragraph("Avaamme ovia naapureiden välille."),
        paragraph("Mission", 1),
        paragraph("We open doors between neighbours."),
    )
    assert text.language == "fi"
    assert text.text("mission", "statement") == "Avaamme ovia naapureiden välille."
    assert listed(text) == ["Mission", "We open doors between neighbours."]


def test_goals_whose_word_is_not_known_are_known_by_their_parts() -> None:
    goals = [
        part
        for number, title in ((1, "Naapurit kohtaavat"), (2, "Talo kunnostetaan"))
        for part in (
            paragraph(f"Askel {number}: {title}", 2),
            paragraph("Keinot", 3),
            paragraph(f"Keino {number}."),
        )
    ]
    text = of(paragraph("Mitä aiomme", 1), *goals)
    assert text.text("goals", "heading") == "Askel"
    assert [text.text("goals", number, "title") for number in (0, 1)] == [
        "Naapurit kohtaavat",
        "Talo kunnostetaan",
    ]


def test_markdown_in_the_words_of_a_document_stays_words() -> None:
    text = of(paragraph("Missio", 1), paragraph("Ovia *on* [monta] <kaikille> 2_000."))
    assert text.text("mission", "statement") == "Ovia \\*on\\* \\[monta] \\<kaikille> 2_000."
