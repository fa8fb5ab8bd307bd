"""In which field a mistake is: from the place in a file that a problem names to the place of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kalliola_site.load.project import Project
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.place_in_file import TextPlace


def with_fields(
    project: Project, problems: Iterable[Problem], places: Sequence[TextPlace]
) -> tuple[tuple[str | None, Problem], ...]:
    """Find the field that each problem is in.

    Args:
        project: The files as they would be, which the problems are of.
        problems: What is wrong with them.
        places: The places of the fields.
    """
    return tuple((_field_of(project, problem, places), problem) for problem in problems)


def _field_of(project: Project, problem: Problem, places: Sequence[TextPlace]) -> str | None:
    """Take the field whose words the problem is in, the innermost where they lie within each other."""
    at = (problem.place.line, problem.place.column)
    found = []
    for place in places:
        if place.path == problem.place.path and (extent := _extent(project, place)) is not None:
            start, last_line = extent
            if start <= at and problem.place.line <= last_line:
                found.append((start, str(place)))
    return max(found)[1] if found else None


def _extent(project: Project, place: TextPlace) -> tuple[tuple[int, int], int] | None:
    """Return where a text begins, from its key on, and its last line."""
    if place.lines is not None:
        return (place.lines[0], 1), place.lines[1]
    if place.path in project.texts:
        return (1, 1), project.texts[place.path].text.count("\n") + 1
    document = project.documents.get(place.path)
    if document is None:
        return None
    key = document.key_place(place.location)
    _, end = document.extent(place.location)
    return (key.line, key.column), document.source.text.count("\n", 0, end) + 1
