"""The parts of a strategy but its goals: its opening, story, values, mission, vision and last line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kalliola_site.edit.strategy_document.ledger import Field, Ledger
from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.rules import Rules, years_in
from kalliola_site.edit.strategy_document.sections import Section
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.documents.blocks import Paragraph, Run, Table, paragraphs_in

_LONGEST_NAME = 5
"""How many words the name of a value has at most."""
_LONGEST_PROMISE = 20
_NAME_AND_TEXT = re.compile(r"\s*[–—:-]\s*")
_ENDS = re.compile(r"[.!?…][\"”’)]*\s*$")
_TWO = 2
_LONGEST_IN_LINE = 3
_BETWEEN_NAMES = re.compile(r"\s*[,;·•]\s*|\s+(?:ja|sekä|and|&)\s+")
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
        elif heading is not None and (is_promise := _may_be_promise(heading, below, rules)):
            promises.append(heading)
        elif heading is not None:
            is_unknown_section = not _role(heading)
            rest.append((heading, messages.importing.UNKNOWN_HEADING))
        for item in below:
            if rules.names_strategy(item.line) and not item.is_listed and not is_unknown_section:
                taken = _place_name(item, ledger, rules)
                period = period or taken
                if ledger.placed.get(("name",)) is None and taken is None:
                    rest.append((item, messages.importing.NO_PLACE))
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
    for at in ((("name",), ("subtitle",)) if is_name else (("subtitle",),)):
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
    """Return the one whose heading is the sentence of a part: the only one, or the only one that is a sentence."""
    sentences = [sub for sub in subsections if sub.heading is not None and _ENDS.search(sub.heading.line)]
    found = sentences if len(subsections) > 1 else list(subsections)
    return found[0] if len(found) == 1 else None


def _place_first_as_statement(part: str, items: list[Item], ledger: Ledger) -> None:
    """Take the first paragraph for the one sentence where it is set apart by being bold, or is all there is."""
    first = items[0]
    if first.is_listed or not first.text:
        return
    is_apart = first.is_bold and not all(item.is_bold for item in items[1:] if item.text)
    is_sentence = len(first.line.split()) <= _LONGEST_STATEMENT and len(re.findall(r"[.!?](?:\s|$)", first.line)) < _TWO
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
    if item.is_listed != first.is_listed and not (item.is_listed and (announced or before.is_listed and any(
        other.line.endswith(":") and not other.is_listed for other in items[:index]))):  # fmt: skip
        return messages.importing.LIST_AFTER_TEXT if item.is_listed else messages.importing.TEXT_AFTER_LIST
    if item.is_bold and not before.is_bold and not item.is_listed:
        return messages.importing.BOLD_AFTER_TEXT
    return None


def place_values(section: Section, ledger: Ledger) -> None:
    """Place the values, each with its name and what it means."""
    if section.match is not None:
        ledger.place_words(("values", "title"), section.match.words, sentence_case=True)
        if section.match.rest and section.heading is not None:
            _place_names_in_line(section.match.rest, section.heading, ledger)
    if section.subsections:
        for item in section.items:
            ledger.list(item, messages.importing.BEFORE_VALUES)
        _place_headed_values(section.subsections, ledger)
    else:
        _place_values_in_lines(section.items, ledger)


def _place_names_in_line(line: str, heading: Item, ledger: Ledger) -> None:
    """Place values that are only named, one after the other: ``Values: joy, fairness and trust``."""
    names = [name for name in _BETWEEN_NAMES.split(line.rstrip(". ")) if name]
    if len(names) < _TWO or any(len(name.split()) > _LONGEST_IN_LINE for name in names):
        ledger.list_words(line, heading, messages.importing.NO_PLACE)
        return
    for number, name in enumerate(names):
        ledger.place_words(("values", "items", number, "name"), name)
    ledger.label(" ".join(_BETWEEN_NAMES.findall(line)))


def _place_headed_values(values: Sequence[Section], ledger: Ledger) -> None:
    counts = sorted(len(value.all_items) for value in values)
    usual = counts[(len(counts) - 1) // 2]
    number = 0
    for value in values:
        name = value.heading
        if name is None:
            continue
        is_name = len(name.line.split()) <= _LONGEST_NAME and not _ENDS.search(name.line)
        texts = value.all_items
        is_alike = len(texts) <= max(usual, 1) and not any(item.is_listed for item in texts)
        if not is_name or not is_alike or value.subsections:
            list_section(value, ledger, messages.importing.NOT_A_VALUE if not is_name else messages.importing.NOT_LIKE_OTHERS)
            continue
        ledger.place_words(("values", "items", number, "name"), name.text, sentence_case=True)
        _place_value_text(number, texts, ledger)
        number += 1


def _place_value_text(number: int, texts: Sequence[Item], ledger: Ledger) -> None:
    runs = [run for item in texts for run in (Run(" "), *_runs(item))]
    if texts:
        ledger.place_runs(("values", "items", number, "text"), runs[1:], texts[0])


def _runs(item: Item) -> tuple[Run, ...]:
    return item.block.runs if isinstance(item.block, Paragraph) else ()


def _place_values_in_lines(items: Sequence[Item], ledger: Ledger) -> None:
    """Place values that stand a line each: ``Joy – we build a world …``; or a row of a table each."""
    number = sum(at[:2] == ("values", "items") and at[-1] == "name" for at in ledger.placed)
    ended = False
    lines = [item for item in items if _split_value(item) is not None]
    is_list = bool(lines) and lines[0].is_listed
    for item in items:
        if isinstance(item.block, Table):
            number += _place_values_in_table(item.block, number, item, ledger)
            continue
        split = _split_value(item)
        if split is None or ended or item.is_listed != is_list:
            ended = ended or number > 0
            ledger.list(item, messages.importing.NOT_A_VALUE)
            continue
        name, text = split
        ledger.place_words(("values", "items", number, "name"), name, sentence_case=True)
        if text:
            ledger.place_runs(("values", "items", number, "text"), text, item)
        number += 1


def _split_value(item: Item) -> tuple[str, tuple[Run, ...]] | None:
    """Part the name of a value from its text: by a dash, a colon, or where what is bold ends."""
    if not item.text:
        return None
    text = item.text
    if item.is_listed and len(item.line.split()) <= _LONGEST_NAME and not _ENDS.search(item.line):
        return item.line, ()
    runs = _runs(item)
    bold = 0
    for run in runs:
        if not run.is_bold:
            break
        bold += len(run.text)
    at = re.search(r"\s[–—-]\s|:\s|[–—]\s", text)
    if 0 < bold < len(text):
        name, start = text[:bold], bold
        start += len(re.match(r"[\s–—:-]*", text[start:])[0])  # type: ignore[index] - it always matches
    elif at is not None:
        name, start = text[: at.start()], at.end()
    else:
        return None
    name = re.sub(r"[\s–—:.-]+$", "", name)
    if not name or len(name.split()) > _LONGEST_NAME:
        return None
    return name, _from(runs, start)


def _from(runs: Sequence[Run], start: int) -> tuple[Run, ...]:
    left, found = start, []
    for run in runs:
        taken = min(left, len(run.text))
        left -= taken
        if run.text[taken:]:
            found.append(Run(run.text[taken:], run.is_bold))
    return tuple(found)


def _place_values_in_table(table: Table, number: int, item: Item, ledger: Ledger) -> int:
    ledger.tables.add(item.number)
    rows: dict[int, list[Item]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).extend(Item(item.number, block) for block in paragraphs_in(cell.blocks))
    placed = 0
    for row in rows.values():
        is_value = len(row) == 2 and len(row[0].line.split()) <= _LONGEST_NAME and not _ENDS.search(row[0].line)  # noqa: PLR2004 - a name and a text
        if is_value and _ENDS.search(row[1].line):
            ledger.place_words(("values", "items", number + placed, "name"), row[0].text, sentence_case=True)
            ledger.place(("values", "items", number + placed, "text"), row[1])
            placed += 1
        else:
            for other in row:
                ledger.list(other, messages.importing.NOT_A_VALUE)
    return placed


def place_line(section: Section, at: Field, ledger: Ledger) -> None:
    """Place a single line that has a heading of its own: the promise, or the last line."""
    if section.heading is not None and section.match is not None:
        rest = section.match.rest
        if rest:
            ledger.place_words(at, rest)
            ledger.label(section.match.words)
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
    if section.heading is not None:
        ledger.list(section.heading, why)
    for item in section.all_items:
        ledger.list(item, messages.importing.UNDER_UNKNOWN)



