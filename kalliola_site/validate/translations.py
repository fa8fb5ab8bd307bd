"""Translations: what has none, what has fallen behind its source, what nobody has accepted yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kalliola_site.language.changes import first_change
from kalliola_site.language.translation_states import digest, updated_record
from kalliola_site.model.base import Model, localized_texts
from kalliola_site.model.drafts import Drafts
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.paths import TRANSLATIONS
from kalliola_site.model.translation_record import Accepted
from kalliola_site.model.translation_state import TextState, TranslatableText
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Phrase, Place, Problem
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.white_space import unwrap
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.validate.markdown import is_yet_to_be_written


def source_language_problems(
    languages: tuple[str, ...], accepted: Accepted, document: Document
) -> Iterator[Problem]:
    """Find out whether the first language was one that is translated into, by the record."""
    if languages[0] in accepted:
        values = {"language": languages[0], "path": TRANSLATIONS}
        place = document.place(("languages", 0, "code"))
        yield Problem(place, messages.translations.SOURCE_LANGUAGE_CHANGED, values)


def missing_translations(
    models: Mapping[str, Model],
    documents: Mapping[str, Document],
    languages: tuple[str, ...],
    drafts: Drafts,
) -> Iterator[Problem]:
    """Find each text for readers that one of the languages does not have yet."""
    for path, model in models.items():
        document = documents[path]
        for location, text in localized_texts(model):
            for language in languages:
                if language not in text and not drafts.has_text(path, location, language):
                    place, message = _where_missing(document, location, language)
                    values = {
                        "language": language,
                        "source": languages[0],
                        "written": place.words.strip(" :"),
                    }
                    yield Problem(place, message, values, severity="warning")


def _where_missing(document: Document, location: Location, language: str) -> tuple[Place, Message]:
    """Return where a translation should stand: its key may be there, with nothing after it."""
    group: Any = document.value
    for step in location:
        group = group[step]
    if language not in group:
        return document.key_place(location), messages.models.TRANSLATION_MISSING
    place = document.place((*location, language))
    is_null = group[language] is None and place.words.strip(" :")
    return place, messages.models.TRANSLATION_NULL if is_null else messages.models.TRANSLATION_EMPTY


def spoilt_by(
    problems: Iterable[Problem], documents: Mapping[str, Document], original: str
) -> Callable[[TranslatableText], bool]:
    """Return what tells whether there is an error in the source of a translation.

    Args:
        problems: All that was found.
        documents: The YAML files by path.
        original: The tag of the source language.
    """
    places = [problem.place for problem in problems if problem.severity == "error"]
    paths, lines = {place.path for place in places}, {(place.path, place.line) for place in places}

    def is_spoilt(text: TranslatableText) -> bool:
        if text.path not in paths or not text.location:
            return text.path in paths
        return (text.path, documents[text.path].place((*text.location, original)).line) in lines

    return is_spoilt


def swapped_languages(
    states: Iterable[TextState], accepted: Accepted, documents: Mapping[str, Document], texts: Texts
) -> Iterator[Problem]:
    """Find texts that have changed places with their translations, by the record.

    Args:
        states: How all translations stand.
        accepted: The record: what each translation was made from.
        documents: The YAML files by path.
        texts: The long texts.
    """
    for item in states:
        text = item.text
        entry = accepted.get(text.language, {}).get(text.key)
        if entry is None or text.translation is None or text.translation == text.source:
            continue
        if unwrap(entry.source) == unwrap(text.translation) and entry.translation == digest(text.source):
            place = _place(text, documents, texts)
            yield Problem(place, messages.models.LANGUAGES_SWAPPED, {"language": text.language})


def outdated_translations(
    states: Iterable[TextState],
    documents: Mapping[str, Document],
    texts: Texts,
    drafts: Drafts,
    is_spoilt: Callable[[TranslatableText], bool],
) -> Iterator[Problem]:
    """Find each translation for readers whose source has changed while it has not, by the record.

    Args:
        states: How all translations stand.
        documents: The YAML files by path.
        texts: The long texts.
        drafts: What is in the making.
        is_spoilt: Whether there is an error in the source: what a mistake made of it is nothing to translate.
    """
    for item in _for_readers(states, drafts):
        if item.state == "outdated" and item.accepted_source is not None and not is_spoilt(item.text):
            gone, new = first_change(item.accepted_source, item.text.source)
            values = {"language": item.text.language, "gone": gone, "new": new, "key": item.text.key}
            place = _place(item.text, documents, texts)
            message = (
                messages.models.TRANSLATION_OUTDATED_BY_MARK
                if isinstance(gone, Phrase)
                else messages.models.TRANSLATION_OUTDATED
                if gone and new
                else messages.models.TRANSLATION_OUTDATED_BY_MORE
                if new
                else messages.models.TRANSLATION_OUTDATED_BY_LESS
            )
            yield Problem(place, message, values, severity="warning")


def translation_remarks(
    states: Iterable[TextState],
    accepted: Accepted,
    documents: Mapping[str, Document],
    texts: Texts,
    drafts: Drafts,
) -> Iterator[Problem]:
    """Find translations that nobody has accepted, and of a record that is behind what the texts say."""
    known = tuple(states)
    for_readers = _for_readers(known, drafts)
    if not accepted:
        if any(item.state == "draft" for item in for_readers):
            yield Problem(Place(TRANSLATIONS), messages.models.TRANSLATIONS_NOT_ON_RECORD, severity="warning")
        return
    for item in for_readers:
        if item.state == "draft" and not is_yet_to_be_written(item.text.translation or ""):
            values = {"language": item.text.language, "key": item.text.key}
            place = _place(item.text, documents, texts)
            yield Problem(place, messages.models.TRANSLATION_DRAFT, values, severity="warning")
    if updated_record(known) != accepted:
        values = {"path": TRANSLATIONS}
        yield Problem(
            Place(TRANSLATIONS), messages.models.TRANSLATIONS_UNRECORDED, values, severity="warning"
        )


def _for_readers(states: Iterable[TextState], drafts: Drafts) -> Iterator[TextState]:
    """Leave out the texts of drafts, which may be half-written."""
    for item in states:
        text = item.text
        is_in_draft = (
            drafts.has_text(text.path, text.location, text.language)
            if text.location
            else drafts.has_long_text(text.page, text.language)
        )
        if not is_in_draft:
            yield item


def _place(text: TranslatableText, documents: Mapping[str, Document], texts: Texts) -> Place:
    """Where a translation stands."""
    if text.location:
        return documents[text.path].place((*text.location, text.language))
    return texts[text.page, text.language].place()
