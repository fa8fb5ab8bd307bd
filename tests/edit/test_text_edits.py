"""Edits of texts change those texts, and tell where someone else has been there first."""

from __future__ import annotations

import pytest

from kalliola_site.edit.text_edits.edited_files import edited_files, value_in_file
from kalliola_site.edit.text_edits.edits import (
    Conflict,
    Edit,
    EditConflictError,
    InsertItem,
    MoveItem,
    RemoveItem,
    TextEdit,
    ValueEdit,
)
from kalliola_site.load.project import Project
from kalliola_site.problems import messages
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.syntax.place_in_file import TextPlace, read_text_place
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_reader import read_yaml

GOAL = "content/goals/1.yml"
STORY = "content/pages/story.en.md"

YAML = """\
# about the file
title: {fi: Otsikko, en: Title}
means:
  # first
  - fi: Yksi
    en: One
  - {fi: Kaksi, en: Two}
by_year:
  2026: kaksi
"""


def project(text: str = YAML, story: str = "One.\n\nTwo.\n") -> Project:
    read = read_yaml(Source(GOAL, text))
    assert isinstance(read, Document)
    texts = {STORY: Source(STORY, story)}
    return Project({GOAL: read}, frozenset(), texts, {}, {}, (), {}, {}, {})


def place(written: str) -> TextPlace:
    found = read_text_place(written)
    assert found is not None
    return found


def text(pointer: str, old: Value, new: Value) -> Edit:
    is_text = isinstance(old, str | None) and isinstance(new, str | None)
    where = place(f"{GOAL}#{pointer}")
    return TextEdit(where, old, new) if is_text else ValueEdit(where, old, new)  # type: ignore[arg-type]


def after(*edits: Edit, path: str = GOAL) -> str:
    return edited_files(project(), edits)[path].text


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (text("/title/en", "Title", "Name: x"), "en: Title", 'en: "Name: x"'),
        (text("/title/en", "Title", None), ", en: Title", ""),
        (text("/title/en", "Title", "  "), ", en: Title", ""),
        (text("/title/sv", None, "Titel"), "en: Title", "en: Title, sv: Titel"),
        (text("/draft", None, "true"), "2026: kaksi\n", "2026: kaksi\ndraft: true\n"),
        (text("/question/fi", None, "Mitä"), "2026: kaksi\n", "2026: kaksi\nquestion:\n  fi: Mitä\n"),
        (text("/by_year/2026", "kaksi", "kolme"), "kaksi\n", "kolme\n"),
        (text("/by_year/2026", "kaksi", None), "by_year:\n  2026: kaksi\n", ""),
        (
            text("/means", [{"fi": "Yksi", "en": "One"}, {"fi": "Kaksi", "en": "Two"}], None),
            YAML[YAML.index("means:") : YAML.index("by_year")],
            "",
        ),
        (
            text("/picture", None, {"file": "a.png", "width": 5, "wide": True}),
            "2026: kaksi\n",
            "2026: kaksi\npicture:\n  file: a.png\n  width: 5\n  wide: true\n",
        ),
        (InsertItem(place(f"{GOAL}#/means/2"), {"fi": "Kolme"}), "by_year", "  - fi: Kolme\nby_year"),
        (InsertItem(place(f"{GOAL}#/means/99"), {"fi": "Kolme"}), "by_year", "  - fi: Kolme\nby_year"),
        (InsertItem(place(f"{GOAL}#/tags/0"), "x"), "2026: kaksi\n", "2026: kaksi\ntags:\n  - x\n"),
        (
            RemoveItem(place(f"{GOAL}#/means/0"), {"fi": "Yksi", "en": "One"}),
            "  # first\n  - fi: Yksi\n    en: One\n",
            "",
        ),
        (
            MoveItem(place(f"{GOAL}#/means/1"), {"fi": "Kaksi", "en": "Two"}, 0),
            "  # first\n  - fi: Yksi\n    en: One\n  - {fi: Kaksi, en: Two}\n",
            "  - {fi: Kaksi, en: Two}\n  # first\n  - fi: Yksi\n    en: One\n",
        ),
    ],
)
def test_an_edit_changes_what_it_is_about(edit: Edit, old: str, new: str) -> None:
    assert after(edit) == YAML.replace(old, new)


def test_a_text_in_no_language_is_none() -> None:
    both = after(text("/title/fi", "Otsikko", None), text("/title/en", "Title", None))
    assert both == YAML.replace("title: {fi: Otsikko, en: Title}\n", "")


def test_each_edit_finds_what_those_before_it_have_made() -> None:
    new = InsertItem(place(f"{GOAL}#/means/0"), {"fi": "Uusi"})
    changed = after(new, text("/means/1/fi", "Yksi", "Eka"))
    assert changed == YAML.replace("  # first\n  - fi: Yksi", "  - fi: Uusi\n  # first\n  - fi: Eka")


