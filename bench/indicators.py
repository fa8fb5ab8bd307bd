"""``python -m bench.indicators``: builds of a project in the shape of a national set of indicators.

Such a site (Open SDG builds many) has 17 goals, 169 targets and 232 indicators, each with a table of its own;
here the targets are means, the tables have 20 years, and there are three languages. Words and figures come
from a fixed seed; the templates are this project's own, and no pictures for shared links are drawn.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from bench.corpus import VOCABULARY
from bench.measure import ROOT, Generator, Usage, ours
from kalliola_site.load.project import load

GOALS, TARGETS, INDICATORS = 17, 169, 232
YEARS = range(2010, 2030)
LANGUAGE, LIKE = "sv", "en"
"""The third language, and the one whose words it has."""
LIMIT = 300.0
"""Seconds after which a build is stopped."""

Texts = dict[str, str]


def write_corpus(folder: Path) -> None:
    """Write the project into a folder that is not there yet."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    left_out = shutil.ignore_patterns("goals", "addresses.yml", "translations.yml")
    shutil.copytree(ROOT / "content", folder / "content", ignore=left_out)
    project, _ = load(folder)
    for path, document in project.documents.items():
        value: Any = _with_language(document.value)
        if path.endswith("site.yml"):
            value["languages"].append({"code": LANGUAGE, "name": "Svenska"})
            value["share_images"] = "false"
        _write(folder / path, value)
    for page in (folder / "content/pages").glob(f"*.{LIKE}.md"):
        shutil.copy(page, page.with_name(page.name.replace(f".{LIKE}.", f".{LANGUAGE}.")))
    top = folder / "content/goals"
    top.mkdir()
    writer = _Writer()
    for number in range(1, GOALS + 1):
        goal = writer.goal(number)
        for indicator in goal["indicators"]:
            name = indicator["measurements"]
            (top / name).write_text("\n".join(["date;value", *writer.series()]) + "\n", encoding="utf-8")
        (top / f"{number:02}.yml").write_text(
            json.dumps(goal, ensure_ascii=False, indent=1), encoding="utf-8"
        )


def _write(path: Path, value: object) -> None:
    """Write a content file: JSON is YAML, too."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def _with_language(value: Any) -> Any:  # noqa: ANN401 - whatever YAML says
    """Let each text have a third language, with the words of another; addresses are told apart."""
    if isinstance(value, list):
        return [_with_language(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {key: _with_language(item) for key, item in value.items()}
    if isinstance(found.get(LIKE), str):
        found[LANGUAGE] = found[LIKE]
    return found


class _Writer:
    def __init__(self) -> None:
        self._chance = random.Random(2030)  # noqa: S311 - repeatable is the point

    def goal(self, number: int) -> dict[str, Any]:
        first, last = ((TARGETS * place) // GOALS for place in (number - 1, number))
        name = f"topic-{number:02}"
        numbers = range((INDICATORS * (number - 1)) // GOALS, (INDICATORS * number) // GOALS)
        return {
            "number": number,
            "id": name,
            "slug": dict.fromkeys(("fi", LIKE, LANGUAGE), name),
            "theme": self._texts(3),
            "title": self._texts(6),
            "description": [self._texts(30), self._texts(30)],
            "means": [self._texts(25) for _ in range(first, last)],
            "outcomes": [self._texts(15)],
            "indicators": [self._indicator(f"indicator-{place + 1:03}") for place in numbers],
        }

    def series(self) -> Iterator[str]:
        """Write the rows of a table."""
        value = self._chance.uniform(20, 60)
        for year in YEARS:
            value += self._chance.uniform(-1, 2)
            yield f"{year}-12-31;{value:.1f}"

    def _indicator(self, name: str) -> dict[str, Any]:
        return {
            "id": name,
            "name": self._texts(8),
            "measures": self._texts(20),
            "unit": "percent",
            "direction": "up",
            "baseline": {"date": f"{YEARS[0]}-01-01", "value": "20"},
            "target": {"date": f"{YEARS[-1] + 1}-12-31", "value": "70"},
            "measurements": f"{name}.csv",
            "source": self._texts(6),
        }

    def _texts(self, words: int) -> Texts:
        found = {
            language: " ".join(self._chance.choices(VOCABULARY[language], k=words)) for language in VOCABULARY
        }
        return {**found, LANGUAGE: f"{found[LIKE]} {LANGUAGE}"}


def edit_figure(folder: Path, revision: int) -> None:
    """Change the last figure of one table."""
    path = folder / "content/goals/indicator-100.csv"
    *rows, last = path.read_text(encoding="utf-8").splitlines()
    day, _, _ = last.partition(";")
    path.write_text("\n".join([*rows, f"{day};{50 + revision / 10:.1f}"]) + "\n", encoding="utf-8")


def edit_word(folder: Path, revision: int) -> None:
    """Change a word of one text in one language."""
    path = folder / "content/goals/09.yml"
    goal = json.loads(path.read_text(encoding="utf-8"))
    goal["means"][0][LANGUAGE] = f"ord {revision} {goal['means'][0][LANGUAGE]}"
    _write(path, goal)


@click.command(epilog="Example: python -m bench.indicators --runs 5")
@click.option(
    "--runs", default=5, show_default=True, type=click.IntRange(min=1), help="How often each is run."
)
def main(runs: int) -> None:
    """Measure builds: from nothing, with nothing changed, with a figure and with a word edited."""
    memory = Path("/dev/shm")  # noqa: S108 - a fresh folder with a name of its own is made in it
    with tempfile.TemporaryDirectory(
        prefix="kalliola-bench-", dir=memory if memory.is_dir() else None
    ) as name:
        folder = Path(name) / "indicators"
        write_corpus(folder)
        generator = ours("ours", folder, LIMIT)
        generator.build()
        print("| build | wall s (min–max) | peak MiB |")
        print("|---|--:|--:|")
        for title, prepare in _BUILDS.items():
            usages = [_measured(generator, prepare, revision) for revision in range(1, runs + 1)]
            walls = [usage.wall for usage in usages]
            peak = statistics.median(usage.peak for usage in usages)
            spread = f"{statistics.median(walls):.3f} ({min(walls):.3f}–{max(walls):.3f})"
            print(f"| {title} | {spread} | {peak:.0f} |", flush=True)


def _measured(generator: Generator, prepare: Callable[[Generator, int], None], revision: int) -> Usage:
    prepare(generator, revision)
    return generator.build()


_BUILDS: dict[str, Callable[[Generator, int], None]] = {
    "cold": lambda generator, _: generator.clean(),
    "unchanged": lambda _generator, _revision: None,
    "one figure of a table edited": lambda generator, revision: edit_figure(generator.folder, revision),
    "one language's word edited": lambda generator, revision: edit_word(generator.folder, revision),
}


if __name__ == "__main__":
    sys.exit(main())
