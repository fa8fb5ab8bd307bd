"""Items of lists come, go and move with their comments; the rest of the file stays, to the letter."""

from __future__ import annotations

import pytest

from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_list_editor import with_item, with_item_moved, without_item
from kalliola_site.syntax.yaml_reader import read_yaml

COMMENTED = """\
# about the file
a:
  # first
  - fi: x  # x
    # within x

  - fi: y
  # on its own

  # third
  - z
b: 1
"""


def document(text: str) -> Document:
    read = read_yaml(Source("content/x.yml", text))
    assert isinstance(read, Document)
    return read


@pytest.mark.parametrize(
    ("before", "index", "value", "after"),
    [
        ("a:\n  - x\n  - y\nb: 1\n", 1, "z", "a:\n  - x\n  - z\n  - y\nb: 1\n"),
        ("a:\n- x\n# y\n- y\nb: 1\n", 1, "z", "a:\n- x\n- z\n# y\n- y\nb: 1\n"),
        ("a:\n  -   fi: x\n", 1, {"fi": "z", "en": "w"}, "a:\n  -   fi: x\n  -   fi: z\n      en: w\n"),
        ("a:\n  - x\n\n  - y\n", 2, "z", "a:\n  - x\n\n  - y\n\n  - z\n"),
        ("a:\n  - {fi: x}\n", 0, {"fi": "z"}, "a:\n  - {fi: z}\n  - {fi: x}\n"),
        ("a: []  # none yet\nb: 1\n", 0, {"fi": "z"}, "a:  # none yet\n  - fi: z\nb: 1\n"),
        ("{a: [], b: 1}\n", 0, {"fi": "z"}, "{a: [{fi: z}], b: 1}\n"),
        ("a: [x, y]\n", 0, "z, w", 'a: ["z, w", x, y]\n'),
        ("a: [\n  x,  # x\n  y  # y\n]\n", 2, "z", "a: [\n  x,  # x\n  y,  # y\n  z\n]\n"),
        ("a:\n  - - x\n    - y\n", 0, "z", "a:\n  - z\n  - - x\n    - y\n"),
    ],
)
def test_an_item_is_written_as_those_beside_it(before: str, index: int, value: Value, after: str) -> None:
    assert with_item(document(before), ("a",), value, index).text == after


def test_an_item_goes_to_the_end_without_a_position() -> None:
    assert with_item(document("a: [x]\n"), ("a",), "y").text == "a: [x, y]\n"


@pytest.mark.parametrize(
    ("index", "after"),
    [
        (0, COMMENTED.replace("  # first\n  - fi: x  # x\n    # within x\n\n", "")),
        (1, COMMENTED.replace("\n  - fi: y\n", "")),
        (2, COMMENTED.replace("\n  # third\n  - z\n", "")),
    ],
)
def test_an_item_takes_the_comments_with_it_that_are_its_own(index: int, after: str) -> None:
    assert without_item(document(COMMENTED), ("a", index)).text == after


@pytest.mark.parametrize(
    ("before", "index", "after"),
    [
        ("a:\n  - x\nb: 1\n", 0, "a: []\nb: 1\n"),
        ("a:  # note\n- x\nb: 1\n", 0, "a: []  # note\nb: 1\n"),
        ("a:\n  # about all\n\n  # x\n  - x\nb: 1\n", 0, "a: []\n  # about all\n\nb: 1\n"),
        ("a: [x, y, z]\n", 0, "a: [y, z]\n"),
        ("a: [x, y, z]\n", 2, "a: [x, y]\n"),
        ("a: [\n  x,  # x\n  y  # y\n]\n", 1, "a: [\n  x  # x\n]\n"),
        ("# about the file\n- x\n- y\n", 0, "# about the file\n- y\n"),
    ],
)
def test_a_list_is_left_well_written_when_an_item_goes(before: str, index: int, after: str) -> None:
    location = (index,) if before.startswith("#") else ("a", index)
    assert without_item(document(before), location).text == after


@pytest.mark.parametrize(
    ("before", "index", "to", "after"),
    [
        ("a:\n  - x # x\n  # y\n  - y\n  - z\n", 1, 0, "a:\n  # y\n  - y\n  - x # x\n  - z\n"),
        ("a:\n- x\n- fi: |\n    y\n- z\n", 2, 0, "a:\n- z\n- x\n- fi: |\n    y\n"),
        ("a: [x, y , z]\n", 0, 2, "a: [y , z, x]\n"),
        ("a: [\n  x,  # x\n  y  # y\n]\n", 1, 0, "a: [\n  y,  # y\n  x  # x\n]\n"),
    ],
)
def test_a_moved_item_takes_its_comments_along(before: str, index: int, to: int, after: str) -> None:
    assert with_item_moved(document(before), ("a", index), to).text == after


def test_what_stands_between_items_stays_there_when_one_moves() -> None:
    moved = with_item_moved(document(COMMENTED), ("a", 0), 2).text
    assert moved == COMMENTED.replace("  # first\n  - fi: x  # x\n    # within x\n\n", "").replace(
        "  - z\n", "  - z\n\n  # first\n  - fi: x  # x\n    # within x\n"
    )
