"""What templates see of goals. What takes long to make is made when a template asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import ClassVar

from kalliola_site.brand.windows import GLASS, windows_abreast, windows_of_goal
from kalliola_site.indicators.indicator_view import IndicatorView, MeansView
from kalliola_site.indicators.progress import Progress, State
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.language.text import Localized, Text, localize
from kalliola_site.model.strategy import Goal
from kalliola_site.plan.addresses import reference


class GoalView(Localized):
    """A goal as templates see it: the model's names, and those below."""

    comes_from: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "key": (),
        "href": (),
        "palette": ("number",),
        "line": ("title", "house_title"),
        "stands": ("indicators",),
        "windows": ("indicators",),
        "windows_abreast": ("indicators",),
        "lit": ("indicators",),
        "glimpse": ("outcomes",),
    }
    """What of the model those come from that are not of the model's names."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it is made of
        self,
        goal: Goal,
        key: str,
        palette: int,
        progress: Callable[[], tuple[Progress, ...]],
        views: IndicatorViews,
        languages: tuple[str, str],
    ) -> None:
        super().__init__(goal, *languages)
        self._goal = goal
        self._progress = progress
        self._views = views
        self.key = key
        """The key of its page."""
        self.href = reference(key)
        self.palette = palette
        """Which of the brand's colours its wall has, from 1."""

    @cached_property
    def line(self) -> Text:
        """The goal in one line, for the house and for lists."""
        return localize(self._goal.line, *self._languages)

    @cached_property
    def means(self) -> tuple[MeansView, ...]:
        """How it is reached."""
        return tuple(map(self._views.means, self._goal.means))

    @cached_property
    def indicators(self) -> tuple[IndicatorView, ...]:
        """How progress is measured; none where that is to be agreed."""
        return tuple(map(self._views.indicator, self._progress()))

    @cached_property
    def stands(self) -> Text:
        """How its indicators stand, in a sentence."""
        return self._views.goal_stands(self._progress())

    @cached_property
    def windows(self) -> tuple[State, ...]:
        """What the windows of its bay in the house say."""
        return windows_of_goal(progress.state for progress in self._progress())

    @property
    def windows_abreast(self) -> int:
        """How many of its windows stand side by side."""
        return windows_abreast(len(self.windows))

    @property
    def lit(self) -> int:
        """How many of its windows are lit."""
        return sum(GLASS[state] == "lit" for state in self.windows)

    @property
    def glimpse(self) -> Text:
        """What is seen through an open window: of what good looks like the shortest, since it is small."""
        source = self._languages[1]
        shortest = min(self._goal.outcomes, key=lambda text: len(text[source]))
        return localize(shortest, *self._languages)


class GoalViews(dict[str, GoalView]):
    """What templates see of goals, in one language by key; each is made when it is asked for."""

    def __init__(self, make: Callable[[str], GoalView]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> GoalView:
        view = self[key] = self._make(key)
        return view
