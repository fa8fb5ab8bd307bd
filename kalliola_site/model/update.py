"""``content/updates/*.yml``: dated news on the strategy, its goals and their means."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Annotated

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.base import Identifier, LocalizedSlug, LocalizedText, Model, Reference
from kalliola_site.model.day import Day
from kalliola_site.model.shapes import Form
from kalliola_site.model.strategy import Goal, Means
from kalliola_site.problems import messages

MeansReference = Annotated[
    str,
    Form(
        re.compile("[a-z][a-z0-9-]*/([1-9][0-9]{0,3}|[a-z][a-z0-9-]*)"),
        messages.updates.BAD_MEANS,
        "reference",
    ),
]
"""A means of a goal: the goal's id, a slash, the number of the means on the goal's page, or its id."""


class UpdatePicture(Model):
    """The picture of an update."""

    file: str
    """The name of the picture's file, which stands beside this one. JPEG, PNG or WebP."""
    alt: LocalizedText
    """What the picture shows, in a sentence for those who do not see it."""
    caption: LocalizedText | None = None
    """What stands under the picture: who or where it shows, who took it. May be left out."""


class Update(Model):
    """One file of ``content/updates/``."""

    id: Identifier
    """The update's lasting name, the same in all languages. Do not change it: feeds know it by this."""
    date: Day
    """The day of the news: year, month and day, as in 2027-12-31."""
    corrected: Day | None = None
    """The day on which something in it was corrected after it had been published. May be left out."""
    accepted: tuple[str, ...] = ()
    """The day, as it stands, where it was checked and is right though a warning asks about it."""
    slug: LocalizedSlug
    """The end of the page's address."""
    title: LocalizedText
    """The heading, without a full stop."""
    summary: LocalizedText
    """One or two sentences. Lists show them, and the page begins with them."""
    text: tuple[LocalizedText, ...] = ()
    """The paragraphs that follow. May be left out."""
    goals: tuple[Reference, ...] = ()
    """The ids of the goals that it is about. May be left out."""
    means: tuple[MeansReference, ...] = ()
    """The means that it is about: the goal's id, a slash, the number of the means, as in trust/2."""
    picture: UpdatePicture | None = None
    """The update's picture. May be left out."""
    draft: bool = False
    """Set it to true while the update is in the making: only the preview shows the update then."""

    @property
    def updated(self) -> dt.date:
        """The day on which it became what it is now."""
        return self.corrected or self.date

    @property
    def year(self) -> str:
        """The year it is filed under."""
        return f"{self.date.year:04}"

    @property
    def goal_ids(self) -> tuple[str, ...]:
        """The goals that it is about, those of its means included, each once."""
        return tuple(dict.fromkeys((*self.goals, *(goal for goal, _ in self.named_means))))

    @property
    def named_means(self) -> tuple[tuple[str, str], ...]:
        """The means that it is about, each once: the goal's id, and the number or the id of the means."""
        return tuple(
            (goal, name) for goal, _, name in (item.partition("/") for item in dict.fromkeys(self.means))
        )


@frozen_value
class GoalsOfPeriod:
    """The goals of one strategy."""

    period: str
    """The name of its period where that is past; empty for the present one."""
    years: range
    goals: Mapping[str, Goal]
    """The goals by their ids."""


def goals_meant(update: Update, goal_id: str, periods: Sequence[GoalsOfPeriod]) -> GoalsOfPeriod | None:
    """Find the strategy whose goal an update means, since a new one may give an id anew.

    It is the one in whose years the update was written, if that has such a goal; or else the first that has.

    Args:
        update: The update.
        goal_id: The id of the goal that it names.
        periods: The strategies: the present one, then the past ones from the newest.
    """
    having = [period for period in periods if goal_id in period.goals]
    return next((period for period in having if int(update.year) in period.years), next(iter(having), None))


def means_index(goal: Goal, name: str) -> int | None:
    """Find a goal's means by its number, from 1, or by its id; gives its place in the list, from 0."""
    if name.isdigit():
        return int(name) - 1 if int(name) <= len(goal.means) else None
    ids = [means.id if isinstance(means, Means) else None for means in goal.means]
    return ids.index(name) if name in ids else None


def newest_first(updates: tuple[Update, ...]) -> tuple[Update, ...]:
    """Put updates in the order in which lists show them: by day from the newest, then by id."""
    by_id = sorted(updates, key=lambda update: update.id)
    return tuple(sorted(by_id, key=lambda update: update.date, reverse=True))
