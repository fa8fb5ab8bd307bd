"""Updates together with the rest: ids, and the goals and means that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kalliola_site.model.update import GoalsOfPeriod, Update, goals_meant, means_index
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.problems.suggest import suggest
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.validate.far_off import YEARS, but_for_accepted, is_far_off


def update_problems(
    updates: Mapping[str, Update],
    periods: Sequence[GoalsOfPeriod],
    documents: Mapping[str, Document],
    *,
    goals_known: bool,
) -> Iterator[Problem]:
    """Find updates with the id of another, or about goals and means that there are not.

    Args:
        updates: The updates by path of their file.
        periods: The goals of the present strategy, then those of past ones from the newest.
        documents: The YAML files by path.
        goals_known: Whether every goal could be read; where not, an unknown one may be right after all.
    """
    ids: dict[str, str] = {}
    ids_of_goals = dict.fromkeys(goal for period in periods for goal in period.goals)
    for path, update in updates.items():
        document = documents[path]
        other = ids.setdefault(update.id, path)
        if other != path:
            values = {"id": update.id, "other": other}
            yield Problem(document.place(("id",)), messages.updates.DUPLICATE_UPDATE_ID, values)
        years = (period.years[-1] for period in periods if period.years)
        last_year = max(years, default=update.date.year)
        yield from _far_off(update, last_year, document)
        if update.corrected is not None and update.corrected < update.date:
            values = {"day": update.date.isoformat()}
            yield Problem(document.place(("corrected",)), messages.updates.CORRECTED_BEFORE, values)
        for index, goal in enumerate(update.goals):
            if goal not in ids_of_goals and goals_known:
                unknown = {"id": goal, "suggestion": suggest(goal, ids_of_goals)}
                yield Problem(document.place(("goals", index)), messages.updates.UNKNOWN_GOAL, unknown)
        for index, (goal, name) in enumerate(reference.split("/") for reference in update.means):
            place = document.place(("means", index))
            period = goals_meant(update, goal, periods)
            if period is not None and means_index(period.goals[goal], name) is None:
                there = {"id": goal, "name": name, "count": len(period.goals[goal].means)}
                yield Problem(place, messages.updates.UNKNOWN_MEANS, there)
            elif period is None and goals_known:
                unknown = {"id": goal, "suggestion": suggest(goal, ids_of_goals)}
                yield Problem(place, messages.updates.UNKNOWN_GOAL, unknown)


def _far_off(update: Update, last_year: int, document: Document) -> Iterator[Problem]:
    asked = []
    is_told = update.corrected is not None and update.corrected < update.date
    if is_far_off(update.date, last_year) and not is_told:
        place = document.place(("date",))
        dated = {"year": update.date.year, "years": YEARS, "day": place.words.strip("\"'")}
        asked.append(Problem(place, messages.updates.DATED_LONG_AFTER, dated, severity="warning"))
    yield from but_for_accepted(asked, update.accepted, lambda index: document.place(("accepted", index)))
