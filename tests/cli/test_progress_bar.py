"""A build that takes long shows how far it is on a terminal; how long each stage took, when asked for."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kalliola_site.cli import main, progress_bar
from kalliola_site.cli.progress_bar import ProgressBar


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def clock(monkeypatch: pytest.MonkeyPatch, *times: float) -> None:
    """Have the bar see these times, one after another."""
    seen: Iterator[float] = iter(times)
    monkeypatch.setattr(progress_bar.time, "perf_counter", lambda: next(seen))


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *times: float) -> str:
    """Give what is shown when pages are made at these times."""
    monkeypatch.setattr(sys, "stderr", stream)
    clock(monkeypatch, 0.0, *times, *[99.0] * 100)
    bar = ProgressBar("Making pages")
    for made in range(1, len(times) + 1):
        bar.show(made, 4)
    bar.end()
    return stream.getvalue()


def test_nothing_is_shown_for_the_first_second(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 0.2, 0.5, 0.99) == ""


def test_after_a_second_a_bar_shows_how_much_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, Terminal(), 0.5, 1.5, 1.6, 1.7)
    assert "Making pages" in text
    assert "100%" in text


def test_a_pipe_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0.5, 1.5, 1.6, 1.7) == ""


def test_the_time_of_each_stage_is_told_when_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["--project", str(project), "--lang", "en", "--profile"]) == 0
    stages = re.findall(r"^  (\w+) +[0-9.]+ ms$", capsys.readouterr().out, re.MULTILINE)
    assert stages == ["start", "load", "validate", "plan", "draw", "print", "render", "audit", "publish"]


def test_a_full_build_uses_nothing_of_earlier_ones(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main.main(["--project", str(project), "--lang", "en"]) == 0
    monkeypatch.setattr("kalliola_site.pipeline.read_memory", lambda _project: pytest.fail("it was read"))
    assert main.main(["--project", str(project), "--lang", "en", "--full"]) == 0
