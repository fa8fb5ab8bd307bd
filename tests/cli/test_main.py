from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kalliola_site.cli import main
from kalliola_site.problems.problem import as_written
from tests.conftest import ROOT


def run(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_no_command_builds_into_dist(project: Path) -> None:
    done = run("--project", project)
    assert done.returncode == 0
    assert done.stdout.startswith("Built 30 pages in 2 languages (")
    assert (project / "dist/en/index.html").is_file()


def test_the_current_folder_is_the_project_when_none_is_named(project: Path) -> None:
    assert run("build", cwd=project).returncode == 0
    assert (project / "dist/index.html").is_file()


def test_a_build_can_go_elsewhere_and_under_another_address(project: Path, tmp_path: Path) -> None:
    done = run("--project", project, "--out", tmp_path / "www", "--base-url", "https://x.example/a")
    assert done.returncode == 0
    assert b"https://x.example/a/arvot/" in (tmp_path / "www/sitemap.xml").read_bytes()


def test_check_writes_nothing(project: Path) -> None:
    before = set(project.rglob("*"))
    done = run("check", "--project", project)
    assert (done.returncode, set(project.rglob("*"))) == (0, before)
    assert done.stdout.startswith("Checked 30 pages")


def test_problems_are_all_told_with_place_line_caret_and_hint(project: Path) -> None:
    goal = project / "content/goals/1-inequality.yml"
    text = goal.read_text(encoding="utf-8")
    goal.write_text(
        text.replace("outcomes:", "otcomes:").replace("number: 1", "number: one"), encoding="utf-8"
    )
    line = text[: text.index("outcomes:")].count("\n") + 1
    done = run("--project", project)
    assert done.returncode == 1
    assert (
        f"content/goals/1-inequality.yml:{line}:1: error: the key otcomes is not known here\n" in done.stderr
    )
    assert f"{line:5d} | otcomes:\n      | ^^^^^^^\n      = Did you mean outcomes?\n" in done.stderr
    assert "a whole number should stand here" in done.stderr
    assert "2 errors and 2 warnings. Nothing was published" in done.stderr
    assert "\x1b" not in done.stderr
    assert not (project / "dist").exists()


def test_warnings_forbid_publishing_when_strict(project: Path) -> None:
    done = run("check", "--strict", "--project", project)
    assert done.returncode == 1
    assert "2 warnings. Nothing was published" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["frobnicate"], "No such command"),
        (["buidl"], "No such command 'buidl'"),
        (["--strikt"], "Did you mean '--strict'?"),
        (["--out"], "requires an argument"),
        (["--base-url", "example.org"], "is not a web address"),
        (["--base-url", "javascript:alert(1)"], "is not a web address"),
        (["--base-url", "https://u:p@x.example/"], "is not a web address"),
        (["build", "extra"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_told_and_leaves_with_2(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["content", ".", ".."])
def test_an_output_folder_with_sources_is_refused_with_2(project: Path, name: str) -> None:
    done = run("--project", project, "--out", project / name)
    assert done.returncode == 2
    assert "Choose another --out" in done.stderr


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_that_is_no_project_is_told_of_in_one_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = run("--project", tmp_path / name)
    assert done.returncode == 1
    assert "there is no content folder here" in done.stderr
    assert "is missing" not in done.stderr


def test_a_machine_that_cannot_write_is_told_of_with_3(project: Path) -> None:
    (project / "blocked").write_bytes(b"a file where a folder should be")
    done = run("--project", project, "--out", project / "blocked" / "dist")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith("The machine could not do it: ")
    assert "Traceback" not in done.stderr


def test_help_and_version_are_there() -> None:
    assert "Commands:" in run("--help").stdout
    assert run("--version").stdout.startswith("kalliola ")
    for command in ("build", "check"):
        done = run(command, "--help")
        assert done.returncode == 0
        assert "Example: " in done.stdout


def test_a_mistake_of_the_program_is_told_as_such_with_70(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kalliola_site.pipeline.build", broken)
    assert main.main(["--project", str(project)]) == 70
    said = capsys.readouterr().err
    assert "a mistake in the program, not in your text" in said
    report = Path(said.splitlines()[-1])
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    report.unlink()


def test_a_terminal_gets_colour_and_a_pipe_does_not(project: Path) -> None:
    from click.testing import CliRunner  # noqa: PLC0415

    coloured = CliRunner().invoke(
        main.commands, ["check", "--project", str(project)], color=True, obj=main.Output(as_written)
    )
    assert "\x1b[" in coloured.stderr
    assert "\x1b[" not in run("check", "--project", project).stderr


def test_the_brand_command_prints_each_pair_with_its_ratio(unchanged_project: Path) -> None:
    done = run("brand", "--project", unchanged_project)
    assert done.returncode == 0
    assert "day   16.42 needs 7              text #171A2E / background #FBFAF5" in done.stdout.splitlines()


def test_the_brand_can_be_exported_as_design_tokens(unchanged_project: Path) -> None:
    done = run("brand", "--export", "--project", unchanged_project)
    assert json.loads(done.stdout)["material"]["$type"] == "color"


def test_a_mistake_in_the_brand_is_told_of_by_its_command(project: Path) -> None:
    (project / "content/brand.yml").write_text("colour: red\n", encoding="utf-8")
    done = run("brand", "--project", project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "the key colour is not known here" in done.stderr


def test_the_package_can_be_run_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kalliola_site", "--version"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("kalliola ")


def broken(project: Path) -> None:
    goal = project / "content/goals/1-inequality.yml"
    goal.write_text(goal.read_text(encoding="utf-8").replace("outcomes:", "otcomes:"), encoding="utf-8")


def test_tools_get_all_problems_as_json(project: Path) -> None:
    broken(project)
    done = run("check", "--format", "json", "--project", project)
    assert done.returncode == 1
    problems = json.loads(done.stdout)
    unknown = next(problem for problem in problems if problem["id"] == "unknown-key")
    assert unknown["severity"] == "error"
    assert (unknown["path"], unknown["column"], unknown["length"]) == ("content/goals/1-inequality.yml", 1, 7)
    assert unknown["hint"] == "Did you mean outcomes?"


def test_json_stands_alone_on_standard_output_when_all_is_well(project: Path) -> None:
    done = run("build", "--format", "json", "--project", project)
    assert done.returncode == 0
    assert {problem["severity"] for problem in json.loads(done.stdout)} == {"warning"}


def test_github_gets_annotations_at_their_lines(project: Path) -> None:
    broken(project)
    done = run("check", "--format", "github", "--project", project)
    line = next(line for line in done.stdout.splitlines() if "otcomes" in line)
    assert line.startswith("::error file=content/goals/1-inequality.yml,line=")
    assert line.endswith("title=the key otcomes is not known here::Did you mean outcomes?")


def test_what_is_special_to_github_is_escaped(project: Path) -> None:
    path = project / "content/strategy.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("period:", '"a,b:c%": x\nperiod:'), encoding="utf-8"
    )
    done = run("check", "--format", "github", "--project", project)
    assert "title=the key a%2Cb%3Ac%25 is not known here::" in done.stdout


@pytest.mark.parametrize("language", [("--lang", "fi"), ("--lang=fi",)])
def test_the_language_may_be_said_before_the_command(
    project: Path, capsys: pytest.CaptureFixture[str], language: tuple[str, ...]
) -> None:
    assert main.main([*language, "check", "--project", str(project)]) == 0
    assert capsys.readouterr().out.startswith("Tarkistus on valmis")


def test_a_misspelt_command_after_the_language_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--lang", "en", "chek"]) == 2
    assert "No such command 'chek'" in capsys.readouterr().err


def test_options_of_build_may_follow_the_language(project: Path) -> None:
    assert main.main(["--lang", "fi", "--project", str(project)]) == 0
    assert (project / "dist" / "index.html").is_file()
