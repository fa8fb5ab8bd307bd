"""``python3 build.py`` on a machine that has nothing but Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHIPPED = ("build.py", "pyproject.toml", "requirements.txt", "README.md")


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter without any packages."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=False)
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a folder whose name has a space and an ä."""
    folder = tmp_path_factory.mktemp("clone") / "Kalliolan sivusto ä"
    folder.mkdir()
    for name in SHIPPED:
        shutil.copy(ROOT / name, folder)
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("kalliola_site", "content", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    return folder


def run(python: Path, clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(python), str(clone / "build.py"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=clone.parent,
    )


def test_the_first_run_sets_up_an_environment_and_builds_and_the_second_just_builds(
    bare_python: Path, clone: Path
) -> None:
    first = run(bare_python, clone, "--project", str(clone))
    assert first.returncode == 0, first.stderr
    assert first.stderr.splitlines()[0].startswith("Setting up .venv")
    assert (clone / "dist/index.html").is_file()

    second = run(bare_python, clone, "--project", str(clone))
    assert second.returncode == 0
    assert "Setting up" not in second.stderr

    assert list(bare_python.parents[1].rglob("site-packages/*")) == []

    wrong = run(bare_python, clone, "--strikt")
    assert wrong.returncode == 2


def test_inside_an_environment_with_the_packages_nothing_is_set_up(clone: Path) -> None:
    done = run(Path(sys.executable), clone, "--version")
    assert done.returncode == 0
    assert done.stderr == ""
