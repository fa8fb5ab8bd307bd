"""The line that a strategy ends with, where it has no heading of its own."""

from __future__ import annotations

from collections.abc import Sequence

from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.sections import Section, Sections
from kalliola_site.syntax.documents.blocks import Paragraph

_LONGEST = 40
"""How many words it has at most."""


def take_closing(items: Sequence[Item], sections: Sections) -> Item | None:
    """Take the last thing in the document for the line that it ends with, where its looks set it apart."""
    last = items[-1] if items else None
    if last is None or not isinstance(last.block, Paragraph) or last.block.level or last.is_listed:
        return None
    if not (last.is_bold or last.block.is_centred) or len(last.line.split()) > _LONGEST:
        return None
    for section in (*_inner(sections.parts), *(part for goal in sections.goals for part in goal.sections)):
        if section.heading is last and not section.kind and not section.items:
            section.heading = None
            return last
        if section.items and section.items[-1] is last and (section.kind or section.heading is None):
            others = section.items[:-1]
            if others and not others[-1].is_bold and section.heading is not None:
                section.items.pop()
                return last
    after = next(
        (section for section in sections.unplaced if section.items and section.items[-1] is last), None
    )
    if after is not None and after.kind == "after-table" and after.heading is None:
        after.items.pop()
        return last
    return None


def _inner(found: Sequence[Section]) -> list[Section]:
    return [section for part in found for section in (part, *_inner(part.subsections))]
