"""Shapes of what is said in several languages, keyed by their tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.compound_shapes import GroupShape
from kalliola_site.model.mistakes import WrongValueError
from kalliola_site.model.shapes import WRONG, Form, FormedShape, Reading, Shape, TextShape, Wrong
from kalliola_site.problems import messages
from kalliola_site.syntax.hidden_remarks import says_nothing
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.place_in_file import TextPlace

_TEXT = TextShape()


@frozen_value
class LocalizedShape(FormedShape):
    """One text in each of the site's languages; that in the source language has to be there."""

    make: Callable[[Mapping[str, str], TextPlace | None], Any]
    """Makes of the texts, by language, what stands for them all and knows where they stand."""
    form: Form | None = None

    def formed(self, form: Form) -> LocalizedShape:
        """Return the same shape, each of whose texts is held to a form."""
        return replace(self, form=form)

    def read(self, value: object, here: Location, reading: Reading) -> Any:  # noqa: ANN401 - what is made of it
        """Read the texts; a translation that says nothing is none."""
        if not isinstance(value, dict):
            return reading.refuse(messages.models.NOT_GROUP, here, value)
        known, before = reading.languages, len(reading.mistakes)
        written = _without_empty_translations(value, known)
        # White space before the colon of a key belongs to no language.
        texts = {
            language.strip(): _TEXT.read(text, (*here, language), reading)
            for language, text in written.items()
        }
        if len(reading.mistakes) > before:
            return WRONG
        _refuse_unknown(texts, here, reading)
        if known and known[0] not in texts:
            reading.refuse(messages.models.SOURCE_TEXT_MISSING, here, written, language=known[0])
        elif self.form is not None and len(reading.mistakes) == before:
            for language, text in texts.items():
                try:
                    self.form.check(text)
                except WrongValueError as wrong:
                    reading.refuse(wrong.message, (*here, language), text, **wrong.values)
        if len(reading.mistakes) > before:
            return WRONG
        made = self.make(texts, reading.place(here))
        reading.texts.append((here, made))
        return made


@frozen_value
class ByLanguageShape(Shape):
    """A group whose keys are the site's languages; any of them may be left out, or have nothing."""

    group: GroupShape

    def read(self, value: object, here: Location, reading: Reading) -> dict[str, Any] | Wrong:
        """Read the group."""
        if isinstance(value, Mapping):
            known = reading.languages or tuple(value)
            value = {
                language: item
                for language, item in value.items()
                if language not in known or not is_empty(item)
            }
        before = len(reading.mistakes)
        group = self.group.read(value, here, reading)
        if not isinstance(group, Wrong):
            _refuse_unknown(group, here, reading)
        return WRONG if len(reading.mistakes) > before else group


def _refuse_unknown(by_language: Mapping[str, object], here: Location, reading: Reading) -> None:
    known = reading.languages
    for language, value in by_language.items():
        if known and language not in known:
            reading.refuse(messages.models.UNKNOWN_LANGUAGE, (*here, language), value, known=known)


def _without_empty_translations(texts: Mapping[str, object], known: tuple[str, ...]) -> Mapping[str, object]:
    """Take a translation that says nothing for one that is not there, as programs write it.

    A text in the source language that says nothing is a mistake, and so it becomes an empty one here.
    """
    if not any(map(is_empty, texts.values())):
        return texts
    languages = known or tuple(texts)
    return {
        language: "" if isinstance(text, str) and is_empty(text) else text
        for language, text in texts.items()
        if language not in languages[1:] or not is_empty(text)
    }


def is_empty(text: object) -> bool:
    """Whether a value says nothing."""
    return text is None or (isinstance(text, str) and says_nothing(text))
