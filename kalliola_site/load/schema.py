"""JSON Schemas of the content files: by these, editors' programs complete, explain and check what is typed.

They are of draft 07, the one that the YAML language server knows best, and refer to nothing: in that draft
no description may stand beside a reference. They say what the models say, as far as a schema can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.descriptions import descriptions
from kalliola_site.load.file_kinds import FILE_KINDS, FOLDER, FileKind
from kalliola_site.model.base import Model
from kalliola_site.model.compound_shapes import GroupShape, ListShape, OneOfShape, OptionalShape
from kalliola_site.model.language_shapes import ByLanguageShape, LocalizedShape
from kalliola_site.model.model_shape import ModelShape
from kalliola_site.model.shapes import ChoiceShape, Form, NumberShape, Shape, TextShape, TruthShape
from kalliola_site.model.site import Language
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate

JsonSchema = dict[str, Any]

_CHOICES = "choices"
"""Under this name a schema keeps the words of a choice until they have been said in every language."""

DIALECT = "http://json-schema.org/draft-07/schema#"


def schemas(languages: Sequence[Language], speakers: Sequence[Translate]) -> dict[str, str]:
    """Write the schema of each kind of content file.

    Args:
        languages: Those of the site, the source first.
        speakers: What puts descriptions into the languages of messages, in the order they are to stand in.

    Returns:
        The schemas as JSON, by the name of the file.
    """
    return {
        kind.schema_name: f"{json.dumps(schema(kind, languages, speakers), ensure_ascii=False, indent=1)}\n"
        for kind in FILE_KINDS
    }


def find_outdated_schema(
    project: Path, languages: Sequence[Language], speakers: Sequence[Translate]
) -> str | None:
    """Find a schema in a project that says something else than it would if it was written now.

    Returns:
        Its path, also where it is missing among the others; None where all are right, or there are none.
    """
    folder = project / FOLDER
    if not folder.is_dir():
        return None
    for name, text in schemas(languages, speakers).items():
        file = folder / name
        # Which line ends a file has is a matter of the machine and of version control.
        if not file.is_file() or file.read_text(encoding="utf-8-sig", errors="replace") != text:
            return f"{FOLDER}/{name}"
    return None


def schema(kind: FileKind, languages: Sequence[Language], speakers: Sequence[Translate]) -> JsonSchema:
    """Make the schema of one kind of content file."""
    return {
        "$schema": DIALECT,
        "description": in_each_language(kind.about, speakers),
        **_Writer(tuple(languages), tuple(speakers)).of_shape(kind.model.shape()),
    }


def in_each_language(words: Phrase | str, speakers: Iterable[Translate]) -> str:
    """Say a phrase, or a sentence as it is, in all languages of messages, each a paragraph."""
    said = (words.say(speak) if isinstance(words, Phrase) else speak(words) for speak in speakers)
    return "\n\n".join(dict.fromkeys(said))


_LIKE_NUMBERS = ("0", "7", "700", "2025", "0401234567")
"""Editors' programs take these for numbers where they stand without quotes; for us they are texts.

