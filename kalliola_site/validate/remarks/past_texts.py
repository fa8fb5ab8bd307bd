"""Texts of the present strategy that still speak of the one before: its years, or how many goals it had."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from kalliola_site.model.content import Content
from kalliola_site.model.paths import PAGES, PERIODS, SITE, STRATEGY, UPDATES
from kalliola_site.model.prose import Prose
from kalliola_site.model.strategy import Period
from kalliola_site.problems import messages
from kalliola_site.validate.remarks.passages import Passage, Remark


class PastTexts:
    """Finds what a text says of the strategy before this one."""

    def __init__(self, content: Content) -> None:
        self._prose: Prose = content.site.prose
        drafts = (name for name in content.drafts.names if name.startswith("goals/"))
        # A text may count the goals that readers see already, or those that there are going to be.
        self._seen = len(content.goals)
        self._goals = len({*(f"goals/{goal.id}" for goal in content.goals), *drafts})
        self._past = [past.strategy.period for past in content.past]
        self._present: Period = content.strategy.period

    def remarks(self, passage: Passage) -> Iterator[Remark]:
        """Find the years of past periods, and counts of goals; news tells of its own time."""
        path = passage.source.path
        if path.startswith((f"{UPDATES}/", f"{PERIODS}/")):
            return
        for period in self._past:
            yield from self._years(passage, period)
        # Goals may count other goals, and the words around them count whatever there is.
        if path in (STRATEGY, SITE) or path.startswith(f"{PAGES}/"):
            yield from self._counts(passage)

    def _years(self, passage: Passage, period: Period) -> Iterator[Remark]:
        forms = [rf"\b{period.start}\s?[-–]\s?{period.end}\b"] if period.start < period.end else []
        if passage.source.path == STRATEGY and period.end not in (self._present.start, self._present.end):
            # Elsewhere a year alone may be any.
            forms.append(rf"(?<![\d–-]){period.end}\b(?![–-]\d)")
        for match in re.finditer("|".join(forms), passage.words) if forms else ():
            if not _leads_to(passage, match.end(), period):
                yield (
                    *match.span(),
                    messages.remarks.PAST_YEARS,
                    {"years": match[0], "present": self._present.written},
                )

    def _counts(self, passage: Passage) -> Iterator[Remark]:
        counting = self._counting.get(passage.language)
        for match in counting.finditer(passage.words) if counting else ():
            number = self._prose.numbers.get(passage.language, {}).get(match[1].casefold())
            if (int(match[1]) if number is None else number) not in (self._seen, self._goals):
                yield *match.span(), messages.remarks.GOAL_COUNT, {"words": match[0], "count": self._goals}

    @cached_property
    def _counting(self) -> Mapping[str, re.Pattern[str]]:
        """How goals are counted in each language: a number, perhaps a word more, what goals are called."""
        counting = {}
        for language, words in self._prose.goal_words.items():
            numbers = "|".join(map(re.escape, self._prose.numbers.get(language, {})))
            figure = r"(?<![\d.,–-])\d{1,2}"
            number = f"{figure}|\\b(?:{numbers})" if numbers else figure
            names = "|".join(map(re.escape, words))
            counting[language] = re.compile(rf"({number})\s+(?:\w+\s+)?(?:{names})\b", re.IGNORECASE)
        return counting


def _leads_to(passage: Passage, end: int, period: Period) -> bool:
    """Whether words stand in a link to the past strategy that they name."""
    return re.match(rf"[^\[\]]*\]\({period.name}[/)#]", passage.written[end:]) is not None
