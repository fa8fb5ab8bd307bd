"""What pages come from, as digests: of what all share, of each goal, of all goals, of the updates, of data.

What has the same digest is the same to every page, so a digest may take in too much, never too little.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property

from kalliola_site.data.open_data.files import DataFile
from kalliola_site.model.content import Content
from kalliola_site.model.paths import ADDRESSES, TRANSLATIONS
from kalliola_site.model.strategy import Goal
from kalliola_site.plan.build_plan import goal_key
from kalliola_site.plan.pages import Page, Plan
from kalliola_site.render.inputs import RenderInputs
from kalliola_site.render.views.goal import GoalView
from kalliola_site.render.views.noted_goals import Reads

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
        self._parts: dict[tuple[str, str], bytes] = {}
        self._places = {key: place for keys in self.goal_keys.values() for place, key in enumerate(keys)}

    @cached_property
    def shared(self) -> bytes:
        """Digest what any page may show: all content but goals and updates, all addresses, all assets."""
        content, inputs = self._content, self._inputs
        own = {*content.update_paths.values(), ADDRESSES, TRANSLATIONS}
        own.update(path for strategy in (content, *content.past) for path in strategy.goal_paths.values())
        documents = (path for path in content.documents if path not in own)
        parts = [
            inputs.base_url,
            str(inputs.offline),
            str(inputs.editable),
            *(f"{path}\0{content.documents[path].source.text}" for path in documents),
            *(f"{key}\0{source.text}" for key, source in content.texts.items()),
            *(f"{page.key}\0{page.language}\0{page.path}" for page in self._plan.pages),
            *(f"{name}\0{path}" for name, path in inputs.assets.names.items()),
            *inputs.share_images,
            *(str(strategy.known_until) for strategy in (content, *content.past)),
            str(bool(content.updates)),
        ]
        return _digest(part.encode() for part in parts)

    def digests_of_page(self, page: Page) -> Digests:
        """Digest what a page says of itself, where that does not come from what all share."""
        whole = "".join(str(other.translated) for other in self._plan.counterparts(page))
        if page.goal is not None:
            return whole.encode(), self._by_goal[page.key]
        return (
            whole.encode(),
            *(self.digests_of_updates(page) if page.update is not None or page.updates else ()),
        )

    def digests_of_goal(self, key: str) -> tuple[bytes, ...]:
        """Digest what is said of a goal, by the key of its page, with what all share."""
        return self.shared, self._by_goal[key]

    def nearby_keys(self, page: Page) -> tuple[str, ...]:
        """The goals around a goal, itself included: a row of windows must not grow with the house."""
        if page.goal is None:
            return ()
        place = self._places[page.key]
        return self.goal_keys[page.period][max(0, place - NEARBY) : place + NEARBY + 1]

    def digests_of_all_keys(self, page: Page) -> Digests:
        """Digest which goals a page's period has, and nothing of what is in them."""
        return [key.encode() for key in self.goal_keys[page.period]]

    def digests_of_nearby_keys(self, page: Page) -> Digests:
        """Digest which goals are around a page's own."""
        return [b"nearby", *(key.encode() for key in self.nearby_keys(page))]

    def digest_of_reads(self, reads: Reads) -> bytes:
        """Digest what a page has read of goals; of one that is there no more, it has read something else."""
        return _digest(self._part(key, name) for key, name in reads)

    def digests_of_lines(self, page: Page) -> Digests:
        """Digest what each goal of a page's period is called."""
        return [self._part(key, "line") for key in self.goal_keys[page.period]]

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
        return _digest(f"{file.path}\0{len(file.data)}".encode() for file in data)

    @cached_property
    def digest_of_documents(self) -> bytes:
        """Digest what pages say of the documents."""
        known = self._inputs.documents
        return _digest(f"{item.path}\0{item.pages}\0{len(item.data)}".encode() for item in known)

    def _part(self, key: str, name: str) -> bytes:
        """Digest a part of a goal, by the name that templates know it by."""
        if (key, name) not in self._parts:
            self._parts[key, name] = _digest(self._of_part(key, name))
        return self._parts[key, name]

    def _of_part(self, key: str, name: str) -> Digests:
        if key not in self.goals:
            return
        strategy, goal = self.goals[key]
        keys = GoalView.comes_from.get(name, (name,))
        if self._inputs.editable or not set(keys) <= set(Goal.key_names()):
            # Where texts tell their places, they are others when something is put before them; and of what is
            # no key, nobody says what it comes from.
            yield self._by_goal[key]
            return
        # What a goal says is made of what its file says, and of nothing else that pages do not share.
        written = strategy.documents[strategy.goal_paths[goal.id]].value
        assert isinstance(written, dict), key  # noqa: S101 - or it would be no goal
        for each in keys:
            yield repr(written.get(each)).encode()
        if "indicators" in keys:
            yield from _measured_apart(strategy, goal)

    @cached_property
    def _by_goal(self) -> Mapping[str, bytes]:
        return {key: _digest(_of_goal(strategy, goal)) for key, (strategy, goal) in self.goals.items()}

    @cached_property
    def _all_goals(self) -> bytes:
        return _digest(self._by_goal.values())

    @cached_property
    def _all_updates(self) -> bytes:
        content = self._content
        about = (content.goal_meant(update, name) for update in content.updates for name in update.goal_ids)
        return _digest(
            [
                *(content.documents[path].source.text.encode() for path in content.update_paths.values()),
                *(repr(picture).encode() for picture in self._inputs.pictures.by_update.values()),
                *(self._by_goal[strategy.key(goal_key(goal))] for strategy, goal in about),
            ]
        )


def _of_goal(strategy: Content, goal: Goal) -> Digests:
    yield strategy.documents[strategy.goal_paths[goal.id]].source.text.encode()
    yield from _measured_apart(strategy, goal)


def _measured_apart(strategy: Content, goal: Goal) -> Digests:
    for measured in strategy.indicators[goal.id]:
        if isinstance(measured.indicator.measurements, str):
            # They stand in a table of their own.
            yield repr(measured.measurements).encode()


def _digest(parts: Digests) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.digest()
