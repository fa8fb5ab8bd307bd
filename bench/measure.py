"""Measuring: runs a build as a process of its own, and tells its time and memory.

A process here cannot seem smaller than the one that starts it (Linux keeps the peak over exec), so this
program stays small: it never loads the generator.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import edit_goal, edit_hugo_goal, edit_template, remove_results, shows_mark

ROOT = Path(__file__).resolve().parent.parent

SCENARIOS = ("cold", "unchanged", "text edited", "text edited again", "template edited")

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""In what ru_maxrss counts: bytes on macOS, KiB elsewhere."""

_STAGE = re.compile(r"^ {2}(\w+) +([0-9.]+) ms", re.MULTILINE)
"""How ``--profile`` tells of a stage."""


class BuildFailedError(Exception):
    """A build that was to be measured failed, or did not do what it was to do."""


class BuildTooSlowError(BuildFailedError):
    """A build did not end in the time it was given, and was stopped."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one build took."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of processor time, of the user and the system, its children included."""
    peak: float
    """The most memory that its first process, or the largest of the others, had at once, in MiB."""


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator with a project to build."""

    name: str
    folder: Path
    """The project."""
    command: Sequence[str]
    """What builds it, in its folder."""
    output: str
    """The folder in it with the site."""
    caches: Sequence[str]
    """What else builds leave in it."""
    edit: Callable[[Path, int, int], None]
    """Changes a word of a goal to another revision."""
    template: str
    """The template of goals."""
    limit: float
    """The seconds after which a build is stopped."""

    def build(self) -> Usage:
        """Build as a user does."""
        return self._run([])[0]

    def stages(self) -> Mapping[str, float]:
        """Build from nothing, and tell the milliseconds that each stage took."""
        self.clean()
        return {name: float(time) for name, time in _STAGE.findall(self._run(["--profile"])[1])}

    def clean(self) -> None:
        """Remove all that builds have made."""
        remove_results(self.folder, (self.output, *self.caches))

    def prepare(self, scenario: str, goal: int, revision: int) -> str:
        """Do what comes before a build; give what a page must show after it."""
        match scenario:
            case "cold":
                self.clean()
            case "text edited" | "text edited again":
                # Each round edits it twice.
                revision = 2 * revision - (scenario == "text edited")
                self.edit(self.folder, goal, revision)
                return f"Revision {revision}."
            case "template edited":
                edit_template(self.folder / self.template, revision)
                return f'data-revision="{revision}"'
        return ""

    def _run(self, options: Sequence[str]) -> tuple[Usage, str]:
        log = self.folder.with_name("output.txt")
        with log.open("wb") as out:
            started = time.perf_counter()
            process = subprocess.Popen(
                [*self.command, *options],
                cwd=self.folder,
                env=_environment(self.folder.parent),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
            stopper = threading.Timer(self.limit, process.kill)
            stopper.start()
            # Of all ways to learn a process's peak memory, only this tells it of one process alone.
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
            stopper.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        told = log.read_text(encoding="utf-8", errors="replace")
        if wall >= self.limit:
            raise BuildTooSlowError(f"not done in {self.limit:.0f} s: stopped")
        if process.returncode:
            raise BuildFailedError(f"the build failed ({process.returncode}):\n{told}")
        return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _MAXRSS_UNIT / 2**20), told


def can_measure() -> bool:
    """Whether this system tells what a single process took: Linux and macOS do, Windows does not."""
    return hasattr(os, "wait4")


Runs = dict[str, dict[str, list[Usage]]]
"""The runs of each scenario, by generator."""


def measure_rounds(
    generators: Sequence[Generator], goals: int, rounds: int, tell: Callable[[str], None]
) -> Runs:
    """Measure each scenario once a round, the generators in turn: a slow minute hits all alike."""
    edited = (goals + 1) // 2
    found: Runs = {scenario: {one.name: [] for one in generators} for scenario in SCENARIOS}
    for one in generators:
        one.build()
    for revision in range(1, rounds + 1):
        for scenario in SCENARIOS:
            for one in generators:
                mark = one.prepare(scenario, edited, revision)
                os.sync()
                usage = one.build()
                found[scenario][one.name].append(usage)
                tell(
                    f"{goals} goals, round {revision} of {rounds}, {scenario}, {one.name}: {usage.wall:.3f} s"
                )
                if mark and not shows_mark(one.folder / one.output, edited, mark):
                    raise BuildFailedError(f"{one.name}: {mark!r} is not on the page of goal {edited}")
    return found


def _environment(scratch: Path) -> dict[str, str]:
    """Have byte code kept, as it is for a user who builds twice, but outside the source tree."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(scratch / "pycache"), "NO_COLOR": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def ours(name: str, folder: Path, limit: float) -> Generator:
    """Give this generator, to build a project."""
    return Generator(
        name=name,
        folder=folder,
        command=[sys.executable, str(ROOT / "build.py"), "build", "--lang", "en"],
        output="dist",
        caches=(".cache",),
        edit=edit_goal,
        template="templates/pages/goal.html.jinja",
        limit=limit,
    )


def hugo(program: Path, folder: Path, limit: float) -> Generator:
    """Give Hugo, to build a project of its own."""
    return Generator(
        name="Hugo",
        folder=folder,
        command=[str(program), "--quiet"],
        output="public",
        caches=("resources", ".hugo_build.lock"),
        edit=edit_hugo_goal,
        template="layouts/page.html",
        limit=limit,
    )


def forget(folder: Path) -> None:
    """Remove a project."""
    shutil.rmtree(folder)
