"""What all content models share: strict keys, frozen values and texts in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler
from pydantic import ValidationError as PydanticValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
"""A language tag as people write one: ``fi``, ``sr-Latn``, ``pt-BR`` (a plain subset of BCP 47, RFC 5646)."""

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


Location = tuple[int | str, ...]
"""Where in a document something is: the keys and the list positions (from 0) that lead to it."""


class Model(BaseModel):
    """The base of every content model: unknown keys are errors, values never change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, str_min_length=1)


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


def in_known_languages(by_language: Mapping[str, object], info: core_schema.ValidationInfo[Any]) -> None:
    """Check that a group has no other keys than the site's languages.

    Raises:
        PydanticValidationError: ``unknown-language`` for each key that is another.
    """
    if mistakes := _unknown_languages(by_language, _languages_of_site(info)):
        raise PydanticValidationError.from_exception_data("languages", mistakes)


class LocalizedText(Mapping[str, str]):
    """One short text in each of the site's languages, keyed by language tag.

    The text in the source language (the site's first) is always there; another may be missing,
    and then the source text stands in for it, marked as what it is.
    """

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)

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

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        texts = core_schema.dict_schema(
            core_schema.str_schema(), core_schema.str_schema(min_length=1, strip_whitespace=True)
        )
        return core_schema.with_info_after_validator_function(cls._in_known_languages, texts)

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


def localized_texts(value: object, location: Location = ()) -> Iterator[tuple[Location, LocalizedText]]:
    """Walk through a model and give each localized text with its location."""
    if isinstance(value, LocalizedText):
        yield location, value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from localized_texts(getattr(value, name), (*location, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from localized_texts(item, (*location, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from localized_texts(item, (*location, key))


def _slugs(texts: LocalizedText) -> LocalizedText:
    mistakes: list[InitErrorDetails] = [
        {
            "type": PydanticCustomError("bad-slug", "bad slug", {"slug": text}),
            "loc": (language,),
            "input": text,
        }
        for language, text in texts.items()
        if not SLUG.fullmatch(text)
    ]
    if mistakes:
        raise PydanticValidationError.from_exception_data("slug", mistakes)
    return texts


def _identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text):
        raise PydanticCustomError("bad-identifier", "bad identifier", {"identifier": text})
    return text


def _truth(value: object) -> object:
    """Read ``true`` and ``false``, and nothing else, as booleans: *on* is Finnish for "is"."""
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


LocalizedSlug = Annotated[LocalizedText, AfterValidator(_slugs)]
"""The part of an address that stands for a page, in each language: lower-case a–z, digits, single hyphens."""

Identifier = Annotated[str, AfterValidator(_identifier)]
"""A stable, language-neutral name that anchors, data and redirects hang on."""


def _digits(value: object) -> object:
    """Let through only what is written in digits: Python would take ``1_0`` for ten."""
    if isinstance(value, str) and not re.fullmatch(r"[+-]?[0-9]+", value.strip()):
        raise PydanticCustomError("int_parsing", "not a whole number")
    return value


Boolean = Annotated[bool, Field(strict=True), BeforeValidator(_truth)]

Integer = Annotated[int, BeforeValidator(_digits)]
"""A whole number."""
