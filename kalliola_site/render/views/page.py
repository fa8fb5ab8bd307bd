"""What every template sees: the page it is for, its links, and its counterparts in other languages."""

from __future__ import annotations

from markupsafe import Markup

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.text import BorrowedPassage, Text
from kalliola_site.render.views.noted_goals import NotedGoal


@frozen_value
class Link:
    """A link to a page in the same language."""

    key: str
    title: Text
    href: str
    current: str = ""
    """For ``aria-current``: ``page``, ``true`` for the section the page is in, or empty."""


@frozen_value
class Door:
    """A part of the house that a page leads to, in the same language."""

    key: str
    part: Text | None
    """What the part is called, where it is no goal's bay."""
    href: str
    goal: NotedGoal | None = None
    """The goal, where it is one's bay."""
    current: str = ""
    """For ``aria-current``: ``page``, ``true`` for the part that the page is in, or empty."""

    @property
    def title(self) -> Text | None:
        """What the part is called; a goal's number stands before it."""
        title: Text | None = self.part if self.goal is None else self.goal.line
        return title


@frozen_value
class Feed:
    """The feed of the updates in the page's language."""

    title: str
    href: str
    url: str


@frozen_value
class Entry:
    """A line in the list of contents of the whole strategy."""

    key: str
    number: str
    title: Text
    href: str


@frozen_value
class Alternate:
    """The same page in one of the languages."""

    language: str
    name: str
    url: str
    href: str
    current: bool
    translated: bool
    """Whether all of it is there in that language."""


@frozen_value
class PageView:
    """The page that a template renders."""

    key: str
    template: str
    language: str
    title: Text
    description: Text
    text: Markup | BorrowedPassage | None
    translated: bool
    canonical: str
    alternates: tuple[Alternate, ...]
    parent: Link | None
    share_image: str | None
    locale: str | None
