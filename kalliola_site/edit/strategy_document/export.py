"""The strategy as a document for the board: the blocks that ``import strategy`` recognises again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from kalliola_site.edit.strategy_document.rules import rules
from kalliola_site.language.text import localize
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import WHOLE_STRATEGY
from kalliola_site.model.strategy import Goal
from kalliola_site.syntax.documents.blocks import Block, Cell, Paragraph, Run, Table
from kalliola_site.syntax.documents.markdown_document import read_markdown


def strategy_blocks(content: Content, language: str) -> tuple[Block, ...]:
    """Write the present strategy, in one language, as headings, paragraphs, lists and the house as a table.

    Args:
        content: The content.
        language: The language; what is missing in it is in the language of the strategy.
    """
    return tuple(_Writer(content, language).all())


def document_name(content: Content, language: str) -> str:
    """Name the file of a strategy in a language, as its page and its years are called."""
    slug = content.site.pages[WHOLE_STRATEGY].slug
    name = WHOLE_STRATEGY if slug is None else slug.get(language) or slug[content.languages[0]]
    return f"{name}-{content.strategy.period.name}.docx"


class _Writer:
    def __init__(self, content: Content, language: str) -> None:
        self._content = content
        self._language = language
        self._source = content.languages[0]

    def all(self) -> Iterator[Block]:
        strategy = self._content.strategy
        yield self._paragraph(strategy.name, role="title")
        yield self._paragraph(strategy.promise, level=1)
        yield self._paragraph(strategy.subtitle)
        yield self._paragraph(strategy.story.headline, level=1)
        yield from self._long_text("story")
        yield self._paragraph(strategy.values.title, level=1)
        for value in strategy.values.items:
            yield self._paragraph(value.name, level=2)
            yield self._paragraph(value.text)
        for key, part in (("mission", strategy.mission), ("vision", strategy.vision)):
            yield self._paragraph(part.title, level=1)
            yield self._paragraph(part.statement, level=2)
            yield from self._long_text(key)
        yield self._house()
        for goal in self._content.goals:
            yield from self._goal(goal)
        yield self._paragraph(strategy.closing, is_bold=True)

    def _goal(self, goal: Goal) -> Iterator[Block]:
        headings = self._content.strategy.goals.headings
        label = self._words(self._content.strategy.goals.heading)
        yield Paragraph((Run(f"{label} {goal.number}: {self._words(goal.title)}"),), level=1)
        yield self._paragraph(headings.description, level=2)
        yield from map(self._paragraph, goal.description)
        yield self._paragraph(headings.means, level=2)
        yield from map(self._item, goal.means_texts)
        yield self._paragraph(headings.outcomes, level=2)
        yield from map(self._item, goal.outcomes)
        yield self._paragraph(headings.indicators, level=2)
        if isinstance(goal.indicators, str):
            yield Paragraph((Run(self._to_be_agreed()),))
        else:
            yield from (self._item(indicator.name) for indicator in goal.indicators)

    def _house(self) -> Table:
        strategy, goals = self._content.strategy, self._content.goals
        rows: tuple[list[tuple[Paragraph, ...]], ...] = (
            [self._storey(strategy.vision.role, strategy.vision.statement)],
            [self._storey(strategy.goals.role)],
            [(self._paragraph(goal.theme), self._line(goal)) for goal in goals],
            [self._storey(strategy.mission.role, strategy.mission.statement)],
            [self._storey(strategy.values.role, strategy.values.summary)],
        )
        return Table(
            tuple(
                Cell(row, column, tuple(replace(paragraph, is_centred=True) for paragraph in cell))
                for row, cells in enumerate(rows)
                for column, cell in enumerate(cells)
            )
        )

    def _storey(self, role: LocalizedText, *texts: LocalizedText) -> tuple[Paragraph, ...]:
        return self._paragraph(role, is_bold=True), *map(self._paragraph, texts)

    def _line(self, goal: Goal) -> Paragraph:
        return Paragraph((Run(f"{goal.number}. {self._words(goal.line)}", is_bold=True),))

    def _to_be_agreed(self) -> str:
        """Say that indicators are to be agreed as the document of a board does, where that is known."""
        known = rules().to_be_agreed
        words = min(
            known.get(self._language) or known.get(self._source) or {"–"}, key=lambda text: (len(text), text)
        )
        return words[:1].upper() + words[1:]

    def _long_text(self, key: str) -> Iterator[Block]:
        texts = self._content.texts
        source = texts.get((key, self._language)) or texts[key, self._source]
        yield from read_markdown(source.text).blocks

    def _item(self, text: LocalizedText) -> Paragraph:
        return replace(self._paragraph(text), depth=0)

    def _paragraph(
        self,
        text: LocalizedText,
        level: int = 0,
        role: Literal["", "title"] = "",
        *,
        is_bold: bool = False,
    ) -> Paragraph:
        written = localize(text, self._language, self._source).source
        blocks = read_markdown(written).blocks
        match blocks:
            case (Paragraph(level=0, depth=-1) as only,):
                runs = only.runs
            case _:
                # A text that looks like a heading or a list is none: it stands in YAML as one text.
                runs = (Run(self._words(text)),)
        if is_bold:
            runs = tuple(replace(run, is_bold=True) for run in runs)
        return Paragraph(runs, level=level, role=role)

    def _words(self, text: LocalizedText) -> str:
        return localize(text, self._language, self._source).words
