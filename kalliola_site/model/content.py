"""Content, the checked whole: what validation makes and every later stage relies on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.address_record import AddressRecord
from kalliola_site.model.base import Model
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.drafts import Drafts
from kalliola_site.model.interface.interface import Interface
from kalliola_site.model.links import ContentLink, OutsideAddress
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.measured_indicator import MeasuredIndicators
from kalliola_site.model.page_types import COMPARISON, UPDATES_PAGE
from kalliola_site.model.site import Site
from kalliola_site.model.strategy import Goal, Strategy
from kalliola_site.model.translation_record import Accepted
from kalliola_site.model.translation_state import TextState
from kalliola_site.model.update import GoalsOfPeriod, Update, goals_meant
from kalliola_site.syntax.yaml_document import Document

RECENT_UPDATES = 20
"""How many updates their page and feed list."""


@frozen_value
class Content:
    """All the content of the site, checked; or, within a past period, what is of that period.

    Drafts are in it until ``published_content`` leaves them out.
    """

    site: Site
    """Within a past period, with the pages of that period."""
    brand: Brand
    interface: Interface
    strategy: Strategy
    goals: tuple[Goal, ...]
    """In order of their numbers."""
    indicators: MeasuredIndicators
    """The indicators of each goal by its id; none where they are to be agreed."""
    updates: tuple[Update, ...]
    """From the newest; within a past period none."""
    texts: Texts
    """All long texts, by the key of their page and language."""
    links: tuple[ContentLink, ...]
    """The links to an anchor that texts have."""
    outside: tuple[OutsideAddress, ...]
    """The links out of the site that texts have."""
    documents: Mapping[str, Document]
    """Where all this came from."""
    goal_paths: Mapping[str, str]
    """The file of each goal, by the goal's id."""
    update_paths: Mapping[str, str]
    """The file of each update, by the update's id."""
    models: Mapping[str, Model]
    """What each of the files says, by path; those of past periods included."""
    accepted: Accepted
    """What was accepted as a right translation, and of what."""
    translations: Sequence[TextState]
    """How the translation of each text stands, in order of files and languages."""
    borrowing: frozenset[str]
    """The tags of the languages that lack a text, so that it has to be borrowed."""
    published: AddressRecord
    """What was published before."""
    drafts: Drafts
    """What of it is not for readers yet."""
    period: str = ""
    """The name of the past period that this is of, as in addresses; empty for the present one."""
    past: tuple[Content, ...] = ()
    """The past periods, from the newest; within one of them none."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the site's languages, the source language first."""
        return self.site.language_codes

    @property
    def recent_updates(self) -> tuple[Update, ...]:
        """The updates that their page and feed list; all of them are in the archives of the years."""
        return self.updates[:RECENT_UPDATES]

    @property
    def page_keys(self) -> tuple[str, ...]:
        """The pages of site.yml that there are, which some are only while there is what they tell of."""
        return pages_of(self.site, has_updates=bool(self.updates), has_past=bool(self.past))

    def key(self, name: str) -> str:
        """Return the key of a page of this period by the name that it has within."""
        return f"{self.period}/{name}" if self.period else name

    def within(self, period: str) -> Content:
        """Return what is of a past period, by its name; for an empty name, all."""
        return next((past for past in self.past if past.period == period), self)

    def goal_meant(self, update: Update, goal_id: str) -> tuple[Content, Goal]:
        """Find the goal that an update names, and the period that it is of."""
        periods = (self, *self.past)
        found = goals_meant(update, goal_id, [content.goals_of_period() for content in periods])
        assert found is not None, goal_id  # noqa: S101 - the checks have seen to it
        return self.within(found.period), found.goals[goal_id]

    @property
    def known_until(self) -> date | None:
        """The day of the latest measurement of the period's indicators, by which is told what is late."""
        return self.indicators.known_until

    def goals_of_period(self) -> GoalsOfPeriod:
        """Return the goals by id, with the years that they are for."""
        return GoalsOfPeriod(self.period, self.strategy.period.years, {goal.id: goal for goal in self.goals})


def pages_of(site: Site, *, has_updates: bool, has_past: bool) -> tuple[str, ...]:
    """Name the pages of site.yml that there are.

    Args:
        site: What site.yml says.
        has_updates: Whether there is an update; the page that lists them waits for the first.
        has_past: Whether there is a past strategy; the page that compares waits for one.
    """
    is_there = {UPDATES_PAGE: has_updates, COMPARISON: has_past}
    return tuple(key for key in site.pages if is_there.get(key, True))
