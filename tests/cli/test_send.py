"""``send`` on the command line: what it shows, asks and refuses."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from tests.support.editors import GOAL, STORY, TITLE_EN, TITLE_FI, Editor, Newsroom, open_newsroom

PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    return open_newsroom(tmp_path, monkeypatch)


@pytest.fixture
def aino(newsroom: Newsroom) -> Editor:
    editor = newsroom.editor("Aino")
    editor.change(GOAL, TITLE_FI, "Kalliola vähentää eriarvoisuutta")
    return editor


def run(editor: Editor, *arguments: str) -> int:
    return main(["send", "--project", str(editor.project), "--lang", "en", *arguments])


def test_to_look_only_shows_old_and_new_in_both_languages_and_sends_nothing(
    newsroom: Newsroom, aino: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    aino.change("content/addresses.yml", "addresses: {}", "addresses:\n  fi:\n    values: [/arvomme/]")
    before = aino.state()
    assert run(aino, "--dry-run") == 0
    assert aino.state() == before
    assert newsroom.log() == ["The strategy"]
    shown = capsys.readouterr().out.splitlines()
    assert shown == [
        f"{GOAL} (changed)",
        "  Goal 1: title",
        f"    fi  − {TITLE_FI}",
        "    fi  + Kalliola vähentää eriarvoisuutta",
        f"    en    {TITLE_EN}",
        "content/addresses.yml (changed, a record that the program keeps by itself)",
        "Nothing was sent: this was only to look (--dry-run).",
    ]


def test_with_a_reason_and_yes_it_sends_and_says_what_happens_next(
    newsroom: Newsroom, aino: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(aino, "--yes", "--why", "Shorter") == 0
    assert newsroom.log()[0] == "Shorter"
    assert "Nothing here tells how the site is published" in capsys.readouterr().out
    assert run(aino, "--yes", "--why", "Shorter") == 0
    assert "Nothing has changed" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--yes"], ["--why", "Shorter"]])
def test_where_nobody_can_be_asked_reason_and_yes_are_needed(
    newsroom: Newsroom, aino: Editor, arguments: list[str]
) -> None:
    assert run(aino, *arguments) == 2
    assert newsroom.log() == ["The strategy"]


def test_errors_and_conflicts_end_with_one_and_the_world_with_three(
    newsroom: Newsroom, aino: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    eino = newsroom.editor("Eino")
    eino.change(GOAL, TITLE_FI, "Kalliola poistaa eriarvoisuuden")
    aino.send()
    assert run(eino, "--yes", "--why", "Shorter") == 1
    said = capsys.readouterr()
    assert "  Mine: Kalliola poistaa eriarvoisuuden\n  Theirs: Kalliola vähentää eriarvoisuutta\n" in said.out
    eino.change(GOAL, "theme:", "temee:")
    assert run(eino, "--yes", "--why", "Shorter") == 1
    assert "Did you mean theme?" in capsys.readouterr().err
    eino.change(GOAL, "temee:", "theme:")
    eino.git("remote", "remove", "origin")
    assert run(eino, "--yes", "--why", "Shorter") == 3
    assert "--zip changes.zip" in capsys.readouterr().err


def test_a_zip_has_the_changed_files_and_what_to_do(
    aino: Editor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (aino.project / "content/addresses.yml").unlink()
    file = tmp_path / "changes.zip"
    assert run(aino, "--zip", str(file)) == 0
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["what-changed.txt", GOAL]
        assert archive.read(GOAL).decode() == aino.says(GOAL)
        note = archive.read("what-changed.txt").decode()
    assert "+ Kalliola vähentää eriarvoisuutta" in note
    assert "delete content/addresses.yml" in note
    assert "delete content/addresses.yml" in capsys.readouterr().out
    assert run(aino, "--zip", str(file)) == 2


def test_without_git_the_zip_has_all_of_the_content(
    aino: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert run(aino, "--zip", str(tmp_path / "all.zip")) == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert {GOAL, STORY, "content/site.yml"} <= set(archive.namelist())
        assert not any(name.startswith("/") or ".." in name for name in archive.namelist())
