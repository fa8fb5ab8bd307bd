"""Load: from the project's folder to documents, texts, templates and assets; judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kalliola_site.cache.memory import Memory
from kalliola_site.cache.workers import parallel_map
from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.foreign_files import is_ordinary, original_of, right_name, told_by_beginning
from kalliola_site.load.kept_files import KeptFiles
from kalliola_site.load.read_folder import Folder, read_folder
from kalliola_site.model.paths import ADDRESSES, ASSETS, COMPONENTS, CONTENT, TEMPLATES, TRANSLATIONS, UPDATES
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document, Value

_RECORDS = frozenset({TRANSLATIONS, ADDRESSES})
"""What the program writes by itself."""

_CONTENT_TEXT = frozenset({".yml", ".yaml", ".md", ".csv"})

_TEMPLATE_TEXT = frozenset({".jinja", ".css", ".svg", ".txt", ".md", ".json", ".js"})


@frozen_value
class Project:
    """All that the project's files say, as values; paths are relative to the project."""

    documents: dict[str, Document]
    """The YAML files under ``content/`` that could be read."""
    unreadable: frozenset[str]
    """The files under ``content/`` that are there but could not be read."""
    texts: dict[str, Source]
    """The Markdown files under ``content/``."""
    tables: dict[str, Source]
    """The CSV files under ``content/``."""
    pictures: dict[str, bytes]
    """The files beside the updates that are no text."""
    others: tuple[str, ...]
    """The files under ``content/`` that are none of these."""
    templates: dict[str, Source]
    """The Jinja templates by their name below ``templates/``."""
    component_styles: dict[str, str]
    """The style sheets beside components, by their name below ``templates/``."""
    assets: dict[str, bytes]
    """The files below ``templates/assets/`` by their name below it."""
    is_empty: bool = False
    """Whether there is nothing to begin with: a folder is missing, or has no files in it."""


def with_files(project: Project, files: Mapping[str, Source]) -> Project:
    """Return a project as it would be with some of its content files changed or added.

    Args:
        project: The project as it is.
        files: YAML that can be read, Markdown and tables, by path.
    """
    documents = dict(project.documents)
    others = {".md": dict(project.texts), ".csv": dict(project.tables)}
    for path, source in files.items():
        if (kind := path[path.rfind(".") :]) in others:
            others[kind][path] = source
            continue
        read = _read_yaml(source)
        assert isinstance(read, Document), path  # noqa: S101 - it was written by this program
        documents[path] = read
    return replace(project, documents=documents, texts=others[".md"], tables=others[".csv"])


def load(folder: Path, memory: Memory | None = None) -> tuple[Project, tuple[Problem, ...]]:
    """Read the project in ``folder``; what could not be read is told of and left out.

    Args:
        folder: The project's folder.
        memory: What was read in earlier builds.
    """
    kept = KeptFiles(memory or Memory())
    content = read_folder(folder, CONTENT, _CONTENT_TEXT, kept.unchanged)
    templates = read_folder(folder, TEMPLATES, _TEMPLATE_TEXT)
    problems = [*content.problems, *templates.problems, *_take_strangers_out(content)]
    documents, unread = _read_documents(content, kept)
    problems += unread
    pictures = {path: data for path, data in content.binaries.items() if path.startswith(f"{UPDATES}/")}
    project = Project(
        documents=documents,
        unreadable=frozenset(
            name
            for problem in problems
            for name in (problem.place.path, right_name(problem.place.path))
            if name
        ),
        texts={path: source for path, source in content.texts.items() if path.endswith(".md")},
        tables={path: source for path, source in content.texts.items() if path.endswith(".csv")},
        pictures=pictures,
        others=tuple(
            path
            for path in (*content.texts, *content.binaries)
            if not path.endswith((".yml", ".md", ".csv")) and path not in pictures
        ),
        templates={
            path.removeprefix(f"{TEMPLATES}/"): source
            for path, source in templates.texts.items()
            if path.endswith(".jinja")
        },
        component_styles={
            path.removeprefix(f"{TEMPLATES}/"): source.text
            for path, source in templates.texts.items()
            if path.startswith(COMPONENTS) and path.endswith(".css")
        },
        assets={
            path.removeprefix(ASSETS): data
            for path, data in sorted(
                (
                    *((path, source.text.encode()) for path, source in templates.texts.items()),
                    *templates.binaries.items(),
                )
            )
            if path.startswith(ASSETS)
        },
        is_empty=any(
            problem.message in (messages.files.NO_PROJECT, messages.files.FOLDER_EMPTY)
            for problem in problems
        ),
    )
    return project, tuple(problems)


def _read_documents(content: Folder, kept: KeptFiles) -> tuple[dict[str, Document], list[Problem]]:
    """Read the YAML of all files but those that earlier builds read; of most, no more is asked for now."""
    known = {path: kept.document(source) for path, source in content.texts.items() if kept.is_known(source)}
    new = [source for path, source in content.texts.items() if path not in known]
    problems: list[Problem] = []
    for source, value in zip(new, parallel_map(_value, new), strict=True):
        # What could not be read is read again, to learn why.
        read = _read_yaml(source) if value is None else Document(source, value[0])
        if isinstance(read, Problem):
            problems.append(_of_record(read) if source.path in _RECORDS else read)
            continue
        kept.keep(source, read.value)
        content.texts[source.path] = kept.source(source)
        known[source.path] = kept.document(content.texts[source.path])
    return {path: known[path] for path in content.texts if path in known and path.endswith(".yml")}, problems


def _read_yaml(source: Source) -> Document | Problem:
    # To import the parser takes long, and many builds need none: what has not changed was parsed before.
    from kalliola_site.syntax.yaml_reader import read_yaml  # noqa: PLC0415 - see above

    return read_yaml(source)


def _of_record(problem: Problem) -> Problem:
    """Say how to mend what the program keeps by itself: to mend it by hand would lose some of it unseen."""
    if problem.message is messages.files.MERGE_CONFLICT:
        return problem
    return replace(problem, message=replace(problem.message, hint=messages.files.FILE_MISSING.hint))


def _take_strangers_out(content: Folder) -> Iterator[Problem]:
    """Find copies, of files with a wrong name and of those of other programs, and leave them out."""
    paths = frozenset((*content.texts, *content.binaries))
    for path in sorted(path for path in paths if not is_ordinary(path)):
        problem = _stranger(path, paths, content.binaries.get(path, b""))
        if problem is not None:
            content.texts.pop(path, None)
            content.binaries.pop(path, None)
            yield problem


def _stranger(path: str, paths: frozenset[str], data: bytes) -> Problem | None:
    if (original := original_of(path, paths)) is not None:
        return Problem(Place(path), messages.files.COPY, {"original": original})
    if (name := right_name(path)) is not None:
        values = {
            "path": path.removeprefix(f"{CONTENT}/"),
            "suggestion": messages.phrases.RENAME_TO_YML.with_values(name=name),
        }
        return Problem(Place(path), messages.files.UNKNOWN_FILE, values)
    # What a picture is that is none, is told where it is named.
    foreign = None if path.startswith(f"{UPDATES}/") else told_by_beginning(data)
    return None if foreign is None else Problem(Place(path), foreign)


def _value(source: Source) -> tuple[Value] | None:
    """Read what the YAML of a file says, other files say nothing as such; None where it cannot be read."""
    if not source.path.endswith(".yml"):
        return (None,)
    document = _read_yaml(source)
    return (document.value,) if isinstance(document, Document) else None
