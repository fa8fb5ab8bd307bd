"""``python -m bench``: measure builds of projects of several sizes, and print tables."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from bench.corpus import write_corpus, write_hugo_corpus
from bench.hugo import find_hugo
from bench.measure import (
    ROOT,
    BuildFailedError,
    BuildTooSlowError,
    Generator,
    can_measure,
    forget,
    hugo,
    measure_rounds,
    ours,
)
from bench.report import Result, as_json, as_tables, machine

BENCH = Path(__file__).resolve().parent
SIZES = (4, 500, 5000)
MEMORY_FOLDER = Path("/dev/shm")  # noqa: S108 - a fresh folder with a name of its own is made in it
ROOM_FOR_GOAL = 250_000
"""Bytes that a goal takes at most: its file, and its pages in the new site and in the old."""
ROOM_BESIDES = 100_000_000
"""Bytes for byte code and all that does not grow with the goals."""


@click.command(epilog="Example: python -m bench --goals 4 --goals 500 --runs 3")
@click.option(
    "--goals",
    "sizes",
    type=click.IntRange(min=1, max=99_999),
    multiple=True,
    default=SIZES,
    show_default=True,
    help="How many goals a project has; may be given several times.",
)
@click.option(
    "--runs",
    type=click.IntRange(min=1),
    default=None,
    help="How often each build is run; by default more often, the smaller the project.",
)
@click.option(
    "--limit",
    type=click.FloatRange(min=1),
    default=300,
    show_default=True,
    help="After how many seconds a build is stopped, and its project given up.",
)
@click.option("--json", "json_wanted", is_flag=True, help="Print every run as JSON instead of tables.")
@click.option("--design", is_flag=True, help="Build with this project's own templates, too.")
def main(sizes: tuple[int, ...], runs: int | None, limit: float, *, json_wanted: bool, design: bool) -> None:
    """Measure builds: from nothing, with nothing changed, with a text and with a template edited.

    The same is measured with Hugo, where it can be had. Progress is told on standard error, the result on
    standard output.
    """
    if not can_measure():
        raise click.ClickException("This runs on Linux and macOS only: Windows has no wait4().")
    program = find_hugo()
    parent, place = _parent_folder(max(sizes))
    _tell(f"Projects are written below {place}, and removed at the end.")
    facts = machine(place)
    with tempfile.TemporaryDirectory(prefix="kalliola-bench-", dir=parent) as name:
        top = Path(name)

        def generators(goals: int) -> Iterator[Generator]:
            if program is not None:
                write_hugo_corpus(BENCH / "hugo_project", top / "hugo", goals)
                yield hugo(program, top / "hugo", limit)
            write_corpus(ROOT, BENCH / "plain", top / "plain", goals)
            yield ours("ours", top / "plain", limit)
            if design:
                write_corpus(ROOT, ROOT / "templates", top / "design", goals)
                yield ours("ours, own design", top / "design", limit)

        try:
            results = [_measure(generators, goals, runs or _usual_runs(goals)) for goals in sizes]
        except BuildFailedError as failure:
            raise click.ClickException(str(failure)) from failure
    print(as_json(facts, results) if json_wanted else as_tables(facts, results))


def _parent_folder(goals: int) -> tuple[Path, str]:
    """Choose where to write: in memory where there is room, for a disk's times vary with all it does."""
    if (
        MEMORY_FOLDER.is_dir()
        and shutil.disk_usage(MEMORY_FOLDER).free > ROOM_BESIDES + goals * ROOM_FOR_GOAL
    ):
        return MEMORY_FOLDER, f"{MEMORY_FOLDER} (in memory)"
    folder = Path(tempfile.gettempdir())
    return folder, f"{folder} (the system's folder for temporary files)"


def _usual_runs(goals: int) -> int:
    """Choose how often to run a build, so that all sizes together take some minutes."""
    many, some, few = 9, 5, 3
    return many if goals <= 100 else some if goals <= 1000 else few  # noqa: PLR2004


def _measure(generators: Callable[[int], Iterator[Generator]], goals: int, runs: int) -> Result:
    _tell(f"Writing projects of {goals} goals ...")
    measured = list(generators(goals))
    own = next(one for one in measured if one.name == "ours")
    try:
        found = measure_rounds(measured, goals, runs, _tell)
        return Result(goals, found, [own.stages() for _ in range(runs)])
    except BuildTooSlowError as slow:
        _tell(f"{goals} goals: {slow}")
        return Result(goals, {}, [], str(slow))
    finally:
        for one in measured:
            forget(one.folder)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
