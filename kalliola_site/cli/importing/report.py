"""The report on a strategy in a document: what was recognised, changed and left out."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.edit.strategy_document.ledger import Field, Listed, StrategyText
    from kalliola_site.model.content import Content
    from kalliola_site.problems.problem import Phrase
    from kalliola_site.syntax.documents.blocks import Document, Where

_REMARKS = ("comment", "note")
_NAMES_WIDTH = 12


def tell_report(
    out: Output, file: Path, document: Document, text: StrategyText, content: Content | None
) -> None:
    """Say all that there is to know of what was recognised; ``content`` is what the strategy comes into."""
    said = messages.import_report
    click.echo(_bold(out.words(said.RECOGNISED, file=file.name, language=text.language)))
    for name, words in _recognised(out, text):
        _line(f"  {name:{_NAMES_WIDTH}} ", words)
    _tell(out, said.UNCERTAIN, list(_uncertain(out, text)))
    _tell(out, said.TYPOGRAPHY, [f"{out.words(change.what)}: {change.words}" for change in text.changes])
    deleted = [aside for aside in document.asides if aside.where.kind == "deleted"]
    _tell(
        out, said.DELETED, [f"{_quoted(out, aside.text)} {_where(out, aside.where, '')}" for aside in deleted]
    )
    remarks = [item for item in text.listed if item.where.kind in _REMARKS]
    _tell(out, said.REMARKS, [_passage(out, item) for item in remarks])
    unplaced = [item for item in text.listed if item.where.kind not in _REMARKS]
    _tell(out, said.UNPLACED, [_passage(out, item) for item in unplaced])
    if not unplaced:
        click.echo(f"\n{out.words(said.NOTHING_UNPLACED)}")
    if content is not None:
        _tell(out, said.KEPT, list(_kept(out, text, content)))
    notes = [out.words(note) for note in text.notes]
    ending = file.suffix.lower()
    if (
        document.ending
        and ending != document.ending
        and ending not in (".markdown", ".txt", ".docm", ".dotx")
    ):
        notes.append(out.words(said.READ_AS_OTHER, ending=ending or "–", kind=document.ending))
    _tell(out, said.NOTES, notes)
    click.echo()


def _recognised(out: Output, text: StrategyText) -> Iterator[tuple[str, str]]:
    said = messages.import_report
    years = f"{text.period[0]}–{text.period[1]}" if text.period else ""
    nothing = out.words(said.NOT_THERE)
    yield out.words(said.YEARS), years or nothing
    for name, at in ((said.NAME, "name"), (said.SUBTITLE, "subtitle"), (said.PROMISE, "promise")):
        yield out.words(name), text.words(at) or nothing
    for name, part, sentence in (
        (said.STORY, "story", "headline"),
        (said.VISION, "vision", "statement"),
        (said.MISSION, "mission", "statement"),
    ):
        yield out.words(name), "; ".join(_part(out, text, part, sentence)) or nothing
    values = [
        text.words("values", "items", number, "name") for number in range(text.count("values", "items"))
    ]
    yield out.words(said.VALUES), ", ".join(values) or nothing
    roles = sum(bool(text.words(part, "role")) for part in ("vision", "goals", "mission", "values"))
    themes = sum(bool(text.words("goals", number, "theme")) for number in range(text.count("goals")))
    if roles:
        yield (
            out.words(said.HOUSE),
            f"{out.words(said.LINES, count=roles)}; {out.words(said.THEMES, count=themes)}",
        )
    for number in range(text.count("goals")):
        yield out.words(said.GOAL, number=number + 1), "; ".join(_goal(out, text, number))
    yield out.words(said.CLOSING), text.words("closing") or nothing


def _part(out: Output, text: StrategyText, part: str, sentence: str) -> Iterator[str]:
    if words := text.words(part, sentence):
        yield words
    kinds = [item.field[-1] for item in text.placed if item.field[:2] == ("pages", part)]
    for kind, phrase in (
        ("point", messages.import_report.POINTS),
        ("paragraph", messages.import_report.PARAGRAPHS),
    ):
        if count := kinds.count(kind):
            yield out.words(phrase, count=count)


def _goal(out: Output, text: StrategyText, number: int) -> Iterator[str]:
    said = messages.import_report
    yield text.words("goals", number, "title") or out.words(said.NOT_THERE)
    if theme := text.words("goals", number, "theme"):
        yield out.words(said.THEME, theme=theme)
    for key, phrase in (
        ("description", said.DESCRIPTION),
        ("means", said.MEANS),
        ("outcomes", said.OUTCOMES),
    ):
        yield out.words(phrase, count=len(text.texts("goals", number, key)))
    if text.words("goals", number, "indicators"):
        yield out.words(said.AGREED_LATER)


def _kept(out: Output, text: StrategyText, content: Content) -> Iterator[str]:
    """Name what goes on saying what it says: names, headings and lines of the house."""
    from kalliola_site.edit.period_texts import part_of
    from kalliola_site.model.base import localized_texts

    for location, words in localized_texts(content.strategy):
        place = ".".join(map(str, location))
        if not part_of(place) and location != ("period_ended",) and not text.words(*location):
            yield f"{place}: {_quoted(out, words[text.language])}"


def _uncertain(out: Output, text: StrategyText) -> Iterator[str]:
    for item in text.placed:
        if item.doubt is not None:
            yield f"{_named(item.field)}: {_quoted(out, item.words)} – {out.words(item.doubt)}"


def _named(field: Field) -> str:
    """Name a field as content names it; what is counted, from 1."""
    return ".".join(
        str(step + 1) if isinstance(step, int) else step
        for step in field
        if step not in ("point", "paragraph")
    )


def _passage(out: Output, item: Listed) -> str:
    where = _where(out, item.where, item.near)
    told = f"({where}; {out.words(item.why)})" if where else f"({out.words(item.why)})"
    return f"{_quoted(out, ' '.join(item.text.split()))} {told}"


def _quoted(out: Output, words: str) -> str:
    return out.words(messages.import_report.QUOTED, words=words)


def _where(out: Output, where: Where, near: str) -> str:
    said = messages.import_report
    places = []
    if where.kind == "table":
        table, row, column = where.numbers
        places.append(out.words(said.IN_TABLE, table=table, row=row, column=column))
    elif where.kind == "box" and where.numbers:
        places.append(out.words(said.IN_BOX, box=where.numbers[0]))
    if where.near:
        places.append(out.words(said.ON_WORDS, words=where.near))
    if near:
        places.append(out.words(said.UNDER_HEADING, heading=near))
    return ", ".join(places)


def _tell(out: Output, heading: Phrase, items: Iterable[str]) -> None:
    told = list(items)
    if told:
        click.echo(f"\n{_bold(out.words(heading, count=len(told)))}")
        for item in told:
            _line("  – ", item)


def _line(start: str, words: str) -> None:
    width = max(40, shutil.get_terminal_size((100, 24)).columns)
    line = start + " ".join(words.split())
    if len(line) > width:
        indent = " " * len(start)
        line = textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False)
    click.echo(line)


def _bold(words: str) -> str:
    return click.style(words, bold=True)
