"""What all content models share: strict keys, frozen values and texts in several languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic import ValidationError as PydanticValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from kalliola_site.model.scalars import is_in_other_digits, other_digits
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message
from kalliola_site.syntax.hidden_remarks import says_nothing
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.place_in_file import TextPlace

LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3})?(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*"
    r"(-[0-9a-wyz](-[0-9a-z]{2,8})+)*(-x(-[0-9a-z]{1,8})+)?"
)
"""A language tag as people write one: ``fi``, ``sr-Latn``, ``pt-BR``, ``fi-x-selko`` (BCP 47, RFC 5646).

Letters are large and small as its section 2.1.1 has them, so that one language has one tag."""

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

FORM = "form"
"""Under this name the core schema of a text keeps its ``Form``, for the schemas of editors' programs."""

BY_LANGUAGE = "by-language"
"""Under this name the core schema of a group says that its keys are the site's languages."""

LOCALIZED = "localized"
"""Under this name the core schema of a ``LocalizedText`` says that it is one."""


class Model(BaseModel):
    """The base of every content model: unknown keys are errors, values never change once read."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, str_min_length=1, defer_build=True
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy it with some values changed, and without what was looked up in the others."""
        twin = super().model_copy(update=update, deep=deep)
        twin.__dict__.pop("texts_of_readers", None)
        twin.__dict__.pop("localized_texts", None)
        return twin

    @cached_property
    def texts_of_readers(self) -> tuple[tuple[Location, LocalizedText | CommonText], ...]:
        """Each text in it that is meant to be read, with its location."""
        found: _Found = []
        for name in type(self).model_fields:
            _gather_texts(getattr(self, name), (name,), found)
        return tuple(found)

    @cached_property
    def localized_texts(self) -> tuple[tuple[Location, LocalizedText], ...]:
        """Each localized text in it, with its location."""
        return tuple(_localized(self.texts_of_readers))

    def placed(self, path: str) -> Self:
        """Tell its texts where they stand, as soon as it has been read from a file; return it."""
        for location, text in self.texts_of_readers:
            text.place = TextPlace(path, location)
        return self


def _languages_of_site(info: core_schema.ValidationInfo[Any]) -> tuple[str, ...]:
    """The site's languages, the source first; none where they are not known."""
    return info.context["languages"] if info.context else ()


def _unknown_languages(by_language: Mapping[str, object], known: tuple[str, ...]) -> list[InitErrorDetails]:
    return [
        {
            "type": PydanticCustomError("unknown-language", "unknown language", {"known": known}),
            "loc": (language,),
            "input": value,
        }
        for language, value in by_language.items()
        if known and language not in known
    ]


def _without_empty_translations(texts: object, info: core_schema.ValidationInfo[Any]) -> object:
    """Take a translation that says nothing for one that is not there, as programs write it.

    A text in the source language that says nothing is a mistake, and so it becomes an empty one here.
    """
    if not isinstance(texts, dict) or not any(map(_is_empty, texts.values())):
        return texts
    languages = _languages_of_site(info) or tuple(texts)
    return {
        language: "" if isinstance(text, str) and _is_empty(text) else text
        for language, text in texts.items()
        if language not in languages[1:] or not _is_empty(text)
    }


def _without_empty(by_language: object, info: core_schema.ValidationInfo[Any]) -> object:
    """Take a language that has nothing after it for one that was left out."""
    if not isinstance(by_language, dict):
        return by_language
    languages = _languages_of_site(info) or tuple(by_language)
    return {
        language: value
        for language, value in by_language.items()
        if language not in languages or not _is_empty(value)
    }


def _is_empty(text: object) -> bool:
    return text is None or (isinstance(text, str) and says_nothing(text))


class ByLanguage:
    """Holds the keys of a group to the site's languages; any of them may be left out, or have nothing."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        group = core_schema.with_info_before_validator_function(_without_empty, handler(source))
        return core_schema.with_info_after_validator_function(
            self._check, group, metadata={BY_LANGUAGE: True}
        )

    def _check(self, group: dict[str, Any], info: core_schema.ValidationInfo[Any]) -> dict[str, Any]:
        if mistakes := _unknown_languages(group, _languages_of_site(info)):
            raise PydanticValidationError.from_exception_data("languages", mistakes)
        return group


@dataclass(frozen=True, slots=True)
class Form:
    """The form that a text must have, or each of the texts of a ``LocalizedText``."""

    pattern: re.Pattern[str]
    """What the whole text must match; written so that JavaScript reads it alike (ECMA-262)."""
    message: Message
    """What is said of a text that has another form."""
    name: str
    """What the message calls the text."""
    example: str = ""
    """Where the hint of the message has a suggestion: what stands for it when there is no text yet."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        check = self._check_each if source is LocalizedText else self._check
        return core_schema.no_info_after_validator_function(check, handler(source), metadata={FORM: self})

    def _check(self, text: str) -> str:
        if not self.pattern.fullmatch(text):
            raise self._mistake(text)
        return text

    def _check_each(self, texts: LocalizedText) -> LocalizedText:
        mistakes: list[InitErrorDetails] = [
            {"type": self._mistake(text), "loc": (language,), "input": text}
            for language, text in texts.items()
            if not self.pattern.fullmatch(text)
        ]
        if mistakes:
            raise PydanticValidationError.from_exception_data(self.name, mistakes)
        return texts

    def _mistake(self, text: str) -> PydanticCustomError:
        if "{suggestion}" not in self.message.hint and is_in_other_digits(text, self.pattern):
            return other_digits(text)
        return PydanticCustomError(
            self.message.id, self.message.id, {self.name: text, "example": self.example}
        )


