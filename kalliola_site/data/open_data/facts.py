"""All that the site says of the strategy, as plain values: every file of open data is written from them.

What is not known is None, so each thing has the same keys whatever is known of it. Texts are plain: Markdown
and the names of pages in it mean nothing elsewhere.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from kalliola_site.cache.memory import Memory
from kalliola_site.indicators.progress import Progress, Range
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import HOME
from kalliola_site.model.strategy import Goal, Means, Statement
from kalliola_site.model.update import Update, means_index
from kalliola_site.plan.build_plan import goal_key, update_key
from kalliola_site.plan.pages import Plan
from kalliola_site.syntax.markdown import plain_blocks, plain_text

FORMAT = "1.1"
"""The version of the formats: what a change of its first or second number means is in docs/open-data.md."""

SCHEMA_FILE = "strategy.schema.json"

Facts = dict[str, Any]
"""Values that JSON knows, by name."""


GOALS = "goals"
"""The key of the goals."""


class StrategyFacts:
    """Says what there is to say of a strategy, in all languages side by side."""

    def __init__(self, content: Content, plan: Plan, base_url: str, memory: Memory) -> None:
        """Take the content, all pages, where the site will be, with a final slash, and what is kept."""
        self._content = content
        self._memory = memory
        self._plan = plan
        self._base_url = base_url
        self._languages = content.languages
        self._goals = {goal.id: goal for goal in content.goals}

    def strategy(self) -> Facts:
        """Say all but what the goals say, which have their place in it."""
        site, strategy, words = self._content.site, self._content.strategy, self._words
        organisation = site.organisation
        return {
            "$schema": SCHEMA_FILE,
            "format": FORMAT,
            "languages": list(self._languages),
            "addresses": self._addresses(HOME),
            "organisation": {
                "name": organisation.name,
                "legal_name": organisation.legal_name,
                "founded": organisation.founded,
                "street": organisation.street,
                "locality": organisation.locality,
                "website": organisation.website,
            },
            "licence": words(site.licence),
            "name": words(strategy.name),
            "subtitle": words(strategy.subtitle),
            "promise": words(strategy.promise),
            "period": {"start": strategy.period.start, "end": strategy.period.end},
            "story": {
                "headline": words(strategy.story.headline),
                "text": self._long_text("story"),
                "addresses": self._addresses("story"),
            },
            "vision": self._statement("vision", strategy.vision),
            "mission": self._statement("mission", strategy.mission),
            "values": [
                {
                    "id": value.id,
                    "name": words(value.name),
                    "text": words(value.text),
                    "addresses": self._addresses("values", value.id),
                }
                for value in strategy.values.items
            ],
            "closing": words(strategy.closing),
            "measured_until": _day(self._content.known_until),
            GOALS: [],
            "updates": [self._update(update) for update in self._content.updates],
        }

    def _statement(self, key: str, statement: Statement) -> Facts:
        return {
            "title": self._words(statement.title),
            "statement": self._words(statement.statement),
            "text": self._long_text(key),
            "addresses": self._addresses(key),
        }

    def goal(self, goal: Goal, indicators: tuple[Progress, ...]) -> Facts:
        """Say what a goal says, and how its indicators stand."""
        key = goal_key(goal)
        return {
            "id": goal.id,
            "number": goal.number,
            "theme": self._words(goal.theme),
            "title": self._words(goal.title),
            "house_title": self._words(goal.line),
            "description": [self._words(paragraph) for paragraph in goal.description],
            "means": [self._means(number, means) for number, means in enumerate(goal.means, 1)],
            "outcomes": [self._words(outcome) for outcome in goal.outcomes],
            "indicators_to_be_agreed": not indicators,
            "indicators": [self._indicator(key, item) for item in indicators],
            "addresses": self._addresses(key),
        }

    def _means(self, number: int, means: LocalizedText | Means) -> Facts:
        if isinstance(means, LocalizedText):
            return {"number": number, "id": None, "text": self._words(means), "status": None, "date": None}
        return {
            "number": number,
            "id": means.id,
            "text": self._words(means.text),
            "status": means.status,
            "date": _day(means.date),
        }

    def _indicator(self, key: str, progress: Progress) -> Facts:
        indicator = progress.indicator
        baseline, target = indicator.baseline, indicator.target
        return {
            "id": indicator.id,
            "name": self._words(indicator.name),
            "measures": self._words(indicator.measures),
            "unit": indicator.unit,
            "direction": indicator.direction,
            "every": indicator.every,
            "decimals": progress.decimals,
            "state": progress.state,
            "baseline": baseline and {"date": _day(baseline.date), "value": _figure(baseline.value)},
            "target": target
            and {
                "date": _day(target.date),
                "value": _figure(target.value),
                "least": _figure(target.least),
                "most": _figure(target.most),
            },
            "measurements": [
                {"date": _day(item.date), "value": _figure(item.value)} for item in progress.measurements
            ],
            "expected": _range(progress.expected, yes_or_no=indicator.unit == "yes-no"),
            "source": self._words(indicator.source),
            "responsible": self._words(indicator.responsible),
            "note": self._words(indicator.note),
            "addresses": self._addresses(key, f"indicator-{indicator.id}"),
        }

    def _update(self, update: Update) -> Facts:
        # The data is of the present strategy; goals of past ones are on their pages only.
        known = {goal for goal in update.goal_ids if not self._content.goal_meant(update, goal)[0].period}
        return {
            "id": update.id,
            "date": _day(update.date),
            "corrected": _day(update.corrected),
            "title": self._words(update.title),
            "summary": self._words(update.summary),
            "text": [self._words(paragraph) for paragraph in update.text],
            "goals": sorted(known, key=lambda goal: self._goals[goal].number),
            "means": [
                {"goal": goal, "number": index + 1}
                for goal, name in update.named_means
                if goal in known and (index := means_index(self._goals[goal], name)) is not None
            ],
            "addresses": self._addresses(update_key(update)),
        }

    def _words(self, text: LocalizedText | None) -> dict[str, str] | None:
        if text is None:
            return None
        return {language: plain_text(text[language]) for language in self._languages if language in text}

    def _long_text(self, key: str) -> dict[str, str]:
        texts = self._content.texts
        return {
            language: self._plain(texts[key, language].text)
            for language in self._languages
            if (key, language) in texts
        }

    def _plain(self, text: str) -> str:
        plain: str = self._memory.recall_or_make(
            lambda: "\n\n".join(plain_blocks(text)), "plain long text", text
        )
        return plain

    def _addresses(self, key: str, anchor: str = "") -> dict[str, str]:
        place = f"#{anchor}" if anchor else ""
        return {
            language: f"{self._base_url}{self._plan.by_key[key, language].path}{place}"
            for language in self._languages
        }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _figure(value: Decimal | bool | None) -> float | bool | None:
    """A figure as JSON has it; with at most 15 digits, no number loses any as a double (IEEE 754)."""
    if value is None or isinstance(value, bool):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _range(limits: Range | None, *, yes_or_no: bool) -> Facts | None:
    if limits is None:
        return None
    least, most = (
        bool(limit) if yes_or_no and limit is not None else _figure(limit)
        for limit in (limits.least, limits.most)
    )
    return {"least": least, "most": most}
