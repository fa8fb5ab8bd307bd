"""What is printed: the machine, and two Markdown tables; or the same as JSON, with every run."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from bench.measure import Stages, Usage


@dataclass(frozen=True, slots=True)
class Result:
    """All that was measured with one project."""

    goals: int
    builds: dict[str, list[Usage]]
    """The runs of each scenario."""
    stages: list[Stages]
    note: str = ""
    """Why nothing was measured, where so."""

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return self.stages[0].pages

    def microseconds(self, stage: str) -> float:
        """Tell the median time of a stage, by page."""
        return median(run.seconds[stage] for run in self.stages) / self.pages * 1e6


def machine(place: str) -> dict[str, str]:
    """Tell on what the figures were taken. ``place`` is where the projects lay."""
    return {
        "processors": str(_processors()),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "load at the start": f"{os.getloadavg()[0]:.1f}",
        "files on": place,
    }


def _processors() -> int:
    """Count the processors that this program may use, where the system tells, or else all."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def as_json(facts: dict[str, str], results: Iterable[Result]) -> str:
    """Write everything, each single run, for a program to read."""
    return json.dumps({"machine": facts, "results": [asdict(result) for result in results]}, indent=1)


def as_tables(facts: dict[str, str], results: Sequence[Result]) -> str:
    """Write medians, for people to read."""
    parts = [", ".join(f"{name}: {value}" for name, value in facts.items())]
    parts.append("\n".join(_build_table(results)))
    if measured := [result for result in results if not result.note]:
        parts.append("\n".join(_stage_table(measured)))
    return "\n\n".join(parts)


def _build_table(results: Iterable[Result]) -> Iterator[str]:
    yield _row("goals", "pages", "build", "runs", "wall s (min–max)", "CPU s", "peak MiB")
    yield "|--:|--:|---|--:|--:|--:|--:|"
    for result in results:
        if result.note:
            yield _row(result.goals, "", "cold", 0, result.note, "", "")
        for scenario, runs in result.builds.items():
            walls = [run.wall for run in runs]
            yield _row(
                result.goals,
                result.pages,
                scenario,
                len(runs),
                f"{median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f})",
                f"{median(run.cpu for run in runs):.2f}",
                f"{median(run.peak for run in runs):.0f}",
            )


def _stage_table(results: Sequence[Result]) -> Iterator[str]:
    yield _row("stage, µs a page", *(f"{result.goals} goals" for result in results))
    yield "|---|" + "--:|" * len(results)
    stages = list(dict.fromkeys(stage for result in results for stage in result.stages[0].seconds))
    for stage in stages:
        yield _stage_row(stage, (result.microseconds(stage) for result in results))
    yield _stage_row("all stages", (sum(map(result.microseconds, stages)) for result in results))
    starts = (median(run.start for run in result.stages) * 1e3 for result in results)
    yield _stage_row("start and exit, ms a build", starts)


def _stage_row(name: str, figures: Iterable[float]) -> str:
    return _row(name, *(f"{figure:.0f}" for figure in figures))


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"
