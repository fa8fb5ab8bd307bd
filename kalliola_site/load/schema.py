"""JSON Schemas of the content files: by these, editors' programs complete, explain and check what is typed.

They are of draft 07, the one that the YAML language server knows best, and refer to nothing: in that draft
no description may stand beside a reference. They say what the models say, as far as a schema can.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from kalliola_site.load.descriptions import descriptions
from kalliola_site.load.file_kinds import FILE_KINDS, FOLDER, FileKind
from kalliola_site.model.base import BY_LANGUAGE, FORM, LOCALIZED, Form
from kalliola_site.model.choices import CHOICE, other_words
from kalliola_site.model.scalars import NUMBER, WHOLE_NUMBER
from kalliola_site.model.site import Language
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate

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


def schema(kind: FileKind, languages: Sequence[Language], speakers: Sequence[Translate]) -> JsonSchemaValue:
    """Make the schema of one kind of content file."""

    class ForThisSite(_ContentSchema):
        site_languages = tuple(languages)
        speaking = tuple(speakers)

    return {
        "$schema": DIALECT,
        "description": in_each_language(kind.about, speakers),
        **kind.model.model_json_schema(schema_generator=ForThisSite),
    }


def in_each_language(words: Phrase | str, speakers: Iterable[Translate]) -> str:
    """Say a phrase, or a sentence as it is, in all languages of messages, each a paragraph."""
    said = (words.say(speak) if isinstance(words, Phrase) else speak(words) for speak in speakers)
    return "\n\n".join(dict.fromkeys(said))


_LIKE_NUMBERS = ("0", "7", "700", "2025", "0401234567")
"""Editors' programs take these for numbers where they stand without quotes; for us they are texts.

A form that lets one of them through lets numbers through.
"""

_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""Bounds that pydantic leaves under its own names, where a function checks the value first."""

_ANYTHING = r"\S"


