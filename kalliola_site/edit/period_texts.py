"""How texts of the strategy change when a new period begins: the years in them, and links to past goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kalliola_site.model.strategy import Goal, Period
from kalliola_site.syntax.source import Source

PARTS = {
    "promise": re.compile(r"promise"),
    "story": re.compile(r"story\.headline"),
    "vision": re.compile(r"vision\.statement"),
    "mission": re.compile(r"mission\.statement"),
    "values": re.compile(r"values\.(summary|items\.\d+\.(name|text))"),
    "closing": re.compile(r"closing"),
}
"""The parts of ``strategy.yml`` that a new strategy says anew unless they are kept, and where they stand.

The other texts are names and headings.
"""


def part_of(place: str) -> str:
    """Name the part that a text of ``strategy.yml`` belongs to; empty for names and headings."""
    return next((part for part, places in PARTS.items() if places.fullmatch(place)), "")


def in_new_years(words: str, old: Period, new: Period, one_year: Mapping[str, str]) -> str:
    """Put the new years where a text says the old ones, and the right words before them.

    Args:
        words: The text.
        old: The years that it says.
        new: The years that it is to say.
        one_year: The words before a single year, by those before several.
    """
    for several, one in one_year.items():
        before, after = (several, one) if old.start < old.end else (one, several)
        if (old.start < old.end) != (new.start < new.end):
            words = re.sub(rf"\b{re.escape(before)}(?=\s{old.start}\b)", after, words)
    if old.start == old.end:
        return re.sub(rf"\b{old.end}\b", new.written, words)
    range_or_year = rf"{new.start}\g<1>{new.end}" if new.start < new.end else new.written
    words = re.sub(rf"\b{old.start}([-–]){old.end}\b", range_or_year, words)
    return re.sub(rf"\b{old.end}\b", str(new.end), words)


def with_links_to_past(words: str, goals: Iterable[Goal], period: str) -> str:
    """Let links to goals of the strategy that is past lead there from what is kept."""

    def leading(link: re.Match[str]) -> str:
        return f"({period}/{link[0][1:]}" if is_of_a_goal(link[1], goals) else link[0]

    return re.sub(r"\(strategy#([^()\s]+)\)", leading, words)


def is_of_a_goal(anchor: str, goals: Iterable[Goal]) -> bool:
    """True if an anchor on the page of the strategy is that of a goal, or of something of a goal's."""
    return any(anchor == goal.id or anchor.startswith(f"{goal.id}-") for goal in goals)


def with_period(source: Source, line: int, target: str, period: str) -> Source:
    """Let a link lead to the page of a past period."""
    lines = source.text.split("\n")
    lines[line - 1] = lines[line - 1].replace(f"({target})", f"({period}/{target})")
    return Source(source.path, "\n".join(lines))
