"""What the files of open data say of goals, some tens of goals together, as earlier builds wrote it.

Of most goals, in most builds, they say what they said before. So what is kept is put together already: where
a goal has changed, what is said of it is cut out, and the new put in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from kalliola_site.cache.memory import Table

GoalPart = tuple[bytes, ...]
"""What each of the files says of one goal."""

Section = tuple[bytes, ...]
"""What each of the files says of some goals."""

_GOALS = 64
"""How many goals are put together: few for what is written at each edit, many for what is read at once."""


class KeptParts:
    """What the files say of all goals: what is kept, what is missing, and all of it put together."""

    def __init__(
        self, digests: Mapping[str, bytes], separators: Sequence[bytes], shared: bytes, table: Table
    ) -> None:
        """Find out what is kept.

        Args:
            digests: A digest of what is said of each goal, by its key, in order.
            separators: What stands between two goals in each of the files.
            shared: A digest of what that comes from for all of them, besides.
            table: What earlier builds wrote.
        """
        keys = list(digests)
        self._digests, self._separators, self._shared, self._table = digests, separators, shared, table
        self._groups = {str(start): keys[start : start + _GOALS] for start in range(0, len(keys), _GOALS)}
        before = _Before(table, shared, separators)
        self._whole = {name: before.whole(name, group, digests) for name, group in self._groups.items()}
        changed = [key for name, group in self._groups.items() if self._whole[name] is None for key in group]
        self._parts = {key: part for key in changed if (part := before.part(key, digests[key])) is not None}
        self.missing = tuple(key for key in changed if key not in self._parts)
        """The keys of the goals of which nothing is known that is still so."""

    def add(self, key: str, part: GoalPart) -> None:
        """Take what is said of a goal of which it was missing."""
        self._parts[key] = part

    def sections(self) -> list[Section]:
        """Return what the files say of all goals, when nothing is missing any more; it is kept."""
        found: list[Section] = []
        for name, group in self._groups.items():
            section = self._whole[name]
            if section is None:
                parts = [self._parts.pop(key) for key in group]
                columns = zip(self._separators, zip(*parts, strict=True), strict=True)
                section = tuple(separator.join(column) for separator, column in columns)
                described = zip(group, parts, strict=True)
                lengths = ((key, self._digests[key], tuple(map(len, part))) for key, part in described)
                self._table.keep(name, self._shared, tuple(lengths), section)
            else:
                self._table.keep_on(name)
            found.append(section)
        return found


class _Before:
    """What earlier builds wrote."""

    def __init__(self, table: Table, shared: bytes, separators: Sequence[bytes]) -> None:
        self._table = table
        self._separators = separators
        rows = {name: row for name in table.names_before() if (row := table.row(name)) is not None}
        self._summaries: dict[str, Any] = {name: row[1] for name, row in rows.items() if row[0] == shared}
        self._places: dict[str, tuple[str, int]] | None = None
        self._sections: dict[str, Section | None] = {}

    def whole(self, name: str, keys: Sequence[str], digests: Mapping[str, bytes]) -> Section | None:
        """Return what was said of some goals; None where that is not what is to be said of them."""
        known = [(key, digest) for key, digest, _ in self._summaries.get(name, ())]
        return self._section(name) if known == [(key, digests[key]) for key in keys] else None

    def _section(self, name: str) -> Section | None:
        if name not in self._sections:
            self._sections[name] = self._table.recall(name)
        return self._sections[name]

    def part(self, key: str, digest: bytes) -> GoalPart | None:
        """Return what was said of a goal; None where it is not known, or was another thing."""
        if self._places is None:
            self._places = {
                known[0]: (name, place)
                for name, summary in self._summaries.items()
                for place, known in enumerate(summary)
            }
        name, place = self._places.get(key, ("", 0))
        if not name or self._summaries[name][place][1] != digest or (section := self._section(name)) is None:
            return None
        columns = zip(*(lengths for _, _, lengths in self._summaries[name]), strict=True)
        part = []
        for text, separator, lengths in zip(section, self._separators, columns, strict=True):
            start = [0, *accumulate(length + len(separator) for length in lengths)][place]
            part.append(text[start : start + lengths[place]])
        return tuple(part)
