"""Goals that are known from an earlier build are not read again; nothing else depends on that."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.cache.memory import Memory
from kalliola_site.load.project import load
from kalliola_site.model.content import Content
from kalliola_site.model.paths import TRANSLATIONS
from kalliola_site.model.strategy import Goal
from kalliola_site.problems.problem import Problem
from kalliola_site.validate import goals_apart
from kalliola_site.validate.content import validate
from tests.support.worn import FIRST_PERIOD, PROJECT, worn_projects

GOALS = "content/goals"


def validated(project: Path, memory: Memory) -> tuple[Content | None, tuple[Problem, ...]]:
    sources, found = load(project, memory)
    content, problems = validate(sources, memory)
    return content, (*found, *problems)


def said(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(str(problem.place), str(problem.text)) for problem in problems]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Give the goals that are read."""
    paths: set[str] = set()
    before = Goal.read

    def noted(value: object, languages: tuple[str, ...] = (), path: str = "") -> Goal:
        paths.add(path)
        return before(value, languages, path)

    monkeypatch.setattr(Goal, "read", noted)
    return paths


def remembering(project: Path) -> Memory:
    """Validate a project, and return what is kept of that."""
    memory = Memory()
    validated(project, memory)
    memory.save(project / "kept")
    return Memory(project / "kept")


def test_no_goal_is_read_that_was_right_before(project: Path, read: set[str]) -> None:
    # To tell which translations are outdated, by a record, all texts are asked for.
    (project / TRANSLATIONS).unlink(missing_ok=True)
    memory = remembering(project)
    read.clear()
    content, problems = validated(project, memory)
    assert content is not None
    assert read == set()
    _, anew = validated(project, Memory())
    assert said(problems) == said(anew)


def test_a_goal_that_has_changed_is_read_and_no_other(project: Path, read: set[str]) -> None:
    (project / TRANSLATIONS).unlink(missing_ok=True)
    memory = remembering(project)
    path = project / GOALS / "1-inequality.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("number: 1", "number: 7"), encoding="utf-8")
    read.clear()
    content, _ = validated(project, memory)
    assert content is not None
    assert read == {f"{GOALS}/1-inequality.yml"}
    assert [goal.number for goal in content.goals] == [2, 3, 4, 7]


def test_what_is_asked_of_a_known_goal_is_what_its_file_says(project: Path) -> None:
    memory = remembering(project)
    known, _ = validated(project, memory)
    anew, _ = validated(project, Memory())
    assert known is not None
    assert anew is not None
    assert known.goals == anew.goals
    assert [goal.localized_texts for goal in known.goals] == [goal.localized_texts for goal in anew.goals]
    assert {goal: known.indicators[goal] for goal in known.indicators} == {
        goal: anew.indicators[goal] for goal in anew.indicators
    }
    assert known.known_until == anew.known_until
    assert known.borrowing == anew.borrowing
    assert tuple(known.translations) == tuple(anew.translations)


def test_what_is_forgotten_of_a_known_goal_is_read_again(project: Path, read: set[str]) -> None:
    memory = remembering(project)
    content, _ = validated(project, memory)
    assert content is not None
    goal = content.goals[0]
    means = goal.means
    read.clear()
    goal.forget()
    assert goal.number == 1
    assert goal.title["fi"]
    assert read == set()
    assert goal.means == means
    assert len(read) == 1


def test_two_goals_with_the_same_number_are_told_of_though_both_are_known(project: Path) -> None:
    memory = remembering(project)
    twin = (project / GOALS / "1-inequality.yml").read_text(encoding="utf-8")
    (project / GOALS / "9-twin.yml").write_text(twin, encoding="utf-8")
    _, problems = validated(project, memory)
    _, anew = validated(project, Memory())
    assert said(problems) == said(anew)
    assert any("number" in words for _, words in said(problems))


def test_another_list_of_languages_makes_no_goal_known(project: Path, read: set[str]) -> None:
    memory = remembering(project)
    site = project / "content/site.yml"
    text = site.read_text(encoding="utf-8")
    site.write_text(
        text.replace("  - code: en\n", "  - code: sv\n    name: Svenska\n  - code: en\n"), encoding="utf-8"
    )
    read.clear()
    _, problems = validated(project, memory)
    _, anew = validated(project, Memory())
    assert said(problems) == said(anew)
    assert len(read) == len(list((project / GOALS).glob("*.yml")))


NO_TABLE = """\
indicators:
  - id: x
    name: {fi: x, en: x}
    unit: number
    direction: up
    baseline: {date: 2026-01-01, value: 1}
    target: {date: 2027-01-01, value: 2}
    measurements: no.csv
"""
LATE = """\
means:
  - text: {fi: x, en: x}
    status: done
    date: 2099-01-01
"""
MISTAKES = {
    "nothing": ("number: 1", "number: 1"),
    "an unknown key": ("number: 1\n", "number: 1\nnumbr: 2\n"),
    "a text in no language": ("theme:\n", "theme: nothing\n_theme:\n"),
    "a link to nowhere": ("description:\n  - fi: ", "description:\n  - fi: '[x](nowhere)'\n  - fi: "),
    "a text yet to be written": ("description:\n", "description:\n  - fi: '[tekstiä]'\n    en: '[text]'\n"),
    "a table that is not there": ("indicators: to-be-agreed\n", NO_TABLE),
    "a means long after": ("means:\n", LATE),
    "a translation that is missing": ("means:\n", "means:\n  - fi: Uusi\n"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_goals_looked_at_apart_are_told_the_same_of(
    project: Path, mistake: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / GOALS / "1-inequality.yml"
    text = path.read_text(encoding="utf-8")
    assert mistake[0] in text
    path.write_text(text.replace(*mistake, 1), encoding="utf-8")
    content, problems = validated(project, Memory())
    monkeypatch.setattr(goals_apart, "MANY", 1)
    apart, told = validated(project, Memory())
    assert said(told) == said(problems)
    assert (apart is None) == (content is None)
    if apart is not None and content is not None:
        assert apart.goals == content.goals
        assert apart.links == content.links
        assert apart.borrowing == content.borrowing


def test_goals_with_tables_and_records_are_told_the_same_of(monkeypatch: pytest.MonkeyPatch) -> None:
    project = worn_projects() / FIRST_PERIOD / PROJECT
    content, problems = validated(project, Memory())
    monkeypatch.setattr(goals_apart, "MANY", 1)
    apart, told = validated(project, Memory())
    assert said(told) == said(problems)
    assert apart is not None
    assert content is not None
    assert apart.goals == content.goals
    assert dict(apart.indicators) == dict(content.indicators)
    assert apart.indicators.tables == content.indicators.tables
    assert tuple(apart.translations) == tuple(content.translations)
