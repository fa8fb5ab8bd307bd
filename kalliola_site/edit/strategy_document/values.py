"""The values: under headings of their own, in lines of name and text, in a table, or only named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kalliola_site.edit.strategy_document.house import table_as_house
from kalliola_site.edit.strategy_document.ledger import Ledger
from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.parts import ENDS, list_section
from kalliola_site.edit.strategy_document.rules import Rules
from kalliola_site.edit.strategy_document.sections import Section
from kalliola_site.problems import messages
from kalliola_site.syntax.documents.blocks import Paragraph, Run, Table, paragraphs_in

_LONGEST_NAME = 5
"""How many words the name of a value has at most."""
_LONGEST_IN_LINE = 3
"""How many it has at most where several are named in a line."""
_SEVERAL = 2


def place_values(section: Section, ledger: Ledger, rules: Rules) -> None:
    """Place the values, each with its name and what it means."""
    if section.match is not None:
        ledger.place_words(("values", "title"), section.match.words, sentence_case=True)
        ledger.label_rest(section.heading, section.match)
        if section.match.rest and (section.subsections or section.items):
            # What names the values before they are explained is their line in the house.
            ledger.place_words(("values", "summary"), section.match.rest)
        elif section.match.rest and section.heading is not None:
            _place_names_in_line(section.match.rest, section.heading, ledger, rules)
    if section.subsections:
        for item in section.items:
            if not isinstance(item.block, Table):
                ledger.list(item, messages.importing.BEFORE_VALUES)
        _place_headed_values(section.subsections, ledger)
    else:
        _place_values_in_lines(section.items, ledger, rules)


def _place_names_in_line(line: str, heading: Item, ledger: Ledger, rules: Rules) -> None:
    """Place values that are only named, one after the other: ``Values: joy, fairness and trust``."""
    names = [name for name in rules.between_names.split(line.rstrip(". ")) if name]
    if len(names) < _SEVERAL or any(len(name.split()) > _LONGEST_IN_LINE for name in names):
        ledger.list_words(line, heading, messages.importing.NO_PLACE)
        return
    for number, name in enumerate(names):
        ledger.place_words(("values", "items", number, "name"), name)
    ledger.label(" ".join(rules.between_names.findall(line)))


def _place_headed_values(values: Sequence[Section], ledger: Ledger) -> None:
    counts = sorted(len(value.all_items) for value in values)
    usual = counts[(len(counts) - 1) // 2]
    number = 0
    for value in values:
        name = value.heading
        if name is None:
            continue
        is_name = len(name.line.split()) <= _LONGEST_NAME and not ENDS.search(name.line)
        texts = value.all_items
        is_alike = len(texts) <= max(usual, 1) and not any(item.is_listed for item in texts)
        if not is_name or not is_alike or value.subsections:
            list_section(
                value,
                ledger,
                messages.importing.NOT_A_VALUE if not is_name else messages.importing.NOT_LIKE_OTHERS,
            )
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


def _place_values_in_lines(items: Sequence[Item], ledger: Ledger, rules: Rules) -> None:
    """Place values that stand a line each: ``Joy – we build a world …``; or a row of a table each."""
    number = 0
    ended = False
    lines = [item for item in items if _split_value(item) is not None]
    is_list = bool(lines) and lines[0].is_listed
    for item in items:
        if isinstance(item.block, Table) and table_as_house(item.block, rules) is not None:
            continue
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
    if item.is_listed and len(item.line.split()) <= _LONGEST_NAME and not ENDS.search(item.line):
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
        start += len(text[start:]) - len(text[start:].lstrip(" \t\n\u00a0–—:-"))
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
        is_value = (
            len(row) == len(("name", "text"))
            and len(row[0].line.split()) <= _LONGEST_NAME
            and not ENDS.search(row[0].line)
        )
        if is_value and ENDS.search(row[1].line):
            ledger.place_words(("values", "items", number + placed, "name"), row[0].text, sentence_case=True)
            ledger.place(("values", "items", number + placed, "text"), row[1])
            placed += 1
        else:
            for other in row:
                ledger.list(other, messages.importing.NOT_A_VALUE)
    return placed
