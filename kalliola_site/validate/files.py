"""Which files there are: each Markdown file is the text of a page, and no file is there for nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping
from pathlib import PurePosixPath

from kalliola_site.load.project import Project
from kalliola_site.model.long_texts import Texts
from kalliola_site.model.page_types import TEXT_PAGE, page_type, required_pages
from kalliola_site.model.paths import (
    ADDRESSES,
    BRAND,
    CONTENT,
    GOALS,
    INTERFACE,
    PAGES,
    PERIODS,
    SITE,
    STRATEGY,
    TRANSLATIONS,
    UPDATES,
)
from kalliola_site.model.site import Site
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Place, Problem
from kalliola_site.problems.suggest import nearest, suggest
from kalliola_site.syntax.hidden_remarks import says_nothing
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.validate.models import misspelt_pages


def page_texts(project: Project, site: Site, folder: str = CONTENT) -> tuple[Texts, list[Problem]]:
    """Match the Markdown files with pages and languages, by name.

    Args:
        project: The files.
        site: The pages and languages.
        folder: Whose texts: ``content``, or the folder of a past period.
    """
    texts: dict[tuple[str, str], Source] = {}
    problems: list[Problem] = []
    misplaced: set[str] = set()
    strays = stray_folders(project)
    pages_folder = f"{folder}/pages"
    for path, source in project.texts.items():
        if _owner(path) != folder or folder_of(path) in strays:
            continue
        key, _, language = PurePosixPath(path).stem.rpartition(".")
        problem = _misplaced(project, path, site, pages_folder)
        if problem is None:
            texts[key, language] = source
        elif problem.severity == "error" or not site.is_draft(key, language):
            problems.append(problem)
            if problem.message not in (messages.models.SOURCE_FILE_EMPTY, messages.models.TEXT_FILE_EMPTY):
                misplaced.add(
                    _page_meant(project, site, path, pages_folder)
                    or path.rpartition("/")[2].partition(".")[0]
                )
    listed = project.documents[SITE if folder == CONTENT else f"{folder}/pages.yml"]
    if folder == CONTENT:
        misplaced |= misspelt_site_pages(project, site).keys()
    found = _missing_texts(project, site, texts, pages_folder, listed)
    # A text that stands in a file of another name is not missing.
    problems += [problem for problem in found if problem.values["key"] not in misplaced]
    return texts, problems


def _page_meant(project: Project, site: Site, path: str, folder: str) -> str | None:
    """Return the page without a text that a file with nearly its name is meant for."""
    key, _, language = PurePosixPath(path).stem.rpartition(".")
    if key in site.pages:
        return key
    without = (
        page
        for page in site.pages
        if page_type(page).has_text and f"{folder}/{page}.{language}.md" not in project.texts
    )
    return nearest(key, without) if key else None


def _owner(path: str) -> str:
    """Return whose a file is: the folder of the past period that it is in, or all of the content."""
    period, slash, _ = path.removeprefix(f"{PERIODS}/").partition("/")
    return f"{PERIODS}/{period}" if path.startswith(f"{PERIODS}/") and slash else CONTENT


def _misplaced(project: Project, path: str, site: Site, folder: str) -> Problem | None:
    file, source = PurePosixPath(path), project.texts[path]
    key, _, language = file.stem.rpartition(".")
    if str(file.parent) != folder or not key:
        named = file.name if language in site.language_codes else f"{file.stem}.{site.language_codes[0]}.md"
        wanted = f"{folder}/{named}"
        elsewhere = messages.phrases.NAME_WITH_LANGUAGE.with_values(name=wanted)
        return _stray(path, messages.updates.TEXT_IN_UPDATE if str(file.parent) == UPDATES else elsewhere)
    if language not in site.language_codes:
        values = {"key": language, "suggestion": suggest(language, site.language_codes)}
        return Problem(source.place(), messages.models.UNKNOWN_LANGUAGE, values)
    if key not in site.pages:
        # That a page is missing is told of where it is missing, or has another name.
        meant = misspelt_site_pages(project, site).values()
        is_told = folder == PAGES and (key in required_pages(has_updates=True) or key in meant)
        return None if is_told else _stray(path, _without_page(project, path, site, folder))
    if not page_type(key).has_text:
        hint = messages.phrases.NO_TEXT_ON_PAGE.with_values(key=key, elsewhere=messages.phrases.REMOVE_FILE)
        return _stray(path, hint)
    return _empty(source, key, language, site.language_codes[0]) if says_nothing(source.text) else None


def _without_page(project: Project, path: str, site: Site, folder: str) -> Phrase:
    """Say what to do with a text of a page that is not there."""
    key, _, language = PurePosixPath(path).stem.rpartition(".")
    if (meant := _page_meant(project, site, path, folder)) is not None:
        suggestion = messages.phrases.DID_YOU_MEAN.with_values(suggestion=f"{meant}.{language}.md")
        return messages.phrases.RENAME_OR_REMOVE_FILE.with_values(suggestion=suggestion)
    return (
        messages.phrases.LIST_PAGE.with_values(key=key) if folder == PAGES else messages.phrases.REMOVE_FILE
    )


def _empty(source: Source, key: str, language: str, original: str) -> Problem:
    folder = source.path.rpartition("/")[0]
    if language == original:
        listed = SITE if folder == PAGES else f"{folder.rpartition('/')[0]}/pages.yml"
        return Problem(source.place(), messages.models.SOURCE_FILE_EMPTY, {"key": key, "pages": listed})
    values = {"key": key, "language": language, "source": original}
    return Problem(source.place(), messages.models.TEXT_FILE_EMPTY, values, severity="warning")


def _missing_texts(
    project: Project, site: Site, texts: Texts, folder: str, document: Document
) -> Iterator[Problem]:
    original, *others = site.language_codes
    for key in site.pages:
        if not page_type(key).has_text:
            continue
        path = f"{folder}/{key}.{original}.md"
        source = texts.get((key, original))
        if source is None and path not in project.unreadable and path not in project.texts:
            place = document.key_place(("pages", key))
            yield Problem(place, messages.content.TEXT_FILE_MISSING, {"key": key, "path": path})
        for language in others:
            path = f"{folder}/{key}.{language}.md"
            if site.is_draft(key, language):
                continue
            if source and path not in project.unreadable and path not in project.texts:
                values = {"key": key, "language": language, "source": original, "path": path}
                yield Problem(
                    source.place(), messages.models.TEXT_FILE_UNTRANSLATED, values, severity="warning"
                )


def misspelt_site_pages(project: Project, site: Site) -> Mapping[str, str]:
    """Return what misspelt names of pages in site.yml are meant to be; those that have a text are none."""
    own = [
        key
        for key in site.pages
        if page_type(key) is TEXT_PAGE
        and not any(path.startswith(f"{PAGES}/{key}.") for path in project.texts)
    ]
    texts = (PurePosixPath(path) for path in project.texts if path.startswith(f"{PAGES}/"))
    with_texts = sorted({path.name.partition(".")[0] for path in texts})
    return misspelt_pages(site.pages, own, (*required_pages(has_updates=True), *with_texts))


def stray_files(project: Project, named: Container[str]) -> Iterator[Problem]:
    """Find files that nothing uses: someone meant something by each of them.

    Args:
        project: The files.
        named: Files that other files name, so that what is wrong with them is told of there.
    """
    used = {SITE, BRAND, INTERFACE, STRATEGY, TRANSLATIONS, ADDRESSES}
    folders = stray_folders(project)
    yield from (_stray_folder(folder) for folder in sorted(folders))
    for path in project.documents:
        if folder_of(path) in folders or path in used or _of_a_period(path):
            continue
        if path.rpartition("/")[0] not in {GOALS, UPDATES}:
            yield _stray(path, _instead(path, used))
    for path in project.others:
        if path not in named and folder_of(path) not in folders:
            yield _stray(path, messages.phrases.REMOVE_FILE)


def stray_folders(project: Project) -> frozenset[str]:
    """Find the folders beside ours: a copy of one, say, or one under a new name. Nothing in them is read."""
    paths = (*project.documents, *project.texts)
    return frozenset(map(folder_of, paths)) - {"", GOALS, UPDATES, PAGES, PERIODS}


def folder_of(path: str) -> str:
    """Name the folder of the content that a file is in, however deep; empty where it is in none."""
    folder, slash, _ = path.removeprefix(f"{CONTENT}/").partition("/")
    return f"{CONTENT}/{folder}" if slash else ""


def _stray_folder(folder: str) -> Problem:
    ours = ", ".join(sorted(name.removeprefix(f"{CONTENT}/") for name in (GOALS, UPDATES, PAGES, PERIODS)))
    return Problem(Place(folder), messages.files.UNKNOWN_FOLDER, {"path": folder, "ours": ours})


def _instead(path: str, used: Collection[str]) -> Phrase:
    """Say what to do with a YAML file that nothing uses: it may lie in a folder of its own."""
    for folder in (GOALS, UPDATES):
        if path.startswith(f"{folder}/"):
            return messages.phrases.MOVE_UP.with_values(path=f"{folder}/{PurePosixPath(path).name}")
    if (meant := nearest(path, used)) is None:
        return messages.phrases.REMOVE_FILE
    suggestion = messages.phrases.DID_YOU_MEAN.with_values(suggestion=meant)
    return messages.phrases.RENAME_OR_REMOVE_FILE.with_values(suggestion=suggestion)


def _of_a_period(path: str) -> bool:
    return re.fullmatch(rf"{PERIODS}/[^/]+/(strategy\.yml|pages\.yml|goals/[^/]+)", path) is not None


def _stray(path: str, hint: Phrase) -> Problem:
    shown = path.removeprefix(f"{CONTENT}/")
    return Problem(Place(path), messages.files.UNKNOWN_FILE, {"path": shown, "suggestion": hint})
