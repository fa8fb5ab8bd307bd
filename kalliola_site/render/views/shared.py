"""What the pages of one language share; each of it is made when it is asked for, and once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from markupsafe import Markup

from kalliola_site.data.feeds import feed_path, feed_title
from kalliola_site.data.open_data.files import DataFile, DataFileView, data_file_views
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.language.text import BorrowedPassage, localize, localize_model
from kalliola_site.model.content import Content
from kalliola_site.model.long_texts import in_language
from kalliola_site.model.page_types import parts_with_text
from kalliola_site.plan.addresses import ASSET_SCHEME
from kalliola_site.plan.pages import Plan
from kalliola_site.render.dependencies import Dependencies
from kalliola_site.render.indicator_status import IndicatorStatus
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.views.goal import GoalView, GoalViews
from kalliola_site.render.views.page import Feed
from kalliola_site.render.views.past_period import PastViews
from kalliola_site.render.views.update import UpdateViews
from kalliola_site.syntax.markdown import render_blocks
from kalliola_site.syntax.unbroken import unbroken


class SharedViews:
    """The views of one language."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the stages before it made
        self,
        content: Content,
        plan: Plan,
        inputs: RenderInputs,
        dependencies: Dependencies,
        status: IndicatorStatus,
        data: tuple[DataFile, ...],
        indicators: IndicatorViews,
    ) -> None:
        self._content = content
        self._plan = plan
        self._inputs = inputs
        self._dependencies = dependencies
        self._status = status
        self._files = data
        self._language = indicators.language
        self._source = content.languages[0]
        self._common: dict[str, Mapping[str, Any]] = {}
        self.indicators = indicators
        """What says in words how indicators stand."""
        self.goals = GoalViews(self._goal)
        """The goals by the key of their page."""
        self.past = PastViews(content, plan)

    @cached_property
    def updates(self) -> UpdateViews:
        """The updates."""
        number_format = self._status.number_formats[self._language]
        return UpdateViews(self._content, self._inputs.pictures.by_update, self.goals, number_format)

    @cached_property
    def data_files(self) -> tuple[DataFileView, ...]:
        """The files of open data."""
        return data_file_views(self._files, self._content, self._language)

    def common(self, period: str = "") -> Mapping[str, Any]:
        """What the pages of a period share, by the name that templates know it by."""
        if period not in self._common:
            self._common[period] = self._in_period(self._content.within(period))
        return self._common[period]

    def text(self, key: str, heading_shift: int = 0) -> Markup | BorrowedPassage | None:
        """Return the long text of a page, or borrow the one in the source language."""
        for candidate in (self._language, self._source):
            source = self._content.texts.get((key, candidate))
            if source is not None:
                borrowed = () if candidate == self._language else (in_language(source.path, self._language),)
                paths = (source.path, *borrowed) if self._inputs.editable else ()
                html = unbroken(render_blocks(source.text, heading_shift, paths))
                if candidate != self._language:
                    return BorrowedPassage(html, candidate, self._language)
                return Markup(html)  # noqa: S704 - without raw HTML
        return None

    def _goal(self, key: str) -> GoalView:
        strategy, goal = self._dependencies.goals[key]
        palette = self._content.brand.palette_of(goal.number)
        known = self._status.progress[strategy.period]
        languages = (self._language, self._source)
        return GoalView(goal, key, palette, lambda: known[goal.id], self.indicators, languages)

    def _in_period(self, content: Content) -> dict[str, Any]:
        strategy = localize_model(content.strategy, self._language, self._source)
        for key in parts_with_text():
            setattr(strategy, f"{key}_text", self.text(content.key(key), heading_shift=1))
        site = localize_model(content.site, self._language, self._source)
        site.name = self.past.name(content, self._language) if content.period else strategy.name
        site.default_language = self._source
        site.source_language_name = content.site.languages[0].name
        return {
            "site": site,
            "strategy": strategy,
            "words": localize_model(content.interface, self._language, self._source),
            "localize": lambda text: localize(text, self._language, self._source),
            "feed": self._feed(),
        }

    def _feed(self) -> Feed | None:
        if not self._content.updates:
            return None
        path = feed_path(self._plan, self._language)
        title = feed_title(self._content, self._language)
        return Feed(title, f"{ASSET_SCHEME}{path}", self._inputs.base_url + path)
