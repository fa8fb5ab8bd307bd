"""Shapes: what a value of a content file may be, and how it is read.

YAML gives texts, lists and groups only; what a text means is up to the shape that it is held to. Reading goes
on after a mistake, so that all of them are told at once.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.mistakes import Mistake, MistakesFoundError, WrongValueError
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.plain_digits import has_other_digits, with_plain_digits

WHOLE_NUMBER = re.compile(r"[+-]?[0-9]+")

NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")

_MOST_DIGITS = 300
"""More digits than these are no number of anything, and take Python long to read."""


class Reading:
    """One reading of a value: which languages texts may be in, and what has been found wrong."""

    __slots__ = ("_path", "languages", "mistakes", "texts")

    def __init__(self, languages: tuple[str, ...], path: str = "") -> None:
        self._path = path
        self.languages = languages
        """The tags of the site's languages, the source first; none where they are not known."""
        self.mistakes: list[Mistake] = []
        self.texts: list[tuple[Location, Any]] = []
        """The texts for readers that have been read, in order, each with its location."""

    def place(self, here: Location) -> TextPlace | None:
        """Return where in the content a text stands; None where it is read from no file."""
        return TextPlace(self._path, here) if self._path else None

    def refuse(self, message: Message, here: Location, found: object = None, **values: object) -> Wrong:
        """Note a mistake, and give what stands for a value that could not be read."""
        self.mistakes.append(Mistake(message, here, found, values))
        return WRONG


class Wrong:
    """Stands for a value that could not be read."""


WRONG: Final = Wrong()


class Shape(ABC):
    """What a value may be."""

    @abstractmethod
    def read(self, value: object, here: Location, reading: Reading) -> Any:  # noqa: ANN401 - whatever it is
        """Read a value, or note what is wrong with it and give ``WRONG``.

        Args:
            value: What YAML gives.
            here: Where it stands.
            reading: Gets what is wrong.
        """


@frozen_value
class Form:
    """The form that a text must have, or each of the texts in several languages."""

    pattern: re.Pattern[str]
    """What the whole text must match; written so that JavaScript reads it alike (ECMA-262)."""
    message: Message
    """What is said of a text that has another form."""
    name: str
    """What the message calls the text."""
    example: str = ""
    """Where the hint of the message has a suggestion: what stands for it when there is no text yet."""

    def shape(self, inner: Shape) -> Shape:
        """Hold a shape to this form."""
        return inner.formed(self) if isinstance(inner, FormedShape) else inner

    def check(self, text: str) -> None:
        """Hold a text to this form.

        Raises:
            WrongValueError: It has another.
        """
        if not self.pattern.fullmatch(text):
            if "{suggestion}" not in self.message.hint:
                refuse_other_digits(text, self.pattern)
            raise WrongValueError(self.message, **{self.name: text, "example": self.example})


class FormedShape(Shape):
    """A shape whose texts can be held to a form."""

    @abstractmethod
    def formed(self, form: Form) -> Shape:
        """Return the same shape, held to a form."""


@frozen_value
class TextShape(FormedShape):
    """A text that has something in it; white space around it does not belong to it."""

    form: Form | None = None
    then: tuple[Callable[[str], Any], ...] = ()
    """What is made of it, one after the other; each may raise ``WrongValueError``."""
    verbatim: bool = False
    """Whether the white space around it belongs to it."""
    make: Callable[[str, TextPlace | None], Any] | None = None
    """Makes of it what knows where it stands."""

    def formed(self, form: Form) -> TextShape:
        """Return the same shape, held to a form."""
        return replace(self, form=form)

    def read(self, value: object, here: Location, reading: Reading) -> Any:  # noqa: ANN401 - whatever is made of it
        """Read a text, and make of it what is made of it."""
        if not isinstance(value, str):
            return reading.refuse(_not_text(value), here, value)
        text = value if self.verbatim else value.strip()
        if not text:
            return reading.refuse(messages.models.EMPTY_TEXT, here, value)
        try:
            if self.form is not None:
                self.form.check(text)
            for make in self.then:
                text = make(text)
        except WrongValueError as wrong:
            return reading.refuse(wrong.message, here, text, **wrong.values)
        if self.make is None:
            return text
        made = self.make(text, reading.place(here))
        reading.texts.append((here, made))
        return made