def like(example: str, pattern: str) -> Form:
    """Hold a text to a form that is shown by an example: nobody who edits is to read a pattern."""
    return Form(re.compile(pattern), messages.models.BAD_PATTERN, "text", example)


class LocalizedText(Mapping[str, str]):
    """One short text in each of the site's languages, keyed by language tag.

    The text in the source language (the site's first) is always there; another may be missing,
    and then the source text stands in for it, marked as what it is.
    """

    __slots__ = ("_texts", "place")

    def __init__(self, texts: Mapping[str, str], place: TextPlace | None = None) -> None:
        self._texts = dict(texts)
        self.place = place
        """Where it stands in the content, above its languages, whatever became of it since it was read."""

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._texts.items())))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._texts!r})"

    def in_other_words(self, texts: Mapping[str, str]) -> LocalizedText:
        """Return what is made of it, to be shown; it keeps its place."""
        return LocalizedText(texts, self.place)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        texts = core_schema.with_info_before_validator_function(
            _without_empty_translations,
            core_schema.dict_schema(
                core_schema.str_schema(), core_schema.str_schema(min_length=1, strip_whitespace=True)
            ),
        )
        return core_schema.with_info_after_validator_function(
            cls._in_known_languages, texts, metadata={LOCALIZED: True}
        )

    @classmethod
    def _in_known_languages(
        cls, texts: dict[str, str], info: core_schema.ValidationInfo[Any]
    ) -> LocalizedText:
        languages = _languages_of_site(info)
        mistakes = _unknown_languages(texts, languages)
        if languages and languages[0] not in texts:
            mistakes.append(
                {
                    "type": PydanticCustomError(
                        "source-text-missing", "source text missing", {"language": languages[0]}
                    ),
                    "loc": (),
                    "input": texts,
                }
            )
        if mistakes:
            raise PydanticValidationError.from_exception_data(cls.__name__, mistakes)
        return cls(texts)


class CommonText(str):
    """A short text that is the same in all languages, such as a name, and no Markdown."""

    __slots__ = ("place",)

    place: TextPlace | None
    """Where it stands in the content."""

    def __new__(cls, text: str) -> Self:
        """Take the text."""
        made = super().__new__(cls, text)
        made.place = None
        return made

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


def localized_texts(value: object) -> Iterable[tuple[Location, LocalizedText]]:
    """Walk through a model, or a part of one, and give each localized text with its location in it."""
    if isinstance(value, Model):
        return value.localized_texts
    found: _Found = []
    _gather_texts(value, (), found)
    return _localized(found)


_Found = list[tuple[Location, LocalizedText | CommonText]]


def _localized(
    texts: Iterable[tuple[Location, LocalizedText | CommonText]],
) -> Iterator[tuple[Location, LocalizedText]]:
    return ((location, text) for location, text in texts if isinstance(text, LocalizedText))


def _gather_texts(value: object, location: Location, found: _Found) -> None:
    # What there is most of comes first, and what takes long to tell comes last.
    if type(value) is LocalizedText or type(value) is CommonText:
        found.append((location, value))
    elif value is None or isinstance(value, str | int):
        return
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather_texts(item, (*location, index), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather_texts(item, (*location, key), found)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            _gather_texts(getattr(value, name), (*location, name), found)


def with_texts(value: Any, change: Callable[[LocalizedText], LocalizedText]) -> Any:  # noqa: ANN401 - any model
    """Copy a model, or a part of one, with each of its localized texts changed."""
    match value:
        case LocalizedText():
            return change(value)
        case Model():
            fields = {name: with_texts(getattr(value, name), change) for name in type(value).model_fields}
            return value.model_copy(update=fields)
        case tuple():
            return tuple(with_texts(item, change) for item in value)
        case dict():
            return {key: with_texts(item, change) for key, item in value.items()}
        case _:
            return value


LocalizedSlug = Annotated[LocalizedText, Form(SLUG, messages.models.BAD_SLUG, "slug", "for-everyone")]
"""The part of an address that stands for a page, in each language: lower-case a–z, digits, single hyphens."""

Reference = str
"""The id of something else. It has no form of its own: what is told of is that there is none of that name."""

Identifier = Annotated[str, Form(IDENTIFIER, messages.models.BAD_IDENTIFIER, "identifier", "for-everyone")]
"""A stable, language-neutral name that anchors, data and redirects hang on."""
