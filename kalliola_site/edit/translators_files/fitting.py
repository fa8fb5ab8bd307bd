"""Whether what a translator's file has fits the texts that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kalliola_site.edit.translators_files.translators_file import Translated, TranslatorsFile
from kalliola_site.edit.translators_files.units import Entry
from kalliola_site.problems import messages
from kalliola_site.problems.problem import MANY, Message, Phrase, Problem
from kalliola_site.problems.suggest import nearest

_FORMULA = ("-", "=", "+", "@")
"""What begins a formula in a table; programs that make tables put an apostrophe before it."""


def problems_of(file: TranslatorsFile, known: Mapping[str, Entry], language: str) -> Iterator[Problem]:
    """Return what in a file does not fit; where nothing does, once.

    Args:
        file: What came back.
        known: The entries that there are, by key.
        language: The tag of the language that it translates into.
    """
    everything = len(file.entries)
    nameless = [item for item in file.entries if not item.key]
    strange = [item for item in file.entries if item.key not in known]
    if nameless:
        values: dict[str, object] = {"count": len(nameless), "all": everything}
        yield Problem(file.source.place(nameless[0].line), messages.translations.PO_NO_CONTEXTS, values)
        return
    if len(strange) == everything > 1:
        values = {"count": everything, "language": language}
        yield Problem(file.source.place(strange[0].line), messages.translations.PO_OTHER_TEXTS, values)
        return
    lines: dict[str, int] = {}
    repeated = _repeated(file)
    are_many = len(repeated) >= MANY
    if are_many:
        values = {"count": len(repeated)}
        yield Problem(file.source.place(repeated[0].line), messages.translations.PO_MANY_TWICE, values)
    for item in file.entries:
        found = _fault(item, known, lines)
        if found is not None and not (are_many and found[0] is messages.translations.PO_TWICE):
            message, values = found
            yield Problem(
                file.source.place(item.line), message, {"key": item.key, "language": language, **values}
            )
        lines.setdefault(item.key, item.line)


def _repeated(file: TranslatorsFile) -> list[Translated]:
    """Return the entries whose text the file has before them already."""
    first = {item.key: item for item in reversed(file.entries)}
    return [item for item in file.entries if item is not first[item.key]]


def _instead(item: Translated, known: Mapping[str, Entry]) -> Phrase:
    """Say what to do with an entry of an unknown text: only a text that says the same can be meant."""
    meant = nearest(item.key, (key for key, entry in known.items() if entry.source == item.source))
    if meant is not None:
        return messages.phrases.DID_YOU_MEAN.with_values(suggestion=meant)
    return messages.translations.PO_TEXT_GONE


def _fault(
    item: Translated, known: Mapping[str, Entry], lines: Mapping[str, int]
) -> tuple[Message, dict[str, object]] | None:
    """Return what is wrong with an entry.

    Args:
        item: The entry.
        known: The entries that there are, by key.
        lines: Where in the file the keys before it stand.
    """
    entry = known.get(item.key)
    if entry is None:
        return messages.translations.PO_UNKNOWN_KEY, {"suggestion": _instead(item, known)}
    if item.key in lines:
        return messages.translations.PO_TWICE, {"line": lines[item.key]}
    for text, own in ((item.source, entry.source), (item.translation, entry.source)):
        if text[:1] == "'" and text[1:].startswith(_FORMULA) and not own.startswith("'"):
            return messages.translations.PO_APOSTROPHE, {"sign": text[1]}
    # Programs wrap lines anew; the words are the same.
    if entry.source.split() != item.source.split():
        return messages.translations.PO_SOURCE_CHANGED, {}
    return None
