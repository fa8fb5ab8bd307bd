"""The strategy in one language as StratML Part 1 (ISO 17469-1:2015), for exchange between organisations.

A goal's means are its objectives. StratML Part 1 has no place for outcomes and indicators, so they stand in
words under ``OtherInformation``; nor can it say the language of a text, so a file has one, and a text that is
missing in it stands in the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kalliola_site.data.open_data.facts import Facts
from kalliola_site.indicators.progress import Progress
from kalliola_site.indicators.views import IndicatorViews
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.syntax.markdown import plain_text
from kalliola_site.syntax.xml import escape

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"


class StratML:
    """Writes the strategy in one language."""

    def __init__(self, content: Content, views: IndicatorViews, language: str) -> None:
        """Take the content, for the words that name its parts; and what says in them how indicators stand."""
        self._content = content
        self._language = language
        self._first = content.languages[0]
        self._views = views
        headings = content.strategy.goals.headings
        self._outcomes = self._own(headings.outcomes)
        self._indicators = self._own(headings.indicators)
        self._to_be_agreed = self._views.state("to-be-agreed").plain

    def plan(self, facts: Facts, goals: Iterable[bytes], source: str) -> bytes:
        """Write the plan.

        Args:
            facts: What is said of the strategy.
            goals: The goals, from ``goal``.
            source: The address of the page that says the same, in the same language.
        """
        before, after = "".join(self._beginning(facts)), "".join(self._end(facts, source))
        return b"".join([before.encode(), *goals, after.encode()])

    def goal(self, goal: Facts, progress: tuple[Progress, ...]) -> str:
        """Write a goal.

        Args:
            goal: What is said of it.
            progress: How its indicators stand.
        """
        return "".join(self._goal(goal, progress))

    def _beginning(self, facts: Facts) -> Iterator[str]:
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<StrategicPlan xmlns="{NAMESPACE}">\n'
        yield _element("Name", self._in(facts["name"]))
        yield _element("Description", self._in(facts["promise"]))
        yield _element("OtherInformation", "\n\n".join(self._besides(facts)))
        yield "<StrategicPlanCore>\n"
        yield from self._organisation(facts["organisation"])
        for name in ("vision", "mission"):
            yield f"<{name.title()}>\n"
            yield _element("Description", self._in(facts[name]["statement"]))
            yield _element("Identifier", name)
            yield f"</{name.title()}>\n"
        for value in facts["values"]:
            yield "<Value>\n"
            yield _element("Name", self._in(value["name"]))
            yield _element("Description", self._in(value["text"]))
            yield "</Value>\n"

    @staticmethod
    def _end(facts: Facts, source: str) -> Iterator[str]:
        period = facts["period"]
        yield "</StrategicPlanCore>\n<AdministrativeInformation>\n"
        yield _element("StartDate", f"{period['start']}-01-01")
        yield _element("EndDate", f"{period['end']}-12-31")
        yield _element("Source", source)
        yield "</AdministrativeInformation>\n</StrategicPlan>\n"

    def _besides(self, facts: Facts) -> Iterator[str]:
        """What the strategy says that StratML has no place for, and how far the text holds."""
        if self._language != self._first:
            yield self._own(self._content.interface.notices.authoritative)
        for part, heading in (("story", "headline"), ("vision", "title"), ("mission", "title")):
            yield f"{self._in(facts[part][heading])}\n{self._in(facts[part]['text'])}"
        yield self._in(facts["closing"])
        yield self._in(facts["licence"])

    def _organisation(self, organisation: Facts) -> Iterator[str]:
        described = (organisation[name] for name in ("legal_name", "street", "locality", "website"))
        yield "<Organization>\n"
        yield _element("Name", organisation["name"])
        yield _element("Identifier", "organisation")
        yield _element("Description", ", ".join(part for part in described if part))
        yield "</Organization>\n"

    def _goal(self, goal: Facts, progress: tuple[Progress, ...]) -> Iterator[str]:
        name = f"goal.{goal['id']}"
        yield "<Goal>\n"
        yield _element("Name", self._in(goal["title"]))
        yield _element("Description", "\n\n".join(map(self._in, goal["description"])))
        yield _element("Identifier", name)
        yield _element("SequenceIndicator", str(goal["number"]))
        yield _element("OtherInformation", "\n\n".join(self._of_goal(goal, progress)))
        for means in goal["means"]:
            yield "<Objective>\n"
            yield _element("Description", self._in(means["text"]))
            yield _element("Identifier", f"{name}.means.{means['id'] or means['number']}")
            yield _element("SequenceIndicator", f"{goal['number']}.{means['number']}")
            if means["status"] is not None:
                yield _element("OtherInformation", self._status(means))
            yield "</Objective>\n"
        yield "</Goal>\n"

    def _of_goal(self, goal: Facts, progress: tuple[Progress, ...]) -> Iterator[str]:
        yield self._in(goal["theme"])
        yield _listed(self._outcomes, map(self._in, goal["outcomes"]))
        stand = [self._stands(item) for item in progress]
        yield _listed(self._indicators, stand or [self._to_be_agreed])

    def _stands(self, progress: Progress) -> str:
        view = self._views.indicator(progress)
        reason = f" {view.reason.plain}" if view.reason else ""
        return f"{view.name.plain}: {view.stands.plain}.{reason}"

    def _status(self, means: Facts) -> str:
        day = means["date"] and date.fromisoformat(means["date"])
        return self._views.status(means["status"], day).plain

    def _in(self, texts: Mapping[str, str]) -> str:
        return texts.get(self._language) or texts.get(self._first, "")

    def _own(self, text: LocalizedText) -> str:
        return plain_text(self._in(text))


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>\n"


def _listed(heading: str, items: Iterator[str] | list[str]) -> str:
    return "\n".join((heading, *(f"– {item}" for item in items)))
