"""All that is made of goals, one goal at a time: its pages, and what the files of open data say of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kalliola_site.cache.workers import OnProgress, parallel_map
from kalliola_site.data.open_data.files import DataFiles
from kalliola_site.data.open_data.kept_parts import GoalPart, KeptParts
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.render.dependencies import Dependencies
from kalliola_site.render.indicator_status import IndicatorStatus
from kalliola_site.render.kept_pages import KeptPages
from kalliola_site.render.made_page import RenderedPage
from kalliola_site.render.page_renderer import PageRenderer

_AT_ONCE = 64
"""How many goals are kept in mind: a goal's page shows those around it, too."""

GOALS_PER_WORKER = 25
"""So many goals are worth a worker of their own: each takes as long as several pages."""


class GoalMaker:
    """Makes it, in one process or in several."""

    def __init__(
        self, renderer: PageRenderer, files: DataFiles, known: Dependencies, status: IndicatorStatus
    ) -> None:
        """Take what makes pages, which need nothing of the files of open data, and what writes those."""
        self._renderer = renderer
        self._files = files
        self._known = known
        self._status = status

    def make(self, plan: Plan, parts: KeptParts, pages: KeptPages, on_progress: OnProgress) -> None:
        """Make what is neither kept nor still so.

        Args:
            plan: All pages.
            parts: What the files of open data say of goals; gets what is missing.
            pages: The pages that are kept; gets those that are made.
            on_progress: Called with how many pages have been made.
        """
        old: dict[str, list[Page]] = {}
        for page in plan.pages:
            if page.goal is not None and pages.find(self._renderer, page) is None:
                old.setdefault(page.key, []).append(page)
        missing = frozenset(parts.missing)
        keys = [key for key in self._known.goals if key in old or key in missing]
        count = sum(map(len, old.values()))

        many = itertools.count(1)

        def make_one(key: str) -> tuple[GoalPart | None, tuple[RenderedPage | None, ...]]:
            if next(many) % _AT_ONCE == 0:
                self._renderer.context.forget_goals()
            part = self._part(key) if key in missing else None
            return part, tuple(map(self._renderer.attempt, old.get(key, ())))

        def tell(made: int, of: int) -> None:
            on_progress(made * count // of, count)

        made = parallel_map(make_one, keys, on_progress=tell, least=GOALS_PER_WORKER)
        for key, result in zip(keys, made, strict=True):
            part, own = result or make_one(key)
            if part is not None:
                parts.add(key, part)
            self._keep(pages, old.get(key, ()), own)

    def _part(self, key: str) -> GoalPart:
        _, goal = self._known.goals[key]
        return self._files.goal_part(goal, self._status.progress[""][goal.id])

    def _keep(self, pages: KeptPages, planned: Sequence[Page], made: tuple[RenderedPage | None, ...]) -> None:
        for page, result in zip(planned, made, strict=True):
            if result is not None:
                pages.keep(self._renderer, page, result)
