"""What a terminal gets: colour and links where it shows them, plain text in a pipe; and how commands end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kalliola_site.cli import main
from kalliola_site.cli.terminal import colour
from tests.conftest import ROOT

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

VARIABLES = (
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "TERM_PROGRAM",
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "WT_SESSION",
)


def environment(**variables: str) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if name not in (*VARIABLES, "KONSOLE_VERSION")}
    return {**known, "LC_ALL": "C", "TERM": "xterm-256color", **variables}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]


def on_a_terminal(project: Path, **variables: str) -> str:
    """What check writes to a terminal of its own."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("check", "--project", project), stdout=theirs, stderr=theirs, env=environment(**variables)
    ) as process:
        os.close(theirs)
        written = b""
        try:
            while data := os.read(ours, 65536):
                written += data
        except OSError:
            pass  # how Linux says that the other end was closed
        os.close(ours)
    assert process.returncode == 0
    return written.decode().replace("\r\n", "\n")


def test_a_terminal_gets_colour(unchanged_project: Path) -> None:
    said = on_a_terminal(unchanged_project)
    assert "\x1b[33m" in said
    assert "\x1b]8" not in said


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_none_gets_plain_text(
    unchanged_project: Path, variables: dict[str, str]
) -> None:
    assert "\x1b" not in on_a_terminal(unchanged_project, TERM_PROGRAM="vscode", **variables)


@pytest.mark.parametrize(
    ("variables", "line"),
    [({"TERM_PROGRAM": "vscode"}, "#10"), ({"TERM_PROGRAM": "iTerm.app"}, ""), ({"VTE_VERSION": "7003"}, "")],
)
def test_a_terminal_that_shows_links_gets_one_to_the_file(
    unchanged_project: Path, variables: dict[str, str], line: str
) -> None:
    said = on_a_terminal(unchanged_project, **variables)
    address = f"{(unchanged_project / 'content/site.yml').resolve().as_uri()}{line}"
    place = next(text for text in said.split("\x1b]8;;") if text.startswith(f"{address}\x1b\\"))
    assert "content/site.yml:10:6:" in re.sub(r"\x1b\[[0-9;]*m", "", place)


def test_a_pipe_gets_neither_even_from_a_terminal_with_links(unchanged_project: Path) -> None:
    done = subprocess.run(
        command("check", "--project", unchanged_project),
        env=environment(TERM_PROGRAM="vscode"),
        check=True,
        capture_output=True,
    )
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_pipe_gets_colour_where_it_is_forced_but_no_links(unchanged_project: Path) -> None:
    done = subprocess.run(
        command("check", "--project", unchanged_project),
        env=environment(TERM_PROGRAM="vscode", FORCE_COLOR="1"),
        check=True,
        capture_output=True,
    )
    assert b"\x1b[33m" in done.stderr
    assert b"\x1b]8" not in done.stderr


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, None),
        ({"NO_COLOR": ""}, None),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, None),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_whether_colour_is_wanted(variables: dict[str, str], wanted: bool | None) -> None:
    assert colour(variables) is wanted


# How commands end


def test_a_reader_that_stops_reading_is_not_told_of(unchanged_project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command("brand", "--project", unchanged_project), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_stream_that_was_closed_before_the_start_is_no_mistake(
    unchanged_project: Path, closed: str
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *command("check", "--project", unchanged_project)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (MemoryError(), 3, "its memory ran out"),
        (OSError(28, "No space left on device"), 3, "the disk is full"),
        (RecursionError(), 70, "a mistake in the program"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_whatever_happens_ends_in_words_and_a_status(  # noqa: PLR0913, PLR0917 - fixtures
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    words: str,
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr("kalliola_site.pipeline.build", broken)
    monkeypatch.setattr("tempfile.tempdir", str(project))
    assert main.main(["--project", str(project), "--lang", "en"]) == status
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said


def test_a_mistake_of_the_program_is_told_even_where_its_details_cannot_be_written(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kalliola_site.pipeline.build", broken)
    monkeypatch.setattr("tempfile.tempdir", str(project / "nowhere"))
    assert main.main(["--project", str(project), "--lang", "en"]) == 70
    assert "KALLIOLA_DEBUG=1" in capsys.readouterr().err


def test_ctrl_c_stops_a_command_at_once_and_without_a_word(project: Path) -> None:
    # A server that never answers keeps the command busy.
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        path = project / "content/pages/about.fi.md"
        path.write_text(f"[osoite]({address})\n", encoding="utf-8")
        with subprocess.Popen(
            command("check", "--external", "--project", project),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(NO_PROXY="*"),
        ) as process:
            try:
                server.settimeout(30)
                connection, _ = server.accept()
                process.send_signal(signal.SIGINT)
                said, told = process.communicate(timeout=20)
                connection.close()
            finally:
                process.kill()
    assert (process.returncode, said, told.strip()) == (130, b"", b"")
