"""The content of a project, or only its languages, for commands that make no site of it."""

from __future__ import annotations

from pathlib import Path

from kalliola_site.load.project import load
from kalliola_site.model.content import Content
from kalliola_site.model.paths import CONTENT, SITE
from kalliola_site.model.site import Language
from kalliola_site.problems.problem import ProblemsFoundError, errors_in
from kalliola_site.validate.content import validate
from kalliola_site.validate.parsed_content import read_languages


def read_content(project: Path) -> Content:
    """Read and check a project's content only.

    Raises:
        ProblemsFoundError: The content has problems.
    """
    sources, problems = load(project)
    content, found = validate(sources)
    if content is None or errors_in((*problems, *found)):
        raise ProblemsFoundError((*problems, *found))
    return content


def languages_of(project: Path) -> tuple[Language, ...]:
    """Read the languages of a project's site, whatever else is wrong with it.

    Raises:
        ProblemsFoundError: Nothing tells the languages.
    """
    sources, problems = load(project)
    languages, found = read_languages(sources)
    if not languages:
        near = [problem for problem in problems if problem.place.path in (CONTENT, SITE)]
        raise ProblemsFoundError((*near, *(() if near else found)))
    return languages
