"""The ledger: where each passage of a document went. All that came in must be in it, so nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from kalliola_site.edit.strategy_document.outline import Item
from kalliola_site.edit.strategy_document.rules import Match
from kalliola_site.edit.strategy_document.typography import Change, Typesetter, escaped
from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.documents.blocks import (
    IN_TEXT,
    Document,
    Paragraph,
    Run,
    Table,
    Where,
    letters_in,
    paragraphs_in,
)

Field = tuple[str | int, ...]
"""A text of the content: ``("vision", "statement")``, ``("goals", 0, "means", 2)``."""


@frozen_value
class Placed:
    """A text that has its place in the content."""

    field: Field
    text: str
    """In Markdown, as the content is to have it."""
    words: str
    """The same without any marks."""
    doubt: Phrase | None = None
    """Why the place is not certain; None where it is."""
    is_derived: bool = False
    """True where it was made of words that are placed elsewhere already."""


@frozen_value
class Listed:
    """A passage that has no place."""

    text: str
    why: Phrase
    where: Where
    near: str = ""
    """The heading above it."""


@dataclass(frozen=True)
class StrategyText:
    """A strategy as a document says it: what was recognised, and what was not."""

    language: str
    period: tuple[int, int] | None
    placed: tuple[Placed, ...]
    listed: tuple[Listed, ...]
    said_again: tuple[str, ...]
    """What the document says a second time, as a house does, in the same words."""
    changes: tuple[Change, ...]
    notes: tuple[Phrase, ...]
    """What is to be known of how it was recognised."""

    @cached_property
    def _by_field(self) -> Mapping[Field, Placed]:
        return {item.field: item for item in self.placed}

    def text(self, *field: str | int) -> str:
        """Return the text of a field; empty where the document has none."""
        found = self._by_field.get(field)
        return found.text if found is not None else ""

    def words(self, *field: str | int) -> str:
        """Return the words of a field without any marks; empty where the document has none."""
        found = self._by_field.get(field)
        return found.words if found is not None else ""

    @cached_property
    def _lists(self) -> Mapping[Field, list[str]]:
        lists: dict[Field, list[str]] = {}
        for item in self.placed:
            lists.setdefault(item.field[:-1], []).append(item.text)
        return lists

    def texts(self, *field: str | int) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(self._lists.get(field, ()))

    def count(self, *field: str | int) -> int:
        """Return how many items a list has whose items have fields of their own."""
        length = len(field)
        found = [
            item.field[length]
            for item in self.placed
            if item.field[:length] == field and len(item.field) > length
        ]
        return max((index + 1 for index in found if isinstance(index, int)), default=0)


class LettersLostError(RuntimeError):
    """The letters that went out are not those that came in: a mistake of this program."""


@dataclass(slots=True)
class Ledger:
    """Keeps account while a document is recognised."""

    typesetter: Typesetter
    placed: dict[Field, Placed] = field(default_factory=dict)
    listed: list[Listed] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    """Numbers, and the words before them."""
    notes: list[Phrase] = field(default_factory=list)
    tables: set[int] = field(default_factory=set)
    """The tables that were read row by row, or listed, by their numbers in the document."""
    near: dict[int, str] = field(default_factory=dict)
    """The heading above each thing in the document, by its number."""

    def place(self, at: Field, item: Item, *, doubt: Phrase | None = None) -> None:
        """Give the whole of a paragraph its place."""
        if isinstance(item.block, Paragraph):
            self.place_runs(at, item.block.runs, item, doubt=doubt)

    def place_runs(self, at: Field, runs: Iterable[Run], item: Item, *, doubt: Phrase | None = None) -> None:
        """Give a part of a paragraph its place, with what is bold in it."""
        self._take_mark(item)
        self._put(Placed(at, *self.typesetter.set_runs(runs), doubt))

    def place_words(
        self, at: Field, words: str, *, doubt: Phrase | None = None, sentence_case: bool = False
    ) -> None:
        """Give words of a heading their place."""
        cleaned = self.typesetter.clean(words)
        cleaned = self.typesetter.sentence_case(cleaned) if sentence_case else cleaned
        self._put(Placed(at, escaped(cleaned), cleaned, doubt))

    def _put(self, placed: Placed) -> None:
        """Put a text in its place; where something stands there already, nothing is written over it."""
        before = self.placed.get(placed.field)
        if before is None or before.is_derived:
            self.placed[placed.field] = placed
        elif placed.words:
            self.listed.append(Listed(placed.words, messages.importing.SAID_TWICE, IN_TEXT))

    def derive(self, at: Field, text: str) -> None:
        """Put in a field what is made of words that are placed elsewhere."""
        self.placed.setdefault(at, Placed(at, escaped(text), text, is_derived=True))

    def doubt(self, why: Phrase, *at: str | int) -> None:
        """Mark the placing of a field, or of all below it, as uncertain."""
        for place, item in list(self.placed.items()):
            if place[: len(at)] == at and item.doubt is None and not item.is_derived:
                self.placed[place] = replace(item, doubt=why)

    def list(self, item: Item, why: Phrase) -> None:
        """Put a passage on the list of those without a place."""
        if isinstance(item.block, Table):
            if item.number in self.tables:
                return
            self.tables.add(item.number)
        for paragraph in paragraphs_in([item.block]):
            self.list_words(paragraph.text, item, why, paragraph.where)
            if paragraph.typed:
                self.labels.append(paragraph.typed)

    def list_words(self, words: str, item: Item, why: Phrase, where: Where = IN_TEXT) -> None:
        """Put a part of a passage on that list."""
        if words.strip():
            self.listed.append(Listed(words.strip(), why, where, self.near.get(item.number, "")))

    def say_again(self, item: Item) -> None:
        """Note what says what is placed already."""
        self.again.append(item.text)
        self._take_mark(item)

    def label(self, words: str) -> None:
        """Note a number, or the words before one."""
        self.labels.append(words)

    def label_rest(self, heading: Item | None, match: Match | None) -> None:
        """Note what of a heading is neither its words nor what it goes on with: the number of a chapter."""
        if heading is not None and match is not None:
            self.labels.append(heading.line.replace(match.words, "", 1).replace(match.rest, "", 1))

    def _take_mark(self, item: Item) -> None:
        if isinstance(item.block, Paragraph) and item.block.typed:
            self.labels.append(item.block.typed)

    def closed(self, document: Document, language: str, period: tuple[int, int] | None) -> StrategyText:
        """Close the account.

        Raises:
            LettersLostError: The letters of the document are not those of what was placed and listed.
        """
        for aside in document.asides:
            if aside.where.kind != "deleted":
                self.listed.append(Listed(aside.text.strip(), _ASIDES[aside.where.kind], aside.where))
        own = [item.words for item in self.placed.values() if not item.is_derived]
        out = letters_in((*own, *(item.text for item in self.listed), *self.again, *self.labels))
        if out != document.letters:
            raise LettersLostError(
                f"lost {_counted(document.letters - out)}, doubled {_counted(out - document.letters)}"
            )
        return StrategyText(
            language,
            period,
            tuple(self.placed.values()),
            tuple(self.listed),
            tuple(self.again),
            tuple(self.typesetter.changes),
            tuple(self.notes),
        )


_ASIDES = {
    "contents": messages.importing.IS_CONTENTS,
    "header": messages.importing.IS_HEADER,
    "footer": messages.importing.IS_FOOTER,
    "note": messages.importing.IS_NOTE,
    "comment": messages.importing.IS_COMMENT,
    "hidden": messages.importing.IS_HIDDEN,
}


def _counted(letters: Counter[str]) -> str:
    return ", ".join(f"{letter} × {count}" for letter, count in letters.most_common(12)) or "none"
