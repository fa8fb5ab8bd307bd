"""The translator's desk: from the project's files to a file for a translator, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace

from kalliola_site.edit.translators_files.fitting import problems_of
from kalliola_site.edit.translators_files.translators_file import (
    Translated,
    TranslatorsFile,
    matching_language,
)
from kalliola_site.edit.translators_files.units import Entry, entries, with_paragraphs
from kalliola_site.frozen_value import frozen_value
from kalliola_site.language.translation_states import accept, updated_record
from kalliola_site.load.project import Project, with_files
from kalliola_site.model.content import Content
from kalliola_site.model.long_texts import in_language
from kalliola_site.model.translation_record import Accepted
from kalliola_site.model.translation_state import TranslatableText
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem, errors_in
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_editor import with_texts
from kalliola_site.validate.content import validate
from kalliola_site.validate.markdown import is_yet_to_be_written


@frozen_value
class Import:
    """What a translator's file would change."""

    files: Mapping[str, Source] = field(default_factory=dict)
    """The files that change, as they will be, by path."""
    record: Accepted | None = None
    """What is accepted afterwards, where that changes."""
    changed: int = 0
    """How many texts change."""
    accepted: int = 0
    """How many are accepted as they are."""
    unfinished: int = 0
    """How many entries have no translation, or one that the translator is not sure of."""
    problems: tuple[Problem, ...] = ()
    """Why it cannot be taken over."""


def for_translators(content: Content, language: str, *, everything: bool) -> tuple[Entry, ...]:
    """Choose what to send to a translator: what needs work and has been written, or all of it.

    Args:
        content: The content.
        language: The tag of the language to translate into.
        everything: Whether to send what is current, too.
    """
    states = (item for item in content.translations if item.text.language == language)
    return tuple(
        entry
        for entry in entries(states)
        if everything or not (entry.is_done or is_yet_to_be_written(entry.source))
    )


def import_translations(project: Project, content: Content, file: TranslatorsFile) -> Import:
    """Take over translations: all of them, or none where one does not fit.

    Args:
        project: The project's files.
        content: What they say.
        file: What came back.
    """
    language = matching_language(file.language, content.languages[1:])
    if language is None:
        return Import(problems=(_no_language(file, content.languages[1:]),))
    known = {entry.key: entry for entry in for_translators(content, language, everything=True)}
    problems = list(problems_of(file, known, language))
    done = {item.key: item.translation for item in file.entries if item.is_done and item.key in known}
    taken = {key: text for key, text in done.items() if text != _stripped(known[key].translation)}
    files = _changed_short_texts(project, language, taken, known)
    pages, found = _changed_pages(content, language, taken, known, file.source)
    files |= pages
    problems += found
    confirmed = {key for key in done if key in taken or not known[key].is_done}
    record = None
    if not problems:
        changed = with_files(project, files)
        after, found_after = validate(changed)
        items = [(item, known[item.key].text) for item in file.entries if item.key in taken]
        problems += [
            _in_translators_file(problem, items, file, changed) for problem in errors_in(found_after)
        ]
        if after is not None and confirmed:
            record = _record(after, language, confirmed, known)
    unfinished = sum(not item.is_done for item in file.entries)
    return Import(files, record, len(taken), len(confirmed - taken.keys()), unfinished, tuple(problems))


def _in_translators_file(
    problem: Problem,
    items: Iterable[tuple[Translated, TranslatableText]],
    file: TranslatorsFile,
    changed: Project,
) -> Problem:
    """Name the place in the translator's file: what is wrong there is not in the content, nor will be.

    Args:
        problem: What would be wrong with the content.
        items: What would change in it.
        file: What came back.
        changed: The project as it would be.
    """
    for item, text in items:
        if text.location:
            there = changed.documents.get(text.path)
            is_there = there is not None and problem.place.path == text.path
            place = there.place((*text.location, text.language)) if there is not None and is_there else None
            is_meant = place is not None and place.line == problem.place.line
        else:
            name = in_language(text.path, text.language)
            is_meant = problem.place.path == name and problem.place.excerpt.strip() in item.translation
        if is_meant:
            return replace(problem, place=file.source.place(item.line))
    return problem


def _stripped(translation: str | None) -> str | None:
    return None if translation is None else translation.strip()


def _no_language(file: TranslatorsFile, others: tuple[str, ...]) -> Problem:
    if file.language:
        values = {"language": file.language, "known": ", ".join(others)}
        return Problem(file.source.find("Language:"), messages.translations.PO_LANGUAGE, values)
    # As it is typed into the file, quotes and all.
    lines = " / ".join(f'"Language: {language}\\n"' for language in others)
    return Problem(file.source.place(), messages.translations.PO_NO_LANGUAGE, {"lines": lines})


def _record(
    after: Content, language: str, confirmed: Collection[str], known: Mapping[str, Entry]
) -> Accepted:
    """Record what the translator was sure of; of a page, that may be some of its paragraphs."""
    waiting: dict[str, list[Entry]] = {}
    touched = set()
    for entry in known.values():
        if entry.key in confirmed:
            touched.add(entry.text.key)
        elif not entry.is_done:
            waiting.setdefault(entry.text.key, []).append(entry)
    chosen = [
        item for item in after.translations if item.text.language == language and item.text.key in touched
    ]
    record = accept(chosen, updated_record(after.translations))
    for item in chosen:
        if item.text.key in waiting:
            # As if its source had changed only where the translator has not been.
            before = {
                entry.block: entry.accepted_source or ""
                for entry in waiting[item.text.key]
                if entry.block is not None
            }
            whole = record[language][item.text.key]
            marked = whole.changed(source=with_paragraphs(item.text.source, before))
            record = {**record, language: {**record[language], item.text.key: marked}}
    return record


def _changed_short_texts(
    project: Project, language: str, taken: Mapping[str, str], known: Mapping[str, Entry]
) -> dict[str, Source]:
    changes: dict[str, dict[Location, str]] = {}
    for key, translation in taken.items():
        text = known[key].text
        if text.location:
            changes.setdefault(text.path, {})[*text.location, language] = translation
    return {path: with_texts(project.documents[path], texts) for path, texts in changes.items()}


def _changed_pages(
    content: Content, language: str, taken: Mapping[str, str], known: Mapping[str, Entry], file: Source
) -> tuple[dict[str, Source], list[Problem]]:
    whole: dict[str, str] = {}
    parts: dict[str, dict[int, str]] = {}
    for key, translation in taken.items():
        entry = known[key]
        page = entry.text.page
        if entry.block is not None:
            parts.setdefault(page, {})[entry.block] = translation
        elif not entry.text.location:
            whole[page] = f"{translation}\n"
    problems = []
    for page, replacements in parts.items():
        before = content.texts.get((page, language))
        count = sum(entry.text.page == page for entry in known.values())
        if before is None and len(replacements) < count:
            values = {"key": page, "count": len(replacements), "all": count}
            problems.append(Problem(file.place(), messages.translations.PO_PAGE_INCOMPLETE, values))
        else:
            before = before or content.texts[page, content.languages[0]]
            whole[page] = with_paragraphs(before.text, replacements)
    sources = {page: content.texts[page, content.languages[0]].path for page in whole}
    paths = {page: in_language(path, language) for page, path in sources.items()}
    return {paths[page]: Source(paths[page], text) for page, text in whole.items()}, problems
