"""``deploy/records.sh``: what a build in a workflow recorded is saved, whatever others save meanwhile."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ADDRESSES = "content/addresses.yml"
TRANSLATIONS = "content/translations.yml"

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or shutil.which("bash") is None, reason="needs git and bash"
)


def git(folder: Path, *arguments: str) -> str:
    settings = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def remote(tmp_path: Path, root: Path) -> Path:
    """A repository with the script, the site's texts and no record yet."""
    folder = tmp_path / "remote"
    (folder / "deploy").mkdir(parents=True)
    shutil.copy(root / "deploy/records.sh", folder / "deploy")
    write(folder, "content/site.yml", "slug: one\n")
    git(folder, "init", "--quiet")
    git(folder, "config", "receive.denyCurrentBranch", "updateInstead")
    commit(folder)
    return folder


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A change")


def clone(remote: Path, name: str) -> Path:
    folder = remote.parent / name
    git(remote.parent, "clone", "--quiet", f"file://{remote}", name)
    git(folder, "config", "user.name", "Workflow")
    git(folder, "config", "user.email", "workflow@example.org")
    return folder


def records(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = ["bash", "deploy/records.sh", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def build(remote: Path, name: str, texts: dict[str, str]) -> Path:
    """Do what the job that builds does, a build that leaves these records included."""
    newest, folder = clone(remote, f"{name}-newest"), clone(remote, f"{name}-build")
    kept = remote.parent / f"{name}-records"
    assert records(folder, "take", newest, kept).returncode == 0
    for path, text in texts.items():
        write(folder, path, text)
    assert records(folder, "keep", kept).returncode == 0
    return kept


def save(remote: Path, name: str, kept: Path) -> subprocess.CompletedProcess[str]:
    return records(clone(remote, name), "save", kept, f"file://{remote}", "main")


def test_shellcheck_finds_nothing_in_the_script(root: Path) -> None:
    shellcheck = Path(sys.executable).with_name("shellcheck")
    done = subprocess.run([shellcheck, root / "deploy/records.sh"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_what_a_build_recorded_is_saved_on_the_branch(remote: Path) -> None:
    kept = build(remote, "first", {ADDRESSES: "addresses: one\n"})
    done = save(remote, "saving", kept)
    assert done.returncode == 0, done.stderr
    assert (remote / ADDRESSES).read_text(encoding="utf-8") == "addresses: one\n"
    assert not (remote / TRANSLATIONS).exists()
    assert git(remote, "log", "-1", "--format=%an %s").strip() == "Workflow Records of what is published"


def test_a_build_that_recorded_nothing_saves_nothing(remote: Path) -> None:
    before = git(remote, "rev-parse", "HEAD")
    assert save(remote, "saving", build(remote, "first", {})).returncode == 0
    assert git(remote, "rev-parse", "HEAD") == before


def test_texts_saved_since_the_build_began_stay(remote: Path) -> None:
    kept = build(remote, "first", {ADDRESSES: "addresses: one\n"})
    write(remote, "content/site.yml", "slug: two\n")
    commit(remote)
    assert save(remote, "saving", kept).returncode == 0
    assert (remote / "content/site.yml").read_text(encoding="utf-8") == "slug: two\n"
    assert (remote / ADDRESSES).read_text(encoding="utf-8") == "addresses: one\n"


def test_a_build_of_an_older_commit_starts_from_the_newest_record(remote: Path) -> None:
    older = clone(remote, "older")
    assert save(remote, "saving", build(remote, "first", {ADDRESSES: "addresses: one\n"})).returncode == 0
    assert not (older / ADDRESSES).exists()
    assert records(older, "take", clone(remote, "newest"), remote.parent / "kept").returncode == 0
    assert (older / ADDRESSES).read_text(encoding="utf-8") == "addresses: one\n"


def test_a_record_that_someone_else_changed_meanwhile_is_not_overwritten(remote: Path) -> None:
    kept = build(remote, "first", {ADDRESSES: "addresses: one\n"})
    write(remote, ADDRESSES, "addresses: other\n")
    commit(remote)
    done = save(remote, "saving", kept)
    assert done.returncode == 1
    assert "run the workflow again" in done.stderr
    assert (remote / ADDRESSES).read_text(encoding="utf-8") == "addresses: other\n"


def test_a_branch_that_may_not_be_written_stops_the_workflow(remote: Path) -> None:
    kept = build(remote, "first", {ADDRESSES: "addresses: one\n"})
    hook = remote / ".git/hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    done = save(remote, "saving", kept)
    assert done.returncode == 1
    assert "may the workflow push there?" in done.stderr


def test_what_is_no_command_is_told_how_to_be_one(remote: Path) -> None:
    assert records(remote, "sve").returncode == 2
