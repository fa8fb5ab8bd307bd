"""Accepting translations as right for what their source says now, into the record of translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kalliola_site.language.translation_states import accept, updated_record
from kalliola_site.model.content import Content
from kalliola_site.model.paths import TRANSLATIONS
from kalliola_site.model.translation_record import Accepted
from kalliola_site.model.translation_state import TextState
from kalliola_site.problems import messages
from kalliola_site.publish.records import introduction
from kalliola_site.publish.translation_record import record_text
from kalliola_site.syntax.source import Source


def accepted_files(content: Content, chosen: Iterable[TextState]) -> Mapping[str, Source]:
    """Accept translations; return the record as it is to be, by its path; nothing where it says that.

    Args:
        content: The content.
        chosen: The translations; those that are missing are passed over.
    """
    return record_file(content, accept(chosen, updated_record(content.translations)))


def record_file(content: Content, record: Accepted) -> Mapping[str, Source]:
    """Return the record of translations as it is to be, by its path; nothing where it says that already."""
    if record == content.accepted:
        return {}
    beginning = introduction(content.documents, TRANSLATIONS, messages.translations.RECORD_INTRODUCTION)
    return {TRANSLATIONS: Source(TRANSLATIONS, record_text(record, beginning))}
