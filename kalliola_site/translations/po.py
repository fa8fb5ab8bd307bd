"""Translators' files: gettext's .po, which every translation tool reads and writes.

The context of an entry (``msgctxt``) is the key of its text; what is outdated or a draft is marked ``fuzzy``,
and an outdated one shows what its source said before.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as PoMessage
from babel.messages.pofile import PoFileError, read_po, write_po

from kalliola_site import messages
from kalliola_site.problems import Phrase, Problem, Translate
from kalliola_site.sources import Source, decode
from kalliola_site.translations.entries import Entry

_PLACEHOLDER = re.compile(r"\{\w+\}")
_MARKED = re.compile(r"\*\*|\]\(|^[-#>] |`", re.MULTILINE)


_LINE = re.compile(r'(#.*)?|(msg(ctxt|id|id_plural|str(\[\d+\])?)\s+)?"([^"\\]|\\.)*"')
"""What a line of a .po file may be: nothing, a comment, or a keyword and a text in quotes, or more of it."""


class _Catalogue(Catalog):
    """A catalogue whose head has no dates and nobody's address: the same texts give the same file."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


@dataclass(frozen=True, slots=True)
class Translated:
    """An entry of a file that came back from a translator."""

    key: str
    source: str
    translation: str
    is_done: bool
    """Whether there is a translation and the translator is sure of it."""
    line: int
    """Where in the file it stands, from 1."""


@dataclass(frozen=True, slots=True)
class TranslatorsFile:
    """A file that came back from a translator."""

    source: Source
    language: str
    """The tag of the language that it translates into, as it says."""
    entries: tuple[Translated, ...]


def po_text(entries: Iterable[Entry], language: str, header: Phrase, translate: Translate) -> str:
    """Write a translators' file.

    Args:
        entries: What it is to hold, in order.
        language: The tag of the language to translate into.
        header: What the file is, in a sentence.
        translate: Puts the notes to translators into a language.
    """
    catalogue = _Catalogue(
        language.replace("-", "_"),
        header_comment=f"# {header.say(translate)}",
        charset="utf-8",
        fuzzy=False,
    )
    for entry in entries:
        catalogue.add(
            entry.source,
            entry.translation or "",
            context=entry.key,
            locations=[(entry.text.path, 0)],
            flags=() if entry.is_done or entry.translation is None else ("fuzzy",),
            auto_comments=[note.say(translate) for note in _notes(entry)],
            previous_id=(entry.accepted_source,) if entry.accepted_source and entry.translation else (),
        )
    text = io.BytesIO()
    write_po(text, catalogue, width=0, include_previous=True, include_lineno=False)
    return text.getvalue().decode().strip() + "\n"


def _notes(entry: Entry) -> Iterator[Phrase]:
    if placeholders := _PLACEHOLDER.findall(entry.source):
        yield messages.NOTE_PLACEHOLDERS.with_values(placeholders=", ".join(placeholders))
    if _MARKED.search(entry.source):
        yield messages.NOTE_MARKDOWN


def read_translated(path: str, data: bytes) -> TranslatorsFile | Problem:
    """Read a file that came back from a translator.

    Args:
        path: What to call the file in a problem.
        data: What it says.

    Returns:
        The file, or what is wrong with it.
    """
    source = decode(path, data)
    if isinstance(source, Problem):
        return source
    for number, line in enumerate(source.text.split("\n"), 1):
        # The library takes a text without its closing quotes for one that lacks its last letter.
        if not _LINE.fullmatch(line.strip()):
            return Problem(source.place(number), messages.PO_UNREADABLE)
    try:
        catalogue = read_po(io.StringIO(source.text), abort_invalid=True, ignore_obsolete=True)
    except PoFileError as error:
        return Problem(source.place(max(1, error.lineno)), messages.PO_UNREADABLE)
    except ValueError:
        return Problem(source.place(), messages.PO_UNREADABLE)
    language = str(catalogue.locale_identifier or "").replace("_", "-")
    return TranslatorsFile(
        source, language, tuple(_translated(message) for message in catalogue if message.id)
    )


def _translated(message: PoMessage) -> Translated:
    translation = message.string if isinstance(message.string, str) else ""
    return Translated(
        key=message.context or "",
        source=str(message.id),
        translation=translation.strip(),
        is_done=bool(translation.strip()) and not message.fuzzy,
        line=message.lineno or 1,
    )
