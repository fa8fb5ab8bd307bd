"""Where nothing has changed since the last build, nothing is done; after any change, all that is needed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kalliola_site.cache import unchanged
from tests.conftest import ROOT, copy_project, tree

ARGUMENTS = ["--lang", "en"]
SAID = "Nothing has changed since the last build"
UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
"""The environment without what has coverage measured: that imports a lot."""
HEAVY = ("jinja2", "markdown_it", "yaml", "click", "babel", "typing")


def build(
    project: Path, *options: str, python: tuple[str, ...] = (), check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Build as a user does, in the project's folder."""
    return subprocess.run(
        [sys.executable, *python, "-m", "kalliola_site", *ARGUMENTS, *options],
        cwd=project,
        env={**UNMEASURED, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=check,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A project that has been built, with nothing changed since."""
    project = copy_project(tmp_path / "project")
    build(project)
    return project


def test_nothing_is_done_where_nothing_has_changed(built: Path) -> None:
    before = tree(built / "dist")
    inode = (built / "dist").stat().st_ino
    assert build(built).stdout.startswith(SAID)
    assert (tree(built / "dist"), (built / "dist").stat().st_ino) == (before, inode)


def test_the_warnings_are_told_again(built: Path) -> None:
    (built / unchanged.NOTE).unlink()
    said = build(built)
    again = build(built)
    assert SAID not in said.stdout
    assert "warning" in again.stderr
    assert again.stderr == said.stderr


def test_the_digest_is_told_again(built: Path) -> None:
    (built / unchanged.NOTE).unlink()
    assert build(built).stdout.splitlines()[-1] == build(built).stdout.splitlines()[-1]


def test_nothing_is_imported_for_it(built: Path) -> None:
    done = build(built, python=("-X", "importtime"))
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert done.stdout.startswith(SAID)
    assert "kalliola_site.cache.unchanged" in imported
    assert not imported & set(HEAVY)


def change_a_text(project: Path) -> None:
    goal = project / "content/goals/2-community.yml"
    goal.write_text(goal.read_text(encoding="utf-8").replace("Kalliola", "Kallioja"), encoding="utf-8")


def change_a_text_and_set_its_time_back(project: Path) -> None:
    goal = project / "content/goals/2-community.yml"
    then = goal.stat()
    change_a_text(project)
    os.utime(goal, ns=(then.st_atime_ns, then.st_mtime_ns))


def put_another_file_in_its_place(project: Path) -> None:
    goal = project / "content/goals/2-community.yml"
    twin = shutil.copy2(goal, project / "twin.yml")
    Path(twin).replace(goal)


def add_a_file(project: Path) -> None:
    (project / "content/pages/more.fi.md").write_text("Lisää.\n", encoding="utf-8")


def remove_a_file(project: Path) -> None:
    (project / "content/translations.yml").unlink()


def change_a_template(project: Path) -> None:
    footer = project / "templates/partials/footer.html.jinja"
    footer.write_text(footer.read_text(encoding="utf-8") + "<!-- -->", encoding="utf-8")


def change_a_page(project: Path) -> None:
    page = project / "dist/index.html"
    page.write_bytes(page.read_bytes().replace(b"Kalliola", b"Kallioja"))


def add_to_the_site(project: Path) -> None:
    (project / "dist/en/foreign.html").write_text("foreign", encoding="utf-8")


def remove_a_page(project: Path) -> None:
    (project / "dist/en/index.html").unlink()


def remove_the_site(project: Path) -> None:
    shutil.rmtree(project / "dist")


def forbid_reading_a_page(project: Path) -> None:
    (project / "dist/index.html").chmod(0o600)


def spoil_the_note(project: Path) -> None:
    note = project / unchanged.NOTE
    note.write_bytes(note.read_bytes()[:-1] + b"?")


def cut_the_note_short(project: Path) -> None:
    note = project / unchanged.NOTE
    note.write_bytes(note.read_bytes()[:3])


CHANGES = [
    change_a_text,
    change_a_text_and_set_its_time_back,
    put_another_file_in_its_place,
    add_a_file,
    remove_a_file,
    change_a_template,
    change_a_page,
    add_to_the_site,
    remove_a_page,
    remove_the_site,
    forbid_reading_a_page,
    spoil_the_note,
    cut_the_note_short,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_any_change_is_noticed(
    built: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built)
    change(built)
    assert not unchanged.say_unchanged(ARGUMENTS)


@pytest.mark.parametrize("options", [("--strict",), ("--full",), ("--base-url", "https://a.example/")])
def test_another_way_to_build_is_another_build(built: Path, options: tuple[str, ...]) -> None:
    assert SAID not in build(built, *options, check=False).stdout


def noted(folder: Path, begun: int) -> bytes | None:
    """Give the note of a build that made ``site`` from ``content``, both in a folder."""
    return unchanged.note(
        ARGUMENTS, begun, [str(folder / "content")], (str(folder / "site"), {}), (), (2999, ())
    )


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders as small as can be, in the current one."""
    monkeypatch.chdir(tmp_path)
    for name in ("content", "site", ".cache"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("a", encoding="utf-8")
    return tmp_path


LATER = 3_600_000_000_000
"""An hour, in nanoseconds."""


def test_what_was_written_when_the_build_began_is_not_trusted(small: Path) -> None:
    assert noted(small, time.time_ns()) is None
    assert noted(small, time.time_ns() + LATER) is not None


def test_nothing_is_trusted_where_the_clock_has_gone_backwards(small: Path) -> None:
    note = noted(small, time.time_ns() + LATER)
    assert note is not None
    (small / unchanged.NOTE).write_bytes(note)
    assert not unchanged.say_unchanged(ARGUMENTS)


def test_all_that_decides_how_things_are_said_makes_another_occasion() -> None:
    asked = {
        name
        for module in ("cli/terminal", "problems/message_language")
        for name in re.findall(
            r'"([A-Z_]{4,})"', (ROOT / f"kalliola_site/{module}.py").read_text(encoding="utf-8")
        )
    }
    # This one is written, not read.
    assert asked - {"LANGUAGE"} == set(unchanged.VARIABLES)
