"""What templates see of indicators and means."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kalliola_site.frozen_value import frozen_value
from kalliola_site.indicators.chart import Chart
from kalliola_site.indicators.progress import Progress, State
from kalliola_site.language.text import Text

if TYPE_CHECKING:
    from kalliola_site.indicators.views import IndicatorViews


@frozen_value
class MeansView:
    """One of a goal's means."""

    text: Text
    anchor: str | None
    status: Text | None
    """Where it stands, with its day; nothing where that is not given."""


@frozen_value
class DatedFigure:
    """A row of the table: which figure it is, of what day."""

    kind: Text
    iso_day: str
    day: str
    value: Text | str


@frozen_value
class Fact:
    """What else there is to know of an indicator."""

    label: Text
    text: Text


class IndicatorView:
    """An indicator, ready to be shown. What takes long to make is made when a template asks for it."""

    def __init__(self, views: IndicatorViews, progress: Progress) -> None:
        self._views = views
        self._progress = progress
        self.anchor = f"indicator-{progress.indicator.id}"
        """The id of its place on the goal's page."""
        self.state: State = progress.state
        """How it stands: what its window says."""

    @cached_property
    def name(self) -> Text:
        """What it is called."""
        return self._views.text(self._progress.indicator.name)

    @cached_property
    def stands(self) -> Text:
        """How it stands, in words."""
        return self._views.state(self.state)

    @cached_property
    def reason(self) -> Text | None:
        """The figures that this was told from."""
        return self._views.reason(self, self._progress)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What else there is to know."""
        return tuple(self._views.facts(self._progress.indicator))

    @cached_property
    def baseline(self) -> DatedFigure | None:
        """Where it starts from."""
        return self._views.baseline(self._progress)

    @cached_property
    def results(self) -> tuple[DatedFigure, ...]:
        """What was measured."""
        return self._views.results(self._progress)

    @cached_property
    def latest(self) -> DatedFigure | None:
        """What was measured last."""
        return self._views.latest(self._progress)

    @cached_property
    def target(self) -> DatedFigure | None:
        """Where it should be, and when."""
        return self._views.target(self._progress)

    @cached_property
    def chart(self) -> Chart | None:
        """Where everything stands in its drawing."""
        return self._views.chart(self, self._progress)

    @cached_property
    def chart_name(self) -> Text:
        """What the drawing is called, for those who do not see it."""
        return self._views.chart_name(self)

    @property
    def figures(self) -> tuple[DatedFigure, ...]:
        """The rows of its table, in order of time: baseline, results, target."""
        ends = (self.baseline, *self.results, self.target)
        return tuple(figure for figure in ends if figure is not None)