@pytest.mark.parametrize(
    ("edit", "theirs", "mine"),
    [
        (text("/title/en", "Old title", "My title"), "Title", "My title"),
        (text("/title/en", None, "My title"), "Title", "My title"),
        (text("/title/sv", "Titel", "Min titel"), None, "Min titel"),
        (text("/gone/1/fi", "x", "y"), None, "y"),
        (
            RemoveItem(place(f"{GOAL}#/means/1"), {"fi": "Yksi", "en": "One"}),
            {"fi": "Kaksi", "en": "Two"},
            None,
        ),
        (MoveItem(place(f"{GOAL}#/means/7"), "x", 0), None, None),
        (InsertItem(place(f"{GOAL}#/title/0"), "x"), {"fi": "Otsikko", "en": "Title"}, "x"),
        (TextEdit(place("content/gone.yml#/a"), "x", "y"), None, "y"),
        (TextEdit(place(f"{STORY}#L1-L1"), "Uno.", "Une."), "One.", "Une."),
        (TextEdit(place("content/gone.md" + "#L1-L1"), "Uno.", "Une."), None, "Une."),
    ],
)
def test_what_was_changed_by_others_is_not_written_over(edit: Edit, theirs: Value, mine: Value) -> None:
    with pytest.raises(EditConflictError) as raised:
        edited_files(project(), [edit])
    assert raised.value.conflicts == (Conflict(edit.place, theirs, mine),)


def test_all_conflicts_are_told_at_once() -> None:
    edits = [text("/title/en", "x", "y"), text("/title/fi", "Otsikko", "Nimi"), text("/title/sv", "x", "y")]
    with pytest.raises(EditConflictError) as raised:
        edited_files(project(), edits)
    assert [conflict.place for conflict in raised.value.conflicts] == [edits[0].place, edits[2].place]


def test_who_asks_again_without_an_answer_is_not_told_of_a_conflict() -> None:
    assert edited_files(project(), [text("/title/en", "Old title", "Title")]) == {}
    assert edited_files(project(), [TextEdit(place(f"{STORY}#L1-L1"), "Uno.", "One.")]) == {}


def test_white_space_around_a_text_and_what_cannot_be_seen_are_no_difference() -> None:
    edit = text("/title/en", " Title\n", "Na\u200bme\r\n")
    assert after(edit) == YAML.replace("en: Title", "en: Name")


def test_a_character_that_no_text_can_have_is_refused() -> None:
    with pytest.raises(ProblemsFoundError) as raised:
        after(text("/title/en", "Title", "a\x00b"))
    assert [problem.message for problem in raised.value.problems] == [messages.files.CONTROL_CHARACTER]


@pytest.mark.parametrize(
    ("edits", "story"),
    [
        ([TextEdit(place(f"{STORY}#L1-L1"), "One.", "Uno.\n\nDue.")], "Uno.\n\nDue.\n\nTwo.\n"),
        ([TextEdit(place(f"{STORY}#L3-L3"), "Two.", None)], "One.\n"),
        ([TextEdit(place(f"{STORY}#L5-L5"), "Two.", "Due.")], "One.\n\nDue.\n"),
        ([InsertItem(place(f"{STORY}#L3-L3"), "New.")], "One.\n\nNew.\n\nTwo.\n"),
        (
            [
                TextEdit(place(f"{STORY}#L1-L1"), "One.", "1\n\n2"),
                TextEdit(place(f"{STORY}#L3-L3"), "Two.", "3"),
            ],
            "1\n\n2\n\n3\n",
        ),
        ([TextEdit(TextPlace(STORY), "One.\n\nTwo.", "Whole.")], "Whole.\n"),
    ],
)
def test_markdown_is_edited_by_blocks(edits: list[Edit], story: str) -> None:
    assert after(*edits, path=STORY) == story


def test_a_long_text_that_is_not_there_is_begun() -> None:
    new = TextPlace("content/pages/story.sv.md")
    assert after(TextEdit(new, None, "Ett.\n\nTvå."), path=new.path) == "Ett.\n\nTvå.\n"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (f"{GOAL}#/title", {"fi": "Otsikko", "en": "Title"}),
        (f"{GOAL}#/by_year/2026", "kaksi"),
        (f"{GOAL}#/means/2", None),
        (f"{STORY}#L3-L3", "Two."),
        (f"{STORY}#L3-L9", None),
        ("content/gone.yml#/a", None),
    ],
)
def test_what_a_file_says_at_a_place_can_be_asked(written: str, value: Value) -> None:
    assert value_in_file(project(), place(written)) == value
