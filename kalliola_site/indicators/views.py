"""What is said of indicators and means: words, figures and days in one language, and the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from operator import attrgetter

from kalliola_site.indicators.chart import Chart, chart
from kalliola_site.indicators.chart import Words as ChartWords
from kalliola_site.indicators.indicator_view import DatedFigure, Fact, IndicatorView, MeansView
from kalliola_site.indicators.inscriptions import Inscription
from kalliola_site.indicators.progress import Agreed, Progress, Range, State
from kalliola_site.language.direction import direction
from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.language.text import Text, localize
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.interface.interface import Interface
from kalliola_site.model.strategy import Means


class IndicatorViews:
    """Makes the views in one language."""

    def __init__(self, words: Interface, quantities: NumberFormat, source_language: str) -> None:
        self._words = words.indicators
        self._means_words = words.means
        self._quantities = quantities
        self._source = source_language
        self._made: dict[int, IndicatorView] = {}

    @property
    def language(self) -> str:
        """The language."""
        return self._quantities.language

    def means(self, means: LocalizedText | Means) -> MeansView:
        """Show one of a goal's means."""
        if isinstance(means, LocalizedText):
            return MeansView(self.text(means), None, None)
        anchor = None if means.id is None else f"means-{means.id}"
        status = None if means.status is None else self.status(means.status, means.date)
        return MeansView(self.text(means.text), anchor, status)

    def status(self, status: str, day: date | None) -> Text:
        """Say where a means stands, with its day where that is known."""
        words: LocalizedText = getattr(self._means_words, status.replace("-", "_"))
        if day is None:
            return self.text(words)
        values = {"status": self.text(words), "day": self._quantities.day(day)}
        return self.text(self._means_words.dated).fill(**values)

    def indicator(self, progress: Progress) -> IndicatorView:
        """Show an indicator; the view is made once, for the pages and for all else that tells of it."""
        # Ids may return in another period. The view keeps its object, so the object's number is its alone.
        return self._made.setdefault(id(progress), IndicatorView(self, progress))

    def forget(self) -> None:
        """Forget the views; they are made again when somebody asks."""
        self._made.clear()

    def baseline(self, progress: Progress) -> DatedFigure | None:
        """Show where an indicator starts from, once it is agreed."""
        if progress.agreed is None:
            return None
        start = progress.agreed.baseline
        return self._dated(self._words.baseline, start.date, self._figure(progress, Decimal(start.value)))

    def results(self, progress: Progress) -> tuple[DatedFigure, ...]:
        """Show what was measured, once an indicator is agreed."""
        if progress.agreed is None:
            return ()
        return tuple(
            self._dated(self._words.result, item.date, self._figure(progress, Decimal(item.value)))
            for item in progress.measurements
        )

    def latest(self, progress: Progress) -> DatedFigure | None:
        """Show what was measured last, once an indicator is agreed."""
        if progress.agreed is None or progress.latest is None:
            return None
        latest = progress.latest
        return self._dated(self._words.latest, latest.date, self._figure(progress, Decimal(latest.value)))

    def target(self, progress: Progress) -> DatedFigure | None:
        """Show where an indicator should be, once it is agreed."""
        if progress.agreed is None:
            return None
        day, goal = progress.agreed.target.date, progress.agreed.goal
        return self._dated(self._words.target, day, self._range(progress, goal))

    def reason(self, view: IndicatorView, progress: Progress) -> Text | None:
        """Say how an indicator stands with the figures that this was told from, once it is agreed."""
        if progress.agreed is None:
            return None
        sentence = self.text(self._reason(progress, progress.agreed))
        figures = self._figures_of(view, progress)
        # Most sentences want few of the figures, and to write all of them takes long.
        return sentence.fill(**{name: figures[name]() for name in sentence.placeholders if name in figures})

    def chart(self, view: IndicatorView, progress: Progress) -> Chart | None:
        """Lay out the chart of an indicator, once something has been measured."""
        if view.baseline is None or view.target is None or not view.results:
            return None
        course = self.text(self._words.course)
        words = ChartWords(
            baseline=_inscription(view.baseline, view.baseline.kind),
            results=tuple(map(_inscription, view.results)),
            target=_inscription(view.target, view.target.kind),
            course=Inscription(course.plain, sources=(course, None)),
            is_leftwards=direction(self.language) == "rtl",
        )
        return chart(progress, words)

    def chart_name(self, view: IndicatorView) -> Text:
        """Name the chart of an indicator."""
        return self.text(self._words.chart).fill(name=view.name)

    def state(self, state: State) -> Text:
        """Say how an indicator stands."""
        words: LocalizedText = getattr(self._words.states, state.replace("-", "_"))
        return self.text(words)

    def goal_stands(self, indicators: Sequence[Progress]) -> Text:
        """Say how a goal's indicators stand, in a sentence."""
        words = self._words.goal_stands
        states = Counter(progress.state for progress in indicators)
        agreed = len(indicators) - states["to-be-agreed"]
        measured = agreed - states["agreed"]
        if not agreed:
            sentence = words.none_agreed
        elif not measured:
            sentence = words.none_measured
        else:
            sentence = words.all_measured if measured == len(indicators) else words.some_measured
        return self.text(sentence).fill(
            all=len(indicators),
            agreed=agreed,
            measured=measured,
            on_course=states["on-course"] + states["reached"],
        )

    def summary(self, indicators: Iterable[Progress]) -> tuple[Text, ...]:
        """Say how many of all indicators are agreed and measured, and up to when; nothing where none is."""
        agreed = [progress for progress in indicators if progress.agreed is not None]
        measured = [progress for progress in agreed if progress.measurements]
        if not agreed:
            return ()
        counted = self.text(self._words.counted).fill(agreed=len(agreed), measured=len(measured))
        known_until = agreed[0].known_until
        if known_until is None:
            return (counted,)
        return counted, self.text(self._words.known_until).fill(day=self._quantities.day(known_until))

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

    def _figures_of(self, view: IndicatorView, progress: Progress) -> Mapping[str, Callable[[], object]]:
        """All that a sentence on an agreed indicator may want to say, each with what writes it."""
        written = {
            "baseline": "baseline.value",
            "baseline_day": "baseline.day",
            "target": "target.value",
            "target_day": "target.day",
        }
        if progress.measurements:
            written |= {"value": "latest.value", "day": "latest.day"}
        figures: dict[str, Callable[[], object]] = {
            name: partial(attrgetter(figure), view) for name, figure in written.items()
        }
        if progress.expected is not None:
            figures["expected"] = partial(self._range, progress, progress.expected)
        if progress.known_until is not None:
            figures["known_until"] = partial(self._quantities.day, progress.known_until)
        return figures

    def facts(self, indicator: Indicator) -> Iterable[Fact]:
        """Return what else there is to know of an indicator; figures say themselves what most are in."""
        words = self._words
        if indicator.measures is not None:
            yield Fact(self.text(words.measures), self.text(indicator.measures))
        if indicator.unit is not None and (indicator.target is None or indicator.unit == "index"):
            unit: LocalizedText = getattr(words.units, indicator.unit.replace("-", "_"))
            yield Fact(self.text(words.unit), self.text(unit))
        for label, text in (
            (words.source, indicator.source),
            (words.responsible, indicator.responsible),
            (words.note, indicator.note),
        ):
            if text is not None:
                yield Fact(self.text(label), self.text(text))

    def _dated(self, kind: LocalizedText, day: date, value: Text | str) -> DatedFigure:
        return DatedFigure(self.text(kind), day.isoformat(), self._quantities.day(day), value)

    def _figure(self, progress: Progress, value: Decimal) -> Text | str:
        unit = progress.indicator.unit or "number"
        if unit == "yes-no":
            return self.text(self._words.yes if value else self._words.no)
        return self._quantities.figure(value, unit, progress.decimals)

    def _range(self, progress: Progress, limits: Range) -> Text | str:
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
        return self.text(phrase).fill(**figures)

    def text(self, text: LocalizedText) -> Text:
        """Show a text."""
        return localize(text, self._quantities.language, self._source)


def _inscription(dated: DatedFigure, kind: Text | None = None) -> Inscription:
    note = dated.day if kind is None else f"{kind.plain} {dated.day}"
    return Inscription(note, str(dated.value), (kind, dated.value if isinstance(dated.value, Text) else None))
