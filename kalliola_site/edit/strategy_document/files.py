"""A recognised strategy as files of content: in the source language, with what is uncertain marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from kalliola_site.edit.scaffold import (
    NewGoal,
    Texts,
    TranslatorFactory,
    goal_file,
    in_all_languages,
    unwritten,
)
from kalliola_site.edit.strategy_document.ledger import Field, LettersLostError, StrategyText
from kalliola_site.edit.strategy_document.names import Names
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.base import LocalizedText
from kalliola_site.model.content import Content
from kalliola_site.model.page_types import parts_with_text
from kalliola_site.model.paths import PAGES
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.markdown import plain_text
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.unconfirmed import markdown_comment, yaml_comment
from kalliola_site.syntax.yaml_document import Document, Value
from kalliola_site.syntax.yaml_editor import with_comments, with_values
from kalliola_site.syntax.yaml_reader import read_yaml

_SHORT_TEXTS = ("name", "subtitle", "promise", "story", "vision", "mission", "goals", "closing", "values")
_LISTS = ("description", "means", "outcomes")


@frozen_value
class StrategyFiles:
    """Makes the files of a strategy."""

    text: StrategyText
    names: Names
    languages: tuple[str, ...]
    """The languages of the site, the source first."""
    voices: tuple[Translate, ...]
    """Put comments into each language that messages can be had in."""
    speaker: TranslatorFactory
    """Words what is yet to be written, in the languages of the site."""
    known: Mapping[str, Texts] = field(default_factory=dict)
    """Texts that the content has already in several languages, by what they say in the source language."""

    def strategy(self, source: Source) -> Source:
        """Put what was recognised into ``strategy.yml``; what was not goes on saying what it says."""
        document = _read(source)
        values: dict[Location, Value] = {}
        comments: dict[Location, str] = {}
        present: Any = document.value
        for item in self.text.placed:
            at = item.field
            if (
                at[0] not in _SHORT_TEXTS
                or at[:2] == ("values", "items")
                or isinstance(at[1:2] and at[1], int)
            ):
                continue
            now = _at(present, at)
            if now is None or now.get(self.text.language) != item.text:
                values[at] = dict(self._in_languages(item.text))
            if item.doubt is not None:
                comments[at] = self._asking(item.doubt)
        if self.names.values:
            values["values", "items"] = [self._value(number) for number in range(len(self.names.values))]
        changed = _read(with_values(document, values))
        for number in range(len(self.names.values)):
            if (doubt := self._doubt("values", "items", number)) is not None:
                comments["values", "items", number] = self._asking(doubt)
        return with_comments(changed, comments)

    def goals(self) -> Mapping[str, Source]:
        """Write the files of the goals, which are drafts until someone says that they are ready."""
        files: dict[str, Source] = {}
        for number, goal in enumerate(self.new_goals(), 1):
            files |= goal_file(self.languages, goal, number, self.voices, self.speaker)
        return files

    def new_goals(self) -> tuple[NewGoal, ...]:
        """Return what is known of each goal."""
        return tuple(self._goal(number) for number in range(len(self.names.goals)))

    def long_texts(self) -> Mapping[str, Source]:
        """Write the long texts that the document has, in the source language."""
        files: dict[str, Source] = {}
        for part in parts_with_text():
            items = [item for item in self.text.placed if item.field[:2] == ("pages", part)]
            if not items:
                continue
            written, before = "", ""
            doubts = dict.fromkeys(item.doubt for item in items if item.doubt is not None)
            for item in items:
                kind = str(item.field[-1])
                between = "" if not written else "\n" if kind == before == "point" else "\n\n"
                written += f"{between}{'- ' if kind == 'point' else ''}{item.text}"
                before = kind
            remarks = [f"{markdown_comment(in_all_languages(doubt, self.voices))}\n\n" for doubt in doubts]
            path = f"{PAGES}/{part}.{self.text.language}.md"
            files[path] = Source(path, f"{''.join(remarks)}{written}\n")
        return files

    def _goal(self, number: int) -> NewGoal:
        def words(key: str, otherwise: Phrase) -> Texts:
            text = self.text.text("goals", number, key)
            return self._in_languages(text) if text else unwritten(otherwise, self.languages, self.speaker)

        house_title = self.text.text("goals", number, "house_title")
        doubts = {
            key: self._doubt("goals", number, key) for key in ("theme", "title", "house_title", *_LISTS)
        }
        return NewGoal(
            id=self.names.goals[number],
            title=words("title", messages.periods.WRITE_GOAL_TITLE),
            theme=words("theme", messages.periods.WRITE_GOAL_THEME),
            slug=self.names.slugs[number],
            house_title=self._in_languages(house_title) if house_title else None,
            lists={
                key: [self._in_languages(text) for text in self.text.texts("goals", number, key)]
                for key in _LISTS
            },
            doubts={key: doubt for key, doubt in doubts.items() if doubt is not None},
        )

    def _value(self, number: int) -> dict[str, Any]:
        meaning = self.text.text("values", "items", number, "text")
        otherwise = unwritten(messages.importing.WRITE_VALUE, self.languages, self.speaker)
        return {
            "id": self.names.values[number],
            "name": dict(self._in_languages(self.text.text("values", "items", number, "name"))),
            "text": dict(self._in_languages(meaning) if meaning else otherwise),
        }

    def _in_languages(self, text: str) -> Texts:
        """Give a text in the source language, and in others where the same text has been translated."""
        others = [code for code in self.languages if code != self.text.language]
        known = self.known.get(text, {})
        return {self.text.language: text, **{code: known[code] for code in others if code in known}}

    def _doubt(self, *at: str | int) -> Phrase | None:
        found = (
            item.doubt for item in self.text.placed if item.field[: len(at)] == at and item.doubt is not None
        )
        return next(found, None)

    def _asking(self, doubt: Phrase) -> str:
        return yaml_comment(in_all_languages(doubt, self.voices))


def prove(text: StrategyText, content: Content, names: Names) -> None:
    """Hold what the content is going to say to what was placed.

    Raises:
        LettersLostError: A text is not where it was to be put, by a mistake of this program.
    """
    language = text.language
    goals = {goal.id: dict(goal.localized_texts) for goal in content.goals}
    strategy = dict(content.strategy.localized_texts)
    for item in text.placed:
        at = item.field
        if at[0] == "pages":
            page = content.texts.get((str(at[1]), language))
            said = item.text if page is not None and item.text in page.text else None
        elif at[-1] == "indicators":
            continue
        elif at[0] == "goals" and isinstance(at[1], int):
            said = _said(goals[names.goals[at[1]]].get(at[2:]), language)
        else:
            said = _said(strategy.get(at), language)
        if said != item.text or _spaced(plain_text(item.text)) != _spaced(item.words):
            raise LettersLostError(f"{'.'.join(map(str, at))} says {said!r}")


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _said(text: LocalizedText | None, language: str) -> str | None:
    return None if text is None else text.get(language)


def _at(value: Any, at: Field | Sequence[str | int]) -> Any:  # noqa: ANN401 - any value of YAML
    for step in at:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _read(source: Source) -> Document:
    document = read_yaml(source)
    assert isinstance(document, Document), source.path  # noqa: S101 - this program wrote it
    return document


def known_texts(content: Content) -> Mapping[str, Texts]:
    """Return the texts of the present strategy in all languages, by what they say in the first."""
    source = content.languages[0]
    found: dict[str, Texts] = {}
    models: Iterable[Any] = (content.strategy, *content.goals)
    for model in models:
        for _, text in model.localized_texts:
            found.setdefault(text[source], dict(text.items()))
    return found
