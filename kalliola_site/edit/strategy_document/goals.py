"""The goals: each with its number, title and parts, and the guards that keep texts out of wrong goals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kalliola_site.edit.strategy_document.ledger import Ledger
from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.parts import list_section, odd_one_out
from kalliola_site.edit.strategy_document.rules import Rules
from kalliola_site.edit.strategy_document.sections import GoalSection, Section
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.documents.blocks import Paragraph

LISTS = ("description", "means", "outcomes")
"""The parts of a goal that are lists of texts in the content."""


def place_goals(goals: Sequence[GoalSection], ledger: Ledger, rules: Rules) -> list[GoalSection]:
    """Place all goals, and return them in the order of their numbers."""
    goals = [goal for goal in goals if not _list_if_no_goal(goal, goals, ledger)]
    ordered = _in_order(goals, ledger)
    _place_label(ordered, ledger)
    for number, goal in enumerate(ordered):
        _take_title_from_below(goal)
        if goal.title:
            ledger.place_words(("goals", number, "title"), goal.title, sentence_case=True)
        _list_repeated(goal, ordered, ledger)
        for section in goal.sections:
            _place_section(number, section, ledger, rules)
    _tell_differences(ordered, ledger)
    return ordered


def _list_if_no_goal(goal: GoalSection, goals: Sequence[GoalSection], ledger: Ledger) -> bool:
    """List what only looks like a goal: among goals with numbers one without, where none is missing."""
    numbered = [other for other in goals if other.number]
    if goal.number or len(numbered) <= len(goals) / 2:
        return False
    place = goals.index(goal)
    before = goals[place - 1].number if place else 0
    after = goals[place + 1].number if place + 1 < len(goals) else before + 2
    usual = Counter(tuple(sorted(_kinds(other))) for other in numbered).most_common(1)[0][0]
    if after == before + 2 and tuple(sorted(_kinds(goal))) == usual:
        return False
    ledger.list(goal.heading, messages.importing.UNKNOWN_HEADING)
    for section in goal.sections:
        list_section(section, ledger, messages.importing.UNDER_UNKNOWN)
    return True


def _kinds(goal: GoalSection) -> set[str]:
    return {section.kind for section in goal.sections if section.kind not in ("", "lead")}


def _in_order(goals: Sequence[GoalSection], ledger: Ledger) -> list[GoalSection]:
    """Order goals by the numbers that the document gives them, if these run on; else as they stand."""
    numbers = [goal.number for goal in goals]
    if sorted(numbers) == list(range(1, len(goals) + 1)):
        return sorted(goals, key=lambda goal: goal.number)
    if any(numbers):
        told = ", ".join(str(number or "–") for number in numbers)
        ledger.notes.append(messages.importing.NUMBERS_DO_NOT_RUN_ON.with_values(numbers=told))
    return list(goals)


def _place_label(goals: Sequence[GoalSection], ledger: Ledger) -> None:
    """Place the words before the numbers once: all goals have them in common."""
    usual = Counter(goal.label for goal in goals if goal.label).most_common(1)
    for goal in goals:
        if goal.is_label_typed and isinstance(goal.heading.block, Paragraph):
            # What of the heading is not its title are its number and the words before it.
            line = goal.heading.line
            before = line[: len(line) - len(goal.title)] if goal.title else line
            if usual and goal.label == usual[0][0]:
                if ("goals", "heading") in ledger.placed:
                    ledger.label(goal.label)
                else:
                    ledger.place_words(("goals", "heading"), goal.label, sentence_case=True)
                before = before.replace(goal.label, "", 1)
            elif goal.label:
                ledger.list_words(goal.label, goal.heading, messages.importing.OTHER_WORD_FOR_GOAL)
                before = before.replace(goal.label, "", 1)
            ledger.label(before)
    if usual and ("goals", "heading") not in ledger.placed:
        ledger.derive(("goals", "heading"), ledger.typesetter.sentence_case(usual[0][0]))


def _take_title_from_below(goal: GoalSection) -> None:
    """Where a heading is a number alone, take the first thing below it for the title, if it is set apart."""
    if goal.title:
        return
    lead = goal.sections[0]
    first = lead.items[0] if lead.items else None
    if first is not None and first.is_bold and not first.is_listed:
        goal.title = first.text
        lead.items.pop(0)
        return
    unknown = goal.sections[1] if len(goal.sections) > 1 else None
    if first is None and unknown is not None and not unknown.kind and unknown.heading is not None:
        goal.title = unknown.heading.text
        goal.sections[0:2] = [Section("lead", None, items=unknown.items)]


def _list_repeated(goal: GoalSection, goals: Sequence[GoalSection], ledger: Ledger) -> None:
    """List what a goal cannot have twice: a goal's heading is missing, or a part is in a wrong goal."""
    kinds = [section.kind for section in goal.sections]
    has_lead = bool(goal.sections[0].items)
    named = [kind for kind in kinds if kind not in ("", "lead")]
    repeated = [kind for kind, count in Counter(named).items() if count > 1]
    if has_lead and "description" in named and kinds[0] == "lead":
        # What stands above the description is something else.
        for item in goal.sections[0].items:
            ledger.list(item, messages.importing.BEFORE_DESCRIPTION)
        goal.sections[0].items.clear()
    if not repeated:
        return
    ledger.notes.append(messages.importing.PARTS_TWICE.with_values(goal=goal.title or goal.heading.line))
    seen: set[str] = set()
    cut = next(
        index
        for index, kind in enumerate(kinds)
        if kind in seen or (kind in repeated and seen.add(kind))  # type: ignore[func-returns-value]
    )
    before = [kind for kind in kinds[:cut] if kind not in ("", "lead")]
    after = [kind for kind in kinds[cut:] if kind not in ("", "lead")]
    # Where another goal has lost these parts, either of the two may be its.
    is_next_goal = before == after and not any(_kinds(other).isdisjoint(repeated) for other in goals)
    if is_next_goal:
        # The part before may have the lost heading in it, and what stood below that.
        gone = goal.sections[cut - 1 :]
        goal.sections = goal.sections[: cut - 1]
    else:
        gone = [section for section in goal.sections if section.kind in repeated]
        goal.sections = [section for section in goal.sections if section.kind not in repeated]
    for section in gone:
        list_section(section, ledger, messages.importing.SECOND_IN_GOAL)


