"""Commands that messages and help suggest can be typed as they stand, however the program was started."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kalliola_site.problems import invocation
from tests.conftest import ROOT, copy_project
from tests.validate.test_content import change


@pytest.mark.parametrize(
    ("started", "command"),
    [
        ("/opt/kalliola/bin/kalliola", "kalliola"),
        ("build.py", "python3 build.py"),
        ("../build.py", "python3 ../build.py"),
        ("/srv/Kalliolan sivusto ä/build.py", 'python3 "/srv/Kalliolan sivusto ä/build.py"'),
        ("/usr/lib/python3/pytest/__main__.py", "python3 build.py"),
    ],
)
def test_a_suggested_command_begins_as_the_program_was_started(
    monkeypatch: pytest.MonkeyPatch, started: str, command: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", [started, "check"])
    assert command == invocation.program()


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        ([], ""),
        (["--project", "."], ""),
        (["--project", "../toinen sivusto"], ' --project "../toinen sivusto"'),
        (["--project=/srv/$HOME"], " --project '/srv/$HOME'"),
    ],
)
def test_a_suggested_command_names_the_project_that_this_one_was_given(
    arguments: list[str], option: str
) -> None:
    assert invocation.placeholders(["check", *arguments])["in_project"] == option


def test_what_a_message_suggests_does_what_it_says_when_it_is_typed(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "Kalliolan sivusto ä")
    change(project, "content/strategy.yml", "fi: Parempaa kaupunkielämää", "fi: Parempaa arkea ja elämää")
    build = [sys.executable, str(ROOT / "build.py")]
    told = subprocess.run(
        [*build, "check", "--project", project, "--lang", "en"], check=True, capture_output=True, text=True
    ).stderr
    (suggested,) = (line.partition("run: ")[2] for line in told.splitlines() if "run: " in line)
    python, script, *arguments = shlex.split(suggested)
    assert (python, script) == ("python3", str(ROOT / "build.py"))
    done = subprocess.run([*build, *arguments], check=False, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    again = subprocess.run(
        [*build, "check", "--project", project], check=True, capture_output=True, text=True
    )
    assert "run: " not in again.stderr


def test_help_shows_commands_as_they_are_typed(tmp_path: Path) -> None:
    for arguments in (["new", "period"], ["translations", "accept"]):
        shown = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *arguments, "--help", "--lang", "en"],
            check=True,
            capture_output=True,
            text=True,
            cwd=tmp_path,
        ).stdout
        typed = f"python3 {invocation.quoted(ROOT / 'build.py')} {' '.join(arguments)}"
        assert f"Usage: {typed}" in " ".join(shown.split())
        assert f"Example: {typed}" in " ".join(shown.split())
