"""The strategy as a Word document: what comes back from it is what went into it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.edit.strategy_document.export import strategy_blocks
from kalliola_site.edit.strategy_document.ledger import StrategyText
from kalliola_site.edit.strategy_document.recognise import recognise
from kalliola_site.edit.strategy_document.rules import rules
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.strategy import Means
from kalliola_site.syntax.documents.blocks import Document
from kalliola_site.syntax.documents.read_document import read_document
from kalliola_site.syntax.documents.write_word import write_word
from kalliola_site.validate.read_content import read_content
from tests.conftest import copy_living_project, copy_project

Field = tuple[str | int, ...]


@pytest.fixture(scope="module", params=[copy_project, copy_living_project], ids=["adopted", "sample"])
def content(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Content:
    folder: Path = tmp_path_factory.mktemp("exported") / "project"
    return read_content(request.param(folder))


def come_back(content: Content, language: str) -> StrategyText:
    document = read_document("strategy.docx", write_word(strategy_blocks(content, language), "", language))
    assert isinstance(document, Document)
    return recognise(document, rules(), language)


def texts(content: Content, language: str) -> Iterator[tuple[Field, str]]:
    """Give each text of the strategy in a language, by its place."""
    for at, text in content.strategy.localized_texts:
        if at != ("period_ended",):
            yield at, text[language]
    for number, goal in enumerate(content.goals):
        of: dict[Field, LocalizedText] = {("theme",): goal.theme, ("title",): goal.title}
        for key in ("description", "outcomes"):
            of |= {(key, place): text for place, text in enumerate(getattr(goal, key))}
        for place, means in enumerate(goal.means):
            of["means", place] = means.text if isinstance(means, Means) else means
        if goal.house_title is not None and goal.house_title[language].rstrip(".") != goal.title[language]:
            of["house_title",] = goal.house_title
        yield from ((("goals", number, *at), text[language]) for at, text in of.items())
    for part in ("story", "mission", "vision"):
        lines = content.texts[part, language].text.split("\n")
        written = [line.removeprefix("- ") for line in lines if line]
        yield from ((("pages", part, place), line) for place, line in enumerate(written))


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_text_comes_back_to_its_place(content: Content, language: str) -> None:
    found = {
        item.field[:3] if item.field[0] == "pages" else item.field: item.text
        for item in come_back(content, language).placed
    }
    expected = dict(texts(content, language))
    assert {at: found.get(at) for at in expected} == expected


@pytest.mark.parametrize("language", ["fi", "en"])
def test_nothing_has_no_place_but_indicators_which_are_written_by_hand(
    content: Content, language: str
) -> None:
    indicators = {
        item.name[language]
        for goal in content.goals
        for item in (() if isinstance(goal.indicators, str) else goal.indicators)
    }
    assert {item.text for item in come_back(content, language).listed} == indicators


def test_the_same_strategy_gives_the_same_file_each_time(content: Content) -> None:
    one, other = (write_word(strategy_blocks(content, "fi"), "Strategia", "fi") for _ in range(2))
    assert one == other


def test_each_language_gets_a_file_named_as_its_page_and_years(project: Path, tmp_path: Path) -> None:
    arguments = ["export", "strategy", "--project", str(project), "--out", str(tmp_path / "out")]
    assert main(arguments) == 0
    files = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert files == ["strategia-2023-2025.docx", "strategy-2023-2025.docx"]
    with zipfile.ZipFile(tmp_path / "out/strategy-2023-2025.docx") as archive:
        assert archive.testzip() is None
        assert b'w:lang w:val="en"' in archive.read("word/styles.xml")


def test_a_file_that_is_there_is_not_written_over(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "strategy-2023-2025.docx"
    there.write_text("with the comments of the board", encoding="utf-8")
    assert main(["export", "strategy", "--project", str(project), "--out", str(tmp_path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert there.read_text(encoding="utf-8") == "with the comments of the board"
    assert not (tmp_path / "strategia-2023-2025.docx").exists()


def test_a_language_that_the_content_is_not_in_is_told_with_those_that_it_is_in(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["export", "strategy", "--project", str(project), "--out", str(tmp_path), "--language", "sv"]
    assert main(arguments) == 2
    assert "its languages are: fi, en" in capsys.readouterr().err
