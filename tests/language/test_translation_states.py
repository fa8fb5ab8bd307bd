"""Translations do not fall behind unseen: what the project's files say, and what the commands say of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.pipeline import assemble, build, check
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.validate.read_content import read_content
from tests.conftest import SAMPLE, tree

GOAL = "content/goals/1-inequality.yml"
RECORD = "content/translations.yml"
TITLE = "goals/1-inequality.yml title"
FINNISH_TITLE = "Kalliola tunnetaan eriarvoisuuden ratkaisijana\n"
ENGLISH_TITLE = "en: Kalliola is known for solving inequality\n"


def change(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text, "the sample content has changed"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def state_of(project: Path, key: str) -> str:
    (state,) = (item.state for item in read_content(project).translations if item.text.key == key)
    return state


def test_all_of_the_sample_is_current(project: Path) -> None:
    assert {item.state for item in read_content(project).translations} == {"current"}


def test_a_changed_source_makes_its_translation_outdated(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    assert state_of(project, TITLE) == "outdated"


def test_an_outdated_translation_is_warned_of_where_it_stands(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan eriarvoisuuden vähentäjänä\n")
    (warning,) = (item for item in assemble(project).warnings if item.message.id == "translation-outdated")
    assert warning.place.path == GOAL
    assert warning.place.excerpt == f"  {ENGLISH_TITLE.strip()}"
    assert "“vähentäjänä” where it said “ratkaisijana”" in str(warning.text)


def test_a_translation_that_changes_after_its_source_is_current_again(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    change(project, GOAL, ENGLISH_TITLE, "en: Kalliola is known for making equality\n")
    assert state_of(project, TITLE) == "current"


def test_a_build_records_what_followed_so_that_the_next_change_of_the_source_is_seen(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    change(project, GOAL, ENGLISH_TITLE, "en: Kalliola is known for making equality\n")
    build(project, project / "dist")
    change(project, GOAL, "tasa-arvon tekijänä\n", "tasa-arvon rakentajana\n")
    assert state_of(project, TITLE) == "outdated"


def test_a_build_of_unchanged_texts_writes_nothing_to_the_content(project: Path) -> None:
    before = tree(project / "content")
    build(project, project / "dist")
    assert tree(project / "content") == before


def test_a_build_with_an_outdated_translation_writes_nothing_to_the_content(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    before = tree(project / "content")
    build(project, project / "dist")
    assert tree(project / "content") == before


def test_a_text_that_was_never_accepted_is_a_draft(project: Path) -> None:
    change(project, GOAL, "outcomes:\n", "outcomes:\n  - fi: Olemme täällä.\n    en: We are here.\n")
    states = {item.text.source: item.state for item in read_content(project).translations}
    assert states["Olemme täällä."] == "draft"


def test_texts_that_only_moved_down_a_list_stay_current(project: Path) -> None:
    change(project, GOAL, "outcomes:\n", "outcomes:\n  - fi: Olemme täällä.\n    en: We are here.\n")
    states = [item for item in read_content(project).translations if "outcomes" in item.text.key]
    assert [item.state for item in states if item.text.path == GOAL].count("draft") == 1


def test_texts_of_a_renamed_file_stay_current(project: Path) -> None:
    (project / GOAL).rename(project / "content/goals/one.yml")
    assert {item.state for item in read_content(project).translations} == {"current"}


def test_a_renamed_file_does_not_hide_that_a_source_changed(project: Path) -> None:
    (project / GOAL).rename(project / "content/goals/one.yml")
    change(project, "content/goals/one.yml", FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    assert state_of(project, "goals/one.yml title") == "outdated"


def test_a_text_without_translation_is_missing(project: Path) -> None:
    change(project, GOAL, f"  {ENGLISH_TITLE}", "")
    assert state_of(project, TITLE) == "missing"


def test_a_page_without_translated_text_is_missing(project: Path) -> None:
    (project / "content/pages/vision.en.md").unlink()
    assert state_of(project, "pages/vision.md") == "missing"


def test_without_a_record_everything_is_a_draft_and_nothing_is_warned_of(project: Path) -> None:
    (project / RECORD).unlink()
    site = assemble(project)
    assert {item.state for item in read_content(project).translations} == {"draft"}
    assert not any("translation" in item.message.id for item in site.warnings)


def test_a_spoilt_record_is_told_of_with_its_line(project: Path) -> None:
    change(project, RECORD, "accepted:", "acepted:")
    with pytest.raises(ProblemsFoundError) as found:
        assemble(project)
    (problem,) = (item for item in found.value.problems if item.severity == "error")
    assert (problem.place.path, problem.message.id) == (RECORD, "unknown-key")
    assert "Did you mean accepted?" in str(problem.hint)


def test_accepting_makes_an_outdated_translation_current(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    assert main(["translations", "accept", TITLE, "--project", str(project)]) == 0
    assert state_of(project, TITLE) == "current"


def test_accepting_one_text_leaves_the_others_as_they_are(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    change(project, GOAL, "Asiakasmäärämme on kasvanut", "Asiakasmäärämme on tuplaantunut")
    assert main(["translations", "accept", TITLE, "--project", str(project)]) == 0
    assert state_of(project, "goals/1-inequality.yml outcomes.4") == "outdated"


def test_accepting_all_of_a_project_without_a_record_begins_one(project: Path) -> None:
    expected = (project / RECORD).read_text(encoding="utf-8").split("accepted:")[1]
    (project / RECORD).unlink()
    assert main(["translations", "accept", "--all", "--project", str(project)]) == 0
    assert (project / RECORD).read_text(encoding="utf-8").split("accepted:")[1] == expected


def test_accepting_again_changes_nothing(project: Path) -> None:
    before = (project / RECORD).read_bytes()
    assert main(["translations", "accept", "--all", "--project", str(project)]) == 0
    assert (project / RECORD).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name the texts to accept"),
        (["goals/1-inequality.yml titel"], "Did you mean"),
        ([TITLE, "--to", "eng"], "Did you mean en?"),
    ],
)
def test_what_cannot_be_accepted_is_explained(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    assert main(["translations", "accept", *arguments, "--project", str(project), "--lang", "en"]) == 2
    assert words in capsys.readouterr().err


def test_a_missing_translation_cannot_be_accepted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, GOAL, f"  {ENGLISH_TITLE}", "")
    assert main(["translations", "accept", TITLE, "--project", str(project), "--lang", "en"]) == 2
    assert "no translation that could be accepted" in capsys.readouterr().err


def test_the_list_shows_what_changed_in_the_source(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan eriarvoisuuden vähentäjänä\n")
    assert main(["translations", "--project", str(project), "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "source was: Kalliola tunnetaan eriarvoisuuden [-ratkaisijana-]" in shown
    assert "source is: Kalliola tunnetaan eriarvoisuuden {+vähentäjänä+}" in shown
    assert "en: 0 missing, 1 outdated, 0 drafts" in shown


@pytest.mark.parametrize(
    ("text", "was", "is_"),
    [
        (
            "Kalliola tunnetaan\u00a0eriarvoisuuden ratkaisijana",
            "tunnetaan[-an ordinary space-]eriarvoisuuden",
            "tunnetaan{+a no-break space+}eriarvoisuuden",
        ),
        (
            "Kalliola tunnetaan eriarvoi\u00adsuuden ratkaisijana",
            "eriarvoisuuden ratkaisijana",
            "eriarvoi{+a soft hyphen+}suuden ratkaisijana",
        ),
        (
            "Kalliola tunnetaan ”eriarvoisuuden” ratkaisijana",
            "tunnetaan eriarvoisuuden ratkaisijana",
            "{+a curly quotation mark (”)+}eriarvoisuuden{+a curly quotation mark (”)+}",
        ),
    ],
)
def test_the_list_names_what_cannot_be_seen(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, was: str, is_: str
) -> None:
    change(project, GOAL, FINNISH_TITLE, f"{text}\n")
    assert main(["translations", "--project", str(project), "--lang", "en"]) == 0
    source_was, source_is = [line for line in capsys.readouterr().out.split("\n") if "source " in line]
    assert was in source_was
    assert is_ in source_is


def test_the_list_is_in_finnish_for_who_reads_finnish(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan eriarvoisuuden vähentäjänä\n")
    main(["translations", "--project", str(project), "--lang", "fi"])
    assert capsys.readouterr().out.startswith("vanhentunut")


def test_the_list_of_what_needs_work_leaves_out_what_does_not(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["translations", "--project", str(project), "--lang", "en"])
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_long_text_is_listed_in_short(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, "content/pages/story.fi.md", "yli sata vuotta", "yli 105 vuotta")
    main(["translations", "--project", str(project), "--lang", "en"])
    assert max(map(len, capsys.readouterr().out.splitlines())) < 120


def test_the_list_for_programs_is_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, GOAL, FINNISH_TITLE, "Uusi otsikko\n")
    assert main(["translations", "--format", "json", "--project", str(project)]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry == {
        "key": TITLE,
        "language": "en",
        "state": "outdated",
        "path": GOAL,
        "source": "Uusi otsikko",
        "acceptedSource": FINNISH_TITLE.strip(),
        "translation": "Kalliola is known for solving inequality",
    }


def test_a_record_that_cannot_be_written_is_a_warning_for_the_site_is_published(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    change(project, GOAL, ENGLISH_TITLE, "en: Kalliola is known for making equality\n")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kalliola_site.publish.records.rewrite", refuse)
    site = build(project, project / "dist")
    assert "record-not-written" in {item.message.id for item in site.warnings}
    assert site.record == {}  # or it would be said to be up to date
    assert (project / "dist/index.html").is_file()


def test_a_site_in_one_language_has_nothing_to_translate(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project / "content")
    shutil.copytree(SAMPLE / "content", project / "content")
    change(project, "content/site.yml", "  - code: en\n    name: English\n    locale: en_GB\n", "")
    for path in (project / "content").rglob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text(
            "\n".join(_without_english(line) for line in lines if not line.lstrip().startswith("en:")) + "\n",
            encoding="utf-8",
        )
    for path in (project / "content/pages").glob("*.en.md"):
        path.unlink()
    (project / RECORD).unlink()
    assert main(["translations", "--project", str(project), "--lang", "en"]) == 0
    assert "one language only" in capsys.readouterr().out


def _without_english(line: str) -> str:
    return re.sub(r', en: ("[^"]*"|[^}]*)(?=})', "", line)


def remarks(project: Path) -> list[str]:
    return [item.message.id for item in check(project).warnings if "translation" in item.message.id]


def test_a_check_has_nothing_to_say_of_settled_translations(project: Path) -> None:
    assert remarks(project) == []


def test_a_check_tells_of_a_draft_where_it_stands(project: Path) -> None:
    change(project, GOAL, "outcomes:\n", "outcomes:\n  - fi: Olemme täällä.\n    en: We are here.\n")
    (warning,) = (item for item in check(project).warnings if item.message.id == "translation-draft")
    assert warning.place.excerpt == "    en: We are here."


def test_a_check_tells_of_a_record_that_is_behind(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    change(project, GOAL, ENGLISH_TITLE, "en: Kalliola is known for making equality\n")
    assert remarks(project) == ["translations-unrecorded"]


def test_a_check_tells_once_that_there_is_no_record(project: Path) -> None:
    (project / RECORD).unlink()
    assert remarks(project) == ["translations-not-on-record"]


def test_a_check_writes_nothing_to_the_content(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola tunnetaan tasa-arvon tekijänä\n")
    change(project, GOAL, ENGLISH_TITLE, "en: Kalliola is known for making equality\n")
    before = tree(project / "content")
    check(project)
    assert tree(project / "content") == before


# White space is no words

ABOUT = "content/pages/about.fi.md"
ABOUT_IN_ENGLISH = "content/pages/about.en.md"


def test_to_wrap_a_source_anew_outdates_no_translation(project: Path) -> None:
    change(project, ABOUT, " ", "\n")
    assert state_of(project, "pages/about.md") == "current"


def test_a_hidden_remark_in_a_source_outdates_no_translation(project: Path) -> None:
    (project / ABOUT).write_text((project / ABOUT).read_text("utf-8") + "\n<!-- kysy -->\n", encoding="utf-8")
    assert state_of(project, "pages/about.md") == "current"


def test_to_wrap_a_translation_anew_does_not_bring_it_up_to_date(project: Path) -> None:
    change(project, ABOUT, " ", " toinen ")
    change(project, ABOUT_IN_ENGLISH, " ", "\n")
    assert state_of(project, "pages/about.md") == "outdated"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("tunnetaan eri", "tunnetaan\u00a0eri", "now has a no-break space where it had an ordinary space"),
        ("tunnetaan", "tunne\u00adtaan", "now has a soft hyphen where it had nothing"),
        ("tunnetaan", "”tunnetaan", "now has a curly quotation mark (”) where it had nothing"),
        ("tunnetaan", "tunne\u200dtaan", "now has a joiner without width"),
    ],
)
def test_a_change_that_cannot_be_seen_is_named(project: Path, old: str, new: str, words: str) -> None:
    change(project, GOAL, old, new)
    (warning,) = (item for item in assemble(project).warnings if "out of date" in str(item.text))
    assert words in str(warning.text)
    assert "“”" not in str(warning.text)


def test_of_two_changes_the_one_that_can_be_seen_is_told(project: Path) -> None:
    change(project, GOAL, FINNISH_TITLE, "Kalliola\u00a0tunnetaan eriarvoisuuden vähentäjänä\n")
    (warning,) = (item for item in assemble(project).warnings if "out of date" in str(item.text))
    assert "“vähentäjänä”" in str(warning.text)
