"""``new --sample``: a whole project to try things with, all of it or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kalliola_site.cli.main import main
from kalliola_site.pipeline import build, check
from tests.conftest import LIVING, ROOT, tree

resource = pytest.importorskip("resource", reason="Windows has no limits to set on a process")

LIMIT = 40_000
"""Bytes that a file may have in a process that is to fail: more than most texts have, less than a font."""


def written(folder: Path, *more: str) -> int:
    return main(["new", "--sample", str(folder), "--lang", "en", *more])


def command(
    *arguments: str | Path, limit: int | None = None, path: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run the program as it is found at ``path``; no file that it writes has more bytes than ``limit``."""

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-P", "-m", "kalliola_site", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(path)},
        preexec_fn=limited,
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample project that no test changes."""
    folder = tmp_path_factory.mktemp("sample") / "try"
    assert written(folder) == 0
    return folder


def test_only_its_address_stands_in_the_way_of_publishing_it(sample: Path) -> None:
    assert [problem.message.id for problem in check(sample).warnings] == ["placeholder-address"]


def test_it_has_what_there_is_to_try(sample: Path) -> None:
    site = check(sample)
    assert {"mittarit/index.html", "en/updates/2026/index.html", "ajankohtaista/atom.xml"} <= set(site.files)
    assert any(path.endswith(".avif") for path in site.files)
    assert {indicator.indicator.id for indicator in site.content.indicators["neighbours"]} >= {"volunteers"}
    statuses = {
        means.status for goal in site.content.goals for means in goal.means if hasattr(means, "status")
    }
    assert statuses == {"planned", "under-way", "done"}


def test_every_file_that_people_edit_says_that_the_organisation_is_made_up(sample: Path) -> None:
    by_program = {"translations.yml"}
    edited = [path for path in sample.glob("content/**/*.yml") if path.name not in by_program]
    for file in (*edited, sample / "README.md"):
        assert "made up" in (text := file.read_text(encoding="utf-8").replace("made-up", "made up")), file
        assert "keksitty" in text.lower(), file


def test_editors_programs_find_the_schema_of_every_file(sample: Path) -> None:
    files = sorted(sample.glob("content/**/*.yml"))
    assert len(files) == 12
    for file in files:
        first, _, _ = file.read_text(encoding="utf-8").partition("\n")
        name = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / name).resolve().is_file(), first


def test_a_translation_that_falls_behind_is_told_of_from_the_start(tmp_path: Path) -> None:
    assert written(tmp_path / "try") == 0
    file = tmp_path / "try/content/strategy.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("fi: Naapurusto elää", "fi: Naapurusto voi hyvin"), encoding="utf-8")
    assert "translation-outdated" in {problem.message.id for problem in check(tmp_path / "try").warnings}


def test_what_the_package_has_is_what_is_written_with_the_real_templates(sample: Path) -> None:
    project = tree(sample)
    for path, data in tree(LIVING).items():
        assert project[path].endswith(data)
    templates = {f"templates/{path}": data for path, data in tree(ROOT / "templates").items()}
    assert {path: data for path, data in project.items() if path.startswith("templates/")} == templates


def test_the_command_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert written(tmp_path / "try it") == 0
    said = capsys.readouterr().out
    assert "Everything in it is made up" in said
    assert f'preview --project "{tmp_path}/try it"' in said


@pytest.mark.parametrize("name", [".git", ".DS_Store", "Thumbs.db"])
def test_a_folder_with_nothing_of_a_persons_in_it_counts_as_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"kept")
    assert written(tmp_path) == 0
    assert (tmp_path / name).read_bytes() == b"kept"
    assert (tmp_path / "content/site.yml").is_file()


def test_the_folder_that_one_stands_in_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert written(Path()) == 0
    assert build(Path(), Path("dist")).pages > 0


@pytest.mark.parametrize(
    ("taken", "asked", "words"),
    [
        ("notes.txt", ".", "is not empty: it has notes.txt in it"),
        ("file", "file", "file is not a folder"),
        ("file", "file/inner/try", "file is not a folder"),
    ],
)
def test_what_is_there_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str, asked: str, words: str
) -> None:
    (tmp_path / taken).write_text("mine\n", encoding="utf-8")
    assert written(tmp_path / asked) == 2
    assert words in capsys.readouterr().err
    assert tree(tmp_path) == {taken: b"mine\n"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("goal",), "takes nothing beside it, not “goal” either"),
        (("--project", "here"), "No such option '--project'"),
    ],
)
def test_nothing_goes_together_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert written(tmp_path / "try", *arguments) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "try").exists()


def test_a_new_that_says_nothing_is_asked_what(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--lang", "en"]) == 2
    assert "Name goal, update, page or period, or write --sample and a folder" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["try", "a/b/try"])
def test_where_the_machine_fails_nothing_is_left(tmp_path: Path, asked: str) -> None:
    done = command("new", "--sample", tmp_path / asked, "--lang", "en", limit=LIMIT)
    assert done.returncode == 3, done.stderr
    assert "The machine could not do it" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_where_the_machine_fails_a_folder_that_was_there_stays_empty(tmp_path: Path) -> None:
    assert command("new", "--sample", tmp_path, "--lang", "en", limit=LIMIT).returncode == 3
    assert list(tmp_path.iterdir()) == []


def test_it_comes_with_the_package_as_that_is_installed(tmp_path: Path, sample: Path) -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]
    leave_out = shutil.ignore_patterns("__pycache__")
    for package in wheel["packages"]:
        shutil.copytree(ROOT / package, tmp_path / "installed" / package, ignore=leave_out)
    for source, target in wheel["force-include"].items():
        shutil.copytree(ROOT / source, tmp_path / "installed" / target)
    done = command("new", "--sample", tmp_path / "try", "--lang", "en", path=tmp_path / "installed")
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "try") == tree(sample)