class _ContentSchema(GenerateJsonSchema):
    """Turns models into schemas that accept a file as YAML's core types see it, and the models as texts."""

    schema_dialect = DIALECT
    site_languages: tuple[Language, ...] = ()
    speaking: tuple[Translate, ...] = ()

    def generate_inner(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - pydantic's own type is private
        """Put what would be a reference in place, and call bounds as the draft does."""
        made = self.resolve_ref_schema(super().generate_inner(schema))
        return {_BOUNDS.get(name, name): value for name, value in made.items()}

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        """Leave keys in the order of the models."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - as above
        """Make no titles out of keys."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Describe the keys; what a class says of itself is for those who program."""
        made = super().model_schema(schema)
        for key, text in descriptions(schema["cls"]).items():
            glosses = ", ".join(self._glosses(made["properties"][key]))
            made["properties"][key]["description"] = "\n".join(filter(None, (self._words(text), glosses)))
        return {name: value for name, value in made.items() if name not in ("title", "description")}

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """Say what forms texts have, and in which languages they are."""
        metadata = schema.get("metadata") or {}
        made = super().function_after_schema(schema)
        if LOCALIZED in metadata:
            return self._localized()
        if BY_LANGUAGE in metadata:
            group = _or_nothing(made["additionalProperties"])
            groups = {
                language.code: {
                    **group,
                    "description": self._words(
                        messages.schema.OPTIONAL_LANGUAGE.with_values(name=language.name, code=language.code)
                    ),
                }
                for language in self.site_languages
            }
            return {"type": "object", "properties": groups, "additionalProperties": False}
        form: Form | None = metadata.get(FORM)
        if form is None:
            return made
        if "properties" not in made:
            return {**made, **self._formed(form)}
        texts = {
            code: {"description": text["description"], **self._formed(form)}
            for code, text in made["properties"].items()
        }
        return {**made, "properties": _with_empty_translations(texts, made["required"])}

    def _formed(self, form: Form) -> JsonSchemaValue:
        hint = Phrase(form.message.hint, {"suggestion": form.example, "example": form.example})
        return {
            **_text(form.pattern.pattern),
            "patternErrorMessage": self._words(hint).replace("\n\n", " / "),
        }

    def _localized(self) -> JsonSchemaValue:
        codes = [language.code for language in self.site_languages]
        texts = {
            language.code: {
                **_text(),
                "description": self._words(
                    (messages.schema.TRANSLATED_TEXT if index else messages.schema.SOURCE_TEXT).with_values(
                        name=language.name, code=language.code
                    )
                ),
            }
            for index, language in enumerate(self.site_languages)
        }
        blanks = {code: f"${number}" for number, code in enumerate(codes, 1)}
        return {
            "type": "object",
            "properties": _with_empty_translations(texts, codes[:1]),
            "required": codes[:1],
            "additionalProperties": False,
            "defaultSnippets": [{"label": ", ".join(codes), "body": blanks}],
        }

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Let through what is a text for us: no text is empty."""
        pattern = schema.get("pattern")
        return _text(pattern.strip("^$") if isinstance(pattern, str) else None)

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """Let through whole numbers in quotes, too."""
        return {**super().int_schema(schema), **_quotable("integer", WHOLE_NUMBER.pattern)}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        """Let through numbers in quotes, too."""
        return {**super().float_schema(schema), **_quotable("number", NUMBER.pattern)}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002
        """Let through truth values in quotes, too."""
        return _quotable("boolean", "true|false")

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Let through choices that look like numbers, without quotes, too."""
        return {"enum": [twin for choice in schema["expected"] for twin in _twins(str(choice))]}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Let through choices in the words of other languages, and say what these mean."""
        made = super().function_before_schema(schema)
        if CHOICE not in (schema.get("metadata") or {}):
            return made
        choices = made["enum"]
        return {"enum": [*choices, *other_words(choices)], CHOICE: choices}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Hold all keys to their form, and all values to theirs."""
        form = self.generate_inner(schema["keys_schema"])
        keys = {name: value for name, value in form.items() if name != "type"}
        values = self.generate_inner(schema["values_schema"])
        made: JsonSchemaValue = {"type": "object", "propertyNames": keys, "additionalProperties": values}
        if "min_length" in schema:
            made["minProperties"] = schema["min_length"]
        return made

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Let a key that may be left out have no value, too."""
        made = self.generate_inner(schema["schema"])
        if "type" not in made:
            return {"anyOf": [made, {"type": "null"}]}
        kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
        return {**made, "type": [*kinds, "null"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Name what holds where a key is left out, unless that is nothing or many things."""
        made = super().default_schema(schema)
        if not made.get("default") or isinstance(made["default"], dict):
            made.pop("default", None)
        return made

    def _glosses(self, schema: JsonSchemaValue) -> Iterator[str]:
        """Say each choice of a key in every language, and keep what they were for ourselves."""
        for choice in schema.pop(CHOICE, ()):
            said = dict.fromkeys((choice, *(speak(choice) for speak in self.speaking)))
            if len(said) > 1:
                yield " = ".join(said)
        for part in (*schema.get("anyOf", ()), schema.get("items")):
            if isinstance(part, dict):
                yield from self._glosses(part)

    def _words(self, words: Phrase | str) -> str:
        return in_each_language(words, self.speaking)


def _text(pattern: str | None = None) -> JsonSchemaValue:
    """Describe a text that matches a pattern, or else that has anything in it; white space around is cut.

    Truth values are left out: they could be let through, but then editors would offer them in every text.
    """
    if pattern is None:
        return {"type": ["string", "number"], "pattern": _ANYTHING}
    numbers = any(re.fullmatch(pattern, text) for text in _LIKE_NUMBERS)
    return {"type": ["string", "number"] if numbers else "string", "pattern": rf"^\s*({pattern})\s*$"}


def _or_nothing(made: JsonSchemaValue) -> JsonSchemaValue:
    """Let through nothing at all, too: no value, or a text that has no words.

    Were that one of its types, editors would offer ``null`` wherever a text is written.
    """
    about = {"description": made["description"]} if "description" in made else {}
    value = {name: made[name] for name in made if name not in ("description", "pattern")}
    if made.get("pattern") not in (None, _ANYTHING):
        value["pattern"] = rf"^\s*$|{made['pattern']}"
    return {**about, "if": {"type": "null"}, "else": value}


def _with_empty_translations(
    texts: dict[str, JsonSchemaValue], required: Sequence[str]
) -> dict[str, JsonSchemaValue]:
    """Let all texts but those of the source language be empty: that is as if they were not there."""
    return {code: text if code in required else _or_nothing(text) for code, text in texts.items()}


def _quotable(kind: str, pattern: str) -> JsonSchemaValue:
    return {"type": [kind, "string"], "pattern": rf"^\s*({pattern})\s*$"}


def _twins(choice: str) -> list[str | float]:
    try:
        return [choice, json.loads(choice)]
    except ValueError:
        return [choice]
