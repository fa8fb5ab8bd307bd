"""How all indicators stand, and what says that in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from kalliola_site.cache.memory import Memory
from kalliola_site.indicators.progress import progress
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.language.numbers_and_dates import NumberFormat
from kalliola_site.model.content import Content


class IndicatorStatus:
    """How the indicators of every period stand."""

    def __init__(self, content: Content, memory: Memory | None = None) -> None:
        """Take the content, and what earlier builds kept."""
        self._content = content
        self.progress = {
            strategy.period: progress(strategy.indicators) for strategy in (content, *content.past)
        }
        """By period and by the id of the goal."""
        self.number_formats = {
            language.code: NumberFormat(language.code, language.locale) for language in content.site.languages
        }
        """What writes figures, by language."""
        if memory is not None:
            for number_format in self.number_formats.values():
                number_format.keep_forms(memory)

    def forget(self) -> None:
        """Forget how indicators stand; it is told again when somebody asks."""
        for told in self.progress.values():
            told.forget()
        for views in self.views.values():
            views.forget()

    @cached_property
    def views(self) -> Mapping[str, IndicatorViews]:
        """What says how they stand, by language."""
        return {language: self.new_views(language) for language in self.number_formats}

    def new_views(self, language: str) -> IndicatorViews:
        """Make what says in a language how they stand, with nothing in it that was made for another page."""
        return IndicatorViews(
            self._content.interface, self.number_formats[language], self._content.languages[0]
        )
