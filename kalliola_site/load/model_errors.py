"""From what pydantic finds to problems in an editor's words, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kalliola_site.load.consequences import consequences
from kalliola_site.load.known_keys import is_needed, keys_wanted, known_keys
from kalliola_site.model.choices import other_words
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Phrase, Place, Problem, Translate, as_written
from kalliola_site.problems.suggest import suggest
from kalliola_site.syntax.slug import slug_from
from kalliola_site.syntax.yaml_errors import follows_list
from kalliola_site.syntax.yaml_reader import Document

_BY_TYPE: dict[str, Message] = {
    "missing": messages.models.KEY_MISSING,
    "extra_forbidden": messages.models.UNKNOWN_KEY,
    "string_type": messages.models.NOT_TEXT,
    "string_too_short": messages.models.EMPTY_TEXT,
    "int_type": messages.models.NOT_NUMBER,
    "int_parsing": messages.models.NOT_NUMBER,
    "int_parsing_size": messages.models.NOT_NUMBER,
    "float_type": messages.models.NOT_NUMBER,
    "float_parsing": messages.models.NOT_NUMBER,
    "bool_type": messages.models.NOT_TRUTH,
    "bool_parsing": messages.models.NOT_TRUTH,
    "greater_than": messages.models.OUT_OF_RANGE,
    "greater_than_equal": messages.models.OUT_OF_RANGE,
    "less_than": messages.models.OUT_OF_RANGE,
    "less_than_equal": messages.models.OUT_OF_RANGE,
    "tuple_type": messages.models.NOT_LIST,
    "list_type": messages.models.NOT_LIST,
    "too_short": messages.models.EMPTY_LIST,
    "dict_type": messages.models.NOT_GROUP,
    "model_type": messages.models.NOT_GROUP,
    "literal_error": messages.models.NOT_A_CHOICE,
    **{
        message.id: message
        for message in (
            messages.models.UNKNOWN_LANGUAGE,
            messages.models.SOURCE_TEXT_MISSING,
            messages.models.BAD_PATTERN,
            messages.models.OTHER_DIGITS,
            messages.models.BAD_SLUG,
            messages.models.BAD_IDENTIFIER,
            messages.models.BAD_URL,
            messages.models.BAD_SITE_PATH,
            messages.models.ADDRESS_OF_PAGE,
            messages.models.BAD_LANGUAGE_TAG,
            messages.models.BAD_EMAIL,
            messages.models.BAD_TELEPHONE,
            messages.security_txt.BAD_SECURITY_CONTACT,
            messages.security_txt.BAD_DAY,
            messages.security_txt.NO_SUCH_DAY,
            messages.updates.BAD_MEANS,
            messages.models.BAD_COLOUR,
            messages.models.BAD_SIZE,
            messages.models.BAD_FONT_FAMILY,
            messages.models.BAD_FONT_FILE,
            messages.models.UNKNOWN_MATERIAL,
            messages.indicators.NOT_A_FIGURE,
            messages.indicators.FIGURE_IN_TWO_WAYS,
            messages.indicators.NOT_A_NUMBER,
            messages.indicators.NOT_YES_OR_NO,
            messages.indicators.YES_NO_WITHIN,
            messages.indicators.TARGET_MISSING,
            messages.indicators.NEEDLESS_LIMIT,
            messages.indicators.LIMITS_BACKWARDS,
            messages.indicators.TARGET_BEFORE_BASELINE,
            messages.indicators.TARGET_AGAINST_DIRECTION,
            messages.indicators.MEANS_TEXT_MISSING,
        )
    },
}

_AT_THE_KEY = frozenset(
    {
        "extra_forbidden",
        messages.models.UNKNOWN_LANGUAGE.id,
        messages.indicators.TARGET_MISSING.id,
        messages.indicators.NEEDLESS_LIMIT.id,
        messages.indicators.MEANS_TEXT_MISSING.id,
    }
)

_BOUNDS = {
    "ge": messages.phrases.AT_LEAST,
    "gt": messages.phrases.MORE_THAN,
    "le": messages.phrases.AT_MOST,
    "lt": messages.phrases.LESS_THAN,
}


def explain(
    error: ValidationError, model: type[BaseModel], document: Document, languages: Sequence[str] = ()
) -> Iterator[Problem]:
    """Turn everything that a model found wrong with a document into problems.

    Args:
        error: What was found.
        model: What the document was held to.
        document: The document.
        languages: The tags of the site's languages, the source first, as far as they are known.
    """
    found = error.errors(include_url=False)
    locations = [details["loc"] for details in found]
    follows = frozenset(consequences(found, model, document))
    parted: set[tuple[int | str, ...]] = set()
    for details in found:
        here = details["loc"]
        if here[:-1] in parted or (details["type"], here) in follows:
            continue
        if (comma := _comma_in_text(details, document)) is not None:
            parted.add(here[:-1])
            yield Problem(comma, messages.yaml.YAML_COMMA_IN_BRACES)
            continue
        # A list of wrong items only is no empty list.
        if details["type"] == "too_short" and any(
            other[: len(here)] == here and other != here for other in locations
        ):
            continue
        yield _explain_one(details, model, document, languages)


def _comma_in_text(details: ErrorDetails, document: Document) -> Place | None:
    """Find the comma of a text between braces: what follows it is read as a key without a value."""
    location = details["loc"]
    if details["input"] is not None or not location or str(location[-1]).isdigit():
        return None
    comma = document.comma_before(location)
    # A key that has a colon of its own is one that was left empty.
    after = "" if comma is None else document.key_place(location).excerpt
    key = str(location[-1])
    return None if re.search(rf"{re.escape(key)}[\"']?\s*:", after) else comma


def _explain_one(
    details: ErrorDetails, model: type[BaseModel], document: Document, languages: Sequence[str]
) -> Problem:
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
    suggestion = _suggestion(details, message, model, location, languages)
    if kind == "extra_forbidden" and isinstance(suggestion, Phrase):
        message = _of_unknown_key(message, suggestion, location, document)
    if message is messages.models.OUT_OF_RANGE:
        bounds = (
            phrase.with_values(limit=context[name]) for name, phrase in _BOUNDS.items() if name in context
        )
        values["bound"] = next(bounds)
    values |= {"suggestion": suggestion} if suggestion else {}
    at_key = kind in _AT_THE_KEY or message in (
        messages.models.NOT_GROUP,
        messages.models.NOT_LIST,
        messages.models.EMPTY_LIST,
    )
    if kind == "missing" and document.has(location):
        # What is wanted only beside another key may be there and be empty.
        return Problem(document.key_place(location), messages.models.KEY_EMPTY, values)
    if kind == "missing":
        place = document.key_place(location[:-1])
    elif kind == messages.models.SOURCE_TEXT_MISSING.id or at_key or is_key:
        place = document.key_place(location)
    else:
        place = document.place(location)
    if (
        message is messages.models.EMPTY_TEXT
        and details["input"] is None
        and (written := place.words.strip(" :"))
    ):
        return Problem(place, messages.models.NULL_TEXT, {"written": written})
    return Problem(place, message, values)


def _suggestion(
    details: ErrorDetails,
    message: Message,
    model: type[BaseModel],
    location: tuple[int | str, ...],
    languages: Sequence[str],
) -> Phrase | str:
    """Return what the hint of a message suggests; nothing where it has no place for that."""
    context: dict[str, Any] = details.get("ctx", {})
    key = str(location[-1]) if location else ""
    suggestion: Phrase | str = ""
    match details["type"]:
        case "extra_forbidden":
            suggestion = suggest(key, known_keys(model, location[:-1]))
        case messages.models.BAD_SLUG.id | messages.models.BAD_IDENTIFIER.id:
            slug = slug_from(str(next(value for name, value in context.items() if name != "example")))
            # An id begins with a letter; what is proposed has to be one.
            as_id = slug.lstrip("0123456789-") or f"id-{slug}"
            suggestion = as_id if message is messages.models.BAD_IDENTIFIER else slug
        case "literal_error":
            suggestion = _choices(str(details["input"]), re.findall("'([^']*)'", context["expected"]))
        case _ if "known" in context:
            suggestion = suggest(str(context.get("name", key)), context["known"])
        case _ if message is messages.models.EMPTY_TEXT:
            needed = is_needed(model, location)
            suggestion = messages.phrases.WRITE_TEXT if needed else messages.phrases.WRITE_TEXT_OR_REMOVE
        case _ if message is messages.models.NOT_GROUP:
            suggestion = _keys_to_write(keys_wanted(model, location, languages))
    return suggestion


def _message(details: ErrorDetails, key: str) -> Message:
    message = _BY_TYPE.get(details["type"], messages.models.BAD_VALUE)
    if details["input"] is None:
        if message is messages.models.NOT_TEXT:
            return messages.models.EMPTY_TEXT
        if message is messages.models.UNKNOWN_KEY and key.isdigit():
            # YAML takes {value: 12,5} for a value of 12 and a key 5 without one.
            return messages.indicators.DECIMAL_COMMA_IN_BRACES
    return message


def _of_unknown_key(
    message: Message, suggestion: Phrase, location: tuple[int | str, ...], document: Document
) -> Message:
    """Choose what to say of an unknown key, which may well begin a list item without its hyphen."""
    if message is not messages.models.UNKNOWN_KEY or suggestion.text == messages.phrases.DID_YOU_MEAN.text:
        return message
    place = document.key_place(location)
    if follows_list(document.source, place):
        return messages.yaml.YAML_HYPHEN_MISSING
    is_below = not place.excerpt[: place.column - 1].strip()
    in_list = len(location) > 1 and isinstance(location[-2], int)
    return messages.models.UNKNOWN_KEY_IN_LIST if in_list and is_below else message


def _keys_to_write(keys: Sequence[str]) -> Phrase:
    if not keys:
        return messages.phrases.KEYS_BELOW
    return messages.phrases.THESE_KEYS_BELOW.with_values(keys=" ".join(f"{key}: …" for key in keys))


def _parent(location: tuple[int | str, ...]) -> str | Phrase:
    names = [str(step) for step in location[:-1] if isinstance(step, str)]
    return " › ".join(names) if names else messages.phrases.THE_FILE


def _describe(value: object) -> Phrase:
    match value:
        case None:
            return messages.phrases.NOTHING
        case list():
            return messages.phrases.A_LIST
        case dict():
            return messages.phrases.A_GROUP
        case _:
            return messages.phrases.QUOTED.with_values(text=value)


class _Glossed(Phrase):
    """Words to choose from, each with what it is in the reader's language."""

    def say(self, translate: Translate = as_written) -> str:
        """Put it into words."""
        said = ((word, translate(word)) for word in self.text.split(", "))
        return ", ".join(word if word == gloss else f"{word} ({gloss})" for word, gloss in said)


def _choices(word: str, choices: list[str]) -> Phrase:
    if close := get_close_matches(word.lower(), [*choices, *other_words(choices)], n=1, cutoff=0.6):
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=close[0])
    *others, last = choices
    if not others:
        return messages.phrases.WRITE_ONE_OF.with_values(choices=_Glossed(last))
    either = messages.phrases.EITHER.with_values(others=_Glossed(", ".join(others)), last=_Glossed(last))
    return messages.phrases.WRITE_ONE_OF.with_values(choices=either)
