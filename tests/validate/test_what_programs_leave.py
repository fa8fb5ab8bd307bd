"""What programs leave in texts: content management systems, editors, version control, translators' tools."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kalliola_site.load.picture_file import PictureError, open_picture
from kalliola_site.load.project import load
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.hidden_remarks import without_remarks
from kalliola_site.syntax.markdown import plain_blocks, plain_text, render_blocks, render_inline
from tests.validate.test_editors_mistakes import ABOUT, ENGLISH, FINNISH, GOAL, SITE, problems_of
from tests.validate.test_what_people_paste import read, write

ABOUT_IN_ENGLISH = "content/pages/about.en.md"


def told(project: Path) -> list[tuple[str, str, int]]:
    return [(problem.message.id, problem.severity, problem.place.line) for problem in problems_of(project)]


def only_problem(project: Path) -> Problem:
    (problem,) = problems_of(project)
    return problem


# A translation that was emptied


@pytest.mark.parametrize("written", ["null", "~", "Null", "NULL"])
def test_a_translation_of_null_is_as_if_it_were_absent(content: Path, written: str) -> None:
    write(content, GOAL, ENGLISH, f"  en: {written}\n")
    problem = only_problem(content)
    assert (problem.message.id, problem.severity, problem.place.line) == ("translation-null", "warning", 15)
    assert f'"{written}"' in str(problem.hint)
    assert "en" not in read(content).goals[0].theme


@pytest.mark.parametrize("written", ["", " ''", ' ""', ' "  "', ' "<!-- kysy Maijalta -->"'])
def test_an_empty_translation_is_as_if_it_were_absent(content: Path, written: str) -> None:
    write(content, GOAL, ENGLISH, f"  en:{written}\n")
    assert told(content) == [("translation-empty", "warning", 15)]
    assert "en" not in read(content).goals[0].theme


def test_null_in_quotation_marks_is_a_word(content: Path) -> None:
    write(content, GOAL, ENGLISH, "  en: 'null'\n")
    assert told(content) == []
    assert read(content).goals[0].theme["en"] == "null"


@pytest.mark.parametrize(
    ("written", "id_"), [("null", "null-text"), ("''", "empty-text"), ("", "empty-text")]
)
def test_the_source_text_cannot_be_empty(content: Path, written: str, id_: str) -> None:
    write(content, GOAL, FINNISH, f"  fi: {written}\n")
    assert told(content) == [(id_, "error", 14)]


@pytest.mark.parametrize("written", ["", " \n\n", "<!-- TODO -->\n"])
def test_an_empty_page_in_a_language_that_may_be_missing_is_a_warning(content: Path, written: str) -> None:
    (content / ABOUT_IN_ENGLISH).write_text(written, encoding="utf-8")
    assert told(content) == [("text-file-empty", "warning", 1)]
    assert ("about", "en") not in read(content).texts


def test_an_empty_page_in_the_source_language_is_an_error(content: Path) -> None:
    (content / ABOUT).write_text("<!-- TODO -->\n", encoding="utf-8")
    assert ("source-file-empty", "error", 1) in told(content)


# Hidden remarks

HIDDEN = {
    "on a line of its own": "Alku.\n\n<!-- kesken -->\n\nLoppu.\n",
    "over empty lines": "Alku.\n\n<!-- kesken\n\n- kesken\n\n-->\n\nLoppu.\n",
    "inside a paragraph": "Alku. <!-- kesken -->\n\nLoppu.\n",
    "inside a paragraph, over empty lines": "Alku. <!-- kesken\n\nkesken --> \n\nLoppu.\n",
    "before words on the same line": "<!-- kesken\n\nkesken -->Alku.\n\nLoppu.\n",
    "indented": "Alku.\n\n    <!-- kesken -->\n\nLoppu.\n",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_hidden_remarks_never_go_public(content: Path, text: str) -> None:
    (content / ABOUT).write_text(text, encoding="utf-8")
    assert [message for message, _, _ in told(content)] == []
    assert render_blocks(text) == "<p>Alku.</p>\n<p>Loppu.</p>\n"
    assert plain_blocks(text) == ("Alku.", "Loppu.")
    assert without_remarks(text).count("\n") == text.count("\n")


def test_hidden_remarks_never_go_public_from_short_texts_either() -> None:
    assert plain_text("Yhdessä <!-- vai: yhteisönä? -->") == "Yhdessä"
    assert render_inline("Yhdessä <!-- vai: yhteisönä? -->") == "Yhdessä"


@pytest.mark.parametrize(
    "text", ["`<!-- koodia -->`", "```\n<!-- koodia -->\n```\n", "\\<!-- luettavaksi -->"]
)
def test_what_is_shown_as_code_or_with_a_backslash_is_no_remark(text: str) -> None:
    assert without_remarks(text) == text
    assert "&lt;!--" in render_blocks(text)


def test_a_remark_that_is_never_closed_is_an_error_at_its_line(content: Path) -> None:
    (content / ABOUT).write_text("Alku.\n\n<!-- kesken\n\nLoppu.\n", encoding="utf-8")
    assert told(content) == [("remark-open", "error", 3)]


# Notations of other programs

UNREAD = {
    "| a | b |\n| :-- | --: |\n| 1 | 2 |": ("a table", 2),
    "a | b\n--- | ---\n1 | 2": ("a table", 2),
    "- [ ] kesken": ("the box of a task", 1),
    "1. [X] tehty": ("the box of a task", 1),
    "Teksti[^1].": ("the mark of a footnote", 1),
    "Teksti.\n\n[^viite]: Viite.": ("the mark of a footnote", 3),
    "~~vanha~~ uusi": ("a text to be struck through", 1),
    "==tärkeä==": ("a text to be highlighted", 1),
    "rivi<br>toinen": ("an HTML tag", 1),
    'rivi\n<span class="x">toinen': ("an HTML tag", 2),
    "Katso [[tarina]].": ("a link in double square brackets", 1),
    "> [!NOTE]\n> Huomaa.": ("the mark of a callout", 1),
    "{{< kuva >}}": ("an instruction for another program", 1),
    "Katso\nhttps://example.org/a.": ("an address that is no link", 2),
    "Katso www.example.org": ("an address that is no link", 1),
    "Kirjoita: joku@example.org.": ("an e-mail address that is no link", 1),
}


@pytest.mark.parametrize("text", UNREAD)
def test_notations_of_other_programs_are_told_of_with_their_line(content: Path, text: str) -> None:
    (content / ABOUT).write_text(f"{text}\n", encoding="utf-8")
    what, line = UNREAD[text]
    problem = only_problem(content)
    assert (problem.message.id, problem.severity, problem.place.line) == (
        "notation-not-read",
        "warning",
        line,
    )
    assert str(problem.text).startswith(what)


@pytest.mark.parametrize("text", [text for text in UNREAD if "\n" not in text and text[0] not in "-1>"])
def test_they_are_told_of_in_short_texts_too(content: Path, text: str) -> None:
    write(content, GOAL, FINNISH, f"  fi: '{text}'\n")
    assert told(content) == [("notation-not-read", "warning", 14)]


@pytest.mark.parametrize(
    "text",
    [
        "`<br> ~~x~~ https://example.org`",
        "\\<br\\> 1 \\| 2",
        "<https://example.org/a> <joku@example.org>",
        "[www.example.org](https://www.example.org/)",
        "a < b ja c > d, 2 == 2, ~5 ~6, puoli | toinen",
        "Alku\n\n---\n\nLoppu",
    ],
)
def test_what_is_read_or_meant_as_it_is_is_not_told_of(content: Path, text: str) -> None:
    (content / ABOUT).write_text(f"{text}\n", encoding="utf-8")
    assert told(content) == []


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_front_matter_is_told_of_and_nothing_is_published(content: Path, mark: str) -> None:
    (content / ABOUT).write_text(
        f"{mark}\ntitle: Tietoa\ntags:\n  - a\n{mark}\n\nTeksti.\n", encoding="utf-8"
    )
    assert told(content) == [("front-matter", "error", 1)]


LISTS = {
    "a bullet": ("  fi: • Brändi\n", [(14, 7)]),
    "a bullet between quotes": ('  fi: "•Brändi"\n', [(14, 8)]),
    "a hyphen": ("  fi: '- Brändi'\n", [(14, 8)]),
    "a bullet before strong words": ("  fi: • **Brändi**\n", [(14, 7)]),
    "an asterisk": ("  fi: '* Brändi'\n", [(14, 8)]),
    "a bullet as a program writes it": ('  fi: "\\u2022 Brändi"\n', [(14, 7)]),
    "lines that are kept": ("  fi: |\n    • Brändi\n    • Viestintä\n", [(15, 5), (16, 5)]),
    "lines that are joined": (
        "  fi: >-\n    Aiheet:\n    • Brändi\n    • Viestintä\n",
        [(16, 5), (17, 5)],
    ),
    "lines without a mark of YAML": ("  fi: Aiheet\n    - Brändi\n    - Viestintä\n", [(15, 5), (16, 5)]),
    "lines between quotes": ('  fi: "Aiheet\n    ▪ Brändi"\n', [(15, 5)]),
    "a heading": ("  fi: '## Brändi'\n", [(14, 8)]),
    "a heading without a space": ("  fi: '##Brändi'\n", [(14, 8)]),
}


@pytest.mark.parametrize("name", LISTS)
def test_marks_of_lists_and_headings_are_told_of_in_short_texts(content: Path, name: str) -> None:
    written, places = LISTS[name]
    write(content, GOAL, FINNISH, written)
    problems = problems_of(content)
    assert {(problem.message.id, problem.severity) for problem in problems} == {
        ("notation-not-read", "warning")
    }
    assert [(problem.place.line, problem.place.column) for problem in problems] == places


@pytest.mark.parametrize(
    "text",
    ["–5 astetta", "-5 astetta", "'#1 Helsingissä'", "Brändi · viestintä", "Brändi - viestintä", "'\\- a'"],
)
def test_what_only_looks_like_a_list_or_a_heading_is_not_told_of(content: Path, text: str) -> None:
    write(content, GOAL, FINNISH, f"  fi: {text}\n")
    assert told(content) == []


@pytest.mark.parametrize(
    ("escaped", "read_as"),
    [("Br\\u200b\\xe4ndi\\ufeff", "Brändi"), ("Bra\\u0308ndi", "Brändi"), ("yksi\\Lkaksi", "yksi kaksi")],
)
def test_what_cannot_be_seen_does_not_come_in_as_an_escape_either(
    content: Path, escaped: str, read_as: str
) -> None:
    write(content, GOAL, FINNISH, f'  fi: "{escaped}"\n')
    assert told(content) == []
    assert read(content).goals[0].theme["fi"] == read_as


# What version control leaves

CONFLICT = "<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> branch\n"


@pytest.mark.parametrize(
    "path",
    [GOAL, ABOUT, "content/goals/table.csv", "templates/base.html.jinja", "templates/assets/css/added.css"],
)
def test_a_merge_conflict_is_told_of_in_every_text_file(content: Path, path: str) -> None:
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(before + CONFLICT, encoding="utf-8")
    problems = [problem for problem in load(content)[1] if problem.place.path == path]
    assert [problem.message.id for problem in problems] == ["merge-conflict"]
    assert problems[0].place.line == before.count("\n") + 1
    assert "merge conflict" in str(problems[0].text)


@pytest.mark.parametrize("left", ["=======", ">>>>>>> branch", "||||||| base", "<<<<<<< HEAD"])
def test_one_line_of_a_conflict_that_was_left_is_enough(content: Path, left: str) -> None:
    (content / ABOUT).write_text(f"Alku.\n\n{left}\nLoppu.\n", encoding="utf-8")
    assert ("merge-conflict", "error", 3) in told(content)


def test_a_drawn_line_is_no_conflict(content: Path) -> None:
    (content / ABOUT).write_text("Alku <<<<<<< ja ========\n", encoding="utf-8")
    assert told(content) == []


# Copies, wrong names, files of other programs

COPIES = [
    "1-inequality (1).yml", "1-inequality(2).yml", "1-inequality - kopio.yml", "1-inequality - Kopie (2).yml",
    "1-inequality copy.yml", "1-inequality copy 2.yml", "1-inequality-kopio.yml", "Copy of 1-inequality.yml",
    "1-inequality.yml.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_told_to_be_one_and_nothing_is_said_of_the_original(content: Path, name: str) -> None:
    shutil.copy(content / GOAL, content / f"content/goals/{name}")
    problem = only_problem(content)
    assert (problem.message.id, problem.place.path) == ("copy", f"content/goals/{name}")
    assert str(problem.hint).startswith(f"Delete the copy; what is new in it belongs in {GOAL}.")


def test_a_name_that_goes_on_like_another_is_no_copy(content: Path) -> None:
    (content / GOAL).rename(content / "content/goals/2-community-and-more.yml")
    assert told(content) == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (GOAL, f"{GOAL[:-4]}.YML"),
        (GOAL, f"{GOAL[:-4]}.yaml"),
        (GOAL, f"{GOAL}.txt"),
        (ABOUT, f"{ABOUT[:-3]}.MD"),
    ],
)
def test_a_file_with_a_wrong_ending_is_told_of_alone_with_its_right_name(
    content: Path, path: str, wrong: str
) -> None:
    (content / path).rename(content / wrong)
    problem = only_problem(content)
    assert problem.place.path == wrong
    assert str(problem.hint).startswith(f"Rename it to {path}:")


FOREIGN = {
    "office-file": b"PK\x03\x04\x14\x00\xff",
    "mo-file": b"\xde\x12\x04\x95\0\0",
    "rtf-file": b"{\\rtf1\\ansi Teksti.}",
    "html-file": b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html><body>Teksti.</body></html>",
    "pdf-file": b"%PDF-1.7\n\xff",
    "lfs-pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
}


@pytest.mark.parametrize("id_", FOREIGN)
@pytest.mark.parametrize("path", [ABOUT, GOAL, "content/goals/added.xlsx", "content/pages/about.docx"])
def test_a_file_of_another_program_is_told_to_be_what_it_is(content: Path, path: str, id_: str) -> None:
    (content / path).write_bytes(FOREIGN[id_])
    assert told(content) == [(id_, "error", 1)]


def test_a_file_that_lost_all_that_was_in_it_is_not_taken_for_one_in_another_encoding(content: Path) -> None:
    (content / GOAL).write_bytes(b"\0" * 40)
    assert told(content) == [("only-zeros", "error", 1)]


def test_a_yaml_file_in_a_folder_below_is_told_where_to_move(content: Path) -> None:
    (content / "content/goals/new").mkdir()
    (content / GOAL).rename(content / "content/goals/new/1-inequality.yml")
    hints = [str(problem.hint) for problem in problems_of(content) if problem.message.id == "unknown-file"]
    assert hints == ["Move it to content/goals/1-inequality.yml: files in folders below are not read."]


@pytest.mark.parametrize("id_", FOREIGN)
def test_a_picture_that_is_none_is_told_to_be_what_it_is(id_: str) -> None:
    with pytest.raises(PictureError) as caught:
        open_picture("kuva.png", FOREIGN[id_])
    assert caught.value.message.id in (id_, "picture-kind")


# Commas between braces


@pytest.mark.parametrize(
    "text",
    [
        "theme: {fi: Brändi, ja viestintä, en: Brand}",
        "theme: {fi: Brändi, en: Brand, and communications}",
        "theme: {fi: “Brändi, ja viestintä”, en: Brand}",
        "theme: {fi: Yksi, kaksi, kolme, en: Brand}",
    ],
)
def test_a_comma_in_a_text_between_braces_is_told_of_where_it_is(content: Path, text: str) -> None:
    write(content, GOAL, f"theme:\n{FINNISH}{ENGLISH}", f"{text}\n")
    problem = only_problem(content)
    assert (problem.message.id, problem.place.line) == ("yaml-comma-in-braces", 13)
    assert problem.place.words == ","
    assert "straight double quotes" in str(problem.hint)


def test_a_key_between_braces_without_its_text_is_no_comma(content: Path) -> None:
    write(content, GOAL, f"theme:\n{FINNISH}{ENGLISH}", "theme: {fi: Brändi, en: }\n")
    assert told(content) == [("translation-empty", "warning", 13)]


# Causes and consequences


def test_a_required_page_that_is_missing_is_told_of_once(content: Path) -> None:
    write(content, SITE, "  values:\n", "  principles:\n")
    ids = {message for message, _, _ in told(content)}
    assert "page-missing" in ids
    assert not ids & {"unknown-page", "link-to-unknown-page", "unknown-file", "page-gone", "anchor-gone"}


def test_no_pattern_reaches_an_editor(content: Path) -> None:
    write(content, SITE, "locale: fi_FI", "locale: suomi")
    problem = only_problem(content)
    assert str(problem.hint) == "Write it as in this example: fi_FI"


# The list of languages

LANGUAGE = "  - code: en\n    name: English\n    locale: en_GB\n"


def test_a_language_that_was_taken_off_the_list_is_told_of_once_with_counts_by_file(content: Path) -> None:
    write(content, SITE, LANGUAGE, "")
    problem = only_problem(content)
    assert (problem.message.id, problem.severity, problem.place.path) == (
        "language-not-listed",
        "error",
        SITE,
    )
    assert f"{GOAL} (" in str(problem.text)


def test_a_language_that_was_added_is_told_of_once_with_counts_by_file(content: Path) -> None:
    write(content, SITE, LANGUAGE, f"{LANGUAGE}  - code: sv\n    name: Svenska\n")
    problem = only_problem(content)
    assert (problem.message.id, problem.severity) == ("language-untranslated", "warning")
    assert f"{ABOUT} (1)" in str(problem.text)


def test_a_slip_in_the_language_of_one_text_is_told_of_where_it_is(content: Path) -> None:
    write(content, GOAL, ENGLISH, "  em: Brand\n")
    assert ("unknown-language", "error", 15) in told(content)


def test_code_that_is_never_closed_is_told_of(content: Path) -> None:
    about = content / "content/pages/about.fi.md"
    about.write_text("Alku.\n\n```\nkoodia\n```\n\n> ```\n> koodia\n> ```\n\nLoppu.\n", encoding="utf-8")
    assert told(content) == []
    about.write_text("Alku.\n\n```\nkoodia\n\nLoppu.\n", encoding="utf-8")
    problem = only_problem(content)
    assert (problem.message.id, problem.place.line) == ("code-open", 3)


def test_a_tag_and_the_one_that_closes_it_are_told_of_once(content: Path) -> None:
    (content / "content/pages/about.fi.md").write_text("Teksti <b>tässä</b> ja </i>.\n", encoding="utf-8")
    assert [problem.place.words for problem in problems_of(content)] == ["<b>", "</i>"]
