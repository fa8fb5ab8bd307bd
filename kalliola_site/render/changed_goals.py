"""What of goals has changed since the last build: a page that has read none of it is what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kalliola_site.cache.memory import Memory
from kalliola_site.model.strategy import Goal
from kalliola_site.render.dependencies import Dependencies
from kalliola_site.render.views.goal import GoalView
from kalliola_site.render.views.noted_goals import WHOLE, Reads

_EVERYTHING: None = None


class ChangedGoals:
    """The parts of goals that have changed, by the key of their page."""

    def __init__(self, known: Dependencies, languages: tuple[str, ...], memory: Memory) -> None:
        """Take what pages come from, the languages, and what earlier builds kept; made once in a build."""
        self._known = known
        self._languages = languages
        self._files = memory.table("files")
        self._changed: dict[str, Mapping[str, frozenset[str]] | None] = {}
        table = memory.table("goals of pages")
        for key in known.goals:
            digest, row = known.digest_of_goal(key), table.row(key)
            if row is not None and row[0] == digest:
                table.keep_on(key)
                continue
            self._changed[key] = _EVERYTHING if row is None else self._changes(key, row[0], digest)
            table.keep(key, digest, None, None)
        self._changed.update({key: _EVERYTHING for key in table.names_before() if key not in known.goals})

    def concern(self, reads: Reads, language: str) -> bool:
        """Whether anything has changed that a page in a language has read."""
        return any(
            key in self._changed and any(self._has_changed(key, name, language) for name in names)
            for key, names in reads
        )

    def _has_changed(self, key: str, name: str, language: str) -> bool:
        changed = self._changed[key]
        comes_from = GoalView.comes_from.get(name, (name,))
        if changed is _EVERYTHING:
            return True
        if name == WHOLE:
            comes_from = tuple(changed)
        elif not set(comes_from) <= set(Goal.key_names()):
            # Of what is no key, nobody says what it comes from.
            return True
        return any(language in changed.get(each, ()) for each in comes_from)

    def _changes(self, key: str, before: bytes, now: bytes) -> Mapping[str, frozenset[str]] | None:
        """Find the keys of a goal's file that say something else than they did, and in which languages."""
        strategy, goal = self._known.goals[key]
        path = strategy.goal_paths[goal.id]
        row = self._files.row_before(path)
        size = len(strategy.documents[path].source.digest)
        if row is None or row[0] != before[:size]:
            return _EVERYTHING
        kept = self._files.recall_before(path)
        old, new = kept and kept[1], strategy.documents[path].value
        if not isinstance(old, dict) or not isinstance(new, dict):
            return _EVERYTHING
        changed = {
            name: frozenset(self._languages_of_change(old.get(name), new.get(name)))
            for name in old.keys() | new.keys()
        }
        if before[size:] != now[size:]:
            # Its tables are told of after its file.
            changed["indicators"] = frozenset(self._languages)
        return {name: languages for name, languages in changed.items() if languages}

    def _languages_of_change(self, old: Any, new: Any) -> Iterator[str]:  # noqa: ANN401 - whatever YAML says
        """Name the languages in which two values are not shown as the same."""
        if old == new:
            return
        if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
            for before, now in zip(old, new, strict=True):
                yield from self._languages_of_change(before, now)
        elif isinstance(old, dict) and isinstance(new, dict) and self._is_text(old) and self._is_text(new):
            first = self._languages[0]
            for language in self._languages:
                # What a language lacks is borrowed from the first.
                shown = [text.get(language) or text.get(first) for text in (old, new)]
                if shown[0] != shown[1] or (old.get(language) is None) != (new.get(language) is None):
                    yield language
        elif isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
            for name, value in old.items():
                yield from self._languages_of_change(value, new[name])
        else:
            yield from self._languages

    def _is_text(self, value: dict[str, Any]) -> bool:
        return value.keys() <= set(self._languages)