A form that lets one of them through lets numbers through.
"""

_ANYTHING = r"\S"


@frozen_value
class _Writer:
    """Turns shapes into schemas that accept a file as YAML's core types see it, and the shapes as texts."""

    languages: tuple[Language, ...]
    speaking: tuple[Translate, ...]

    def of_shape(self, shape: Shape) -> JsonSchema:  # noqa: C901, PLR0911, PLR0912 - one a kind
        match shape:
            case ModelShape():
                return self._of_model(shape.model)
            case LocalizedShape():
                return self._localized(shape.form)
            case TextShape():
                return _text() if shape.form is None else self._formed(shape.form)
            case NumberShape():
                bounds = {"minimum": shape.least, "maximum": shape.most}
                return {
                    **_quotable("integer" if shape.is_whole else "number", shape.pattern.pattern),
                    **{name: bound for name, bound in bounds.items() if bound is not None},
                }
            case TruthShape():
                return _quotable("boolean", "true|false")
            case ChoiceShape():
                # Choices that look like numbers are let through without quotes, too.
                words = [twin for word in shape.words for twin in _twins(word)]
                if shape.others is None:
                    return {"enum": words}
                return {"enum": [*words, *shape.others(shape.words)], _CHOICES: words}
            case ListShape():
                counts = {"minItems": shape.count or 1} if shape.needs_items else {}
                most = {} if shape.count is None else {"maxItems": shape.count}
                return {"type": "array", "items": self.of_shape(shape.item), **counts, **most}
            case GroupShape():
                return self._of_group(shape)
            case ByLanguageShape():
                return self._by_language(shape.group)
            case OptionalShape():
                return _nullable(self.of_shape(shape.inner))
            case OneOfShape():
                return {"anyOf": [self.of_shape(member) for member in shape.members]}
            case _:
                raise TypeError(f"nothing is known of {shape!r}")

    def _of_model(self, model: type[Model]) -> JsonSchema:
        """Describe the keys; what a class says of itself is for those who program."""
        about = descriptions(model)
        properties = {}
        for name, key in model.keys_by_name().items():
            made = self.of_shape(key.shape)
            default = key.default
            # What holds where a key is left out is named, unless that is nothing or many things.
            if default and not isinstance(default, Mapping | Model):
                made["default"] = list(default) if isinstance(default, tuple) else default
            glosses = ", ".join(self._glosses(made))
            made["description"] = "\n".join(filter(None, (self._words(about[name]), glosses)))
            properties[name] = made
        required = [name for name, key in model.keys_by_name().items() if key.is_required]
        return {
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def _of_group(self, shape: GroupShape) -> JsonSchema:
        """Hold all keys to their form, and all values to theirs."""
        keys = {name: value for name, value in self.of_shape(shape.keys).items() if name != "type"}
        made: JsonSchema = {
            "type": "object",
            "propertyNames": keys,
            "additionalProperties": self.of_shape(shape.item),
        }
        if shape.needs_items:
            made["minProperties"] = 1
        if shape.wanted:
            made["required"] = [*shape.wanted]
        return made

    def _by_language(self, shape: GroupShape) -> JsonSchema:
        group = _or_nothing(self.of_shape(shape.item))
        about = messages.schema.OPTIONAL_LANGUAGE
        groups = {
            language.code: {
                **group,
                "description": self._words(about.with_values(name=language.name, code=language.code)),
            }
            for language in self.languages
        }
        return {"type": "object", "properties": groups, "additionalProperties": False}

    def _localized(self, form: Form | None) -> JsonSchema:
        codes = [language.code for language in self.languages]
        texts = {}
        for index, language in enumerate(self.languages):
            about = messages.schema.TRANSLATED_TEXT if index else messages.schema.SOURCE_TEXT
            said = {"description": self._words(about.with_values(name=language.name, code=language.code))}
            texts[language.code] = {**_text(), **said} if form is None else {**said, **self._formed(form)}
        blanks = {code: f"${number}" for number, code in enumerate(codes, 1)}
        return {
            "type": "object",
            "properties": _with_empty_translations(texts, codes[:1]),
            "required": codes[:1],
            "additionalProperties": False,
            "defaultSnippets": [{"label": ", ".join(codes), "body": blanks}],
        }

    def _formed(self, form: Form) -> JsonSchema:
        hint = Phrase(form.message.hint, {"suggestion": form.example, "example": form.example})
        return {
            **_text(form.pattern.pattern),
            "patternErrorMessage": self._words(hint).replace("\n\n", " / "),
        }

    def _glosses(self, schema: JsonSchema) -> Iterator[str]:
        """Say each choice of a key in every language, and keep what they were for ourselves."""
        for choice in schema.pop(_CHOICES, ()):
            said = dict.fromkeys((choice, *(speak(choice) for speak in self.speaking)))
            if len(said) > 1:
                yield " = ".join(said)
        for part in (*schema.get("anyOf", ()), schema.get("items")):
            if isinstance(part, dict):
                yield from self._glosses(part)

    def _words(self, words: Phrase | str) -> str:
        return in_each_language(words, self.speaking)


def _nullable(made: JsonSchema) -> JsonSchema:
    """Let a key that may be left out have no value, too."""
    if "type" not in made:
        return {"anyOf": [made, {"type": "null"}]}
    kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
    return {**made, "type": [*kinds, "null"]}


def _text(pattern: str | None = None) -> JsonSchema:
    """Describe a text that matches a pattern, or else that has anything in it; white space around is cut.

    Truth values are left out: they could be let through, but then editors would offer them in every text.
    """
    if pattern is None:
        return {"type": ["string", "number"], "pattern": _ANYTHING}
    numbers = any(re.fullmatch(pattern, text) for text in _LIKE_NUMBERS)
    return {"type": ["string", "number"] if numbers else "string", "pattern": rf"^\s*({pattern})\s*$"}


def _or_nothing(made: JsonSchema) -> JsonSchema:
    """Let through nothing at all, too: no value, or a text that has no words.

    Were that one of its types, editors would offer ``null`` wherever a text is written.
    """
    about = {"description": made["description"]} if "description" in made else {}
    value = {name: made[name] for name in made if name not in ("description", "pattern")}
    if made.get("pattern") not in (None, _ANYTHING):
        value["pattern"] = rf"^\s*$|{made['pattern']}"
    return {**about, "if": {"type": "null"}, "else": value}


def _with_empty_translations(texts: dict[str, JsonSchema], required: Sequence[str]) -> dict[str, JsonSchema]:
    """Let all texts but those of the source language be empty: that is as if they were not there."""
    return {code: text if code in required else _or_nothing(text) for code, text in texts.items()}


def _quotable(kind: str, pattern: str) -> JsonSchema:
    return {"type": [kind, "string"], "pattern": rf"^\s*({pattern})\s*$"}


def _twins(choice: str) -> list[str | float]:
    try:
        return [choice, json.loads(choice)]
    except ValueError:
        return [choice]
