"""Translations: what has none, what has fallen behind its source, what nobody has accepted yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kalliola_site.language.changes import first_change
from kalliola_site.language.translation_states import updated_record
from kalliola_site.model.base import Model, localized_texts
from kalliola_site.model.drafts import Drafts
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.paths import TRANSLATIONS
from kalliola_site.model.translation_record import Accepted
from kalliola_site.model.translation_state import TextState, TranslatableText
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.syntax.yaml_reader import Document


def missing_translations(
    models: Mapping[str, Model],
    documents: Mapping[str, Document],
    languages: tuple[str, ...],
    drafts: Drafts,
) -> Iterator[Problem]:
    """Tell of each text for readers that one of the languages does not have yet."""
    for path, model in models.items():
        document = documents[path]
        for location, text in localized_texts(model):
            for language in languages:
                if language not in text and not drafts.has_text(path, location, language):
                    yield Problem(
                        document.key_place(location),
                        messages.models.TRANSLATION_MISSING,
                        {"language": language, "source": languages[0]},
                        severity="warning",
                    )


def outdated_translations(
    states: Iterable[TextState],
    documents: Mapping[str, Document],
    texts: Texts,
    drafts: Drafts,
) -> Iterator[Problem]:
    """Tell of each translation for readers whose source has changed while it has not, by the record."""
    for item in _for_readers(states, drafts):
        if item.state == "outdated" and item.accepted_source is not None:
            gone, new = first_change(item.accepted_source, item.text.source)
            values = {"language": item.text.language, "gone": gone, "new": new, "key": item.text.key}
            place = _place(item.text, documents, texts)
            message = (
                messages.models.TRANSLATION_OUTDATED
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
    """Tell of translations that nobody has accepted, and of a record that is behind what the texts say."""
    known = tuple(states)
    for_readers = _for_readers(known, drafts)
    if not accepted:
        if any(item.state == "draft" for item in for_readers):
            yield Problem(Place(TRANSLATIONS), messages.models.TRANSLATIONS_NOT_ON_RECORD, severity="warning")
        return
    for item in for_readers:
        if item.state == "draft":
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
