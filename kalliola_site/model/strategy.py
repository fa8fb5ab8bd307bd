"""``content/strategy.yml`` and ``content/goals/*.yml``: the strategy itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kalliola_site.model.base import Identifier, Integer, LocalizedSlug, LocalizedText, Model

Year = Annotated[Integer, Field(ge=1900, le=2999)]


class Period(Model):
    """The years the strategy covers, both included."""

    start: Year
    end: Year


class Story(Model):
    """The organisation's story; its points are ``content/pages/story.*.md``."""

    headline: LocalizedText


class Statement(Model):
    """The vision or the mission: its paragraphs are Markdown files under ``content/pages/``."""

    title: LocalizedText
    role: LocalizedText
    """What this part of the strategy house is for, as the house says it."""
    statement: LocalizedText
    """The one sentence."""


class Value(Model):
    """One of the values."""

    id: Identifier
    name: LocalizedText
    text: LocalizedText


class Values(Model):
    """The values, the bedrock of the house."""

    title: LocalizedText
    role: LocalizedText
    summary: LocalizedText
    """All of them in one line, as the house says it."""
    items: Annotated[tuple[Value, ...], Field(min_length=1)]


class GoalHeadings(Model):
    """The headings of the parts that every goal has."""

    description: LocalizedText
    means: LocalizedText
    outcomes: LocalizedText
    indicators: LocalizedText


class Goals(Model):
    """What the goals have in common."""

    title: LocalizedText
    role: LocalizedText
    heading: LocalizedText
    """What stands before a goal's number, as in "Strategic goal 1"."""
    headings: GoalHeadings


class Strategy(Model):
    """The whole of ``content/strategy.yml``."""

    name: LocalizedText
    subtitle: LocalizedText
    promise: LocalizedText
    period: Period
    story: Story
    vision: Statement
    goals: Goals
    mission: Statement
    values: Values
    closing: LocalizedText
    """The line the strategy ends with."""


class Goal(Model):
    """One file of ``content/goals/``: a strategic goal."""

    number: Annotated[Integer, Field(ge=1)]
    id: Identifier
    slug: LocalizedSlug
    theme: LocalizedText
    title: LocalizedText
    """The goal's heading in the text of the strategy."""
    house_title: LocalizedText | None = None
    """The goal as the strategy house and lists say it, where that differs from ``title``."""
    description: Annotated[tuple[LocalizedText, ...], Field(min_length=1)]
    means: Annotated[tuple[LocalizedText, ...], Field(min_length=1)]
    outcomes: Annotated[tuple[LocalizedText, ...], Field(min_length=1)]
    indicators: Literal["to-be-agreed"]

    @property
    def line(self) -> LocalizedText:
        """The goal in one line, for the house and for lists."""
        return self.house_title or self.title
