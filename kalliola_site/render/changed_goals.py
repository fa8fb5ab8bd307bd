"""What of goals has changed since the last build: a page that has read none of it is what it was."""

from __future__ import annotations

from typing import Any

from kalliola_site.cache.memory import Memory
from kalliola_site.model.strategy import Goal
from kalliola_site.render.dependencies import Dependencies
from kalliola_site.render.views.goal import GoalView
from kalliola_site.render.views.noted_goals import WHOLE, Reads

_EVERYTHING: None = None


class ChangedGoals:
    """The parts of goals that have changed, by the key of their page."""

    def __init__(self, known: Dependencies, memory: Memory) -> None:
        """Take what pages come from, and what earlier builds kept; made once in a build."""
        self._known = known
        self._files = memory.table("files")
        self._keys: dict[str, frozenset[str] | None] = {}
        table = memory.table("goals of pages")
        for key in known.goals:
            digest, row = known.digest_of_goal(key), table.row(key)
            if row is not None and row[0] == digest:
                table.keep_on(key)
                continue
            self._keys[key] = _EVERYTHING if row is None else self._changed_keys(key, row[0], digest)
            table.keep(key, digest, None, None)
        self._keys.update({key: _EVERYTHING for key in table.names_before() if key not in known.goals})

    def concern(self, reads: Reads) -> bool:
        """Whether anything has changed that a page has read."""
        return any(
            key in self._keys and any(self._has_changed(key, name) for name in names) for key, names in reads
        )

    def _has_changed(self, key: str, name: str) -> bool:
        changed = self._keys[key]
        comes_from = GoalView.comes_from.get(name, (name,))
        # Of what is no key, nobody says what it comes from.
        if changed is _EVERYTHING or name == WHOLE or not set(comes_from) <= set(Goal.key_names()):
            return True
        return not changed.isdisjoint(comes_from)

    def _changed_keys(self, key: str, before: bytes, now: bytes) -> frozenset[str] | None:
        """Find the keys of a goal's file that say another thing than they did."""
        strategy, goal = self._known.goals[key]
        path = strategy.goal_paths[goal.id]
        row = self._files.row_before(path)
        size = len(strategy.documents[path].source.digest)
        # Where texts tell their places, they are others when something is put before them.
        if self._known.is_editable or row is None or row[0] != before[:size]:
            return _EVERYTHING
        kept = self._files.recall_before(path)
        values: tuple[Any, Any] = (kept and kept[1], strategy.documents[path].value)
        if not all(isinstance(value, dict) for value in values):
            return _EVERYTHING
        old, new = values
        changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
        # Its tables are told of after its file.
        return frozenset(changed | {"indicators"} if before[size:] != now[size:] else changed)
