"""The strategy house: themes go to the goals that they stand above, wherever their boxes are in the file."""

from __future__ import annotations

import random

import pytest

from kalliola_site.edit.strategy_document.ledger import StrategyText
from kalliola_site.edit.strategy_document.recognise import recognise
from kalliola_site.edit.strategy_document.rules import rules
from kalliola_site.syntax.documents.blocks import (
    Block,
    Box,
    Boxes,
    Cell,
    Document,
    Paragraph,
    Run,
    Table,
    letters_in,
    paragraphs_in,
)

TITLES = ("Naapurit kohtaavat", "Talo kunnostetaan", "Luottamus kasvaa")
THEMES = ("Naapurusto", "Rakennus", "Ihmiset")
ROOF = "VISIO – minne olemme menossa"
ROCK = "ARVOT – miten toimimme"


def line(text: str, level: int = 0) -> Paragraph:
    return Paragraph((Run(text),), level=level, size=22)


def box(left: float, top: float, width: float, *texts: str) -> Box:
    return Box(left, top, width, 1, tuple(map(line, texts)))


def recognised(*house: Block) -> StrategyText:
    goals = [
        block
        for number, title in enumerate(TITLES, 1)
        for block in (line(f"Tavoite {number}: {title}", 1), line("Keinot", 2), line(f"Keino {number}."))
    ]
    rest = [
        line("Visio", 1),
        line("Naapurit tunnetaan."),
        line("Arvot", 1),
        line("Ilo", 2),
        line("Nauramme."),
    ]
    blocks = (*rest, *house, *goals)
    letters = letters_in(paragraph.text for paragraph in paragraphs_in(blocks))
    return recognise(Document(blocks, (), letters), rules())


def themes(text: StrategyText) -> list[str]:
    return [text.text("goals", number, "theme") for number in range(3)]


def columns(*, is_below: bool = False) -> list[Box]:
    tops = (3.0, 1.0) if is_below else (1.0, 3.0)
    boxes = [box(0, 0, 30, ROOF), box(0, 9, 30, ROCK)]
    for number, (title, theme) in enumerate(zip(TITLES, THEMES, strict=True)):
        left = 10.0 * number
        boxes += [
            box(left, tops[0], 9, theme),
            box(left + 1, 2, 2, f"{number + 1}."),
            box(left, tops[1], 9, title),
        ]
    return boxes


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("is_below", [False, True])
def test_themes_in_columns_go_to_their_goals_in_any_order_of_the_file(seed: int, is_below: bool) -> None:
    boxes = columns(is_below=is_below)
    random.Random(seed).shuffle(boxes)  # noqa: S311 - the same orders every time
    text = recognised(Boxes(tuple(boxes)))
    assert themes(text) == list(THEMES)
    assert text.text("vision", "role") == ROOF
    assert text.text("values", "role") == ROCK
    assert text.listed == ()


def test_a_theme_that_was_moved_to_another_column_leaves_all_of_them_listed() -> None:
    boxes = columns()
    boxes[2] = box(10, 0.5, 9, THEMES[0])
    text = recognised(Boxes(tuple(boxes)))
    assert themes(text) == ["", "", ""]
    assert {item.text for item in text.listed} == set(THEMES)


def test_titles_that_the_house_words_shorter_are_known_by_their_numbers() -> None:
    boxes = [
        box(10.0 * number, 1, 9, theme, f"{number + 1}.", short)
        for number, (theme, short) in enumerate(zip(THEMES, ("Naapurit", "Talo", "Luottamus"), strict=True))
    ]
    text = recognised(Boxes(tuple(boxes)))
    assert themes(text) == list(THEMES)
    assert [text.text("goals", number, "house_title") for number in range(3)] == [
        "Naapurit",
        "Talo",
        "Luottamus",
    ]


def test_a_house_that_is_a_table_is_read_as_one() -> None:
    cells = [Cell(0, 0, (line(ROOF),)), Cell(3, 0, (line(ROCK),))]
    cells += [Cell(1, column, (line(theme),)) for column, theme in enumerate(THEMES)]
    cells += [Cell(2, column, (line(f"{column + 1}. {title}"),)) for column, title in enumerate(TITLES)]
    text = recognised(Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))))
    assert themes(text) == list(THEMES)
    assert text.text("vision", "role") == ROOF


def test_a_house_that_is_written_line_by_line_is_read_as_one() -> None:
    lines = [ROOF, ROCK]
    for number, (title, theme) in enumerate(zip(TITLES, THEMES, strict=True), 1):
        lines += [theme, f"{number}.", title]
    text = recognised(*map(line, lines))
    assert themes(text) == list(THEMES)
    assert text.text("values", "role") == ROCK