def _place_section(number: int, section: Section, ledger: Ledger, rules: Rules) -> None:
    kind = "description" if section.kind == "lead" else section.kind
    if not kind:
        list_section(section, ledger)
        return
    _place_heading(section, ledger)
    if kind == "indicators":
        _place_indicators(number, section, ledger, rules)
    elif kind == "theme":
        _place_theme(number, section, ledger)
    else:
        _place_list(number, kind, section, ledger, rules)


def _place_heading(section: Section, ledger: Ledger) -> None:
    """Place the heading of a part of goals once; in other words, it is told of."""
    if section.heading is None or section.match is None:
        return
    words = section.match.words
    ledger.label_rest(section.heading, section.match)
    at = ("goals", "headings", section.kind)
    known = ledger.placed.get(at)
    if section.kind == "theme":
        ledger.label(words)
    elif known is None:
        ledger.place_words(at, words, sentence_case=True)
    elif known.words.casefold() == ledger.typesetter.clean(words).casefold():
        ledger.label(words)
    else:
        ledger.list_words(words, section.heading, messages.importing.OTHER_HEADING)


def _rest(section: Section) -> str:
    return section.match.rest if section.match is not None and section.heading is not None else ""


def _place_theme(number: int, section: Section, ledger: Ledger) -> None:
    items = list(section.items)
    at = ("goals", number, "theme")
    if rest := _rest(section):
        ledger.place_words(at, rest)
    elif items and not items[0].is_listed:
        ledger.place(at, items.pop(0))
    for item in items:
        ledger.list(item, messages.importing.NO_PLACE)


