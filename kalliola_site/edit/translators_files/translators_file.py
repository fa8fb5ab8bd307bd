"""Translators' files: what each entry is, and what its marks mean.

The context of an entry is the key of its text; what is outdated or a draft is marked fuzzy, and an outdated
one shows what its source said before. To take that mark away is to accept the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kalliola_site.edit.translators_files.po import FUZZY, PoEntry, decode_po, po_text, read_po
from kalliola_site.edit.translators_files.units import Entry
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.paths import INTERFACE
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Problem, Translate
from kalliola_site.syntax.source import Source

_PLACEHOLDER = re.compile(r"\{\w+\}")
_MARKED = re.compile(r"\*\*|\]\(|^[-#>] |`", re.MULTILINE)

_DATE = "2026-01-01 00:00+0000"
"""Programs need a date, and some cannot save without one; a true one would make every file another."""


@frozen_value
class Translated:
    """An entry of a file that came back from a translator."""

    key: str
    """Empty where the file does not say which text it is."""
    source: str
    translation: str
    is_done: bool
    """Whether there is a translation and the translator is sure of it."""
    line: int
    """Where in the file it stands, from 1."""


@frozen_value
class TranslatorsFile:
    """A file that came back from a translator."""

    source: Source
    language: str
    """The tag of the language that it translates into, as it says; empty where it says none."""
    entries: tuple[Translated, ...]


def translators_text(
    entries: Iterable[Entry], language: str, project: str, header: Phrase, translate: Translate
) -> str:
    """Write a translators' file.

    Args:
        entries: What it is to hold, in order.
        language: The tag of the language to translate into.
        project: What the texts are of, for the file's head.
        header: What the file is, in a sentence.
        translate: Puts the notes to translators into a language.
    """
    head = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": _DATE,
        "PO-Revision-Date": _DATE,
        # As gettext's msginit has it where there is no translator yet.
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **_plural_forms(language),
    }
    written = (
        PoEntry(
            source=entry.source.strip(),
            translation=(entry.translation or "").strip(),
            context=entry.key,
            flags=(FUZZY,) if entry.translation and not entry.is_done else (),
            notes=tuple(note.say(translate) for note in _notes(entry)),
            references=(entry.text.path,),
            previous_source=entry.accepted_source.strip()
            if entry.accepted_source and entry.translation
            else None,
        )
        for entry in entries
    )
    return po_text(header.say(translate), head, written)


def _plural_forms(language: str) -> dict[str, str]:
    """Return the field of the head for a language's plural forms: no text has any, but editors ask for it."""
    from babel.messages.plurals import PLURALS  # noqa: PLC0415 - only files for translators need it

    name = language.replace("-", "_")
    forms = PLURALS.get(name) or PLURALS.get(name.partition("_")[0])
    return {"Plural-Forms": f"nplurals={forms[0]}; plural={forms[1]};"} if forms else {}


def _notes(entry: Entry) -> Iterator[Phrase]:
    # Nothing is put into other texts, whatever they have in braces.
    if entry.text.path == INTERFACE and (placeholders := _PLACEHOLDER.findall(entry.source)):
        yield messages.translations.NOTE_PLACEHOLDERS.with_values(placeholders=", ".join(placeholders))
    if _MARKED.search(entry.source):
        yield messages.translations.NOTE_MARKDOWN


def read_translated(path: str, data: bytes) -> TranslatorsFile | Problem:
    """Read a file that came back from a translator.

    Args:
        path: What to call the file in a problem.
        data: What it says.

    Returns:
        The file, or what is wrong with it.
    """
    source = decode_po(path, data)
    if isinstance(source, Problem):
        return source
    file = read_po(source)
    if isinstance(file, Problem):
        return file
    language = re.sub(r"[.@].*", "", file.head.get("Language", "")).replace("_", "-")
    return TranslatorsFile(source, language, tuple(map(_translated, file.entries)))


def _translated(entry: PoEntry) -> Translated:
    translation = entry.translation.strip()
    return Translated(
        key=entry.context or "",
        source=entry.source.strip(),
        translation=translation,
        is_done=bool(translation) and FUZZY not in entry.flags,
        line=entry.line,
    )


def matching_language(wanted: str, languages: Iterable[str]) -> str | None:
    """Find the language that a file is for, as RFC 4647 does: ``sv-FI`` is ``sv`` where only that is.

    Args:
        wanted: What the file says, a tag in letters of any case.
        languages: The tags that there are.
    """
    known = {language.lower(): language for language in languages}
    tag = wanted.lower()
    while tag:
        if tag in known:
            return known[tag]
        tag = tag.rpartition("-")[0]
    return None
