"""The translator's desk: from the project's files to a file for a translator, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kalliola_site import messages
from kalliola_site.load import Project, with_files
from kalliola_site.model.base import Location
from kalliola_site.model_errors import suggest
from kalliola_site.problems import Problem, errors_in
from kalliola_site.sources import Source
from kalliola_site.translations.entries import Entry, entries, with_paragraphs
from kalliola_site.translations.po import TranslatorsFile
from kalliola_site.validate import Content, validate
from kalliola_site.yaml_editor import with_texts


@dataclass(frozen=True, slots=True)
class Import:
    """What a translator's file would change."""

    files: Mapping[str, Source]
    """The files that change, as they will be, by path."""
    changed: int
    """How many texts change."""
    unfinished: int
    """How many entries have no translation, or one that the translator is not sure of."""
    problems: tuple[Problem, ...]
    """Why it cannot be taken over."""


def for_translators(content: Content, language: str, *, everything: bool) -> tuple[Entry, ...]:
    """Choose what to send to a translator: what needs work, or all of it.

    Args:
        content: The content.
        language: The tag of the language to translate into.
        everything: Whether to send what is current, too.
    """
    states = (item for item in content.translations if item.text.language == language)
    return tuple(entry for entry in entries(states) if everything or not entry.is_done)


def import_translations(project: Project, content: Content, file: TranslatorsFile) -> Import:
    """Take over translations: all of them, or none where one does not fit.

    Args:
        project: The project's files.
        content: What they say.
        file: What came back.
    """
    others = content.languages[1:]
    language = file.language
    if language not in others:
        values = {"language": language, "known": ", ".join(others)}
        return Import({}, 0, 0, (Problem(file.source.find("Language:"), messages.PO_LANGUAGE, values),))
    known = {entry.key: entry for entry in for_translators(content, language, everything=True)}
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    unfinished = 0
    for item in file.entries:
        entry = known.get(item.key)
        if entry is None:
            unknown = {"key": item.key, "suggestion": suggest(item.key, known)}
            problems.append(Problem(file.source.place(item.line), messages.PO_UNKNOWN_KEY, unknown))
        elif entry.source != item.source.strip():
            problems.append(
                Problem(file.source.place(item.line), messages.PO_SOURCE_CHANGED, {"key": item.key})
            )
        elif not item.is_done:
            unfinished += 1
        elif item.translation != entry.translation:
            taken[item.key] = item.translation
    files = _changed_short_texts(project, language, taken, known)
    pages, found = _changed_pages(content, language, taken, known, file.source)
    files |= pages
    problems += found
    if not problems:
        problems += errors_in(validate(with_files(project, files))[1])
    return Import(files, len(taken), unfinished, tuple(problems))


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
            problems.append(Problem(file.place(), messages.PO_PAGE_INCOMPLETE, values))
        else:
            before = before or content.texts[page, content.languages[0]]
            whole[page] = with_paragraphs(before.text, replacements)
    sources = {page: content.texts[page, content.languages[0]].path for page in whole}
    paths = {page: f"{path.rsplit('.', 2)[0]}.{language}.md" for page, path in sources.items()}
    return {paths[page]: Source(paths[page], text) for page, text in whole.items()}, problems
