"""What is printed: the machine, and Markdown tables; or the same as JSON, with every run."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from bench.measure import Runs

FIRST = "Hugo"
"""What the others are held against, where it is there."""


@dataclass(frozen=True, slots=True)
class Result:
    """All that was measured with one number of goals."""

    goals: int
    runs: Runs
    stages: Sequence[Mapping[str, float]]
    """The milliseconds of each stage in builds of our own from nothing."""
    note: str = ""
    """Why nothing was measured, where so."""


def machine(place: str) -> dict[str, str]:
    """Tell on what the figures were taken. ``place`` is where the projects lay."""
    return {
        "processors": f"{_processors()} × {_processor()}",
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


def _processor() -> str:
    """Name the processor, where the system does."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123 - no file of the project
            names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or "unknown"


def as_json(facts: dict[str, str], results: Iterable[Result]) -> str:
    """Write everything, each single run, for a program to read."""
    return json.dumps({"machine": facts, "results": [asdict(result) for result in results]}, indent=1)


def as_tables(facts: dict[str, str], results: Sequence[Result]) -> str:
    """Write medians, for people to read."""
    parts = [", ".join(f"{name}: {value}" for name, value in facts.items())]
    parts.append("\n".join(_build_table(results)))
    if measured := [result for result in results if result.stages]:
        parts.append("\n".join(_stage_table(measured)))
    return "\n\n".join(parts)


def _build_table(results: Iterable[Result]) -> Iterator[str]:
    yield _row(
        "goals", "build", "generator", "runs", "wall s (min–max)", f"wall / {FIRST}", "CPU s", "peak MiB"
    )
    yield "|--:|---|---|--:|--:|--:|--:|--:|"
    for result in results:
        if result.note:
            yield _row(result.goals, "", "", 0, result.note, "", "", "")
        for scenario, runs in result.runs.items():
            first = [run.wall for run in runs.get(FIRST, ())]
            for name, usages in runs.items():
                walls = [usage.wall for usage in usages]
                ratios = [wall / other for wall, other in zip(walls, first, strict=bool(first))]
                yield _row(
                    result.goals,
                    scenario,
                    name,
                    len(usages),
                    f"{median(walls):.3f} ({min(walls):.3f}–{max(walls):.3f})",
                    f"{median(ratios):.2f}" if ratios else "",
                    f"{median(usage.cpu for usage in usages):.2f}",
                    f"{median(usage.peak for usage in usages):.0f}",
                )


def _stage_table(results: Sequence[Result]) -> Iterator[str]:
    yield _row("stage of a cold build, ms", *(f"{result.goals} goals" for result in results))
    yield "|---|" + "--:|" * len(results)
    for stage in dict.fromkeys(stage for result in results for stage in result.stages[0]):
        yield _row(
            stage, *(f"{median(run.get(stage, 0) for run in result.stages):.0f}" for result in results)
        )


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"
