"""The records that the program keeps by itself are brought together without asking anybody."""

from __future__ import annotations

from typing import Any

from kalliola_site.model.address_record import AddressRecord
from kalliola_site.model.paths import ADDRESSES, TRANSLATIONS
from kalliola_site.model.translation_record import TranslationRecord
from kalliola_site.publish import address_record, translation_record
from kalliola_site.publish.records import introduction_of
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml

RECORDS = frozenset({ADDRESSES, TRANSLATIONS})


def merged_record(path: str, base: str, mine: str, theirs: str) -> str | None:
    """Bring two versions of a record together, entry by entry; None where one of them is no record.

    Where both say something else of the same entry, what was accepted here stands: whoever sends has seen
    it last.

    Args:
        path: The record.
        base: What it said before both.
        mine: What it says here.
        theirs: What it says there.
    """
    values = [_value(path, text) for text in (base, mine, theirs)]
    merged = _merged(*values)
    beginning = introduction_of(theirs)
    try:
        if path == ADDRESSES:
            return address_record.record_text(AddressRecord.read(merged), beginning)
        accepted = TranslationRecord.read(merged).accepted
        return translation_record.record_text(accepted, beginning)
    except ValueError:
        return None


def _value(path: str, text: str) -> Any:  # noqa: ANN401 - any value of YAML
    document = read_yaml(Source(path, text))
    return document.value if isinstance(document, Document) else None


def _merged(base: Any, mine: Any, theirs: Any) -> Any:  # noqa: ANN401 - any value of YAML
    if isinstance(mine, dict) and isinstance(theirs, dict) and set(mine) | set(theirs) != _ENTRY:
        before = base if isinstance(base, dict) else {}
        merged = {}
        for key in dict.fromkeys((*theirs, *mine)):
            sides = before.get(key), mine.get(key), theirs.get(key)
            # What one of the two took out stays out, unless the other has changed it since.
            if (found := _merged(*sides)) is not None:
                merged[key] = found
        return merged
    if isinstance(mine, list) and isinstance(theirs, list):
        gone = {item for item in base or () if item not in mine or item not in theirs}
        return [item for item in dict.fromkeys((*theirs, *mine)) if item not in gone]
    if mine == base:
        return theirs
    return mine if theirs == base or mine is not None else theirs


_ENTRY = {"source", "translation"}
"""What belongs together in the record of translations: a source and what was made of it."""
