"""The numbers of goals, which readers see: they begin with 1, and none is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kalliola_site.model.content import Content
from kalliola_site.model.paths import GOALS
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.yaml_document import Document


def goal_number_problems(content: Content) -> Iterator[Problem]:
    """Find the first number before which one is missing; the numbers of drafts count, too."""
    goals = [document for path, document in content.documents.items() if path.rpartition("/")[0] == GOALS]
    goals.sort(key=_number)
    for expected, document in enumerate(goals, start=1):
        if _number(document) > expected:
            values = {"numbers": ", ".join(str(_number(goal)) for goal in goals)}
            place = document.place(("number",))
            yield Problem(place, messages.content.GOAL_NUMBERS, values, severity="warning")
            return


def _number(document: Document) -> int:
    goal: Any = document.value
    return int(goal["number"])
