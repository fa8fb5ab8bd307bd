"""Recognising a strategy in a document: from its blocks to texts of the content, and what has no place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kalliola_site.edit.strategy_document.closing import take_closing
from kalliola_site.edit.strategy_document.document_language import (
    is_foreign,
    language_of_headings,
    leave_other_languages_out,
)
from kalliola_site.edit.strategy_document.goals import place_goals
from kalliola_site.edit.strategy_document.house import place_house, table_as_house
from kalliola_site.edit.strategy_document.ledger import Field, Ledger, StrategyText
from kalliola_site.edit.strategy_document.outline import Item, outline
from kalliola_site.edit.strategy_document.parts import (
    list_section,
    place_line,
    place_opening,
    place_statement,
    place_story,
)
from kalliola_site.edit.strategy_document.rules import Rules, years_in
from kalliola_site.edit.strategy_document.sections import GoalSection, Section, Sections, read_sections
from kalliola_site.edit.strategy_document.typography import Typesetter
from kalliola_site.edit.strategy_document.values import place_values
from kalliola_site.problems import messages
from kalliola_site.syntax.documents.blocks import Document, paragraphs_in


def recognise(document: Document, rules: Rules, language: str = "") -> StrategyText:
    """Recognise the strategy in a document.

    Args:
        document: What the document says.
        rules: What parts of strategies are called.
        language: The tag of the language that the strategy is to be taken in; without one, that in which most
            of the document's headings are.

    Raises:
        LettersLostError: Something of the document was lost or doubled, by a mistake of this program.
    """
    items = outline(document, rules)
    language = language or language_of_headings(items, rules)
    typesetter = Typesetter([paragraph.text for paragraph in paragraphs_in(document.blocks)])
    ledger = Ledger(typesetter, near=_headings_above(items))
    known = []
    for item in items:
        if is_foreign(item, rules, language):
            ledger.list(item, messages.importing.OTHER_LANGUAGE)
        else:
            known.append(item)
    sections = read_sections(known, rules)
    _list_what_surrounds_lost_headings(sections)
    leave_other_languages_out(sections, ledger, rules, language)
    closing = take_closing(known, sections)
    period = place_opening(sections.opening, ledger, rules)
    _place_parts(sections, ledger, rules)
    goals = place_goals(sections.goals, ledger, rules)
    _doubt_beside_empty(sections, ledger)
    _place_boxes_and_tables(sections, goals, ledger, rules)
    if closing is not None and ("closing",) not in ledger.placed:
        ledger.place(("closing",), closing)
    elif closing is not None:
        ledger.list(closing, messages.importing.SAID_TWICE)
    for section in sections.unplaced:
        why = (
            messages.importing.NO_GOAL_AROUND
            if section.kind in rules.sections
            else messages.importing.UNKNOWN_HEADING
        )
        list_section(section, ledger, why)
    for item, near in sections.pictures:
        description = getattr(item.block, "description", "")
        told = messages.importing.PICTURE if description else messages.importing.PICTURE_WITHOUT_WORDS
        ledger.notes.append(told.with_values(description=description, heading=near))
    for at, placed in list(ledger.placed.items()):
        if " / " in placed.words and at[-1] in (
            "name",
            "subtitle",
            "promise",
            "title",
            "headline",
            "heading",
        ):
            ledger.doubt(messages.importing.TWO_LANGUAGES, *at)
    _note_what_is_missing(ledger, period)
    return ledger.closed(document, language, _whole_period(ledger, period))


def _headings_above(items: Sequence[Item]) -> dict[int, str]:
    near, above = "", {}
    for item in items:
        above[item.number] = near
        if item.level:
            near = item.line
    return above


def _list_what_surrounds_lost_headings(sections: Sections) -> None:
    """Take what may be the description of a goal without heading out of the part that it fell into."""
    for before, kind in sections.lost_before:
        if kind != "description" and before:
            sections.unplaced.append(Section("", None, items=list(before)))
            before.clear()


def _place_parts(sections: Sections, ledger: Ledger, rules: Rules) -> None:
    def place_title(section: Section, ledger: Ledger) -> None:
        if section.match is not None:
            ledger.place_words(("goals", "title"), section.match.words, sentence_case=True)
            ledger.label_rest(section.heading, section.match)
        # What stands between this heading and the first goal has no place.
        rest = replace(section, heading=None)
        if section.match is not None and section.match.rest and section.heading is not None:
            ledger.list_words(section.match.rest, section.heading, messages.importing.NO_PLACE)
        list_section(rest, ledger)

    def place_heading_of_house(section: Section, ledger: Ledger) -> None:
        list_section(section, ledger, messages.importing.NO_PLACE)

    placing: dict[str, Callable[[Section, Ledger], None]] = {
        "story": place_story,
        "values": lambda section, ledger: place_values(section, ledger, rules),
        "mission": place_statement,
        "vision": place_statement,
        "goals": place_title,
        "house": place_heading_of_house,
        "closing": lambda section, ledger: place_line(section, ("closing",), ledger),
        "promise": lambda section, ledger: place_line(section, ("promise",), ledger),
    }
    for kind, place in placing.items():
        found = [section for section in sections.parts if section.kind == kind]
        chosen = max(found, key=_weight, default=None)
        for section in found:
            if section is chosen:
                place(section, ledger)
            else:
                list_section(section, ledger, messages.importing.SECOND_PART)
        if chosen is not None and (chosen.is_under_unknown or (chosen.match and chosen.match.owner)):
            _doubt(kind, chosen, ledger)
        elif chosen is not None and sum(_weight(section) == _weight(chosen) for section in found) > 1:
            ledger.doubt(messages.importing.SEVERAL_PARTS, *_fields(kind))


def _doubt_beside_empty(sections: Sections, ledger: Ledger) -> None:
    """Mark all parts where one has nothing under its heading: what belongs there may stand in another."""
    if any(not _weight(section)[0] for section in sections.parts if section.kind in ("mission", "vision")):
        for part in ("mission", "vision"):
            ledger.doubt(messages.importing.OTHER_PART_EMPTY, part)
            ledger.doubt(messages.importing.OTHER_PART_EMPTY, "pages", part)


def _weight(section: Section) -> tuple[bool, bool, bool]:
    """Say which of several sections of a kind is more likely the one: with words, under known headings."""
    has_words = bool(section.items or section.subsections or (section.match and section.match.rest))
    is_own = section.match is None or not section.match.owner
    return has_words, not section.is_under_unknown, is_own


def _fields(kind: str) -> Field:
    return (kind,)


def _doubt(kind: str, section: Section, ledger: Ledger) -> None:
    owner = section.match.owner if section.match else ""
    names = " ".join(
        item.text for at, item in ledger.placed.items() if at in (("name",), ("subtitle",))
    ).casefold()
    if owner and owner in names and not section.is_under_unknown:
        return
    why = messages.importing.UNDER_UNKNOWN_PART if section.is_under_unknown else messages.importing.WHOSE_PART
    ledger.doubt(why, *_fields(kind))
    ledger.doubt(why, "pages", kind)


def _place_boxes_and_tables(
    sections: Sections, goals: Sequence[GoalSection], ledger: Ledger, rules: Rules
) -> None:
    houses = list(sections.boxes)
    for item, table in sections.tables:
        if item.number in ledger.tables:
            continue
        if (house := table_as_house(table, rules)) is not None:
            houses.append((item, house))
        else:
            ledger.list(item, messages.importing.IS_TABLE)
    numbers = (
        [goal.number for goal in goals]
        if any(goal.number for goal in goals)
        else list(range(1, len(goals) + 1))
    )
    place_house(houses, [goal.title for goal in goals], numbers, ledger, rules)
    names = [
        item.words for at, item in ledger.placed.items() if at[:2] == ("values", "items") and at[-1] == "name"
    ]
    if names:
        ledger.derive(("values", "summary"), ", ".join(names))


def _whole_period(ledger: Ledger, period: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the years of the strategy, if the document names a first and a last one."""
    named = {
        years
        for at in (("name",), ("subtitle",))
        if (placed := ledger.placed.get(at)) is not None
        and (years := years_in(placed.words))
        and years[0] < years[1]
    }
    if len(named) > 1:
        ledger.notes.append(messages.importing.YEARS_DIFFER)
        ledger.doubt(messages.importing.YEARS_DIFFER, "name")
        ledger.doubt(messages.importing.YEARS_DIFFER, "subtitle")
    return period if period is not None and period[0] < period[1] else next(iter(named), None)


_EXPECTED: tuple[Field, ...] = (
    ("name",),
    ("promise",),
    ("story", "headline"),
    ("vision", "title"),
    ("mission", "title"),
    ("values", "title"),
    ("goals", 0, "title"),
    ("closing",),
)


def _note_what_is_missing(ledger: Ledger, period: tuple[int, int] | None) -> None:
    missing = [at for at in _EXPECTED if at not in ledger.placed]
    for at in missing:
        ledger.notes.append(messages.importing.NOT_FOUND.with_values(part=PART_NAMES[str(at[0])]))
    if period is None:
        ledger.notes.append(messages.importing.NO_YEARS)


PART_NAMES = {
    "name": messages.importing.THE_NAME,
    "promise": messages.importing.THE_PROMISE,
    "story": messages.importing.THE_STORY,
    "vision": messages.importing.THE_VISION,
    "mission": messages.importing.THE_MISSION,
    "values": messages.importing.THE_VALUES,
    "goals": messages.importing.THE_GOALS,
    "closing": messages.importing.THE_CLOSING,
}
"""What the parts of a strategy are called in reports."""
