"""From what pydantic finds to problems in an editor's words, each with its exact place."""

from __future__ import annotations

import re
import typing
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kalliola_site import messages
from kalliola_site.model.choices import other_words
from kalliola_site.problems import Message, Phrase, Problem, Translate, as_written
from kalliola_site.yaml_errors import follows_list
from kalliola_site.yaml_reader import Document

_BY_TYPE: dict[str, Message] = {
    "missing": messages.KEY_MISSING,
    "extra_forbidden": messages.UNKNOWN_KEY,
    "string_type": messages.NOT_TEXT,
    "string_too_short": messages.EMPTY_TEXT,
    "int_type": messages.NOT_NUMBER,
    "int_parsing": messages.NOT_NUMBER,
    "int_parsing_size": messages.NOT_NUMBER,
    "float_type": messages.NOT_NUMBER,
    "float_parsing": messages.NOT_NUMBER,
    "bool_type": messages.NOT_TRUTH,
    "bool_parsing": messages.NOT_TRUTH,
    "greater_than": messages.OUT_OF_RANGE,
    "greater_than_equal": messages.OUT_OF_RANGE,
    "less_than": messages.OUT_OF_RANGE,
    "less_than_equal": messages.OUT_OF_RANGE,
    "tuple_type": messages.NOT_LIST,
    "list_type": messages.NOT_LIST,
    "too_short": messages.EMPTY_LIST,
    "dict_type": messages.NOT_GROUP,
    "model_type": messages.NOT_GROUP,
    "literal_error": messages.NOT_A_CHOICE,
    "string_pattern_mismatch": messages.BAD_PATTERN,
    **{
        message.id: message
        for message in (
            messages.UNKNOWN_LANGUAGE,
            messages.SOURCE_TEXT_MISSING,
            messages.BAD_SLUG,
            messages.BAD_IDENTIFIER,
            messages.BAD_URL,
            messages.BAD_LANGUAGE_TAG,
            messages.BAD_EMAIL,
            messages.BAD_TELEPHONE,
            messages.BAD_SECURITY_CONTACT,
            messages.BAD_DAY,
            messages.BAD_MEANS,
            messages.BAD_COLOUR,
            messages.BAD_SIZE,
            messages.BAD_FONT_FAMILY,
            messages.BAD_FONT_FILE,
            messages.UNKNOWN_MATERIAL,
            messages.NOT_A_FIGURE,
            messages.NOT_A_NUMBER,
            messages.NOT_YES_OR_NO,
            messages.YES_NO_WITHIN,
            messages.TARGET_MISSING,
            messages.NEEDLESS_LIMIT,
            messages.LIMITS_BACKWARDS,
            messages.TARGET_BEFORE_BASELINE,
            messages.TARGET_AGAINST_DIRECTION,
            messages.MEANS_TEXT_MISSING,
        )
    },
}

_AT_THE_KEY = frozenset(
    {
        "extra_forbidden",
        messages.UNKNOWN_LANGUAGE.id,
        messages.TARGET_MISSING.id,
        messages.NEEDLESS_LIMIT.id,
        messages.MEANS_TEXT_MISSING.id,
    }
)

_BOUNDS = {
    "ge": messages.AT_LEAST,
    "gt": messages.MORE_THAN,
    "le": messages.AT_MOST,
    "lt": messages.LESS_THAN,
}


def explain(error: ValidationError, model: type[BaseModel], document: Document) -> Iterator[Problem]:
    """Turn everything that a model found wrong with a document into problems."""
    found = error.errors(include_url=False)
    locations = [details["loc"] for details in found]
    for details in found:
        here = details["loc"]
        # A list of wrong items only is no empty list.
        if details["type"] == "too_short" and any(
            other[: len(here)] == here and other != here for other in locations
        ):
            continue
        yield _explain_one(details, model, document)


def _explain_one(details: ErrorDetails, model: type[BaseModel], document: Document) -> Problem:
    location = details["loc"]
    is_key = bool(location) and location[-1] == "[key]"
    location = location[:-1] if is_key else location
    kind = details["type"]
    context: dict[str, Any] = details.get("ctx", {})
    key = str(location[-1]) if location else ""
    message = _message(details, key)
    values: dict[str, object] = {
        "key": key,
        "parent": _parent(location),
        "found": _describe(details["input"]),
        "reason": details["msg"],
        **{name: value for name, value in context.items() if isinstance(value, str | int)},
    }
    if kind == "extra_forbidden":
        values["suggestion"] = suggestion = suggest(key, known_keys(model, location[:-1]))
        message = _of_unknown_key(message, suggestion, location, document)
    elif "known" in context:
        values["suggestion"] = suggest(str(context.get("name", key)), context["known"])
    elif kind in (messages.BAD_SLUG.id, messages.BAD_IDENTIFIER.id):
        values["suggestion"] = slug_from(str(next(iter(context.values()))))
    elif kind == "literal_error":
        values["suggestion"] = _choices(str(details["input"]), re.findall("'([^']*)'", context["expected"]))
    elif kind == "string_pattern_mismatch":
        values["wanted"] = messages.PATTERN.with_values(pattern=context["pattern"])
    elif message is messages.OUT_OF_RANGE:
        values["bound"] = next(
            phrase.with_values(limit=context[name]) for name, phrase in _BOUNDS.items() if name in context
        )
    at_key = kind in _AT_THE_KEY or message in (messages.NOT_GROUP, messages.NOT_LIST, messages.EMPTY_LIST)
    if kind == "missing":
        place = document.key_place(location[:-1])
    elif kind == messages.SOURCE_TEXT_MISSING.id or at_key or is_key:
        place = document.key_place(location)
    else:
        place = document.place(location)
    return Problem(place, message, values)


