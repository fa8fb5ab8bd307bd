"""What the records under ``content/`` have in common: the program keeps them, people save them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path

from kalliola_site.language.translation_states import updated_record
from kalliola_site.load.file_kinds import modeline
from kalliola_site.model.address_record import AddressRecord, Anchors
from kalliola_site.model.content import Content
from kalliola_site.model.paths import ADDRESSES, TRANSLATIONS
from kalliola_site.plan.redirects.find_redirects import Redirects
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import Phrase, Place, Problem, ProblemsFoundError
from kalliola_site.problems.system_errors import reason
from kalliola_site.publish.address_record import record_text as addresses_text
from kalliola_site.publish.lock import OutputLockedError
from kalliola_site.publish.project_files import rewrite
from kalliola_site.publish.translation_record import record_text as translations_text
from kalliola_site.publish.undo_journal import open_journal
from kalliola_site.syntax.source import decode
from kalliola_site.syntax.yaml_document import Document


def introduction_of(text: str) -> str:
    """Return the comment that a record begins with, to be kept."""
    return "".join(takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))


def introduction(documents: Mapping[str, Document], path: str, words: Phrase) -> str:
    """Return the comment that a record begins with: the one it has, or a new one.

    Args:
        documents: The files of the content, by path.
        path: The record, relative to the project.
        words: What it is, for a new one.
    """
    if path in documents:
        return introduction_of(documents[path].source.text)
    return new_introduction(path, words)


def new_introduction(path: str, words: Phrase) -> str:
    """Make the comment that a new record begins with: its schema, and what it is in every language.

    Args:
        path: The record, relative to the project.
        words: What it is.
    """
    spoken = (message_language.translator(language)(words.text) for language in message_language.languages())
    lines = (f"# {line}\n" for sentence in spoken for line in sentence.split("\n"))
    return f"{modeline(path)}\n{''.join(lines)}"


def updated_records(
    content: Content, redirects: Redirects, anchors: Anchors, *, published: bool
) -> Mapping[str, str]:
    """Say what the records should say where they are behind, by path.

    Args:
        content: All content.
        redirects: What became of all addresses, old and new.
        anchors: The places on pages that others may link to.
        published: Whether this is what gets published; else no address goes on record.
    """
    texts: dict[str, str] = {}
    accepted = updated_record(content.translations) if content.accepted else {}
    if accepted != content.accepted:
        beginning = introduction(content.documents, TRANSLATIONS, messages.translations.RECORD_INTRODUCTION)
        texts[TRANSLATIONS] = translations_text(accepted, beginning)
    record = AddressRecord(addresses=redirects.addresses, anchors=anchors, renamed=dict(redirects.renamed))
    if published and record != content.published:
        beginning = introduction(content.documents, ADDRESSES, messages.translations.ADDRESSES_INTRODUCTION)
        texts[ADDRESSES] = addresses_text(record, beginning)
    return texts


def write_records(
    project: Path, record: Mapping[str, str], documents: Mapping[str, Document]
) -> tuple[Problem, ...]:
    """Write the records; the site is published by now, so where that fails it is a warning.

    Args:
        project: The project's folder.
        record: What the records are to say, by path.
        documents: What the build has read, by path. A record that someone has changed since is left to the
            next build.
    """
    if not record:
        return ()
    why: Phrase
    try:
        with open_journal(project):
            current = [path for path in record if _is_as_read(project, path, documents)]
            rewrite(project, {path: record[path] for path in current})
    except ProblemsFoundError as error:
        why = error.problems[0].text
    except OutputLockedError:
        why = messages.editing.BEING_CHANGED
    except OSError as error:
        why = reason(error)
    else:
        return ()
    message = messages.addresses.RECORD_NOT_WRITTEN
    return (Problem(Place(next(iter(record))), message, {"reason": why}, severity="warning"),)


def _is_as_read(project: Path, path: str, documents: Mapping[str, Document]) -> bool:
    file = project / path
    if path not in documents:
        return not file.exists()
    return file.exists() and decode(path, file.read_bytes()) == documents[path].source
