"""Goals as one page sees them: what it reads of each is noted, so that nobody has to keep a list of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kalliola_site.render.views.goal import GoalView, GoalViews

Reads = tuple[tuple[str, tuple[str, ...]], ...]
"""What a page reads of goals: the key of a goal's page, and by what names templates know parts of it."""

WHOLE = ""
"""In the place of a name: all that a goal says."""


class NotedGoal:
    """A goal that notes what is read of it."""

    __slots__ = ("_read", "_view")

    def __init__(self, view: GoalView, read: set[str]) -> None:
        self._view = view
        self._read = read

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the goal has
        self._read.add(name)
        return getattr(self._view, name)

    if TYPE_CHECKING:
        key: str
        line: Any


class NotedGoals:
    """The goals by the key of their page, for one page."""

    def __init__(self, views: GoalViews) -> None:
        self._views = views
        self._made: dict[str, NotedGoal] = {}
        self._read: dict[str, set[str]] = {}

    def __getitem__(self, key: str) -> NotedGoal:
        if key not in self._made:
            self._read[key] = set()
            self._made[key] = NotedGoal(self._views[key], self._read[key])
        return self._made[key]

    @property
    def reads(self) -> Reads:
        """What was read so far, always in the same order."""
        return tuple((key, tuple(sorted(names))) for key, names in sorted(self._read.items()) if names)
