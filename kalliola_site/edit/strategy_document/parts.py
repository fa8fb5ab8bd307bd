"""The parts of a strategy but its values and goals: its opening, story, mission, vision and last line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kalliola_site.edit.strategy_document.ledger import Field, Ledger
from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.rules import Rules, years_in
from kalliola_site.edit.strategy_document.sections import Section
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.documents.blocks import Paragraph

_LONGEST_PROMISE = 20
ENDS = re.compile(r"[.!?…][\"”’)]*\s*$")
_TWO = 2
_LONGEST_STATEMENT = 30


def place_opening(items: Sequence[Item], ledger: Ledger, rules: Rules) -> tuple[int, int] | None:
    """Place the name, the line below it and the promise; return the years that they name."""
    groups = list(_grouped(items))
    period: tuple[int, int] | None = None
    promises: list[Item] = []
    rest: list[tuple[Item, Phrase]] = []
    for heading, below in groups:
        is_unknown_section = False
        if heading is not None and rules.names_strategy(heading.line):
            taken = _place_name(heading, ledger, rules)
            period = period or taken
        elif heading is not None and _may_be_promise(heading, below, rules):
            promises.append(heading)
        elif heading is not None:
            is_unknown_section = not _role(heading)
            rest.append((heading, messages.importing.UNKNOWN_HEADING))
        for item in below:
            if rules.names_strategy(item.line) and not item.is_listed and not is_unknown_section:
                taken = _place_name(item, ledger, rules)
                period = period or taken
            else:
                why = messages.importing.UNDER_UNKNOWN if is_unknown_section else messages.importing.NO_PLACE
                rest.append((item, why))
    if len(promises) == 1:
        ledger.place(("promise",), promises[0])
    else:
        rest += [(item, messages.importing.SEVERAL_PROMISES) for item in promises]
    for item, why in sorted(rest, key=lambda found: found[0].number):
        ledger.list(item, why)
    return period


def _grouped(items: Sequence[Item]) -> Iterator[tuple[Item | None, list[Item]]]:
    heading: Item | None = None
    below: list[Item] = []
    for item in items:
        if item.level or _role(item):
            if heading is not None or below:
                yield heading, below
            heading, below = item, []
        else:
            below.append(item)
    if heading is not None or below:
        yield heading, below


def _role(item: Item) -> str:
    return item.block.role if isinstance(item.block, Paragraph) else ""


def _place_name(item: Item, ledger: Ledger, rules: Rules) -> tuple[int, int] | None:
    """Place a line with the word for a strategy and years, as its name or as the line below it."""
    is_name = rules.is_name(item.line) or bool(item.level) or bool(_role(item))
    for at in (("name",), ("subtitle",)) if is_name else (("subtitle",),):
        if at not in ledger.placed:
            ledger.place(at, item)
            return years_in(item.line)
    ledger.list(item, messages.importing.SAID_TWICE)
    return years_in(item.line)


def _may_be_promise(heading: Item, below: Sequence[Item], rules: Rules) -> bool:
    """A promise is a heading, or a subtitle, with nothing below it but the line with the years."""
    words = len(heading.line.split())
    if _role(heading) == "title" or words > _LONGEST_PROMISE or years_in(heading.line):
        return False
    if _role(heading) == "subtitle":
        return True
    return all(rules.names_strategy(item.line) and not item.is_listed for item in below)


def place_story(section: Section, ledger: Ledger) -> None:
    """Place the story: its heading as it is, and its points or paragraphs."""
    if section.heading is not None:
        ledger.place(("story", "headline"), section.heading)
    _place_prose("story", section.items, ledger)
    _list_subsections(section, ledger)


def place_statement(section: Section, ledger: Ledger) -> None:
    """Place the mission or the vision: its name, the one sentence and the paragraphs."""
    part = section.kind
    items = list(section.items)
    if section.match is not None:
        ledger.place_words((part, "title"), section.match.words, sentence_case=True)
        ledger.label_rest(section.heading, section.match)
        if section.match.rest:
            ledger.place_words((part, "statement"), section.match.rest)
    stated = None if items or (part, "statement") in ledger.placed else _stating(section.subsections)
    if stated is not None and stated.heading is not None:
        ledger.place((part, "statement"), stated.heading)
        items = list(stated.items)
        for sub in stated.subsections:
            list_section(sub, ledger)
    if (part, "statement") not in ledger.placed and items:
        _place_first_as_statement(part, items, ledger)
    _place_prose(part, items, ledger)
    for sub in section.subsections:
        if sub is not stated:
            list_section(sub, ledger)


def _stating(subsections: Sequence[Section]) -> Section | None:
    """Return the one whose heading is the sentence of a part: the only one, or the only sentence."""
    sentences = [sub for sub in subsections if sub.heading is not None and ENDS.search(sub.heading.line)]
    found = sentences if len(subsections) > 1 else list(subsections)
    return found[0] if len(found) == 1 else None


def _place_first_as_statement(part: str, items: list[Item], ledger: Ledger) -> None:
    """Take the first paragraph for the one sentence where it is bold, or all there is."""
    first = items[0]
    if first.is_listed or not first.text:
        return
    is_apart = first.is_bold and not all(item.is_bold for item in items[1:] if item.text)
    is_sentence = (
        len(first.line.split()) <= _LONGEST_STATEMENT and len(re.findall(r"[.!?](?:\s|$)", first.line)) < _TWO
    )
    if is_apart or (len(items) == 1 and is_sentence):
        ledger.place((part, "statement"), items.pop(0))
    elif is_sentence:
        ledger.place((part, "statement"), items.pop(0), doubt=messages.importing.FIRST_AS_STATEMENT)


def _place_prose(part: str, items: Sequence[Item], ledger: Ledger) -> None:
    """Place paragraphs, or the items of a list: what is of another sort than the first closes the section."""
    closed: Phrase | None = None
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        if not isinstance(item.block, Paragraph):
            continue
        if closed is None and before is not None:
            closed = odd_one_out(items, index)
        if closed is not None:
            ledger.list(item, closed)
        else:
            kind = "point" if item.is_listed else "paragraph"
            ledger.place(("pages", part, index, kind), item)


def odd_one_out(items: Sequence[Item], index: int) -> Phrase | None:
    """Say why an item can hardly belong with those before it; None where it can."""
    first, item, before = items[0], items[index], items[index - 1]
    announced = before.line.endswith(":") and not before.is_listed
    if item.is_listed != first.is_listed and not (item.is_listed and (announced or (before.is_listed and any(
        other.line.endswith(":") and not other.is_listed for other in items[:index])))):  # fmt: skip
        return messages.importing.LIST_AFTER_TEXT if item.is_listed else messages.importing.TEXT_AFTER_LIST
    if item.is_bold and not before.is_bold and not item.is_listed:
        return messages.importing.BOLD_AFTER_TEXT
    return None


def place_line(section: Section, at: Field, ledger: Ledger) -> None:
    """Place a single line that has a heading of its own: the promise, or the last line."""
    if section.heading is not None and section.match is not None:
        rest = section.match.rest
        if rest:
            ledger.place_words(at, rest)
            ledger.label(section.match.words)
            ledger.label_rest(section.heading, section.match)
        else:
            ledger.label(section.heading.text)
    items = list(section.items)
    if at not in ledger.placed and len(items) == 1 and not section.subsections and not items[0].is_listed:
        ledger.place(at, items.pop(0))
    for item in items:
        ledger.list(item, messages.importing.NO_PLACE)
    _list_subsections(section, ledger)


def _list_subsections(section: Section, ledger: Ledger) -> None:
    for sub in section.subsections:
        list_section(sub, ledger)


def list_section(section: Section, ledger: Ledger, why: Phrase = messages.importing.UNKNOWN_HEADING) -> None:
    """List all of a section; ``why`` its heading has no place."""
    if section.heading is not None:
        ledger.list(section.heading, why)
    for item in section.all_items:
        ledger.list(item, messages.importing.UNDER_UNKNOWN)
