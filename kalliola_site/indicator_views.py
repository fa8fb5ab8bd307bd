"""What templates see of indicators and means: words, figures and days in one language, and the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kalliola_site.charts import Chart, chart
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.indicators import Indicator
from kalliola_site.model.interface import Interface
from kalliola_site.model.strategy import Means
from kalliola_site.progress import STATES, Agreed, Progress, Range, State
from kalliola_site.quantities import Quantities
from kalliola_site.view import Text, localize

_WINDOWS: Mapping[State, str] = {
    "to-be-agreed": "shuttered",
    "agreed": "framed",
    "on-course": "lit",
    "behind": "lit",
    "reached": "lit",
    "no-data-lately": "out",
}
"""The window of each state, as ``macros/window`` knows them: lit is what has been measured."""

_NO_BREAK = "\u00a0"

WINDOWS_OF_BAY = 4
"""How many windows each goal has in the house."""


@dataclass(frozen=True, slots=True)
class MeansView:
    """One of a goal's means."""

    text: Text
    anchor: str | None
    status: Text | None
    """Where it stands, with its day; nothing where that is not given."""


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A row of the table: which figure it is, of what day."""

    kind: Text
    iso_day: str
    day: str
    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What else there is to know of an indicator."""

    label: Text
    text: Text


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator, ready to be shown."""

    anchor: str
    """The id of its place on the goal's page."""
    name: Text
    state: State
    stands: Text
    """How it stands, in words."""
    window: str
    reason: Text | None
    """The figures that this was told from."""
    facts: tuple[Fact, ...]
    baseline: DatedFigure | None
    results: tuple[DatedFigure, ...]
    latest: DatedFigure | None
    target: DatedFigure | None
    chart: Chart | None
    chart_description: Text | None

    @property
    def figures(self) -> tuple[DatedFigure, ...]:
        """The rows of its table, in order of time: baseline, results, target."""
        ends = (self.baseline, *self.results, self.target)
        return tuple(figure for figure in ends if figure is not None)


