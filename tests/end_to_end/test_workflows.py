"""The workflows on GitHub: sound, with few rights, and nothing published after a failed check."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from kalliola_site.problems import message_language
from tests.conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def workflow(path: Path) -> dict[str, Any]:
    # Without implicit types: YAML would take the key "on" for a truth value.
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return read


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in workflow(path)["jobs"].values() for step in job.get("steps", [])]


def test_the_forms_of_github_are_kept() -> None:
    checker = BIN / "check-jsonschema"
    for form, paths in (
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ):
        done = subprocess.run(
            [checker, "--builtin-schema", form, *paths], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing_unsafe() -> None:
    done = subprocess.run(
        [BIN / "zizmor", "--offline", "--no-progress", "--persona=auditor", "--min-severity=medium", GITHUB],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@every_workflow
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    foreign = [used for used in uses if not used.startswith("./")]
    assert foreign
    assert [
        used for used in foreign if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used)
    ] == []


@every_workflow
def test_a_workflow_has_no_right_that_a_job_does_not_ask_for(path: Path) -> None:
    assert workflow(path)["permissions"] == {}
    for name, job in workflow(path)["jobs"].items():
        # Only the records are ever written back, by a job that runs nothing else.
        right = "write" if (path.name, name) == ("publish.yml", "records") else "read"
        assert job["permissions"].get("contents", right) == right


@every_workflow
def test_no_job_runs_for_ever_or_keeps_a_key_in_the_checkout(path: Path) -> None:
    for job in workflow(path)["jobs"].values():
        assert "uses" in job or int(job["timeout-minutes"]) <= 40
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_a_pull_request_is_checked_told_of_problems_and_can_be_looked_at() -> None:
    check = workflow(GITHUB / "workflows/check.yml")
    assert "pull_request" in check["on"]
    assert "pull_request_target" not in check["on"]
    commands = [step.get("run") for step in check["jobs"]["site"]["steps"]]
    assert 'python3 build.py --lang "$MESSAGES" check --format github --pdf' in commands
    assert 'python3 build.py --lang "$MESSAGES" build --pdf --offline' in commands
    (site,) = (
        step
        for step in steps(GITHUB / "workflows/check.yml")
        if step.get("uses", "").startswith("actions/upload-artifact@")
    )
    assert site["with"]["path"] == "dist-offline"


def test_nothing_is_published_unless_every_check_passed() -> None:
    publish = workflow(GITHUB / "workflows/publish.yml")
    jobs = publish["jobs"]
    assert publish["on"]["push"] == {"branches": ["main"]}
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert jobs["build"]["needs"] == "check"
    assert jobs["records"]["needs"] == "build"
    assert jobs["deploy"]["needs"] == ["build", "records"]
    assert "always()" not in (GITHUB / "workflows/publish.yml").read_text(encoding="utf-8")
    assert "continue-on-error" not in str(publish)
    # Only what publishes has the right to.
    assert [name for name, job in jobs.items() if job["permissions"].get("pages") == "write"] == ["deploy"]
    assert publish["concurrency"]["cancel-in-progress"] == "false"


def test_only_where_nothing_but_content_has_changed_are_there_no_tests() -> None:
    tests = workflow(GITHUB / "workflows/check.yml")["jobs"]["tests"]
    # The job itself always runs: what needs one that is left out would be left out as well.
    assert "if" not in tests
    before, changes, *after = tests["steps"]
    assert (before["uses"].partition("@")[0], before["with"]["fetch-depth"]) == ("actions/checkout", "0")
    assert changes["id"] == "changes"
    assert "if" not in changes
    assert "content_only=$(deploy/content_only.sh" in changes["run"]
    assert after[-1]["run"] == "make coverage"
    # Where the question was not answered, the answer is not "true", and the tests run.
    assert {step["if"] for step in after} == {"steps.changes.outputs.content_only != 'true'"}


def test_what_is_published_is_made_from_nothing_that_another_run_kept() -> None:
    publish = (GITHUB / "workflows/publish.yml").read_text(encoding="utf-8")
    assert "actions/cache" not in publish
    assert "actions/cache" in (GITHUB / "workflows/check.yml").read_text(encoding="utf-8")


@every_workflow
def test_editors_are_told_of_problems_in_the_language_that_a_workflow_names(path: Path) -> None:
    assert workflow(path)["env"]["MESSAGES"] in message_language.languages()
    commands = [step["run"] for step in steps(path) if "build.py" in step.get("run", "")]
    assert commands
    assert [command for command in commands if 'build.py --lang "$MESSAGES" ' not in command] == []


def test_all_workflows_speak_one_language() -> None:
    assert len({workflow(path)["env"]["MESSAGES"] for path in WORKFLOWS}) == 1


def test_every_week_the_world_outside_is_asked_and_what_is_lost_fails() -> None:
    weekly = workflow(GITHUB / "workflows/weekly.yml")
    (schedule,) = weekly["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", schedule["cron"])
    (job,) = weekly["jobs"].values()
    assert (
        job["steps"][-1]["run"] == 'python3 build.py --lang "$MESSAGES" check --external=fail --format github'
    )
    assert "continue-on-error" not in str(weekly)


def test_dependabot_looks_after_packages_and_actions() -> None:
    updates = workflow(GITHUB / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "github-actions"}


def test_only_what_is_published_goes_on_record() -> None:
    recording = {
        path.name
        for path in WORKFLOWS
        for step in steps(path)
        if "build.py" in step.get("run", "") and "--record" in step["run"]
    }
    assert recording == {"publish.yml"}