def _not_text(value: object) -> Message:
    return messages.models.EMPTY_TEXT if value is None else messages.models.NOT_TEXT


def refuse_other_digits(text: str, pattern: re.Pattern[str]) -> None:
    """Refuse a text that nothing but the script of its digits keeps from its form.

    Raises:
        WrongValueError: It is such a text; carries the same in 0–9.
    """
    if has_other_digits(text) and pattern.fullmatch(with_plain_digits(text).strip()):
        raise WrongValueError(messages.models.OTHER_DIGITS, text=text, digits=with_plain_digits(text).strip())


@frozen_value
class NumberShape(Shape):
    """A number, written in digits: Python itself would take ``1_0`` for ten and ``inf`` for a number."""

    is_whole: bool
    least: int | None = None
    most: int | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """How it is written."""
        return WHOLE_NUMBER if self.is_whole else NUMBER

    def read(self, value: object, here: Location, reading: Reading) -> float | Wrong:
        """Read a number."""
        number: float
        if isinstance(value, str):
            text = value.strip()
            try:
                refuse_other_digits(value, self.pattern)
            except WrongValueError as wrong:
                return reading.refuse(wrong.message, here, value, **wrong.values)
            if not self.pattern.fullmatch(text) or len(text) > _MOST_DIGITS:
                return reading.refuse(messages.models.NOT_NUMBER, here, value)
            number = int(text) if self.is_whole else float(text)
        elif isinstance(value, int) and not isinstance(value, bool):
            number = value
        else:
            return reading.refuse(messages.models.NOT_NUMBER, here, value)
        if self.least is not None and number < self.least:
            bound = messages.phrases.AT_LEAST.with_values(limit=self.least)
            return reading.refuse(messages.models.OUT_OF_RANGE, here, value, bound=bound)
        if self.most is not None and number > self.most:
            bound = messages.phrases.AT_MOST.with_values(limit=self.most)
            return reading.refuse(messages.models.OUT_OF_RANGE, here, value, bound=bound)
        return number


class TruthShape(Shape):
    """``true`` or ``false``, and nothing else: *on* is Finnish for "is"."""

    def read(self, value: object, here: Location, reading: Reading) -> bool | Wrong:
        """Read a truth value."""
        if isinstance(value, bool):
            return value
        truth = {"true": True, "false": False}.get(value) if isinstance(value, str) else None
        return reading.refuse(messages.models.NOT_TRUTH, here, value) if truth is None else truth


@frozen_value
class ChoiceShape(Shape):
    """One of some words."""

    words: tuple[str, ...]
    others: Callable[[tuple[str, ...]], Mapping[str, str]] | None = None
    """Gives the words of other languages that may be written, each with the choice that it means."""

    def read(self, value: object, here: Location, reading: Reading) -> str | Wrong:
        """Read a word."""
        if not isinstance(value, str):
            return reading.refuse(messages.models.NOT_A_CHOICE, here, value, choices=self.words)
        word = value.strip() if self.others else value
        if word in self.words:
            return word
        # A choice as it is needs no catalogue to be read.
        meant = self.others(self.words).get(word) if self.others else None
        return meant or reading.refuse(messages.models.NOT_A_CHOICE, here, value, choices=self.words)


def read_as(shape: Shape, value: object, reading: Reading) -> Any:  # noqa: ANN401 - whatever it is
    """Read a value that is a part of nothing else.

    Raises:
        MistakesFoundError: It is not of the shape.
    """
    read = shape.read(value, (), reading)
    if reading.mistakes:
        raise MistakesFoundError(reading.mistakes)
    return read
