"""The text of ``content/translations.yml``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kalliola_site.model.translation_record import Accepted


def record_text(accepted: Accepted, introduction: str) -> str:
    """Write a record as YAML, in a fixed order and on lines of their own, so that changes to it read well.

    Args:
        accepted: What was accepted.
        introduction: The comment that the file begins with.
    """
    return introduction + "".join(_lines(accepted))


def _lines(accepted: Accepted) -> Iterator[str]:
    yield "accepted:\n" if any(accepted.values()) else "accepted: {}\n"
    for language, entries in sorted(accepted.items()):
        if entries:
            yield f"  {language}:\n"
        for key, entry in sorted(entries.items()):
            yield f"    {_quoted(key)}:\n"
            yield f"      source: {_quoted(entry.source)}\n"
            yield f"      translation: {_quoted(entry.translation)}\n"


def _quoted(text: str) -> str:
    """Put a text in double quotes: JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)
