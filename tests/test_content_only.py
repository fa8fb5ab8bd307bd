"""``deploy/content_only.sh`` says whether the program need be tested again; in doubt it has to be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPT = ROOT / "deploy" / "content_only.sh"


def git(folder: Path, *arguments: str) -> str:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = {f"GIT_{who}_{what}": "a@b.fi" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **settings, **names},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def save(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A change")
    return git(folder, "rev-parse", "HEAD")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def answer(folder: Path, *arguments: str) -> str:
    done = subprocess.run([SCRIPT, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with a program and content, saved once."""
    folder = tmp_path / "Kalliolan sivusto ä"
    write(folder / "content/site.yml", "url: a")
    write(folder / "kalliola_site/cli.py", "1")
    write(folder / "docs/content/guide.md", "A guide")
    git(folder, "init", "--quiet")
    save(folder)
    return folder


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("content/site.yml", "true\n"),
        ("content/goals/1-äiti ja isä.yml", "true\n"),
        ("kalliola_site/cli.py", "false\n"),
        ("docs/content/guide.md", "false\n"),
        ("contents.txt", "false\n"),
    ],
)
def test_what_changed_decides(clone: Path, path: str, said: str) -> None:
    write(clone / path, "changed")
    save(clone)
    assert answer(clone, "HEAD^1") == said


def test_content_that_changed_with_the_program_is_not_alone(clone: Path) -> None:
    write(clone / "content/site.yml", "url: b")
    write(clone / "kalliola_site/cli.py", "2")
    save(clone)
    assert answer(clone, "HEAD^1") == "false\n"


def test_a_part_of_the_program_that_moves_into_content_has_changed(clone: Path) -> None:
    (clone / "kalliola_site/cli.py").rename(clone / "content/cli.py")
    save(clone)
    assert answer(clone, "HEAD^1") == "false\n"


def test_a_program_that_changed_before_the_last_text_has_changed(clone: Path) -> None:
    published = git(clone, "rev-parse", "HEAD")
    write(clone / "kalliola_site/cli.py", "2")
    save(clone)
    write(clone / "content/site.yml", "url: b")
    save(clone)
    assert answer(clone, published) == "false\n"
    assert answer(clone, "HEAD^1") == "true\n"


@pytest.mark.parametrize(
    "since", [(), ("",), ("0" * 40,), ("nobody/knows",)], ids=["nothing", "empty", "no commit", "no name"]
)
def test_where_it_cannot_be_told_the_program_is_tested(clone: Path, since: tuple[str, ...]) -> None:
    assert answer(clone, *since) == "false\n"


def test_shellcheck_finds_nothing_in_the_script() -> None:
    shellcheck = Path(sys.executable).parent / "shellcheck"
    done = subprocess.run([shellcheck, SCRIPT], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
