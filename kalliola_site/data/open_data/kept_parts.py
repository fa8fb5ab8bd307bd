"""What the files of open data say of goals, some tens of goals together, as earlier builds wrote it.

Of most goals, in most builds, they say what they said before. So what is kept is put together already: where
a goal has changed, what is said of it is cut out, and the new put in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from kalliola_site.cache.memory import Table

GoalPart = tuple[bytes, ...]
"""What each of the files says of one goal."""

Section = tuple[bytes, ...]
"""What each of the files says of some goals."""

_GOALS = 64
"""How many goals are put together: few for what is written at each edit, many for what is read at once."""


def sections(
    digests: Mapping[str, bytes],
    separators: Sequence[bytes],
    make: Callable[[Sequence[str]], Sequence[GoalPart]],
    shared: bytes,
    table: Table,
) -> list[Section]:
    """Return what the files say of all goals.

    Args:
        digests: A digest of what is said of each goal, by its key, in order.
        separators: What stands between two goals in each of the files.
        make: Writes what is said of some goals.
        shared: A digest of what is said of each of them comes from, besides.
        table: What earlier builds wrote.
    """
    keys = list(digests)
    groups = {str(start): keys[start : start + _GOALS] for start in range(0, len(keys), _GOALS)}
    before = _Before(table, shared, separators)
    found = {name: before.whole(name, group, digests) for name, group in groups.items()}
    changed = [key for name, group in groups.items() if found[name] is None for key in group]
    known = {key: part for key in changed if (part := before.part(key, digests[key])) is not None}
    missing = [key for key in changed if key not in known]
    known.update(zip(missing, make(missing), strict=True))
    whole: list[Section] = []
    for name, group in groups.items():
        section = found[name]
        if section is None:
            parts = [known[key] for key in group]
            columns = zip(separators, zip(*parts, strict=True), strict=True)
            section = tuple(separator.join(column) for separator, column in columns)
            lengths = ((key, digests[key], tuple(map(len, known[key]))) for key in group)
            table.keep(name, shared, tuple(lengths), section)
        else:
            table.keep_on(name)
        whole.append(section)
    return whole


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
