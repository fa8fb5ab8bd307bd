"""What templates see of the strategy beside the one before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.comparison import (
    ComparedText,
    Fate,
    common_fate,
    compare,
    compare_lists,
    pairs,
)
from kalliola_site.language.text import Text, localize
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import HOME
from kalliola_site.model.strategy import Goal, Strategy
from kalliola_site.plan.addresses import present_reference
from kalliola_site.plan.build_plan import goal_key
from kalliola_site.render.views.page import Link


@frozen_value
class ComparedPart:
    """A part of a strategy, such as the means of a goal, text by text."""

    title: Text
    texts: tuple[ComparedText, ...]


@frozen_value
class ComparedGoal:
    """A goal beside that which it became."""

    title: Text
    """The goal in one line, as the later strategy has it, or else the earlier."""
    number: int
    """Its number in that strategy."""
    palette: int
    """Which of the brand's colours its wall has, from 1."""
    href: str
    fate: Fate
    parts: tuple[ComparedPart, ...]
    """What the goal says, part by part; nothing where only one of the strategies has it."""


@frozen_value
class Comparison:
    """The strategy beside the one before it, in one language."""

    introduction: Text
    counts: Text
    """How many goals were kept and so on, in a sentence."""
    before: Text
    """What stands before the earlier wording of a text."""
    after: Text
    """What stands before the later wording."""
    earlier: Link
    """The home page of the earlier strategy."""
    whole: tuple[ComparedPart, ...]
    """What the strategies say beside the goals."""
    goals: tuple[ComparedGoal, ...]
    """The goals in order of the later strategy, then those that are gone."""


def comparison(content: Content, language: str) -> Comparison | None:
    """Hold the present strategy against the newest past one; None where there is none.

    Args:
        content: The content.
        language: The language of the page.
    """
    return _Comparing(content, content.past[0], language).all() if content.past else None


class _Comparing:
    def __init__(self, now: Content, before: Content, language: str) -> None:
        self._now = now
        self._before = before
        self._languages = language, now.languages[0]

    def all(self) -> Comparison:
        words = self._now.interface.comparison
        goals = tuple(self._goals())
        fates = Counter(goal.fate for goal in goals)
        years = {
            "before": self._before.strategy.period.written,
            "now": self._now.strategy.period.written,
        }
        home, earlier = self._before.key(HOME), self._now.interface.past.name
        numbers = {fate: fates[fate] for fate in ("kept", "reworded", "new", "gone")}
        return Comparison(
            introduction=self._text(words.introduction).fill(**years),
            counts=self._text(words.counts).fill(**numbers),
            before=self._text(words.before).fill(years=years["before"]),
            after=self._text(words.after).fill(years=years["now"]),
            earlier=Link(home, self._text(earlier).fill(years=years["before"]), present_reference(home)),
            whole=tuple(self._whole(self._before.strategy, self._now.strategy)),
            goals=goals,
        )

    def _text(self, text: LocalizedText) -> Text:
        return localize(text, *self._languages)

    def _whole(self, before: Strategy, now: Strategy) -> Iterator[ComparedPart]:
        for old, new in ((before.vision, now.vision), (before.mission, now.mission)):
            yield self._part(new.title, [old.statement], [new.statement])
        texts = (
            [text for value in strategy.values.items for text in (value.name, value.text)]
            for strategy in (before, now)
        )
        yield self._part(now.values.title, *texts)

    def _part(
        self, title: LocalizedText, before: list[LocalizedText], now: list[LocalizedText]
    ) -> ComparedPart:
        # Where there is one of each, however little they have in common, one became the other.
        if len(before) == len(now) == 1:
            return ComparedPart(self._text(title), (compare(before[0], now[0], *self._languages),))
        return ComparedPart(self._text(title), compare_lists(before, now, *self._languages))

    def _goals(self) -> Iterator[ComparedGoal]:
        became = self._became()
        was = {new.id: old for old, new in became}
        for goal in self._now.goals:
            old = was.get(goal.id)
            parts = () if old is None else tuple(self._parts(old, goal))
            fate = "new" if old is None else common_fate(text for part in parts for text in part.texts)
            yield self._goal(self._now, goal, fate, parts)
        kept = {old.id for old, _ in became}
        for goal in self._before.goals:
            if goal.id not in kept:
                yield self._goal(self._before, goal, "gone", ())

    def _goal(self, content: Content, goal: Goal, fate: Fate, parts: Iterable[ComparedPart]) -> ComparedGoal:
        href = present_reference(content.key(goal_key(goal)))
        palette = content.brand.palette_of(goal.number)
        return ComparedGoal(self._text(goal.line), goal.number, palette, href, fate, tuple(parts))

    def _became(self) -> list[tuple[Goal, Goal]]:
        """Return the goals of both strategies that belong together: by their ids, or else by their titles."""
        new_by_id = {goal.id: goal for goal in self._now.goals}
        found = [(goal, new_by_id[goal.id]) for goal in self._before.goals if goal.id in new_by_id]
        by_id = {goal.id for goal, _ in found}
        old, new = (
            [goal for goal in goals if goal.id not in by_id]
            for goals in (self._before.goals, self._now.goals)
        )
        source = self._languages[1]
        titles = ([goal.title[source] for goal in goals] for goals in (old, new))
        return [*found, *((old[place], new[following]) for place, following in pairs(*titles))]

    def _parts(self, before: Goal, now: Goal) -> Iterator[ComparedPart]:
        headings = self._now.strategy.goals.headings
        yield self._part(self._now.interface.comparison.title, [before.title], [now.title])
        yield self._part(headings.description, [*before.description], [*now.description])
        yield self._part(headings.means, [*before.means_texts], [*now.means_texts])
        yield self._part(headings.outcomes, [*before.outcomes], [*now.outcomes])
