"""A page is made anew where what it reads has changed, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kalliola_site.model.strategy import Goal
from kalliola_site.pipeline import build
from kalliola_site.plan.pages import Page
from kalliola_site.render.made_page import RenderedPage
from kalliola_site.render.page_renderer import PageRenderer
from kalliola_site.render.views.goal import GoalView
from kalliola_site.validate.read_content import read_content

GOAL = "content/goals/1-inequality.yml"


def noting(goal: Goal, read: set[str]) -> Goal:
    """Return the same goal, which notes the names of the keys that are read of it."""

    def reading(name: str) -> property:
        def get(_self: object) -> Any:  # noqa: ANN401 - whatever the goal has
            read.add(name)
            return getattr(goal, name)

        return property(get)

    twin = type("NotingGoal", (Goal,), {name: reading(name) for name in Goal.key_names()})
    made: Goal = twin.__new__(twin)
    return made


@pytest.mark.parametrize("name", [*GoalView.comes_from, "title", "description", "slug"])
def test_what_a_part_of_a_goal_comes_from_is_what_is_read_for_it(unchanged_project: Path, name: str) -> None:
    read: set[str] = set()
    goal = read_content(unchanged_project).goals[0]

    def progress() -> tuple[()]:
        read.add("indicators")
        return ()

    class Sentences:
        """Says how goals stand, however they do."""

        @staticmethod
        def goal_stands(_progress: object) -> str:
            return ""

    words: Any = Sentences()
    view = GoalView(noting(goal, read), "goals/one", 1, progress, words, ("fi", "fi"))
    getattr(view, name)
    # The palette is chosen by the number, by whoever makes the view.
    assert read <= set(GoalView.comes_from.get(name, (name,))) | {"palette"}


def pages_made_after(
    project: Path, path: str, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> set[str]:
    """Build, change a file, build again and name the pages that were made the second time."""
    build(project, project / "dist")
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    made: set[str] = set()
    make = PageRenderer.make

    def noted(self: PageRenderer, page: Page) -> RenderedPage:
        made.add(page.key)
        return make(self, page)

    monkeypatch.setattr(PageRenderer, "make", noted)
    build(project, project / "dist")
    return made


def test_a_means_is_read_by_its_goals_page_and_by_the_whole_strategy(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pages_made_after(project, GOAL, "means:\n  - fi: ", "means:\n  - fi: Uusi ", monkeypatch)
    # Two more say how large the files of open data are.
    assert made == {"goals/inequality", "strategy", "about", "indicators"}


def test_a_title_is_read_by_all_that_name_the_goal(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = pages_made_after(project, GOAL, "title:\n  fi: ", "title:\n  fi: Uusi ", monkeypatch)
    assert {"goals/inequality", "strategy", "goals", "home"} <= made
    assert made.isdisjoint({"values", "story", "accessibility"})
