"""The JSON Schema of ``strategy.json`` (draft 2020-12), published beside it.

It lets unknown keys pass: what is added in a later version must not break who checks with an older schema.
"""

from __future__ import annotations

from typing import Any

from kalliola_site.indicators.progress import STATES
from kalliola_site.model.base import IDENTIFIER, LANGUAGE_TAG
from kalliola_site.model.choices import choices_of
from kalliola_site.model.indicator import Direction, Rhythm, Unit
from kalliola_site.model.strategy import Status

Schema = dict[str, Any]

_STATUSES = choices_of(Status)

_STRING: Schema = {"type": "string"}
_DATE: Schema = {"type": "string", "format": "date"}
_TEXT: Schema = {"$ref": "#/$defs/text"}
_ADDRESSES: Schema = {"$ref": "#/$defs/addresses"}
_FIGURE: Schema = {"$ref": "#/$defs/figure"}
_LIMIT: Schema = {"oneOf": [_FIGURE, {"type": "null"}]}
_ID: Schema = {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"}


def facts_schema() -> Schema:
    """Describe all of ``strategy.json``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A strategy",
        "description": "All texts are plain. Every key is always there; what is not known is null.",
        **_group(
            {
                "$schema": _said("This schema, as seen from the file.", _STRING),
                "format": _said(
                    "The version of the format: the first number changes with what breaks programs.",
                    {"type": "string", "pattern": "^1\\.[0-9]+$"},
                ),
                "languages": _said(
                    "The languages of the texts (BCP 47). The first is the one whose text is authoritative.",
                    {"type": "array", "items": _STRING, "minItems": 1},
                ),
                "addresses": _said("The home page.", _ADDRESSES),
                "organisation": _said("Who publishes the strategy.", _organisation()),
                "licence": _said("What readers may do with the texts.", _TEXT),
                "name": _TEXT,
                "subtitle": _TEXT,
                "promise": _TEXT,
                "period": _said(
                    "The years it covers, both included.",
                    _group({"start": {"type": "integer"}, "end": {"type": "integer"}}),
                ),
                "story": _group({"headline": _TEXT, "text": _TEXT, "addresses": _ADDRESSES}),
                "vision": _statement(),
                "mission": _statement(),
                "values": _list(_group({"id": _ID, "name": _TEXT, "text": _TEXT, "addresses": _ADDRESSES})),
                "closing": _TEXT,
                "measured_until": _said("The day of the latest measurement of all.", _or_null(_DATE)),
                "goals": _said("In order of their numbers.", _list(_goal())),
                "updates": _said("From the newest.", _list(_update())),
            }
        ),
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    tags = {"pattern": f"^{LANGUAGE_TAG.pattern}$"}
    return {
        "text": _said(
            "The same text in several languages. Where one is missing, the first language of the file holds.",
            {"type": "object", "propertyNames": tags, "additionalProperties": _STRING},
        ),
        "addresses": _said(
            "The page, or the place on it, in each language.",
            {
                "type": "object",
                "propertyNames": tags,
                "additionalProperties": {"type": "string", "format": "uri"},
            },
        ),
        "figure": _said(
            "A number, of per cent as 12.5 for 12.5 %; true or false where the unit is yes-no.",
            {"type": ["number", "boolean"]},
        ),
    }


def _organisation() -> Schema:
    return _group(
        {
            "name": _STRING,
            "legal_name": _STRING,
            "founded": {"type": "integer"},
            "street": _STRING,
            "locality": _STRING,
            "website": _or_null({"type": "string", "format": "uri"}),
        }
    )


def _statement() -> Schema:
    return _group({"title": _TEXT, "statement": _TEXT, "text": _TEXT, "addresses": _ADDRESSES})


def _goal() -> Schema:
    return _group(
        {
            "id": _said("Its lasting name.", _ID),
            "number": {"type": "integer", "minimum": 1},
            "theme": _TEXT,
            "title": _said("As the text of the strategy words it.", _TEXT),
            "house_title": _said("As the strategy house and lists word it.", _TEXT),
            "description": _said("Paragraph by paragraph.", _list(_TEXT)),
            "means": _said("How it is reached.", _list(_means())),
            "outcomes": _said("What good looks like when it is reached.", _list(_TEXT)),
            "indicators_to_be_agreed": _said(
                "Whether its indicators are all to be agreed: then none is listed.", {"type": "boolean"}
            ),
            "indicators": _list(_indicator()),
            "addresses": _ADDRESSES,
        }
    )


def _means() -> Schema:
    return _group(
        {
            "number": _said("Its place in the list, from 1.", {"type": "integer", "minimum": 1}),
            "id": _said("Its lasting name, if it has one.", _or_null(_ID)),
            "text": _TEXT,
            "status": _said("Where it stands, if that is told.", {"enum": [*_STATUSES, None]}),
            "date": _said(
                "The day it is planned for, was begun or was done, after its status.", _or_null(_DATE)
            ),
        }
    )


def _indicator() -> Schema:
    dated_figure = {"date": _DATE, "value": _FIGURE}
    limits = {"least": _LIMIT, "most": _LIMIT}
    target = {"date": _DATE, "value": _said("Null where there are limits.", _LIMIT), **limits}
    return _group(
        {
            "id": _said("Its lasting name, which no other indicator has.", _ID),
            "name": _TEXT,
            "measures": _said("What is measured, and how.", _or_null(_TEXT)),
            "unit": {"enum": [*choices_of(Unit), None]},
            "direction": _said("Which way is better.", {"enum": [*choices_of(Direction), None]}),
            "every": _said("How often it is measured.", {"enum": [*choices_of(Rhythm)]}),
            "decimals": _said("How many decimals its figures have.", {"type": "integer", "minimum": 0}),
            "state": _said(
                "How it stands, told from its figures and never from the day of reading.",
                {"enum": [*STATES]},
            ),
            "baseline": _or_null(_group(dated_figure)),
            "target": _said("Null while it is to be agreed.", _or_null(_group(target))),
            "measurements": _said("In order of their days.", _list(_group(dated_figure))),
            "expected": _said(
                "Where the latest figure had to be on its day, to be on course.", _or_null(_group(limits))
            ),
            "source": _said("Where the figures come from.", _or_null(_TEXT)),
            "responsible": _said("The role that sees to it that it is measured.", _or_null(_TEXT)),
            "note": _or_null(_TEXT),
            "addresses": _ADDRESSES,
        }
    )


def _update() -> Schema:
    return _group(
        {
            "id": _ID,
            "date": _DATE,
            "corrected": _said("The day on which something in it was corrected.", _or_null(_DATE)),
            "title": _TEXT,
            "summary": _TEXT,
            "text": _said("The paragraphs after the summary.", _list(_TEXT)),
            "goals": _said("The ids of the goals that it is about.", _list(_ID)),
            "means": _said(
                "The means that it is about, by their goal and number.",
                _list(_group({"goal": _ID, "number": {"type": "integer", "minimum": 1}})),
            ),
            "addresses": _ADDRESSES,
        }
    )


def _group(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"oneOf": [schema, {"type": "null"}]}


def _said(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}
