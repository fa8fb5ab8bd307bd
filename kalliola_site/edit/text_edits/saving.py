"""Saving edits: read, compare, check, write and write down, as one; to be undone and done again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kalliola_site.cache.memory import Memory, read_memory
from kalliola_site.edit.accepted_translations import accepted_files
from kalliola_site.edit.text_edits.edited_files import edited_files, value_in_file
from kalliola_site.edit.text_edits.edits import Conflict, Edit, EditConflictError, mine
from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.project import Project, load, with_files
from kalliola_site.model.content import Content
from kalliola_site.model.paths import UPDATES
from kalliola_site.model.translation_state import TranslatableText
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem, ProblemsFoundError, errors_in
from kalliola_site.publish.undo_journal import TextChange, open_journal
from kalliola_site.syntax.place_in_file import TextPlace
from kalliola_site.syntax.source import Source, decode
from kalliola_site.syntax.source_bytes import bytes_like
from kalliola_site.validate.content import validate

NewFiles = Mapping[str, Source | bytes]
"""What files are to say, by path: texts, or the bytes of pictures."""

_READINGS = 5
"""How often files are read that change between reading and writing."""


@frozen_value
class Saved:
    """What was written."""

    paths: tuple[str, ...]
    """The files that changed, by path."""
    texts: tuple[TextChange, ...] = ()
    """What changed in them."""


def save_edits(folder: Path, edits: Iterable[Edit], key: str = "") -> Saved:
    """Save edits: all of them, or none.

    Args:
        folder: The project's folder.
        edits: The edits; each says what stood there when it was shown.
        key: Names the request: asked for a second time, it is answered, but nothing is written again.

    Raises:
        EditConflictError: Something else stands there by now; carries theirs and mine.
        ProblemsFoundError: The content would have problems that it does not have now, or cannot be written.
        OutputLockedError: Someone else is saving, and does not finish.
        OSError: The machine failed.
    """
    edits = tuple(edits)
    told = tuple(TextChange(str(edit.place), getattr(edit, "old", None), mine(edit)) for edit in edits)
    return save_files(folder, lambda project: edited_files(project, edits), told, key)


def save_files(
    folder: Path,
    make: Callable[[Project], NewFiles],
    texts: Iterable[TextChange] = (),
    key: str = "",
) -> Saved:
    """Save files that are made from what the project says: a new goal, a picture, a record.

    Args:
        folder: The project's folder.
        make: Returns the files to write.
        texts: What changes in them, to be told when it is undone.
        key: As in ``save_edits``.

    Raises:
        EditConflictError: As ``make`` does.
        ProblemsFoundError: The content would have problems that it does not have now, or cannot be written.
        OutputLockedError: Someone else is saving, and does not finish.
        OSError: The machine failed.
    """
    with open_journal(folder) as journal:
        if key and key in journal.history.keys:
            change = journal.change(journal.history.keys[key])
            return Saved(tuple(change.files), change.texts)
        for _ in range(_READINGS):
            files = _checked_files(folder, make)
            if files is not None:
                break
        else:
            raise ProblemsFoundError([Problem(Place(folder.name), messages.files.FILE_CHANGING)])
        changed = {path: pair for path, pair in files.items() if pair[0] != pair[1]}
        if changed:
            journal.add(tuple(texts), changed, key)
        return Saved(tuple(changed), tuple(texts))


def accept_translation(folder: Path, place: TextPlace, shown: str, key: str = "") -> Saved:
    """Accept a translation as it is, as right for what its source says now.

    Args:
        folder: The project's folder.
        place: The translation's place: of a text in YAML with its language, or a Markdown file.
        shown: The translation as it was shown.
        key: As in ``save_edits``.

    Raises:
        EditConflictError: The translation says something else by now, or is none.
        ProblemsFoundError: The record cannot be written.
        OutputLockedError: Someone else is saving, and does not finish.
        OSError: The machine failed.
    """

    def accepted(project: Project) -> NewFiles:
        content = content_of(project)
        chosen = [item for item in content.translations if _place_of(item.text) == place]
        if not any((item.text.translation or "").strip() == shown.strip() for item in chosen):
            raise EditConflictError([Conflict(place, value_in_file(project, place), shown)])
        return accepted_files(content, chosen)

    return save_files(folder, accepted, [TextChange(str(place), shown, shown)], key)


def content_of(project: Project) -> Content:
    """Return what a project says by now.

    Raises:
        ProblemsFoundError: A file that everything needs is missing or wrong.
    """
    content, problems = validate(project)
    if content is None:
        raise ProblemsFoundError(problems)
    return content


def _place_of(text: TranslatableText) -> TextPlace:
    """Return the place of a translation."""
    if text.location:
        return TextPlace(text.path, (*text.location, text.language))
    return TextPlace(f"{text.path.rsplit('.', 2)[0]}.{text.language}.md")


def problems_of(folder: Path, edits: Iterable[Edit]) -> tuple[Problem, ...]:
    """Say what would be wrong with the content after edits that is not wrong now; write nothing.

    Raises:
        EditConflictError: Something else stands there by now.
    """
    memory = read_memory(folder)
    project, _ = load(folder, memory)
    return _new_problems(project, _with(project, edited_files(project, edits)), memory)


def _checked_files(
    folder: Path, make: Callable[[Project], NewFiles]
) -> dict[str, tuple[bytes | None, bytes | None]] | None:
    """Make files and check them; None where one has changed meanwhile."""
    memory = read_memory(folder)
    project, found = load(folder, memory)
    files = make(project)
    unread = [problem for problem in found if problem.place.path in files]
    if unread:
        raise ProblemsFoundError(unread)
    if problems := errors_in(_new_problems(project, _with(project, files), memory)):
        raise ProblemsFoundError(problems)
    before = {path: _bytes_of(folder / path) for path in files}
    if any(not _is_as_read(project, path, data) for path, data in before.items()):
        return None
    return {path: (before[path], _bytes_for(file, before[path])) for path, file in files.items()}


def _with(project: Project, files: NewFiles) -> Project:
    texts = {path: file for path, file in files.items() if isinstance(file, Source)}
    pictures = {
        path: file for path, file in files.items() if isinstance(file, bytes) and path.startswith(UPDATES)
    }
    return replace(with_files(project, texts), pictures={**project.pictures, **pictures})


def _new_problems(before: Project, after: Project, memory: Memory) -> tuple[Problem, ...]:
    """Find problems that a change brings; who mends one of many mistakes need not mend the others first."""
    _, problems = validate(after, memory)
    if not problems:
        return ()
    known = Counter(map(_identity, validate(before, memory)[1]))
    new = []
    for problem in problems:
        if known[_identity(problem)]:
            known[_identity(problem)] -= 1
        else:
            new.append(problem)
    return tuple(new)


def _identity(problem: Problem) -> tuple[object, ...]:
    """Name a problem by what it says, not by its line, which moves."""
    values = sorted((name, str(value)) for name, value in problem.values.items() if name != "line")
    return problem.place.path, problem.message.id, problem.severity, *values


def _is_as_read(project: Project, path: str, data: bytes | None) -> bool:
    document = project.documents.get(path)
    text = project.texts.get(path) or project.tables.get(path)
    source = text if document is None else document.source
    if data is None or source is None:
        known = source is not None or path in project.pictures
        return known == (data is not None) and (data is None or project.pictures[path] == data)
    return decode(path, data) == source


def _bytes_for(file: Source | bytes, before: bytes | None) -> bytes:
    return file if isinstance(file, bytes) else bytes_like(before or b"", file.text)


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