class IndicatorViews:
    """Makes the views in one language."""

    def __init__(self, words: Interface, quantities: Quantities, source_language: str) -> None:
        self._words = words.indicators
        self._means_words = words.means
        self._quantities = quantities
        self._source = source_language

    def means(self, means: LocalizedText | Means) -> MeansView:
        """Show one of a goal's means."""
        if isinstance(means, LocalizedText):
            return MeansView(self._text(means), None, None)
        anchor = None if means.id is None else f"means-{means.id}"
        return MeansView(self._text(means.text), anchor, self._status(means))

    def _status(self, means: Means) -> Text | None:
        if means.status is None:
            return None
        words: LocalizedText = getattr(self._means_words, means.status.replace("-", "_"))
        if means.date is None:
            return self._text(words)
        status, day = self._text(words).plain, self._quantities.day(means.date)
        return self._text(self._means_words.dated).fill(status=status, day=day)

    def indicator(self, progress: Progress) -> IndicatorView:
        """Show an indicator."""
        indicator, agreed = progress.indicator, progress.agreed
        view = IndicatorView(
            anchor=f"indicator-{indicator.id}",
            name=self._text(indicator.name),
            state=progress.state,
            stands=self.state(progress.state),
            window=_WINDOWS[progress.state],
            reason=None,
            facts=tuple(self._facts(indicator)),
            baseline=None,
            results=(),
            latest=None,
            target=None,
            chart=chart(progress),
            chart_description=None,
        )
        if agreed is None:
            return view
        results = tuple(
            self._dated(self._words.result, item.date, self._figure(progress, Decimal(item.value)))
            for item in progress.measurements
        )
        view = replace(
            view,
            baseline=self._dated(
                self._words.baseline,
                agreed.baseline.date,
                self._figure(progress, Decimal(agreed.baseline.value)),
            ),
            results=results,
            latest=replace(results[-1], kind=self._text(self._words.latest)) if results else None,
            target=self._dated(self._words.target, agreed.target.date, self._range(progress, agreed.goal)),
        )
        figures = self._figures_of(view, progress)
        return replace(
            view,
            reason=self._text(self._reason(progress, agreed)).fill(**figures),
            chart_description=self._text(self._words.chart).fill(**figures) if results else None,
        )

    def state(self, state: State) -> Text:
        """Say how an indicator stands."""
        words: LocalizedText = getattr(self._words.states, state.replace("-", "_"))
        return self._text(words)

    def states(self, indicators: Iterable[Progress]) -> tuple[Text, ...]:
        """Say how a goal's indicators stand, in short: each state once, with how many are in it.

        While a goal has no indicators, they are to be agreed.
        """
        counted = Counter(progress.state for progress in indicators) or Counter({"to-be-agreed": 1})
        if counted.total() == 1:
            return tuple(map(self.state, counted))
        words = self._text(self._words.state_and_count)
        return tuple(
            words.fill(state=self.state(state).plain, count=count)
            for state, count in sorted(counted.items(), key=lambda item: STATES.index(item[0]))
        )

    def summary(self, indicators: Iterable[Progress]) -> tuple[Text, ...]:
        """Say how many of all indicators are agreed and measured, and up to when; nothing where none is."""
        agreed = [progress for progress in indicators if progress.agreed is not None]
        measured = [progress for progress in agreed if progress.measurements]
        if not agreed:
            return ()
        counted = self._text(self._words.counted).fill(agreed=len(agreed), measured=len(measured))
        known_until = agreed[0].known_until
        if known_until is None:
            return (counted,)
        return counted, self._text(self._words.known_until).fill(day=self._quantities.day(known_until))

    def _reason(self, progress: Progress, agreed: Agreed) -> LocalizedText:
        reasons = self._words.reasons
        match progress.state:
            case "agreed":
                return reasons.agreed
            case "no-data-lately":
                return reasons.no_data_lately
            case "on-course" | "behind" if not (
                progress.indicator.unit == "yes-no" or progress.expected == agreed.goal
            ):
                return reasons.on_the_way
            case _:
                return reasons.judged

    def _figures_of(self, view: IndicatorView, progress: Progress) -> Mapping[str, object]:
        """All that a sentence on an indicator may want to say."""
        figures: dict[str, object] = {"count": len(view.results), "day": "", "value": ""}
        for name, dated in (("baseline", view.baseline), ("target", view.target)):
            if dated is not None:
                figures |= {name: dated.value, f"{name}_day": dated.day}
        if view.latest is not None:
            figures |= {"day": view.latest.day, "value": view.latest.value}
        if progress.expected is not None:
            figures["expected"] = self._range(progress, progress.expected)
        if progress.known_until is not None:
            figures["known_until"] = self._quantities.day(progress.known_until)
        return figures

    def _facts(self, indicator: Indicator) -> Iterable[Fact]:
        words = self._words
        if indicator.measures is not None:
            yield Fact(self._text(words.measures), self._text(indicator.measures))
        if indicator.unit is not None:
            unit: LocalizedText = getattr(words.units, indicator.unit.replace("-", "_"))
            yield Fact(self._text(words.unit), self._text(unit))
        for label, text in (
            (words.source, indicator.source),
            (words.responsible, indicator.responsible),
            (words.note, indicator.note),
        ):
            if text is not None:
                yield Fact(self._text(label), self._text(text))

    def _dated(self, kind: LocalizedText, day: date, value: str) -> DatedFigure:
        return DatedFigure(self._text(kind), day.isoformat(), self._quantities.day(day), value)

    def _figure(self, progress: Progress, value: Decimal) -> str:
        unit = progress.indicator.unit or "number"
        if unit == "yes-no":
            return self._text(self._words.yes if value else self._words.no).plain
        return self._quantities.figure(value, unit, progress.decimals)

    def _range(self, progress: Progress, limits: Range) -> str:
        figures = {
            name: self._figure(progress, limit)
            for name, limit in (("least", limits.least), ("most", limits.most))
            if limit is not None
        }
        if progress.indicator.unit == "yes-no":
            return next(iter(figures.values()))
        words = self._words
        phrase = (
            words.between if len(figures) > 1 else words.at_least if "least" in figures else words.at_most
        )
        return self._text(phrase).fill(**figures).plain

    def _text(self, text: LocalizedText) -> Text:
        return localize(text, self._quantities.language, self._source)


def windows_of_bay(number: int, indicators: Iterable[Progress]) -> tuple[str, ...]:
    """Tell what the windows of a goal's bay in the house are like: its indicators', and lamps in the rest.

    Args:
        number: The goal's number, which the window that comes first hangs on: no two bays are alike.
        indicators: Its indicators; while there are none, one window is shuttered.
    """
    states = [_WINDOWS[progress.state] for progress in indicators][:WINDOWS_OF_BAY] or ["shuttered"]
    windows = ["lamp"] * WINDOWS_OF_BAY
    for place, window in enumerate(states, number + 1):
        windows[place % WINDOWS_OF_BAY] = window
    return tuple(windows)
