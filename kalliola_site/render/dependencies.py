"""What pages come from, as digests: of what all share, of each goal, of all goals, of the updates, of data.

What has the same digest is the same to every page, so a digest may take in too much, never too little.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kalliola_site.cache.memory import digest_of
from kalliola_site.data.open_data.files import DataFile
from kalliola_site.model.content import Content
from kalliola_site.model.paths import ADDRESSES, TRANSLATIONS
from kalliola_site.plan.build_plan import goal_key
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.render.inputs import RenderInputs

NEARBY = 3
"""How many goals before and after its own a goal's page shows in its row of windows."""

Digests = Iterable[bytes]


class Dependencies:
    """The digests, each made when it is asked for."""

    def __init__(self, content: Content, plan: Plan, inputs: RenderInputs) -> None:
        self._content = content
        self._plan = plan
        self._inputs = inputs
        strategies = (content, *content.past)
        self.goals = {
            strategy.key(goal_key(goal)): (strategy, goal)
            for strategy in strategies
            for goal in strategy.goals
        }
        """The goals of all periods with what is of theirs, by the key of their page."""
        self.goal_keys = {
            strategy.period: tuple(strategy.key(goal_key(goal)) for goal in strategy.goals)
            for strategy in strategies
        }
        """The keys of each period's goals, in order."""
        self._places = {key: place for keys in self.goal_keys.values() for place, key in enumerate(keys)}

    @cached_property
    def shared(self) -> bytes:
        """Digest what any page may show: all content but goals and updates, all addresses, all assets."""
        content, inputs = self._content, self._inputs
        own = {*content.update_paths.values(), ADDRESSES, TRANSLATIONS}
        own.update(path for strategy in (content, *content.past) for path in strategy.goal_paths.values())
        documents = (document.source for path, document in content.documents.items() if path not in own)
        return digest_of(
            inputs.base_url,
            str(inputs.offline),
            str(inputs.editable),
            *(part for source in documents for part in (source.path, source.digest)),
            *(part for key, source in content.texts.items() for part in (str(key), source.digest)),
            "\n".join(f"{page.key} {page.language} {page.path}" for page in self._plan.pages),
            *(part for asset in inputs.assets.names.items() for part in asset),
            *inputs.share_images,
            *(str(strategy.known_until) for strategy in (content, *content.past)),
            str(bool(content.updates)),
        )

    def digest_of_goal(self, key: str) -> bytes:
        """Digest what is said of a goal, by the key of its page: in its file first, then in its tables."""
        strategy, goal = self.goals[key]
        source = strategy.documents[strategy.goal_paths[goal.id]].source
        return source.digest + strategy.indicators.tables.get(goal.id, b"")

    def nearby_keys(self, page: Page) -> tuple[str, ...]:
        """The goals around a goal, itself included: a row of windows must not grow with the house."""
        if page.goal is None:
            return ()
        place = self._places[page.key]
        return self.goal_keys[page.period][max(0, place - NEARBY) : place + NEARBY + 1]

    def digests_of_all_goals(self, _page: Page) -> Digests:
        """Digest all goals."""
        return (self._all_goals,)

    def digests_of_updates(self, page: Page) -> Digests:
        """Digest the updates with what they say of goals, where a page may show any."""
        if not self._content.updates or not (page.goal or page.update or page.updates):
            return ()
        return (self._all_updates,)

    def digest_of_data(self, data: tuple[DataFile, ...]) -> bytes:
        """Digest what pages say of the files of open data."""
        return digest_of(*(f"{file.path}\0{len(file.data)}" for file in data))

    @cached_property
    def digest_of_documents(self) -> bytes:
        """Digest what pages say of the documents."""
        known = self._inputs.documents
        return digest_of(*(f"{item.path}\0{item.pages}\0{len(item.data)}" for item in known))

    @cached_property
    def _all_goals(self) -> bytes:
        return digest_of(b"".join(map(self.digest_of_goal, self.goals)))

    @cached_property
    def _all_updates(self) -> bytes:
        content = self._content
        about = (content.goal_meant(update, name) for update in content.updates for name in update.goal_ids)
        return digest_of(
            *(content.documents[path].source.digest for path in content.update_paths.values()),
            *(repr(picture) for picture in self._inputs.pictures.by_update.values()),
            *(self.digest_of_goal(strategy.key(goal_key(goal))) for strategy, goal in about),
        )