def _place_indicators(number: int, section: Section, ledger: Ledger, rules: Rules) -> None:
    """Leave indicators to be agreed: what they measure, in what unit and from where, is more than words."""
    at = ("goals", number, "indicators")
    rest = _rest(section)
    if rest:
        if rules.is_agreed_later(rest):
            ledger.place_words(at, rest)
        else:
            assert section.heading is not None  # noqa: S101 - the rest is of it
            ledger.list_words(rest, section.heading, messages.importing.INDICATORS_BY_HAND)
    for item in section.items:
        if at not in ledger.placed and rules.is_agreed_later(item.line):
            ledger.place(at, item)
        else:
            ledger.list(item, messages.importing.INDICATORS_BY_HAND)


def _place_list(number: int, kind: str, section: Section, ledger: Ledger, rules: Rules) -> None:
    items = list(section.items)
    count = 0
    if rest := _rest(section):
        ledger.place_words(("goals", number, kind, 0), rest)
        count = 1
    # A description is of paragraphs; under a heading of its own, it may be a list as a whole.
    takes_lists = kind != "description" or (
        section.heading is not None and all(item.is_listed for item in items)
    )
    are_listed = takes_lists and any(item.is_listed for item in items)
    closed: Phrase | None = None
    for index, item in enumerate(items):
        closed = closed or _closing(items, index, kind, are_listed=are_listed)
        if rules.is_agreed_later(item.line) and ("goals", number, "indicators") not in ledger.placed:
            # It says so even where the heading above it is missing, and closes what it stands in.
            ledger.place(("goals", number, "indicators"), item)
            closed = closed or messages.importing.AFTER_INDICATORS
        elif closed is not None:
            ledger.list(item, closed)
        elif are_listed and not item.is_listed:
            ledger.list(item, messages.importing.TEXT_BEFORE_LIST)
        else:
            ledger.place(("goals", number, kind, count), item)
            count += 1


def _closing(items: Sequence[Item], index: int, kind: str, *, are_listed: bool) -> Phrase | None:
    """Say why a text, and all after it, can hardly belong to a part of a goal; None where it can."""
    item = items[index]
    if kind == "description" and item.is_listed and not are_listed:
        return messages.importing.LIST_AFTER_TEXT
    if are_listed:
        before = [other for other in items[:index] if other.is_listed]
        if before and not item.is_listed:
            return messages.importing.TEXT_AFTER_LIST
        return (
            messages.importing.OTHER_LIST
            if before and {_numbering(before[0]), _numbering(item)} == {True, False}
            else None
        )
    return odd_one_out(items, index) if index else None


def _numbering(item: Item) -> bool | None:
    """True for an item with a number, False for one with a bullet; None for what stands deeper."""
    if not isinstance(item.block, Paragraph) or item.block.depth:
        return None
    return bool(item.block.label or item.block.typed)


def _tell_differences(goals: Sequence[GoalSection], ledger: Ledger) -> None:
    """Find what a goal lacks that others have: its texts may be in the part before, so that is uncertain."""
    have = {
        kind: [bool(ledger.placed.get(("goals", number, kind, 0))) for number in range(len(goals))]
        for kind in LISTS
    }
    headed = {
        kind: [any(section.kind == kind for section in goal.sections) for goal in goals]
        for kind in (*LISTS, "indicators")
    }
    for number, goal in enumerate(goals):
        lacks = [
            kind
            for kind in (*LISTS, "indicators")
            if not headed[kind][number]
            and sum(headed[kind]) > len(goals) / 2
            and not (kind in LISTS and have[kind][number])
        ]
        for kind in lacks:
            ledger.notes.append(
                messages.importing.LACKS_PART.with_values(goal=goal.title, part=_name_of(kind, ledger))
            )
            order = [*LISTS, "indicators"]
            for before in reversed(order[: order.index(kind)]):
                if ledger.placed.get(("goals", number, before, 0)):
                    ledger.doubt(messages.importing.MAY_HOLD_MORE, "goals", number, before)
                    break


def _name_of(kind: str, ledger: Ledger) -> str:
    placed = ledger.placed.get(("goals", "headings", kind))
    return placed.words if placed else kind
