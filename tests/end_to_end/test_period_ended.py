"""A period that is over: the terminal says so, readers only where the team has written it."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from kalliola_site.cache import unchanged
from kalliola_site.cli.main import main
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import assemble
from tests.cache.test_unchanged import SAID, build
from tests.conftest import copy_project, tree
from tests.support.site_pages import find_all, parse, words
from tests.validate.test_content import change

OVER = "The period of the strategy, 2001–2003, is over."
COMMAND = "new period 2004-2006"
ENDED = "period_ended:\n  fi: Kausi on ohi.\n  en: The period is over.\n"


def of_years(project: Path, start: int, end: int) -> Path:
    change(project, "content/strategy.yml", "start: 2023", f"start: {start}")
    change(project, "content/strategy.yml", "end: 2025", f"end: {end}")
    return project


@pytest.fixture
def ended(project: Path) -> Path:
    """A project whose strategy was for years that are over."""
    return of_years(project, 2001, 2003)


def said(
    capsys: pytest.CaptureFixture[str], project: Path, *arguments: str, lang: str = "en"
) -> tuple[str, str]:
    assert main([*arguments, "--project", str(project), "--lang", lang]) == 0
    told = capsys.readouterr()
    return told.out, told.err


@pytest.mark.parametrize("command", ["build", "check"])
def test_that_a_period_is_over_is_said_once_with_the_command_for_the_next(
    ended: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    out, err = said(capsys, ended, command)
    assert out.count(OVER) == 1
    assert out.index(OVER) > out.index("30 pages")
    assert COMMAND in out
    assert OVER not in err


def test_of_one_year_it_is_said_how_to_begin_one_more_year(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = said(capsys, of_years(project, 2003, 2003), "check")
    assert "The period of the strategy, 2003, is over." in out
    assert "new period 2004-2004" in out


@pytest.mark.parametrize("command", ["build", "check"])
def test_nothing_is_said_of_a_period_that_goes_on(
    project: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    out, _ = said(capsys, of_years(project, 2023, 2999), command)
    assert "is over" not in out
    assert "period_ended" not in out


def test_programs_that_read_problems_do_not_find_it_among_them(
    ended: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = said(capsys, ended, "check", "--format", "json")
    assert all("is over" not in problem["message"] for problem in json.loads(out))
    assert OVER in err


def test_a_build_without_changes_says_it_too_and_only_once_the_period_is_over(
    ended: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(ended)
    again = build(ended).stdout
    assert again.startswith(SAID)
    assert again.count(OVER) == 1
    arguments, later = ["--project", str(ended)], 2**63
    note = unchanged.note(arguments, later, [], (str(ended / "content"), {}), (), (2030, ((False, "over"),)))
    assert note is not None
    (ended / unchanged.NOTE).write_bytes(note)
    monkeypatch.setattr(unchanged, "moment", lambda: later)
    for year, transcript in ((2030, ""), (2031, "over\n")):
        monkeypatch.setattr(time, "localtime", lambda year=year: time.struct_time((year, *(1,) * 8)))
        assert unchanged.say_unchanged(arguments)
        assert capsys.readouterr().out == transcript


def test_check_offers_words_for_readers_until_there_are_some(
    ended: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = said(capsys, ended, "check", lang="fi")
    (offered,) = re.findall(r"^period_ended:\n(?:  .+\n)+", out, re.MULTILINE)
    assert "fi: Strategian kausi päättyi vuoden 2003 lopussa." in offered
    assert "en: The period of this strategy ended with the year 2003." in offered
    file = ended / "content/strategy.yml"
    file.write_text(file.read_text(encoding="utf-8") + offered, encoding="utf-8")
    out, _ = said(capsys, ended, "check", lang="fi")
    assert "Strategian kausi 2001–2003 on päättynyt." in out
    assert "period_ended" not in out


def test_nothing_of_it_is_published_by_itself(ended: Path, tmp_path: Path) -> None:
    going_on = of_years(copy_project(tmp_path / "other"), 2001, 2003)
    change(going_on, "content/strategy.yml", "end: 2003", "end: 2999")
    before, after = (
        {path: data.replace(b"2999", b"2003") for path, data in assemble(project).files.items()}
        for project in (going_on, ended)
    )
    assert before["index.html"] == after["index.html"]
    assert before["strategia/index.html"] == after["strategia/index.html"]


def test_readers_are_told_in_their_language_at_the_top_of_each_page_of_the_strategy(ended: Path) -> None:
    file = ended / "content/strategy.yml"
    file.write_text(file.read_text(encoding="utf-8") + ENDED, encoding="utf-8")
    files = assemble(ended).files
    for path, sentence in (
        ("index.html", "Kausi on ohi."),
        ("strategia/index.html", "Kausi on ohi."),
        ("en/index.html", "The period is over."),
        ("en/strategy/index.html", "The period is over."),
        ("en/goals/index.html", "The period is over."),
    ):
        page = parse(files[path])
        told = [
            words(item) for kind in ("plate", "notice") for item in find_all(page, "p", **{"class": kind})
        ]
        assert told[0].endswith(sentence)
    assert not any(b"Kausi on ohi." in files[path] for path in ("tietoa/index.html", "404.html"))


def test_a_period_that_has_become_past_says_so_in_its_own_way_alone(ended: Path) -> None:
    file = ended / "content/strategy.yml"
    file.write_text(file.read_text(encoding="utf-8") + ENDED, encoding="utf-8")
    assert main(["new", "period", "2004-2006", "--project", str(ended), "--lang", "en"]) == 0
    assert "period_ended" not in file.read_text(encoding="utf-8")
    files = assemble(ended, BuildOptions(drafts=True)).files
    assert not any(b"Kausi on ohi." in data for path, data in files.items() if path.endswith(".html"))
    assert b"Kausi on ohi." not in b"".join(tree(ended / "content/goals").values())
