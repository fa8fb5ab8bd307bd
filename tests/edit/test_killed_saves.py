"""Wherever a save is stopped, no file is torn, all or none have changed, and no answer was false."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.randomised import examples

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

WRONG = ("TORN", "ANSWER LOST", "LEFT BEHIND", "NOT SAVED", "NOT UNDONE", "NOT REDONE")


@pytest.fixture
def folder(content: Path, memory: Path) -> Path:
    return shutil.copytree(content, memory / "project")


def experiment(folder: Path, times: str) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.killed_saves", str(folder), times],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    seen: dict[str, int] = json.loads(done.stdout)
    assert {name: seen[name] for name in WRONG} == dict.fromkeys(WRONG, 0)
    assert [name for name in seen if name.endswith(("MIXTURE", "BROKEN"))] == []
    return seen


def test_a_save_may_die_at_each_of_its_steps(folder: Path) -> None:
    seen = experiment(folder, "each-step")
    assert seen["killed: old"] > 5
    assert seen["killed: new"] > 5


def test_saves_may_be_killed_at_any_moment(folder: Path) -> None:
    seen = experiment(folder, str(examples(100)))
    assert seen["killed: old"] + seen.get("killed: new", 0) == examples(100)
