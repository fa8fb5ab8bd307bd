"""A text in one language, which knows how to show itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.direction import language_attributes
from kalliola_site.model.base import CommonText, LocalizedText, Model
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.markdown import plain_text, render_inline
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.text_marks import marked
from kalliola_site.syntax.unbroken import unbroken

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

_MARKDOWN = re.compile(r"[\\`*_\[\]!<&]")


_NOTED: ContextVar[set[str] | None] = ContextVar("noted", default=None)


@contextmanager
def noting_borrowed() -> Iterator[set[str]]:
    """Note the languages in which texts are shown that had to be borrowed from the source language.

    Whatever shows a text notes it, so that no list of what a page shows has to be kept by hand.
    """
    noted: set[str] = set()
    token = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(token)


def _note_borrowed(language: str) -> None:
    noted = _NOTED.get()
    if noted is not None:
        noted.add(language)


_UNSEEN: ContextVar[dict[str, None] | None] = ContextVar("unseen", default=None)


@contextmanager
def marking() -> Iterator[dict[str, None]]:
    """Mark each text that is shown with its place in the files, for a page that is made for editing.

    Returns:
        The places of what is shown where no mark can stand, such as in attributes.
    """
    noted: dict[str, None] = {}
    token = _UNSEEN.set(noted)
    try:
        yield noted
    finally:
        _UNSEEN.reset(token)


class _UnmarkedWords(str):
    """The words of a text, which tell of its place when they are written into a page."""

    __slots__ = ("text",)

    text: Text

    def __html__(self) -> str:
        noted = _UNSEEN.get()
        if noted is not None:
            self.text.tell_of_places(noted)
        return Markup.escape(str(self))


@dataclass(frozen=True)
class Text:
    """A short text as one language's pages show it.

    In a template ``{{ text }}`` is its HTML, in a ``<span lang>`` of its own where it had to be borrowed
    from the source language (WCAG 3.1.2); ``{{ text.plain }}`` is its words, for attributes and titles.
    """

    source: str
    """As it was written, in Markdown."""
    language: str
    """The language it is in."""
    wanted: str = ""
    """The language it was wanted in, where it had to be borrowed from another."""
    wanted_within: str = ""
    """The language in which something that was put into it was wanted."""
    origin: LocalizedText | CommonText | None = field(default=None, compare=False)
    """The text of the content that it shows; None where there is no such."""
    contained: tuple[Text, ...] = field(default=(), compare=False)
    """The texts that were put into it."""

    @property
    def borrowed(self) -> bool:
        """Whether it is in another language than the page's."""
        return bool(self.wanted)

    @cached_property
    def _html(self) -> str:
        html = unbroken(render_inline(self.source))
        if not self.wanted:
            return html
        return f"<span {language_attributes(self.language, self.wanted)}>{html}</span>"

    @cached_property
    def words(self) -> str:
        """Its words, for a text that they become part of."""
        return plain_text(self.source)

    def __html__(self) -> str:
        self._note()
        return self._marked(self._html)

    def __str__(self) -> str:
        return self.plain

    @property
    def plain(self) -> str:
        """Its words, without any mark-up."""
        self._note()
        if _UNSEEN.get() is None:
            return self.words
        words = _UnmarkedWords(self.words)
        words.text = self
        return words

    @cached_property
    def mark(self) -> str:
        """Where it stands in the files, as marks say it; if it was borrowed, then where it was wanted."""
        if self.origin is None or self.origin.place is None:
            return ""
        place = self.origin.place
        if isinstance(self.origin, CommonText):
            return str(place)
        return _mark(place.path, place.location, self.language, self.wanted)

    def tell_of_places(self, noted: dict[str, None]) -> None:
        """Note its own place and those of the texts that were put into it."""
        if mark := self.mark:
            noted[mark] = None
        for text in self.contained:
            text.tell_of_places(noted)

    def around(self, caller: Callable[[], str]) -> Markup:
        """Mark what a template makes of its words otherwise: ``{% call text.around() %}…{% endcall %}``."""
        return Markup(self._marked(caller()))  # noqa: S704 - what a template has escaped

    def _marked(self, html: str) -> str:
        noted = _UNSEEN.get()
        if noted is None:
            return html
        for text in self.contained:
            text.tell_of_places(noted)
        return marked(html, mark) if (mark := self.mark) else html

    def _note(self) -> None:
        for language in (self.wanted, self.wanted_within):
            if language:
                _note_borrowed(language)

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names of the values that can be put into it."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.source)))

    def fill(self, **values: object) -> Text:
        """Put values into its ``{placeholders}``; Markdown in a value stays as it is.

        What a text among the values was borrowed for is noted when the whole is shown.

        Raises:
            KeyError: The text has a placeholder that nothing was given for.
        """
        used = [values[name] for name in _PLACEHOLDER.findall(self.source)]
        within = (value.wanted or value.wanted_within for value in used if isinstance(value, Text))
        plain = (value.text for value in used if isinstance(value, _UnmarkedWords))
        return Text(
            _PLACEHOLDER.sub(lambda match: _literally(values[match[1]]), self.source),
            self.language,
            self.wanted,
            next(filter(None, within), self.wanted_within),
            self.origin,
            (*self.contained, *(value for value in used if isinstance(value, Text)), *plain),
        )


@lru_cache(maxsize=65_536)
def _mark(path: str, location: Location, language: str, wanted: str) -> str:
    """Name the places of a text; pages have hundreds of them, mostly the same ones from build to build."""
    place = TextPlace(path, location)
    return " ".join(str(place.within(code)) for code in (language, wanted) if code)


@frozen_value
class BorrowedPassage:
    """A long text in another language than the page's, which it names (WCAG 3.1.2)."""

    html: str
    language: str
    wanted: str

    def __html__(self) -> str:
        _note_borrowed(self.wanted)
        return f"<div {language_attributes(self.language, self.wanted)}>{self.html}</div>"


def _literally(value: object) -> str:
    words = value.words if isinstance(value, Text) else str(value)
    return _MARKDOWN.sub(r"\\\g<0>", words)


def localize(text: LocalizedText, language: str, source_language: str) -> Text:
    """Pick the text for a language, or borrow the one in the source language."""
    own = text.get(language)
    if own is not None:
        return Text(own, language, origin=text)
    return Text(text[source_language], source_language, language, origin=text)


class Localized:
    """A content model as templates see it: the same names, each localized text as a ``Text``.

    What a template asks for is looked up then, and once; more attributes may be set beside the model's.
    """

    def __init__(self, model: Model, language: str, source_language: str) -> None:
        self._model = model
        self._languages = language, source_language

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the model has
        if name not in type(self._model).key_names():
            raise AttributeError(name)
        value = localize_model(getattr(self._model, name), *self._languages)
        self.__dict__[name] = value
        return value

    if TYPE_CHECKING:

        def __setattr__(self, name: str, value: Any) -> None: ...  # noqa: ANN401


def localize_model(value: Any, language: str, source_language: str) -> Any:  # noqa: ANN401 - mirrors any model
    """Mirror a content model, or a part of one, for templates."""
    if isinstance(value, LocalizedText):
        return localize(value, language, source_language)
    if isinstance(value, CommonText):
        return Text(_literally(value), source_language, origin=value)
    if isinstance(value, Model):
        return Localized(value, language, source_language)
    if isinstance(value, tuple):
        return tuple(localize_model(item, language, source_language) for item in value)
    if isinstance(value, dict):
        return {key: localize_model(item, language, source_language) for key, item in value.items()}
    return value
