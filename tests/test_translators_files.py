"""A translator gets a file of what needs work, and what comes back is taken over whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from kalliola_site.cli import main
from tests.conftest import tree
from tests.test_translations import ENGLISH_TITLE, FINNISH_TITLE, GOAL, TITLE, change, state_of


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


def outdated_title(project: Path) -> Path:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    return exported(project)


def test_a_file_of_everything_comes_back_unchanged_and_changes_nothing(project: Path) -> None:
    file = exported(project, "--all")
    before = tree(project / "content")
    assert imported(project, file) == 0
    assert tree(project / "content") == before


def test_a_file_of_everything_has_every_text(project: Path) -> None:
    with exported(project, "--all").open("rb") as file:
        catalogue = read_po(file)
    assert all(message.string for message in catalogue if message.id)
    assert len(catalogue) > 300


def test_by_default_a_file_has_only_what_needs_work(project: Path) -> None:
    with outdated_title(project).open("rb") as file:
        (message,) = (message for message in read_po(file) if message.id)
    assert message.context == TITLE
    assert message.fuzzy
    assert message.id == "Kalliola tunnetaan tasa-arvon tekijänä"
    assert message.string == "Kalliola is known for solving inequality"


def test_an_outdated_entry_shows_what_its_source_said(project: Path) -> None:
    assert f'#| msgid "{FINNISH_TITLE.strip()}"' in outdated_title(project).read_text(encoding="utf-8")


def test_of_a_page_only_the_paragraphs_that_changed_need_work(project: Path) -> None:
    change(project, "content/pages/story.fi.md", "yli sata vuotta", "yli 105 vuotta")
    with exported(project).open("rb") as file:
        (message,) = (message for message in read_po(file) if message.id)
    assert message.context == "pages/story.md 1"


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
        ('msgstr "Goal {number}"', 'msgstr "Goal {numero}"', "Did you mean number?"),
        ('msgstr "Goal {number}"', 'msgstr "Goal [x](javascript:alert(1))"', "content/interface.yml:"),
        ('"Language: en\\n"', '"Language: sv\\n"', "which is not a language to translate into"),
        ('msgstr "Goal {number}"', 'msgstr "Goal {number}', "cannot be read as a translators' file"),
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
