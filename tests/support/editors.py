"""Editors who share a project by way of a bare repository, each with a clone of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from kalliola_site.edit.sending.send import Sending, Sent, send
from tests.conftest import ROOT, copy_project, once

GOAL = "content/goals/1-inequality.yml"
STORY = "content/pages/story.fi.md"
TITLE_FI = "Kalliola tunnetaan eriarvoisuuden ratkaisijana"
TITLE_EN = "Kalliola is known for solving inequality"


def git(*arguments: str | Path, cwd: Path) -> str:
    """Run git as somebody would who knows it."""
    done = subprocess.run(
        ["git", *arguments], cwd=cwd, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout


@dataclass(frozen=True)
class Editor:
    """Somebody with a clone of the project."""

    project: Path

    def git(self, *arguments: str) -> str:
        return git(*arguments, cwd=self.project)

    def change(self, path: str, old: str, new: str) -> None:
        """Change a file as an editor does who saves."""
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) >= 1, old
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def says(self, path: str) -> str:
        return (self.project / path).read_text(encoding="utf-8")

    def send(self, why: str = "Shorter titles", **asked: object) -> Sent:
        return send(self.project, Sending(why, **asked))  # type: ignore[arg-type]

    def state(self) -> tuple[str, ...]:
        """All that git tells of the clone: its commit, what is staged, changed and new, and what is begun."""
        return (
            self.git("rev-parse", "HEAD"),
            self.git("status", "--porcelain=v2", "--untracked-files=all"),
            self.git("diff", "--cached"),
            self.git("diff"),
            self.git("worktree", "list"),
        )


@dataclass(frozen=True)
class Newsroom:
    """A bare repository, and whoever works with it."""

    folder: Path
    remote: Path

    def editor(self, name: str) -> Editor:
        """Let somebody else have a clone."""
        project = self.folder / name
        git("clone", "--quiet", self.remote.as_uri(), project, cwd=self.folder)
        git("config", "user.name", name, cwd=project)
        git("config", "user.email", f"{name.lower()}@kalliola.example", cwd=project)
        shutil.copytree(self.folder / "made", project / ".cache")
        return Editor(project)

    def sent(self, path: str) -> str:
        """What a file says in the newest commit there."""
        return git("show", f"main:{path}", cwd=self.remote)

    def log(self, form: str = "%s") -> list[str]:
        return git("log", f"--format={form}", "main", cwd=self.remote).splitlines()

    def hook(self, name: str, script: str) -> None:
        """Let the remote repository refuse something."""
        write_hook(self.remote / "hooks", name, script)


def write_hook(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def _found_newsroom(folder: Path) -> None:
    first = copy_project(folder / "first")
    site = first / "content/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}\nshare_images: false\n", encoding="utf-8")
    shutil.move(first / ".cache", folder / "made")
    shutil.copy(ROOT / ".gitignore", first)
    remote = folder / "remote.git"
    git("init", "--quiet", "--bare", "--initial-branch=main", remote, cwd=folder)
    for arguments in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        ("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "The strategy"),
        ("push", "--quiet", remote.as_uri(), "main"),
    ):
        git(*arguments, cwd=first)
    shutil.rmtree(first)


def open_newsroom(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """Put the test project into a bare repository, with a git that knows of no settings of this machine."""
    for variable in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(folder))
    made = once("newsroom", _found_newsroom)
    for name in ("remote.git", "made"):
        shutil.copytree(made / name, folder / name)
    return Newsroom(folder, folder / "remote.git")
