"""``deploy/content_only.sh`` says whether the program need be tested again; in doubt it has to be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

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
    write(folder / "kalliola_site/pipeline.py", "1")
    write(folder / "docs/content/guide.md", "A guide")
    git(folder, "init", "--quiet")
    save(folder)
    return folder


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("content/site.yml", "true\n"),
        ("content/goals/1-äiti ja isä.yml", "true\n"),
        ("kalliola_site/pipeline.py", "false\n"),
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
    write(clone / "kalliola_site/pipeline.py", "2")
    save(clone)
    assert answer(clone, "HEAD^1") == "false\n"


def test_a_part_of_the_program_that_moves_into_content_has_changed(clone: Path) -> None:
    (clone / "kalliola_site/pipeline.py").rename(clone / "content/pipeline.py")
    save(clone)
    assert answer(clone, "HEAD^1") == "false\n"


def test_a_program_that_changed_before_the_last_text_has_changed(clone: Path) -> None:
    published = git(clone, "rev-parse", "HEAD")
    write(clone / "kalliola_site/pipeline.py", "2")
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


# What the workflow asks it


def asked_by_the_workflow(clone: Path, event: str, gh: str) -> str:
    """Run that step of the workflow as GitHub does, with a stand-in for its command line."""
    check = yaml.load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    (step,) = (step for step in check["jobs"]["tests"]["steps"] if step.get("id") == "changes")
    programs, output = clone.parent / "programs", clone.parent / "output"
    write(programs / "gh", f"#!/bin/sh\n{gh}\n")
    (programs / "gh").chmod(0o755)
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_EVENT_NAME": event,
        "GITHUB_REPOSITORY": "kalliola/strategia",
        "GITHUB_OUTPUT": str(output),
    }
    step_of = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    subprocess.run(step_of, cwd=clone, env={**os.environ, **environment}, check=True, capture_output=True)
    return output.read_text(encoding="utf-8")


@pytest.fixture
def twice_changed(clone: Path) -> tuple[Path, str]:
    """A clone in which the program changed after it was published, then a text; and what was published."""
    write(clone / "deploy/content_only.sh", SCRIPT.read_text(encoding="utf-8"))
    (clone / "deploy/content_only.sh").chmod(0o755)
    published = save(clone)
    write(clone / "kalliola_site/pipeline.py", "2")
    save(clone)
    write(clone / "content/site.yml", "url: b")
    save(clone)
    return clone, published


def test_a_push_is_held_against_what_was_published_last(twice_changed: tuple[Path, str]) -> None:
    clone, published = twice_changed
    assert asked_by_the_workflow(clone, "push", f"echo {published}") == "content_only=false\n"


def test_a_push_of_a_text_alone_is_not_tested(twice_changed: tuple[Path, str]) -> None:
    clone, _ = twice_changed
    published = git(clone, "rev-parse", "HEAD^1")
    assert asked_by_the_workflow(clone, "push", f"echo {published}") == "content_only=true\n"


@pytest.mark.parametrize("gh", ["exit 1", ":"], ids=["no answer", "nothing published yet"])
def test_a_push_after_which_nobody_knows_is_tested(twice_changed: tuple[Path, str], gh: str) -> None:
    clone, _ = twice_changed
    assert asked_by_the_workflow(clone, "push", gh) == "content_only=false\n"


def test_a_pull_request_is_held_against_its_branch(twice_changed: tuple[Path, str]) -> None:
    clone, _ = twice_changed
    assert asked_by_the_workflow(clone, "pull_request", "exit 1") == "content_only=true\n"


def test_shellcheck_finds_nothing_in_the_script() -> None:
    shellcheck = Path(sys.executable).parent / "shellcheck"
    done = subprocess.run([shellcheck, SCRIPT], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
