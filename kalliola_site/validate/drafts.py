"""Drafts together with the rest: what cannot be one, and what readers would miss where one is left out.

What is told as a warning here stands in the way of publishing; the preview, which shows drafts, goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kalliola_site.model.page_types import period_pages, required_pages
from kalliola_site.model.site import PageEntry, Site
from kalliola_site.model.strategy import Goal
from kalliola_site.model.update import GoalsOfPeriod, Update, goals_meant
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.yaml_document import Document


def site_draft_problems(site: Site, document: Document, updates: Iterable[Update]) -> Iterator[Problem]:
    """Find what site.yml calls a draft and every site must have.

    Args:
        site: What it says.
        document: The file.
        updates: The updates; those for readers need a page.
    """
    original = site.languages[0]
    if original.draft:
        place = document.place(("languages", 0, "draft"))
        yield Problem(place, messages.drafts.SOURCE_LANGUAGE_DRAFT, {"language": original.code})
    has_updates = any(not update.draft for update in updates)
    wanted = required_pages(has_updates=has_updates)
    yield from _page_problems(site.pages, document, wanted)


def period_draft_problems(pages: Mapping[str, PageEntry], document: Document) -> Iterator[Problem]:
    """Find pages of a past strategy that are drafts; it has each of them. ``pages`` are by their names."""
    yield from _page_problems(pages, document, period_pages())


def _page_problems(
    pages: Mapping[str, PageEntry], document: Document, wanted: tuple[str, ...]
) -> Iterator[Problem]:
    for key, page in pages.items():
        if page.draft and key in wanted:
            yield Problem(document.place(("pages", key, "draft")), messages.drafts.PAGE_NEEDED, {"key": key})


def goal_draft_problems(goals: Mapping[str, Goal], documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find a strategy all of whose goals are drafts. ``goals`` are by path of their file."""
    if goals and all(goal.draft for goal in goals.values()):
        first = min(goals, key=lambda path: goals[path].number)
        yield Problem(
            documents[first].place(("draft",)), messages.drafts.ALL_GOALS_DRAFTS, severity="warning"
        )


def update_draft_problems(
    updates: Mapping[str, Update], periods: Sequence[GoalsOfPeriod], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Find updates for readers that are about a goal which is a draft.

    Args:
        updates: The updates by path of their file.
        periods: The goals of the present strategy, then those of past ones from the newest.
        documents: The YAML files by path.
    """
    for path, update in updates.items():
        if update.draft:
            continue
        named = [("goals", index, goal) for index, goal in enumerate(update.goals)]
        named += [("means", index, name.partition("/")[0]) for index, name in enumerate(update.means)]
        for key, index, goal in named:
            period = goals_meant(update, goal, periods)
            if period is not None and period.goals[goal].draft:
                place = documents[path].place((key, index))
                yield Problem(place, messages.drafts.UPDATE_ABOUT_DRAFT, {"id": goal}, severity="warning")
