"""Starting a goal or a page: what is written is valid, explains itself, and takes nobody's file away."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.pipeline import assemble
from tests.conftest import ROOT, tree
from tests.support.updates import drawn, saved

GOAL = ("new", "goal", "--title", "fi=Jokainen kuuluu joukkoon", "--title", "en=Everyone belongs")
THEME = ("--theme", "fi=Osallisuus", "--theme", "en=Inclusion")
PAGE = ("new", "page", "--id", "history", "--title", "fi=Historia: alku", "--title", "en=History")
DESCRIPTION = ("--description", "fi=Vaiheita vuodesta 1919.", "--description", "en=Since 1919.")
FILE = "content/goals/5-everyone-belongs.yml"


def take_draft_away(project: Path, path: str) -> None:
    """Do what the comment in a started file says, and publish it."""
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert text.count("draft: true\n") == 1
    file.write_text(text.replace("draft: true\n", "\n"), encoding="utf-8")


def started(project: Path, *arguments: str, lang: str = "en") -> int:
    return main([*arguments, "--project", str(project), "--lang", lang])


def test_a_new_goal_takes_the_next_number_and_its_page_is_built(project: Path) -> None:
    assert started(project, *GOAL, *THEME) == 0
    take_draft_away(project, FILE)
    page = assemble(project).files["en/goals/everyone-belongs/index.html"].decode()
    assert "Strategic goal 5: " in page


def test_what_is_still_to_be_written_is_warned_of(project: Path) -> None:
    assert started(project, *GOAL, *THEME) == 0
    take_draft_away(project, FILE)
    warnings = [item for item in assemble(project).warnings if item.message.id == "yet-to-be-written"]
    assert {item.place.path for item in warnings} == {FILE}
    assert len(warnings) == 6


def test_the_file_speaks_all_languages_of_messages(project: Path) -> None:
    assert started(project, *GOAL, *THEME) == 0
    text = (project / FILE).read_text(encoding="utf-8")
    assert "# Means | Keinot" in text
    assert 'fi: "[Kirjoita tähän, miltä hyvä näyttää]"' in text
    assert 'en: "[Write here what good looks like]"' in text


def test_the_file_names_its_schema_for_editors(project: Path) -> None:
    assert started(project, *GOAL, *THEME) == 0
    first = (project / FILE).read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schemas/goal.schema.json"


UPDATE = ("new", "update", "--title", "fi=Avajaiset: juhla", "--title", "en=Opening")
DAY = ("--date", "2024-03-14")
NEWS = "content/updates/2024-03-14-opening.yml"


def test_a_new_update_is_published_with_its_day_and_its_goals(project: Path) -> None:
    assert started(project, *UPDATE, *DAY, "--goal", "community", "--goal", "impact") == 0
    take_draft_away(project, NEWS)
    files = assemble(project).files
    page = files["en/updates/opening/index.html"].decode()
    assert "14 March 2024" in page
    assert page.count("about-goal") == 2
    assert "Avajaiset: juhla" in files["ajankohtaista/index.html"].decode()


@pytest.mark.parametrize(
    "day",
    [
        "14.3.2024",
        "14. 3. 2024",
        "14/03/2024",
        "2024/3/14",
        "14. maaliskuuta 2024",
        "14th March 2024",
        "Mar 14, 2024",
    ],
)
def test_a_day_may_be_written_as_people_do_and_is_told_back_as_it_was_understood(
    project: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert started(project, *UPDATE, "--date", day) == 0
    assert "Day: 2024-03-14" in capsys.readouterr().out
    assert "date: 2024-03-14\n" in (project / NEWS).read_text(encoding="utf-8")


def test_a_new_update_explains_itself_and_warns_of_what_is_still_to_be_written(project: Path) -> None:
    assert started(project, *UPDATE, *DAY) == 0
    take_draft_away(project, NEWS)
    text = (project / NEWS).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/update.schema.json")
    assert "# Day: year, month, day | Päivä: vuosi, kuukausi, päivä" in text
    assert "# goals: [inequality]" in text
    warnings = [item for item in assemble(project).warnings if item.message.id == "yet-to-be-written"]
    assert {item.place.path for item in warnings} == {NEWS}
    assert len(warnings) == 4


def test_the_lines_for_a_picture_are_right_once_their_marks_are_taken_away(project: Path) -> None:
    assert started(project, *UPDATE, *DAY) == 0
    take_draft_away(project, NEWS)
    text = (project / NEWS).read_text(encoding="utf-8")
    start = text.index("# picture:")
    lines = text[start:].replace("# ", "").replace("#   ", "  ")
    (project / NEWS).write_text(text[:start] + lines, encoding="utf-8")
    (project / "content/updates/picture.jpg").write_bytes(saved(drawn(500, 300)))
    assert (
        'alt="[Write here what the picture shows]"'
        in assemble(project).files["en/updates/opening/index.html"].decode()
    )


def test_a_new_page_is_listed_and_has_a_text_in_each_language(project: Path) -> None:
    assert started(project, *PAGE, *DESCRIPTION) == 0
    take_draft_away(project, "content/site.yml")
    files = assemble(project).files
    assert {"historia-alku/index.html", "en/history/index.html"} <= set(files)
    assert "Historia: alku" in files["index.html"].decode()


def test_a_new_page_changes_nothing_else_in_site_yml(project: Path) -> None:
    before = (project / "content/site.yml").read_text(encoding="utf-8").splitlines()
    assert started(project, *PAGE, *DESCRIPTION) == 0
    after = (project / "content/site.yml").read_text(encoding="utf-8").splitlines()
    gone = [line for line in before if line not in after]
    assert [line.partition(":")[0] for line in gone] == ["footer"]


@pytest.mark.parametrize(("menu", "listed"), [("navigation", True), ("none", False)])
def test_a_page_goes_into_the_menu_that_was_asked_for(project: Path, menu: str, listed: bool) -> None:
    assert started(project, *PAGE, *DESCRIPTION, "--menu", menu) == 0
    take_draft_away(project, "content/site.yml")
    assert ("Historia: alku" in assemble(project).files["index.html"].decode()) is listed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*GOAL, *THEME, "--id", "inequality"), "there is a goal with the id “inequality” already"),
        ((*GOAL, *THEME, "--id", "Every One"), "“Every One” cannot be an id; “every-one” can"),
        ((*GOAL,), "--theme is missing for: fi, en"),
        ((*GOAL, *THEME, "--title", "sv=Alla"), "“sv” is not one of the site's languages"),
        ((*GOAL, *THEME, "--title", "Alla"), "takes a language and a text"),
        ((*PAGE, *DESCRIPTION, "--id", "about"), "there is a page “about” already"),
        ((*UPDATE,), "“” is not a day (--date): write day, month and year, as in 31.12.2027"),
        ((*UPDATE, "--date", "31.2.2024"), "“31.2.2024” is not a day"),
        ((*UPDATE, "--date", "14.3.24"), "“14.3.24” is not a day"),
        ((*UPDATE, "--date", "20240314"), "“20240314” is not a day"),
        ((*UPDATE, *DAY, "--goal", "comunity"), "there is no goal “comunity”. Did you mean community?"),
        (("new", "gaol"), "No such command 'gaol'"),
    ],
)
def test_what_cannot_be_started_is_explained_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    before = tree(project)
    assert started(project, *arguments) == 2
    assert words in capsys.readouterr().err
    assert tree(project) == before


def test_an_update_that_is_there_is_not_written_over(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert started(project, *UPDATE, *DAY) == 0
    assert started(project, *UPDATE, "--date", "2024-05-01") == 2
    assert f"there is an update with the id “opening” already: {NEWS}" in capsys.readouterr().err


def test_a_file_that_nothing_uses_yet_is_not_written_over(
    project: Path,
) -> None:
    assert started(project, *GOAL, *THEME) == 0
    (project / FILE).write_text("number: 9\n", encoding="utf-8")
    assert started(project, *GOAL, *THEME) == 1
    assert (project / FILE).read_text(encoding="utf-8") == "number: 9\n"


def test_a_project_with_mistakes_is_mended_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "content/strategy.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("promise:", "promis:"), encoding="utf-8")
    assert started(project, *GOAL, *THEME) == 1
    assert "Nothing was written: mend this first." in capsys.readouterr().err


def answered(project: Path, answers: str, *arguments: str) -> str:
    """Start something on a terminal, in Finnish; give what was said."""
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "build.py"), *arguments, "--project", str(project), "--lang", "fi"]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as running:
        os.close(theirs)
        os.write(ours, answers.encode())
        try:
            output = running.communicate(timeout=60)[0].decode()
        finally:
            running.kill()
    os.close(ours)
    assert running.returncode == 0, output
    return output


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_on_a_terminal_a_day_that_is_none_is_asked_for_again(project: Path) -> None:
    output = answered(project, "huomenna\n14.3.2024\n\n", *UPDATE)
    assert "”huomenna” ei ole päivä" in output
    assert "2024-03-14" in output
    assert (project / NEWS).is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_on_a_terminal_the_command_asks_for_what_it_was_not_told(project: Path) -> None:
    output = answered(project, "Jokainen kuuluu\nEveryone belongs\nOsallisuus\nInclusion\n\n", "new", "goal")
    assert "Otsikko (fi)" in output
    assert (project / FILE).is_file()
