"""Goals each by itself: where there are many, several processes find out which of them are right.

Of those no more than a header is handed on, and kept for the next build: nothing else is held against other
files. The others are left to the checks that tell what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kalliola_site.cache.workers import MIN_ITEMS_PER_WORKER, parallel_map
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.model.strategy import Goal
from kalliola_site.validate.indicators import indicators_apart, means_dates
from kalliola_site.validate.known_goals import GoalHeader, KnownGoals, header_of
from kalliola_site.validate.markdown import has_plain_texts

MANY = 2 * MIN_ITEMS_PER_WORKER
"""From how many goals on it pays to look at each once more than if nothing were known of it."""


def check_apart(
    known: KnownGoals, paths: Sequence[str], drafts: Sequence[str], years: range
) -> dict[str, GoalHeader]:
    """Find out which goals are right by themselves; from then on they are known.

    Args:
        known: The goals that are known.
        paths: The files of the others.
        drafts: The tags of the languages that are drafts.
        years: The years of the strategy.

    Returns:
        Their headers, by path.
    """
    there = [path for path in paths if path in known.project.documents]
    if len(there) < MANY:
        return {}
    checked = zip(there, parallel_map(partial(_check, known, drafts, years), there), strict=True)
    headers = {path: GoalHeader._make(header) for path, header in checked if header}
    for path, header in headers.items():
        known.keep_header(path, header)
    return headers


def _check(known: KnownGoals, drafts: Sequence[str], years: range, path: str) -> tuple[object, ...]:
    """Return the header of a goal that is right by itself, or nothing."""
    document = known.project.documents[path]
    try:
        goal = Goal.read(document.value, known.languages, path)
    except MistakesFoundError:
        return ()
    indicators, problems = indicators_apart(known.project, goal, document, known.folder)
    header = header_of(goal, indicators, known.languages)
    is_right = (
        not problems
        and not any(means_dates({path: goal}, {path: document}, years))
        and (goal.draft or set(header.lacking) <= set(drafts))
        and has_plain_texts(document, goal, known.memory)
    )
    return tuple(header) if is_right else ()
