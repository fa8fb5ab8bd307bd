"""A real preview of a project, started as its user would, for tests that need one."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT, copy_project

PATIENCE = 20
"""Seconds after which a test gives up waiting for what the preview should say."""


def project_to_preview(folder: Path) -> Path:
    """Copy the sample project, without the pictures that take long to draw the first time."""
    project = copy_project(folder)
    site = project / "content/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}\nshare_images: false\n", encoding="utf-8")
    return project


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does who saves."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


class Preview:
    """A running preview, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: list[str] = []
        self._heard = threading.Condition()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()
        self.address = self.wait_for("Preview: ", "Esikatselu: ").split()[1]
        self.port = int(self.address.rstrip("/").rpartition(":")[2])

    @property
    def said(self) -> str:
        """All that it has said on the terminal."""
        with self._heard:
            return "".join(self._lines)

    def wait_for(self, *beginnings: str, times: int = 1) -> str:
        """Wait for the line that begins with some words, the first such or a later one, and give it."""
        deadline = time.monotonic() + PATIENCE
        with self._heard:
            while len(found := [line for line in self._lines if line.startswith(beginnings)]) < times:
                if not self._heard.wait(deadline - time.monotonic()):
                    raise TimeoutError(f"{beginnings} not in:\n{''.join(self._lines)}")
        return found[times - 1]

    def limit_open_files(self, number: int) -> None:
        """Let the machine allow it so many open files, and no more."""
        resource.prlimit(self._process.pid, resource.RLIMIT_NOFILE, (number, number))

    def interrupt(self) -> int:
        """Press Ctrl-C; give the exit status."""
        self._process.send_signal(signal.SIGINT)
        status = self._process.wait(PATIENCE)
        self._listener.join()
        return status

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._heard:
                self._lines.append(line)
                self._heard.notify_all()


@contextmanager
def previewed(project: Path, *arguments: str) -> Iterator[Preview]:
    """Start a preview on a port that is free, and end it after the test if it still runs."""
    process = subprocess.Popen(
        [sys.executable, ROOT / "build.py", "preview", "--port", "0", "--project", project, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C"},
    )
    with process:
        try:
            yield Preview(process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                try:
                    process.wait(PATIENCE)
                except subprocess.TimeoutExpired:
                    process.kill()
                    raise
