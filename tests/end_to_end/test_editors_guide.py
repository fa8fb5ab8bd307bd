"""The editors' guides: every change they show can be made, and every command they name does what they say.

They are followed from beginning to end, in both languages, with a bare repository of git in the place
of GitHub. What is clicked in other programs cannot be followed; the commands beside it do the same.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from tests.conftest import ROOT, copy_project
from tests.support.word_documents import strategy_document

FIRST_STEPS = {"fi": "alkuun.md", "en": "first-steps.md"}
GUIDES = {"fi": "muokkaajan-opas.md", "en": "editors-guide.md"}
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "https://strategia.kalliola.fi/"
TEXT = re.compile(r"^[-+]\s+(?:fi|en): (.*)$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[tuple[str, str, str]]:
    return BLOCK.findall(read(name))


def make_change(file: Path, diff: str) -> None:
    lines = diff.splitlines()
    before = "\n".join(line[1:] for line in lines if not line.startswith("+")) + "\n"
    after = "\n".join(line[1:] for line in lines if not line.startswith("-")) + "\n"
    if not before.strip():
        file.write_text(after, encoding="utf-8")  # a file of its own
        return
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"the guide shows what is not in {file.name}: {before}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def git(*arguments: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=cwd, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout + done.stderr


@dataclass
class Editor:
    """Somebody who follows a guide: where they are, and what the last command told them."""

    language: str
    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    shown: str = ""
    status: int = 0
    changes: list[tuple[str, str]] = field(default_factory=list)

    def follow(self, name: str) -> None:
        """Do all that a guide shows."""
        for kind, argument, text in blocks(name):
            match kind:
                case "diff":
                    make_change(self.folder / argument, text)
                    self.changes.append((argument, text))
                case "sh":
                    for command in text.splitlines():
                        self.do(command)
                        assert (self.status != 0) == (argument == "error"), f"{command}: {self.shown}"
                case "text":
                    for line in text.splitlines():
                        assert line in self.shown
                case _:
                    pytest.fail(f"the guide has a block of a kind that is not tested: {kind}")

    def do(self, command: str) -> None:
        """Give one command."""
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.folder /= arguments[0]
            self.monkeypatch.chdir(self.folder)
        elif program == "git":
            self.shown, self.status = git(*arguments, cwd=self.folder), 0
        elif arguments == ["--version"]:
            self.shown, self.status = f"Python {sys.version}", 0
        else:
            assert (program, arguments[0]) == ("python3", "build.py")
            if arguments[1:2] == ["preview"]:
                arguments[1:] = ["preview", "--help"]  # it goes on until it is stopped
            self.status = main([*arguments[1:], "--lang", self.language])
            output = self.capsys.readouterr()
            self.shown = output.out + output.err


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which git knows a name, and takes a folder of this machine for GitHub."""
    github = tmp_path / "GitHub ä"
    settings = tmp_path / "gitconfig"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name, value in {
        "user.name": "Viestijä",
        "user.email": "viestija@kalliola.example",
        "init.defaultBranch": "main",
        f"url.{github.as_uri()}/.insteadOf": "https://github.com/",
    }.items():
        git("config", "--global", name, value)
    return github


def repository(folder: Path) -> Path:
    """Put the test project under git, as it is on GitHub."""
    copy_project(folder)
    shutil.copy(ROOT / ".gitignore", folder)
    git("init", "--quiet", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "-m", "The strategy", cwd=folder)
    return folder


def published_by(github: Path, tmp_path: Path) -> str:
    """Publish what is on GitHub as its workflow does, from a fresh checkout; give all that the pages say."""
    checkout = tmp_path / "runner"
    shutil.rmtree(checkout, ignore_errors=True)
    git("clone", "--quiet", github.as_uri(), checkout)
    assert main(["build", "--record", "--project", str(checkout), "--base-url", ADDRESS]) == 0
    git("commit", "--quiet", "--all", "-m", "Records of what is published", cwd=checkout)
    git("push", "--quiet", cwd=checkout)
    return "".join(page.read_text(encoding="utf-8") for page in (checkout / "dist").rglob("*.html"))


