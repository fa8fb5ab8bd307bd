"""A translator gets a file of what needs work, and what comes back is taken over whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from kalliola_site.cli.main import main
from kalliola_site.edit.translators_files.translators_file import matching_language
from tests.conftest import tree
from tests.language.test_translation_states import (
    ENGLISH_TITLE,
    FINNISH_TITLE,
    GOAL,
    RECORD,
    TITLE,
    change,
    state_of,
)


def exported(project: Path, *options: str) -> Path:
    file = project / "work.po"
    file.unlink(missing_ok=True)
    arguments = ["translations", "export", "--to", "en", "--out", str(file), "--project", str(project)]
    assert main([*arguments, *options]) == 0
    return file


def imported(project: Path, file: Path, *options: str) -> int:
    return main(["translations", "import", str(file), "--project", str(project), "--lang", "en", *options])


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def edit_first(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def outdated_title(project: Path) -> Path:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    return exported(project)


def test_a_file_of_everything_comes_back_unchanged_and_changes_nothing(project: Path) -> None:
    file = exported(project, "--all")
    before = tree(project / "content")
    assert imported(project, file) == 0
    assert tree(project / "content") == before


def test_a_file_of_everything_has_every_text(project: Path) -> None:
    entries = polib.pofile(str(exported(project, "--all")))
    assert all(entry.msgstr for entry in entries)
    assert len(entries) > 300


def test_by_default_a_file_has_only_what_needs_work(project: Path) -> None:
    (entry,) = polib.pofile(str(outdated_title(project)))
    assert entry.msgctxt == TITLE
    assert entry.fuzzy
    assert entry.msgid == "Kalliola tunnetaan tasa-arvon tekijänä"
    assert entry.msgstr == "Kalliola is known for solving inequality"


def test_what_is_yet_to_be_written_is_nothing_to_translate(project: Path) -> None:
    goal = ["--id", "trust", "--title", "fi=Luottamus kasvaa", "--title", "en=Trust grows"]
    theme = ["--theme", "fi=Luottamus", "--theme", "en=Trust"]
    assert main(["new", "goal", *goal, *theme, "--project", str(project)]) == 0
    sources = [entry.msgid for entry in polib.pofile(str(exported(project)))]
    assert "Luottamus kasvaa" in sources
    assert [source for source in sources if source.startswith("[")] == []


def test_an_outdated_entry_shows_what_its_source_said(project: Path) -> None:
    assert f'#| msgid "{FINNISH_TITLE.strip()}"' in outdated_title(project).read_text(encoding="utf-8")


def test_of_a_page_only_the_paragraphs_that_changed_need_work(project: Path) -> None:
    change(project, "content/pages/story.fi.md", "yli sata vuotta", "yli 105 vuotta")
    (entry,) = polib.pofile(str(exported(project)))
    assert entry.msgctxt == "pages/story.md 1"


def test_the_same_texts_give_the_same_file(project: Path) -> None:
    assert exported(project, "--all").read_bytes() == exported(project, "--all").read_bytes()


def test_translators_are_told_to_leave_placeholders(project: Path) -> None:
    entry = (
        exported(project, "--all", "--lang", "en")
        .read_text(encoding="utf-8")
        .split('msgid "Tavoite {number}"')
    )
    assert "#. Leave {number} as it is" in entry[0].rpartition("\n\n")[2]


def test_a_translation_that_comes_back_is_put_in_its_place_and_nothing_else_changes(project: Path) -> None:
    file = outdated_title(project)
    before = (project / GOAL).read_text(encoding="utf-8")
    edit(file, "#, fuzzy\n", "")
    edit(file, "Kalliola is known for solving inequality", "Kalliola is known for making equality")
    assert imported(project, file) == 0
    after = (project / GOAL).read_text(encoding="utf-8")
    assert after == before.replace(ENGLISH_TITLE, "en: Kalliola is known for making equality\n", 1)
    assert state_of(project, TITLE) == "current"


def test_line_ends_and_byte_order_mark_of_a_file_stay_as_they_were(project: Path) -> None:
    data = (project / GOAL).read_bytes()
    (project / GOAL).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    file = exported(project, "--all")
    edit(file, "Kalliola is known for solving inequality", "Kalliola is known for making equality")
    assert imported(project, file) == 0
    changed = (project / GOAL).read_bytes()
    assert changed.startswith(b"\xef\xbb\xbf")
    assert changed.count(b"\r\n") == changed.count(b"\n") == data.count(b"\n")


def test_a_missing_translation_is_added_beside_its_source(project: Path) -> None:
    original = (project / GOAL).read_bytes()
    change(project, GOAL, f"  {ENGLISH_TITLE}", "")
    file = exported(project)
    text = file.read_text(encoding="utf-8").rstrip()
    assert text.endswith('msgstr ""')
    file.write_text(
        f'{text.removesuffix(chr(34) * 2)}"Kalliola is known for solving inequality"\n', encoding="utf-8"
    )
    assert imported(project, file) == 0
    assert (project / GOAL).read_bytes() == original


def test_a_page_whose_paragraphs_all_come_back_gets_its_file(project: Path) -> None:
    translated = (project / "content/pages/vision.en.md").read_text(encoding="utf-8")
    file = exported(project, "--all")
    (project / "content/pages/vision.en.md").unlink()
    assert imported(project, file) == 0
    assert (project / "content/pages/vision.en.md").read_text(encoding="utf-8") == translated


def test_a_page_of_which_only_some_comes_back_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content/pages/story.en.md").unlink()
    file = exported(project)
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('msgstr ""', 'msgstr "- One."', 2).replace('msgstr "- One."', 'msgstr ""', 1), "utf-8"
    )
    assert imported(project, file) == 1
    assert "1 of the 5 parts of the page story are translated" in capsys.readouterr().err
    assert not (project / "content/pages/story.en.md").exists()


def test_an_entry_still_marked_fuzzy_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = outdated_title(project)
    edit(file, "Kalliola is known for solving inequality", "Not sure")
    before = tree(project / "content")
    assert imported(project, file) == 0
    assert "not finished: 1" in capsys.readouterr().out
    assert tree(project / "content") == before


def test_to_take_the_mark_away_is_to_accept_a_translation_as_it_is(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = outdated_title(project)
    edit(file, "#, fuzzy\n", "")
    before = tree(project / "content")
    assert imported(project, file) == 0
    assert "changed: 0; accepted as they were: 1. Files: content/translations.yml." in capsys.readouterr().out
    after = tree(project / "content")
    assert {path for path in after if after[path] != before[path]} == {"translations.yml"}
    assert state_of(project, TITLE) == "current"


def test_what_is_accepted_from_a_file_is_outdated_when_its_source_changes_again(project: Path) -> None:
    file = outdated_title(project)
    edit(file, "#, fuzzy\n", "")
    assert imported(project, file) == 0
    change(project, GOAL, "tasa-arvon tekijänä\n", "tasa-arvon rakentajana\n")
    assert state_of(project, TITLE) == "outdated"


def test_a_draft_without_its_mark_is_accepted(project: Path) -> None:
    change(project, GOAL, "outcomes:\n", "outcomes:\n  - fi: Olemme täällä.\n    en: We are here.\n")
    file = exported(project)
    edit(file, "#, fuzzy\n", "")
    assert imported(project, file) == 0
    assert state_of(project, "goals/1-inequality.yml outcomes.1") == "current"


def two_outdated_items(project: Path) -> Path:
    change(project, "content/pages/story.fi.md", "yli sata vuotta", "yli 105 vuotta")
    change(
        project, "content/pages/story.fi.md", "paperittomuus, työttömyys", "paperittomuus, pitkä työttömyys"
    )
    return exported(project)


@pytest.mark.parametrize("new", ["more than a hundred years", "more than 105 years"])
def test_of_a_page_the_paragraphs_that_were_left_stay_to_be_done(project: Path, new: str) -> None:
    file = two_outdated_items(project)
    edit_first(file, "#, fuzzy\n", "")
    edit(file, "more than a hundred years", new)
    assert imported(project, file) == 0
    assert state_of(project, "pages/story.md") == "outdated"
    (entry,) = polib.pofile(str(exported(project)))
    assert entry.msgctxt == "pages/story.md 3"
    assert "paperittomuus, työttömyys" in entry.previous_msgid
    assert imported(project, file) == 0
    assert state_of(project, "pages/story.md") == "outdated"


def test_a_page_is_accepted_when_all_its_paragraphs_are(project: Path) -> None:
    file = two_outdated_items(project)
    edit(file, "#, fuzzy\n", "")
    assert imported(project, file) == 0
    assert state_of(project, "pages/story.md") == "current"


def test_of_a_page_that_is_a_draft_some_paragraphs_can_be_accepted(project: Path) -> None:
    record = project / RECORD
    text = record.read_text(encoding="utf-8")
    entry = re.search(r'    "pages/story.md":\n      source:.*\n      translation:.*\n', text)
    assert entry
    record.write_text(text.replace(entry[0], ""), encoding="utf-8")
    file = exported(project)
    edit_first(file, "#, fuzzy\n", "")
    assert imported(project, file) == 0
    keys = [entry.msgctxt for entry in polib.pofile(str(exported(project)))]
    assert keys == [f"pages/story.md {number}" for number in range(2, 6)]
    edit(file, "#, fuzzy\n", "")
    assert imported(project, file) == 0
    assert state_of(project, "pages/story.md") == "current"


def test_a_source_that_was_only_wrapped_anew_is_the_same(project: Path) -> None:
    file = outdated_title(project)
    edit(file, "#, fuzzy\n", "")
    edit(file, 'msgid "Kalliola tunnetaan tasa-arvon', 'msgid ""\n"Kalliola  tunnetaan\\n"\n"tasa-arvon')
    assert imported(project, file) == 0
    assert state_of(project, TITLE) == "current"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en-GB", "en"),
        ("sv-FI", "sv-FI"),
        ("sv-fi-x-selko", "sv-FI"),
        ("sv", None),
        ("english", None),
        ("", None),
    ],
)
def test_a_file_for_a_kind_of_a_language_is_for_that_language(wanted: str, found: str | None) -> None:
    assert matching_language(wanted, ("en", "sv-FI")) == found


def test_a_language_may_be_said_as_gettext_says_it(project: Path) -> None:
    file = exported(project, "--all")
    edit(file, '"Language: en\\n"', '"Language: en_GB.UTF-8@latin\\n"')
    assert imported(project, file) == 0


def test_an_entry_that_a_translator_doubts_is_left_as_it_is(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(project, "--all")
    entries = polib.pofile(str(file))
    entry = entries.find(TITLE, by="msgctxt")
    entry.fuzzy, entry.msgstr = True, "Perhaps"
    entries.save()
    before = tree(project / "content")
    assert imported(project, file) == 0
    assert "not finished: 1" in capsys.readouterr().out
    assert tree(project / "content") == before


def test_a_file_that_lost_its_contexts_gets_one_short_error(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(project, "--all")
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("msgctxt")), encoding="utf-8")
    assert imported(project, file) == 1
    shown = capsys.readouterr().err
    assert shown.count("error:") == 1
    assert "have lost their msgctxt lines" in shown


def test_a_file_of_another_site_gets_one_short_error(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(project, "--all")
    edit(file, 'msgctxt "', 'msgctxt "other/')
    assert imported(project, file) == 1
    shown = capsys.readouterr().err
    assert shown.count("error:") == 1
    assert "none of the file's" in shown


@pytest.mark.parametrize(
    ("keyword", "sign"), [("msgid", "-"), ("msgstr", "="), ("msgid", "+"), ("msgstr", "@")]
)
def test_an_apostrophe_that_a_table_put_before_a_sign_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], keyword: str, sign: str
) -> None:
    file = outdated_title(project)
    edit(file, "#, fuzzy\n", "")
    edit(file, f'{keyword} "Kalliola', f"{keyword} \"'{sign}Kalliola")
    assert imported(project, file) == 1
    shown = capsys.readouterr().err
    assert f"begins with an apostrophe before {sign}" in shown
    assert "delete the apostrophe" in shown


def test_a_dry_run_shows_the_lines_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(project, "--all")
    edit(file, "Kalliola is known for solving inequality", "Kalliola is known for making equality")
    before = tree(project / "content")
    assert imported(project, file, "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "+  en: Kalliola is known for making equality" in shown
    assert "would change" in shown
    assert tree(project / "content") == before


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (f'msgctxt "{TITLE}"', 'msgctxt "goals/1-inequality.yml titel"', "Did you mean"),
        (
            'msgid "Kalliola tunnetaan eriarvoisuuden ratkaisijana"',
            'msgid "Vanha"',
            "has changed since the file was made",
        ),
        ('msgstr "Goal {number}"', 'msgstr "Goal {numero}"', "Did you mean {number}?"),
        ('msgstr "Goal {number}"', 'msgstr "Goal [x](javascript:alert(1))"', "work.po:"),
        ('"Language: en\\n"', '"Language: sv\\n"', "which is not a language to translate into"),
        ('msgstr "Goal {number}"', 'msgstr "Goal {number}', "cannot be read as a translators' file"),
        ('"Language: en\\n"\n', "", 'the line "Language: en\\n"'),
        ('"Language: en\\n"', '"Language: \\n"', "does not say which language"),
        (f'msgctxt "{TITLE}"', 'msgctxt "goals/1-inequality.yml house_title"', "is in the file twice"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_taken_over(
    project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: str
) -> None:
    file = exported(project, "--all")
    edit(file, 'msgstr "Home"', 'msgstr "Start"')
    edit(file, old, new)
    before = tree(project / "content")
    assert imported(project, file) == 1
    assert words in capsys.readouterr().err
    assert tree(project / "content") == before


def test_a_file_in_another_encoding_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported(project, "--all")
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1252"))
    assert imported(project, file) == 1
    assert "Windows-1252" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_written_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported(project)
    arguments = ["translations", "export", "--out", str(file), "--project", str(project), "--lang", "en"]
    assert main(arguments) == 2
    assert "is there already" in capsys.readouterr().err


def test_without_a_file_name_the_texts_are_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translations", "export", "--all", "--project", str(project)]) == 0
    assert f'msgctxt "{TITLE}"' in capsys.readouterr().out


def test_a_language_the_site_does_not_have_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["translations", "export", "--to", "sv", "--project", str(project), "--lang", "en"]) == 2
    assert "“sv” is not a language to translate into" in capsys.readouterr().err


def test_an_entry_of_a_text_that_is_gone_is_not_led_to_another_text(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(project, "--all")
    edit(file, f'msgctxt "{TITLE}"', 'msgctxt "goals/9-gone.yml title"')
    assert imported(project, file) == 1
    told = capsys.readouterr().err
    assert "there is no text “goals/9-gone.yml title”" in told
    assert f"Did you mean {TITLE}?" in told
    edit(file, FINNISH_TITLE.strip(), "Jokin muu otsikko")
    assert imported(project, file) == 1
    told = capsys.readouterr().err
    assert "Did you mean" not in told
    assert "Delete this entry where the text has been taken out" in told


@pytest.mark.parametrize(("data", "told"), [(b"PK\x03\x04\x14", "Word"), (b"\xde\x12\x04\x95", "(.mo)")])
def test_a_file_of_another_program_is_told_to_be_what_it_is(
    project: Path, capsys: pytest.CaptureFixture[str], data: bytes, told: str
) -> None:
    file = project / "back.po"
    file.write_bytes(data)
    assert imported(project, file) == 1
    assert told in capsys.readouterr().err


def test_two_files_in_one_get_one_short_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported(project, "--all")
    text = file.read_text(encoding="utf-8")
    count = text.count("\nmsgctxt ")
    file.write_text(text + "\n" + text.partition("\n\n")[2], encoding="utf-8")
    capsys.readouterr()
    assert imported(project, file) == 1
    told = capsys.readouterr().err
    assert told.count(": error: ") == 1
    assert f"from here on, {count} texts are in the file for the second time" in told


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('msgstr "Goal {number}"', 'msgstr "Goal {numero}"', "{numero}"),
        ("](accessibility)", "](saavutettavuus)", "saavutettavuus"),
    ],
)
def test_what_would_be_wrong_is_told_at_the_translators_own_line(
    project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    file = exported(project, "--all")
    before, mark, after = file.read_text(encoding="utf-8").rpartition(old)
    assert mark
    file.write_text(before + new + after, encoding="utf-8")
    assert imported(project, file) == 1
    line = before.rpartition("msgctxt")[0].count("\n") + 1
    told = capsys.readouterr().err
    assert f"work.po:{line}:" in told
    assert message in told
    assert "content/" not in told.partition(f"{line} |")[0]


def test_a_workbook_in_place_of_a_translators_file_is_asked_for_as_po(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "work.po"
    file.write_bytes(b"PK\x03\x04 xl/workbook.xml")
    assert imported(project, file) == 1
    told = capsys.readouterr().err
    assert "Word, Excel or LibreOffice" in told
    assert "Ask the translator to save it as PO" in told
