"""Measuring: runs a build as a process of its own, and tells its time and memory.

A process here cannot seem smaller than the one that starts it (Linux keeps the peak over exec), so this
program stays small: it never loads the generator, and stages are measured in a process of their own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import edit_goal, remove_results, shows_revision

ROOT = Path(__file__).resolve().parent.parent


SCENARIOS = ("cold", "unchanged", "edited")

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""In what ru_maxrss counts: bytes on macOS, KiB elsewhere."""


class BuildFailedError(Exception):
    """A build that was to be measured failed, or did not do what it was to do."""


class BuildTooSlowError(BuildFailedError):
    """A build did not end in the time it was given, and was stopped."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one process took."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of processor time, of the user and the system, its children included."""
    peak: float
    """The most memory it had at once (or the largest of its children had), in MiB."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What one build took, stage by stage."""

    pages: int
    seconds: Mapping[str, float]
    start: float
    """Seconds of the process outside all stages: interpreter, imports, exit."""


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds one project."""

    folder: Path
    """The project."""
    scratch: Path
    """For what must not lie in the project."""
    limit: float
    """The seconds after which a build is stopped."""

    def build(self) -> Usage:
        """Build as a user does."""
        return self._run([str(ROOT / "build.py"), "build", "--project", str(self.folder)])[0]

    def stages(self) -> Stages:
        """Build from nothing, and have each stage timed."""
        remove_results(self.folder)
        usage, output = self._run(["-m", "bench.stages", str(self.folder)])
        told = json.loads(output)
        return Stages(told["pages"], told["seconds"], usage.wall - sum(told["seconds"].values()))

    def _run(self, arguments: list[str]) -> tuple[Usage, str]:
        output, errors = self.scratch / "output.txt", self.scratch / "errors.txt"
        with output.open("wb") as out, errors.open("wb") as err:
            started = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=_environment(self.scratch),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )
            stopper = threading.Timer(self.limit, process.kill)
            stopper.start()
            # Of all ways to learn a process's peak memory, only this tells it of one process alone.
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
            stopper.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        told = output.read_text(encoding="utf-8")
        if wall >= self.limit:
            raise BuildTooSlowError(f"not done in {self.limit:.0f} s: stopped")
        if process.returncode:
            complaint = errors.read_text(encoding="utf-8")
            raise BuildFailedError(f"the build failed ({process.returncode}):\n{told}{complaint}")
        return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _MAXRSS_UNIT / 2**20), told


def can_measure() -> bool:
    """Whether this system tells what a single process took: Linux and macOS do, Windows does not."""
    return hasattr(os, "wait4")


def measure_rounds(
    builder: Builder, goals: int, rounds: int, tell: Callable[[str], None]
) -> dict[str, list[Usage]]:
    """Measure each scenario once a round, so that a slow minute of the machine hits all alike."""
    edited = (goals + 1) // 2
    site = builder.folder / "dist"
    found: dict[str, list[Usage]] = {scenario: [] for scenario in SCENARIOS}
    for revision in range(1, rounds + 1):
        for scenario in SCENARIOS:
            if scenario == "cold":
                remove_results(builder.folder)
            elif scenario == "edited":
                edit_goal(builder.folder, edited, revision)
            usage = builder.build()
            found[scenario].append(usage)
            tell(f"{goals} goals, round {revision} of {rounds}, {scenario}: {usage.wall:.2f} s")
        if not shows_revision(site, edited, revision):
            raise BuildFailedError(f"the edit of goal {edited} is not on its page in {site}")
    return found


def _environment(scratch: Path) -> dict[str, str]:
    """Have byte code kept, as it is for a user who builds twice, but outside the source tree."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(scratch / "pycache"), "NO_COLOR": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