@pytest.mark.parametrize("language", FIRST_STEPS)
def test_first_steps_lead_to_the_published_site_and_back(
    language: str,
    nobody: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (address,) = re.findall(r"git clone https://github\.com/(\S+)", read(FIRST_STEPS[language]))
    github = nobody / address
    source = repository(tmp_path / "source")
    github.parent.mkdir(parents=True)
    git("clone", "--quiet", "--bare", source.as_uri(), github)
    git("remote", "add", "origin", github.as_uri(), cwd=source)

    class Visitor(Editor):
        """On GitHub's page first, on their own computer then."""

        def do(self, command: str) -> None:
            if command.startswith("git clone"):
                git("commit", "--quiet", "--all", "-m", "On GitHub's page", cwd=source)
                git("push", "--quiet", "origin", "main", cwd=source)
                self.folder = tmp_path / "Omat tiedostot"
                self.folder.mkdir()
            super().do(command)
            if command == "git push" or command.startswith("python3 build.py send"):
                pages = published_by(github, tmp_path)
                lines = [line for _, diff in self.changes for line in diff.splitlines()]
                (first, *mine) = [(line[0], TEXT.findall(line)[0]) for line in lines if TEXT.match(line)][1:]
                assert first[1] in pages
                shown = {mark for mark, text in mine if f">{text}<" in pages}
                assert shown == ({"-"} if "Revert" in git("log", "-1", cwd=self.folder) else {"+"})

    editor = Visitor(language, source, capsys, monkeypatch)
    editor.follow(FIRST_STEPS[language])
    assert "dist" not in git("status", "--porcelain", cwd=editor.folder)


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_can_be_followed_from_beginning_to_end(
    language: str,
    nobody: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = repository(tmp_path / "project")
    monkeypatch.chdir(project)
    # The site was published before: what is gone from it asks where its readers should go.
    assert main(["build", "--record", "--base-url", ADDRESS]) == 0
    git("commit", "--quiet", "--all", "-m", "Records", cwd=project)
    github = nobody / "strategia.git"
    github.parent.mkdir(parents=True)
    git("clone", "--quiet", "--bare", project.as_uri(), github)
    git("remote", "add", "origin", github.as_uri(), cwd=project)
    git("fetch", "--quiet", "origin", cwd=project)
    document = strategy_document("2029-2031", ("Naapurit kohtaavat", "Talo kunnostetaan"))
    (project / "strategia-2029-2031.docx").write_bytes(document)
    editor = Editor(language, project, capsys, monkeypatch)
    editor.follow(GUIDES[language])
    assert editor.status == 0
    (path, first), *_ = editor.changes
    sent = git("show", f"main:{path}", cwd=github)
    assert all(line[1:] in sent for line in first.splitlines() if line.startswith("+"))


@pytest.mark.parametrize("guides", [FIRST_STEPS, GUIDES], ids=["first steps", "guide"])
def test_both_languages_have_the_same_recipes(guides: dict[str, str]) -> None:
    fi, en = ([(kind, argument) for kind, argument, _ in blocks(name)] for name in guides.values())
    assert [kind for kind, _ in fi] == [kind for kind, _ in en]
    numbers = [re.findall(r"^## (\d+)\. ", read(name), re.MULTILINE) for name in guides.values()]
    assert numbers[0] == numbers[1] == [str(number) for number in range(1, len(numbers[0]) + 1)]


@pytest.mark.parametrize("name", [*FIRST_STEPS.values(), *GUIDES.values()])
def test_nobody_is_sent_to_the_folder_for_servers_to_look_at_the_site(name: str) -> None:
    assert "dist/index.html" not in read(name)
