"""``content/strategy.yml`` and ``content/goals/*.yml``: the strategy itself."""

from __future__ import annotations

from typing import Annotated, Literal

from kalliola_site.model.base import Identifier, LocalizedSlug, LocalizedText, Model
from kalliola_site.model.choices import InAnyLanguage
from kalliola_site.model.day import Day
from kalliola_site.model.indicator import Indicator
from kalliola_site.model.mistakes import Mistake, MistakesFoundError, WrongValueError
from kalliola_site.model.reading import Between, Items, OneOf
from kalliola_site.problems import messages

Year = Annotated[int, Between(1900, 2999)]


class Period(Model):
    """The years the strategy covers, both included."""

    start: Year
    """The first year of the strategy."""
    end: Year
    """The last year of the strategy."""

    @property
    def years(self) -> range:
        """The years, one by one; none where it ends before it starts."""
        return range(self.start, self.end + 1)

    @property
    def name(self) -> str:
        """What its folder among the past ones is called, and its part of addresses: ``2023-2025``."""
        return "-".join(self._years)

    @property
    def written(self) -> str:
        """The years as people write them, with an en dash."""
        return "–".join(self._years)

    @property
    def following(self) -> str:
        """As many years, from the next on, as ``new period`` takes them."""
        return f"{self.end + 1}-{2 * self.end + 1 - self.start}"

    @property
    def _years(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(str, (self.start, self.end))))


class Story(Model):
    """The organisation's story; its points are ``content/pages/story.*.md``."""

    headline: LocalizedText
    """The heading of the story. Its points are in pages/story, one file a language."""


class Statement(Model):
    """The vision or the mission: its paragraphs are Markdown files under ``content/pages/``."""

    title: LocalizedText
    """Its name, as a heading."""
    role: LocalizedText
    """What this part of the strategy house is for, as the house says it."""
    statement: LocalizedText
    """The one sentence. The paragraphs are in the folder pages, one file a language."""


class Value(Model):
    """One of the values."""

    id: Identifier
    """The value's lasting name, the same in all languages. Do not change it: links refer to it."""
    name: LocalizedText
    """The value in a word."""
    text: LocalizedText
    """What the value means, in a few sentences."""


class Values(Model):
    """The values, the bedrock of the house."""

    title: LocalizedText
    """The heading over the values."""
    role: LocalizedText
    """What the values are for, as the strategy house says it."""
    summary: LocalizedText
    """All the values in one line, as the strategy house says them."""
    items: Annotated[tuple[Value, ...], Items()]
    """The values, in order."""


class GoalHeadings(Model):
    """The headings of the parts that every goal has."""

    description: LocalizedText
    """The heading over what the goal is about."""
    means: LocalizedText
    """The heading over how the goal is reached."""
    outcomes: LocalizedText
    """The heading over what good looks like when the goal is reached."""
    indicators: LocalizedText
    """The heading over the indicators."""


class Goals(Model):
    """What the goals have in common."""

    title: LocalizedText
    """The heading over all the goals."""
    role: LocalizedText
    """What the goals are for, as the strategy house says it."""
    heading: LocalizedText
    """The words before a goal's number, as in “Strategic goal 1”."""
    headings: GoalHeadings
    """The headings of the parts that every goal has."""


class Strategy(Model):
    """The whole of ``content/strategy.yml``."""

    name: LocalizedText
    """The name of the strategy, with its years."""
    subtitle: LocalizedText
    """The organisation and the strategy in one line."""
    promise: LocalizedText
    """The promise that stands at the top of the home page."""
    period: Period
    """The years the strategy covers, both included."""
    period_ended: LocalizedText | None = None
    """What readers are told when these years are over and the next strategy is yet to come."""
    story: Story
    """The organisation's story."""
    vision: Statement
    """The vision: the roof of the strategy house."""
    goals: Goals
    """What all the goals have in common. Each goal is a file of its own in the folder goals."""
    mission: Statement
    """The mission: the plinth of the strategy house."""
    values: Values
    """The values: the bedrock under the strategy house."""
    closing: LocalizedText
    """The line the strategy ends with."""


Status = Annotated[Literal["planned", "under-way", "done"], InAnyLanguage()]


class Means(Model):
    """One of a goal's means, where more is said of it than its text."""

    text: LocalizedText
    """What is done to reach the goal."""
    id: Identifier | None = None
    """A lasting name for the means, the same in all languages, for links to it."""
    status: Status | None = None
    """Where it stands: planned, under-way or done. Left out, nothing is shown."""
    date: Day | None = None
    """The day it is planned for, was begun or was done, as in 2027-12-31."""

    def checked(self) -> Means:
        """Ask for the status that a day is of."""
        if self.date is not None and self.status is None:
            raise MistakesFoundError([Mistake(messages.models.KEY_MISSING, ("status",))])
        return self


def _text_or_means(value: object) -> object:
    if not isinstance(value, dict) or value.keys().isdisjoint({"text", "status", "date"}):
        return LocalizedText
    if "text" not in value:
        raise WrongValueError(messages.indicators.MEANS_TEXT_MISSING)
    return Means


ToBeAgreed = Annotated[Literal["to-be-agreed"], InAnyLanguage()]
Indicators = Annotated[tuple[Indicator, ...], Items()]
AgreedOrNot = Annotated[
    ToBeAgreed | Indicators, OneOf(lambda value: Indicators if isinstance(value, list) else ToBeAgreed)
]


FIRST_GOAL = "goal-1"
"""The id of the first goal of a strategy until it has one of its own."""


class Goal(Model):
    """One file of ``content/goals/``: a strategic goal."""

    number: Annotated[int, Between(1)]
    """The goal's number, which gives the order. Each goal has its own."""
    id: Identifier
    """The goal's lasting name, the same in all languages. Do not change it: links refer to it."""
    slug: LocalizedSlug
    """The end of the page's address: letters a–z, digits and hyphens."""
    theme: LocalizedText
    """What the goal is about, in a few words."""
    title: LocalizedText
    """The goal as the text of the strategy words it."""
    house_title: LocalizedText | None = None
    """The goal as the strategy house and lists say it. Leave it out where that is the same as the title."""
    description: Annotated[tuple[LocalizedText, ...], Items()]
    """What the goal is about: one item a paragraph."""
    means: Annotated[tuple[Annotated[LocalizedText | Means, OneOf(_text_or_means)], ...], Items()]
    """How the goal is reached: one item a means. Where one has a status, its text goes under text:."""
    outcomes: Annotated[tuple[LocalizedText, ...], Items()]
    """What good looks like when the goal is reached: one item an outcome."""
    indicators: AgreedOrNot
    """How progress is measured: a list of indicators. Until they are agreed: to-be-agreed."""
    draft: bool = False
    """Set it to true while the goal is in the making: only the preview shows the goal then."""

    @property
    def means_texts(self) -> tuple[LocalizedText, ...]:
        """What its means say, whether more is said of them or not."""
        return tuple(means.text if isinstance(means, Means) else means for means in self.means)

    @property
    def line(self) -> LocalizedText:
        """The goal in one line, for the house and for lists."""
        return self.house_title or self.title
