"""Who writes to the disk, seen from what the program does, not from how it is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, copy_living_project

DOCUMENT = ROOT / "tests/support/documents/1-word-suomi.docx"
WRITERS = {
    "cache.cache_files",
    "cache.drawings",
    "cache.kept_file",
    "cache.workers",
    "cli.translations.export",
    "edit.new_folder",
    "edit.sample",
    "publish.folder",
    "publish.lock",
    "publish.project_files",
    "publish.publish",
    "publish.slot",
    "publish.swap",
    "publish.tree",
    "publish.undo_journal",
}
"""The only modules that change anything on the disk; workers write into files without a name only."""

OBSERVED = """
import json, os, sys

CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
EVENTS = {f"os.{name}" for name in "mkdir rename remove rmdir link symlink chmod truncate".split()}
seen = set()

def watch(event, arguments):
    if event == "open":
        path, _, flags = arguments
        if path in (os.devnull, 1, 2) or not (isinstance(flags, int) and flags & CHANGING):
            return
    elif event not in EVENTS:
        return
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith("kalliola_site."):
            seen.add(name.removeprefix("kalliola_site."))
            return
        frame = frame.f_back

sys.addaudithook(watch)
from kalliola_site.cli.main import main
statuses = [main(arguments) for arguments in json.loads(sys.argv[1])]
print(json.dumps([statuses, sorted(seen)]))
"""


@pytest.fixture(scope="module")
def observed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[int], set[str]]:
    """What every command that writes something did."""
    folder = tmp_path_factory.mktemp("written")
    project = copy_living_project(folder / "project")
    here = ["--project", str(project)]
    english = str(folder / "en.po")
    commands = [
        ["build", *here, "--full", "--record", "--base-url", "https://www.esimerkkila.fi/"],
        ["build", *here, "--compress"],
        ["build", *here, "--offline"],
        ["check", *here],
        ["schema", *here],
        ["brand", *here],
        ["translations", "export", *here, "--to", "en", "--out", english],
        ["translations", "import", *here, english],
        ["translations", "accept", *here, "--all"],
        ["new", "--sample", str(folder / "sample")],
        ["import", "strategy", str(DOCUMENT), "--into", str(folder / "new"), "--yes"],
    ]
    done = subprocess.run(
        [sys.executable, "-c", OBSERVED, json.dumps(commands)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    statuses, seen = json.loads(done.stdout.splitlines()[-1])
    return statuses, set(seen)


def test_every_command_did_what_it_was_asked_for(observed: tuple[list[int], set[str]]) -> None:
    assert set(observed[0]) == {0}


def test_only_the_modules_that_are_to_write_do(observed: tuple[list[int], set[str]]) -> None:
    assert observed[1] == WRITERS
