"""From the mistakes that models find to problems in an editor's words, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from kalliola_site.load.consequences import consequences
from kalliola_site.load.known_keys import is_needed, keys_wanted, known_keys
from kalliola_site.model.base import Model
from kalliola_site.model.choices import other_words
from kalliola_site.model.mistakes import Mistake
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Phrase, Place, Problem, Translate, as_written
from kalliola_site.problems.suggest import suggest
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.slug import slug_from
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_errors import follows_list

_AT_THE_KEY = frozenset(
    {
        messages.models.UNKNOWN_KEY,
        messages.models.UNKNOWN_LANGUAGE,
        messages.models.SOURCE_TEXT_MISSING,
        messages.models.NOT_GROUP,
        messages.models.NOT_LIST,
        messages.models.EMPTY_LIST,
        messages.models.WRONG_COUNT,
        messages.indicators.DECIMAL_COMMA_IN_BRACES,
        messages.indicators.TARGET_MISSING,
        messages.indicators.NEEDLESS_LIMIT,
        messages.indicators.MEANS_TEXT_MISSING,
    }
)
"""What is told at the key, rather than at what stands after it."""


def explain(
    mistakes: Sequence[Mistake], model: type[Model], document: Document, languages: Sequence[str] = ()
) -> Iterator[Problem]:
    """Turn everything that a model found wrong with a document into problems.

    Args:
        mistakes: What was found.
        model: What the document was held to.
        document: The document.
        languages: The tags of the site's languages, the source first, as far as they are known.
    """
    follows = frozenset(consequences(mistakes, model, document))
    parted: set[Location] = set()
    for mistake in mistakes:
        here = mistake.location
        if here[:-1] in parted or (mistake.message, here) in follows:
            continue
        if (comma := _comma_in_text(mistake, document)) is not None:
            parted.add(here[:-1])
            yield Problem(comma, messages.yaml.YAML_COMMA_IN_BRACES)
            continue
        yield _explain_one(mistake, model, document, languages)


def _comma_in_text(mistake: Mistake, document: Document) -> Place | None:
    """Find the comma of a text between braces: what follows it is read as a key without a value."""
    location = mistake.location
    if mistake.found is not None or not location or str(location[-1]).isdigit():
        return None
    comma = document.comma_before(location)
    # A key that has a colon of its own is one that was left empty.
    after = "" if comma is None else document.key_place(location).excerpt
    key = str(location[-1])
    return None if re.search(rf"{re.escape(key)}[\"']?\s*:", after) else comma


def _explain_one(
    mistake: Mistake, model: type[Model], document: Document, languages: Sequence[str]
) -> Problem:
    location = mistake.location
    key = str(location[-1]) if location else ""
    suggestion = _suggestion(mistake, model, languages)
    message = _message(mistake, key)
    if isinstance(suggestion, Phrase):
        message = _of_unknown_key(message, suggestion, location, document)
    values: dict[str, object] = {
        "key": key,
        "parent": _parent(location),
        "found": _describe(mistake.found),
        **{name: value for name, value in mistake.values.items() if isinstance(value, str | int | Phrase)},
    }
    values |= {"suggestion": suggestion} if suggestion else {}
    if message is messages.models.KEY_MISSING:
        if document.has(location):
            # What is wanted only beside another key may be there and be empty.
            return Problem(document.key_place(location), messages.models.KEY_EMPTY, values)
        return Problem(document.key_place(location[:-1]), message, values)
    at_key = mistake.is_key or mistake.message in _AT_THE_KEY
    place = document.key_place(location) if at_key else document.place(location)
    if (
        message is messages.models.EMPTY_TEXT
        and mistake.found is None
        and (written := place.words.strip(" :"))
    ):
        return Problem(place, messages.models.NULL_TEXT, {"written": written})
    return Problem(place, message, values)


def _suggestion(mistake: Mistake, model: type[Model], languages: Sequence[str]) -> Phrase | str:
    """Return what the hint of a message suggests; nothing where it has no place for that."""
    location, values = mistake.location, mistake.values
    key = str(location[-1]) if location else ""
    known: Any = values.get("known")
    choices: Any = values.get("choices")
    message = mistake.message
    suggestion: Phrase | str = ""
    if message is messages.models.UNKNOWN_KEY:
        suggestion = suggest(key, known_keys(model, location[:-1]))
    elif message in (messages.models.BAD_SLUG, messages.models.BAD_IDENTIFIER):
        slug = slug_from(str(next(value for name, value in values.items() if name != "example")))
        # An id begins with a letter; what is proposed has to be one.
        as_id = slug.lstrip("0123456789-") or f"id-{slug}"
        suggestion = as_id if message is messages.models.BAD_IDENTIFIER else slug
    elif choices is not None:
        suggestion = _choices(str(mistake.found), choices)
    elif known is not None:
        suggestion = suggest(str(values.get("name", key)), known)
    elif message is messages.models.EMPTY_TEXT:
        needed = is_needed(model, location)
        suggestion = messages.phrases.WRITE_TEXT if needed else messages.phrases.WRITE_TEXT_OR_REMOVE
    elif message is messages.models.NOT_GROUP:
        suggestion = _keys_to_write(keys_wanted(model, location, languages))
    return suggestion


def _message(mistake: Mistake, key: str) -> Message:
    if mistake.found is None and mistake.message is messages.models.UNKNOWN_KEY and key.isdigit():
        # YAML takes {value: 12,5} for a value of 12 and a key 5 without one.
        return messages.indicators.DECIMAL_COMMA_IN_BRACES
    return mistake.message


def _of_unknown_key(message: Message, suggestion: Phrase, location: Location, document: Document) -> Message:
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


def _parent(location: Location) -> str | Phrase:
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


def _choices(word: str, choices: Sequence[str]) -> Phrase:
    if close := get_close_matches(word.lower(), [*choices, *other_words(choices)], n=1, cutoff=0.6):
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=close[0])
    *others, last = choices
    if not others:
        return messages.phrases.WRITE_ONE_OF.with_values(choices=_Glossed(last))
    either = messages.phrases.EITHER.with_values(others=_Glossed(", ".join(others)), last=_Glossed(last))
    return messages.phrases.WRITE_ONE_OF.with_values(choices=either)
