"""``python3 build.py`` on a machine that has nothing but Python."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import build
from kalliola_site.cli.main import _asked_language
from kalliola_site.problems import message_language
from tests.conftest import ROOT, copy_project

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
    folder = copy_project(tmp_path_factory.mktemp("clone") / "Kalliolan sivusto ä")
    for name in SHIPPED:
        shutil.copy(ROOT / name, folder)
    shutil.copytree(
        ROOT / "kalliola_site", folder / "kalliola_site", ignore=shutil.ignore_patterns("__pycache__")
    )
    return folder


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A folder with the script and lock files that name a package which nobody has."""
    folder = tmp_path / "Kalliolan sivusto ä"
    folder.mkdir()
    for name in ("build.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    for name in ("requirements.txt", "requirements-dev.txt"):
        digest = "0" * 64
        (folder / name).write_text(f"kalliola==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
    return folder


def run(python: Path, clone: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(python), str(clone / "build.py"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=clone.parent,
        env={**os.environ, **environment},
    )


def test_the_first_run_sets_up_an_environment_and_builds_and_the_second_just_builds(
    bare_python: Path, clone: Path
) -> None:
    first = run(bare_python, clone, "--project", str(clone), LC_ALL="fi_FI.UTF-8")
    assert first.returncode == 0, first.stderr
    told, _, rest = first.stderr.partition("\n")
    assert told == build.SENTENCES["fi"]["setting up"]
    # Nothing of what pip says on the way reaches the editor.
    assert "pip" not in rest
    assert "WARNING" not in rest
    assert (clone / "dist/index.html").is_file()

    second = run(bare_python, clone, "--project", str(clone), "--lang", "en")
    assert second.returncode == 0
    assert "Setting up" not in second.stderr

    assert list(bare_python.parents[1].rglob("site-packages/*")) == []

    wrong = run(bare_python, clone, "--strikt")
    assert wrong.returncode == 2


def test_inside_an_environment_with_the_packages_nothing_is_set_up(clone: Path) -> None:
    done = run(Path(sys.executable), clone, "--version")
    assert done.returncode == 0
    assert done.stderr == ""


def test_an_environment_that_could_not_be_finished_is_told_of_and_begun_anew(
    bare_python: Path, scripts: Path
) -> None:
    (scripts / ".venv").mkdir()
    (scripts / ".venv/left-over.txt").write_text("half", encoding="utf-8")
    failed = run(bare_python, scripts, "--lang=fi", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert failed.returncode == 3
    assert "Paketteja ei voitu asentaa." in failed.stderr
    assert "ERROR: " in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (scripts / ".venv/installed.lock").exists()
    assert not (scripts / ".venv/left-over.txt").exists()


def test_a_folder_that_cannot_be_made_is_told_of(bare_python: Path, scripts: Path) -> None:
    (scripts / ".venv").write_bytes(b"")
    failed = run(bare_python, scripts, "check", "--lang", "en")
    assert failed.returncode == 3
    assert "The folder .venv could not be made." in failed.stderr
    assert "Traceback" not in failed.stderr


def test_make_is_told_what_is_set_up_for_the_tests_and_what_failed(bare_python: Path, scripts: Path) -> None:
    shutil.copy(ROOT / "Makefile", scripts)
    done = subprocess.run(
        ["make", ".venv/installed-dev.lock", f"PYTHON={bare_python}"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=scripts,
        env={**os.environ, "LC_ALL": "fi_FI.UTF-8", "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""},
    )
    assert done.returncode != 0
    assert done.stderr.startswith(build.SENTENCES["fi"]["setting up for tests"])
    assert "Paketteja ei voitu asentaa." in done.stderr
    assert not (scripts / ".venv/installed-dev.lock").exists()


def test_a_python_that_is_too_old_can_read_the_script_and_say_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(sys, "argv", ["build.py", "--lang", "fi"])
    assert build.main() == 3
    assert "Tarvitaan vähintään Python 3.11, ja tämä on Python 3.9.2." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [(), ("--lang", "fi"), ("--lang=fi", "check"), ("check", "--lang", "en"), ("--lang", "sv"), ("--lang",)],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LANG": "fi_FI.UTF-8"},
        {"LANG": "fi_FI.UTF-8", "LC_ALL": "C"},
        {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fi"},
        {"LC_ALL": "", "LANG": "fi.UTF-8"},
        {"LANG": "sv_SE.UTF-8"},
    ],
    ids=repr,
)
def test_the_script_speaks_the_language_that_the_program_speaks(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    asked = list(arguments)
    assert build.message_language(asked, environment) == _asked_language(asked, environment)


def test_every_sentence_is_there_in_every_language_of_messages() -> None:
    assert set(build.SENTENCES) == set(message_language.languages())
    assert {frozenset(sentences) for sentences in build.SENTENCES.values()} == {
        frozenset(build.SENTENCES["en"])
    }