def _message(details: ErrorDetails, key: str) -> Message:
    message = _BY_TYPE.get(details["type"], messages.BAD_VALUE)
    if details["input"] is None:
        if message is messages.NOT_TEXT:
            return messages.EMPTY_TEXT
        if message is messages.UNKNOWN_KEY and key.isdigit():
            # YAML takes {value: 12,5} for a value of 12 and a key 5 without one.
            return messages.DECIMAL_COMMA_IN_BRACES
    return message


def _of_unknown_key(
    message: Message, suggestion: Phrase, location: tuple[int | str, ...], document: Document
) -> Message:
    """Choose what to say of an unknown key, which may well begin a list item without its hyphen."""
    if message is not messages.UNKNOWN_KEY or suggestion.text == messages.DID_YOU_MEAN.text:
        return message
    place = document.key_place(location)
    if follows_list(document.source, place):
        return messages.YAML_HYPHEN_MISSING
    is_below = not place.excerpt[: place.column - 1].strip()
    in_list = len(location) > 1 and isinstance(location[-2], int)
    return messages.UNKNOWN_KEY_IN_LIST if in_list and is_below else message


def _parent(location: tuple[int | str, ...]) -> str | Phrase:
    names = [str(step) for step in location[:-1] if isinstance(step, str)]
    return " › ".join(names) if names else messages.THE_FILE


def _describe(value: object) -> Phrase:
    match value:
        case None:
            return messages.NOTHING
        case list():
            return messages.A_LIST
        case dict():
            return messages.A_GROUP
        case _:
            return messages.QUOTED.with_values(text=value)


def suggest(word: str, known: Iterable[str]) -> Phrase:
    """Word a hint: the known name that ``word`` was probably meant to be, or else all that are known."""
    names = sorted(known)
    if not names:
        return messages.NONE_TO_CHOOSE
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    if close:
        return messages.DID_YOU_MEAN.with_values(suggestion=close[0])
    return messages.ONE_OF.with_values(known=", ".join(names))


class _Glossed(Phrase):
    """Words to choose from, each with what it is in the reader's language."""

    def say(self, translate: Translate = as_written) -> str:
        """Put it into words."""
        said = ((word, translate(word)) for word in self.text.split(", "))
        return ", ".join(word if word == gloss else f"{word} ({gloss})" for word, gloss in said)


def _choices(word: str, choices: list[str]) -> Phrase:
    if close := get_close_matches(word.lower(), [*choices, *other_words(choices)], n=1, cutoff=0.6):
        return messages.DID_YOU_MEAN.with_values(suggestion=close[0])
    *others, last = choices
    if not others:
        return messages.WRITE_ONE_OF.with_values(choices=_Glossed(last))
    either = messages.EITHER.with_values(others=_Glossed(", ".join(others)), last=_Glossed(last))
    return messages.WRITE_ONE_OF.with_values(choices=either)


_SPELT_OUT = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "–": "-", "—": "-"})
"""Letters that have no plain letter inside them, and dashes that part words."""


def slug_from(text: str) -> str:
    """Make a slug of any words: ``Älä lyö!`` gives ``ala-lyo``."""
    spelt_out = text.lower().translate(_SPELT_OUT)
    ascii_text = unicodedata.normalize("NFKD", spelt_out).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text)) or "a-z"


def known_keys(model: type[BaseModel], location: Iterable[int | str]) -> tuple[str, ...]:
    """List the keys that a content model knows at a location."""
    annotation: object = model
    for step in location:
        annotation = _step_into(annotation, step)
    found = _as_model(annotation)
    return tuple(found.model_fields) if found else ()


def _as_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_as_model, typing.get_args(annotation))), None)


def _step_into(annotation: object, step: int | str) -> object:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(step))
        return field.annotation if field else None
    arguments = typing.get_args(annotation)
    match typing.get_origin(annotation):
        case origin if origin in (tuple, list):
            return arguments[0]
        case origin if origin is dict:
            return arguments[1]
        case _:
            return next((inner for part in arguments if (inner := _step_into(part, step))), None)
