"""The ids that people write in content, which become places on pages: one that is taken, they can change."""

from __future__ import annotations

from collections.abc import Mapping

from kalliola_site.model.content import Content
from kalliola_site.model.paths import PERIODS, STRATEGY
from kalliola_site.problems.problem import Place

WrittenIds = Mapping[str, Place]
"""Where each id was written."""


def written_ids(content: Content) -> WrittenIds:
    """Find the ids of the goals and values of a strategy; where both have one, the goal's is to change."""
    strategy = content.documents[f"{PERIODS}/{content.period}/strategy.yml" if content.period else STRATEGY]
    values = enumerate(content.strategy.values.items)
    return {
        **{value.id: strategy.place(("values", "items", index, "id")) for index, value in values},
        **{goal: content.documents[path].place(("id",)) for goal, path in content.goal_paths.items()},
    }


def place_of_id(identifier: str, written: WrittenIds) -> Place | None:
    """Find where an id comes from; that of a part begins with that of the whole."""
    whole = identifier
    while whole and whole not in written:
        whole = whole.rpartition("-")[0]
    return written.get(whole)
