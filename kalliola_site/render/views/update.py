"""What templates see of the updates: lists of them, one with its picture, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace

from kalliola_site.images.sized_pictures import SizedPicture
from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.language.text import Localized, Text, localize_model
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import UPDATES_PAGE
from kalliola_site.model.update import Update, means_index
from kalliola_site.plan.addresses import ASSET_SCHEME, reference
from kalliola_site.plan.build_plan import goal_key, update_key
from kalliola_site.plan.pages import Page
from kalliola_site.render.views.page import Link

ON_GOAL = 3
"""How many updates a goal's page lists; the others are a link away."""


class UpdateViews:
    """The updates in one language; each is made when it is asked for, and once."""

    def __init__(
        self,
        content: Content,
        pictures: Mapping[str, SizedPicture],
        goals: Mapping[str, Localized],
        number_format: NumberFormat,
    ) -> None:
        """Take the content, the pictures by the id of their update, the goals, and what writes days."""
        self._content = content
        self._pictures = pictures
        self._goals = goals
        self._number_format = number_format
        self._updates = {update_key(update): update for update in content.updates}
        self._views: dict[str, Localized] = {}

    def on_page(self, page: Page) -> Mapping[str, object]:
        """Return what the template of a page sees of the updates: those that the page is for."""
        return {
            "update": self._view_of(page.key),
            "newer_update": self._view_of(page.previous),
            "older_update": self._view_of(page.next),
            "updates": tuple(self._view_of(update_key(update)) for update in self._listed_on(page)),
            "years": self._years(page),
        }

    def _view_of(self, key: str | None) -> Localized | None:
        if key not in self._updates:
            return None
        if key not in self._views:
            self._views[key] = self._view(self._updates[key])
        return self._views[key]

    def _listed_on(self, page: Page) -> tuple[Update, ...]:
        if page.goal is None:
            return page.updates
        about = (update for update in self._content.updates if page.key in self._goal_keys(update))
        return tuple(update for update, _ in zip(about, range(ON_GOAL), strict=False))

    def _goal_keys(self, update: Update) -> Iterator[str]:
        for goal_id in update.goal_ids:
            strategy, goal = self._content.goal_meant(update, goal_id)
            yield strategy.key(goal_key(goal))

    def _years(self, page: Page) -> tuple[Link, ...]:
        if not page.updates:
            return ()
        years = dict.fromkeys(update.year for update in self._content.updates)
        keys = {year: f"{UPDATES_PAGE}/{year}" for year in years}
        return tuple(
            Link(
                key,
                Text(year, page.language),
                reference(key),
                "page" if key == page.key else "",
            )
            for year, key in keys.items()
        )

    def _view(self, update: Update) -> Localized:
        source = self._content.languages[0]
        view: Localized = localize_model(update, self._number_format.language, source)
        view.key = update_key(update)
        view.href = reference(view.key)
        view.day = update.date.isoformat()
        view.written_day = self._number_format.day_in_full(update.date)
        if update.corrected is not None:
            view.corrected_day = update.corrected.isoformat()
            view.written_correction = self._number_format.day(update.corrected)
        about = (self._about(update, goal) for goal in update.goal_ids)
        view.goals = tuple(sorted(about, key=lambda entry: entry.goal.number))
        sized = self._pictures.get(update.id)
        if sized is not None:
            view.picture.sources = tuple(
                (media, ", ".join(f"{ASSET_SCHEME}{version.path} {version.width}w" for version in versions))
                for media, versions in sized.versions.items()
            )
            view.picture.src = f"{ASSET_SCHEME}{sized.fallback.path}"
            view.picture.width, view.picture.height = sized.largest.width, sized.largest.height
        return view

    def _about(self, update: Update, goal_id: str) -> SimpleNamespace:
        strategy, model = self._content.goal_meant(update, goal_id)
        goal = self._goals[strategy.key(goal_key(model))]
        named = (name for other, name in update.named_means if other == goal_id)
        places = (means_index(model, name) for name in named)
        return SimpleNamespace(
            goal=goal,
            means=tuple(goal.means[place] for place in places if place is not None),
            past_years=strategy.strategy.period.written if strategy.period else "",
        )
