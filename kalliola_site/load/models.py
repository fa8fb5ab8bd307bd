"""From a document to a model, with every mistake in it told of."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from kalliola_site.load.model_errors import explain
from kalliola_site.load.project import Project
from kalliola_site.model.base import Model
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem

AnyModel = TypeVar("AnyModel", bound=Model)


def read_model(
    project: Project,
    path: str,
    model: type[AnyModel],
    languages: tuple[str, ...],
    problems: list[Problem],
) -> AnyModel | None:
    """Read a file that has to be there; None where it is missing or wrong.

    Args:
        project: The files.
        path: The file.
        model: What it is held to.
        languages: The tags of the site's languages, the source first.
        problems: Gets what is wrong.
    """
    document = project.documents.get(path)
    if document is None:
        if path not in project.unreadable:
            problems.append(Problem(Place(path), messages.files.FILE_MISSING, {"path": path}))
        return None
    try:
        return model.model_validate(document.value, context={"languages": languages}).placed(path)
    except ValidationError as error:
        problems += explain(error, model, document, languages)
        return None


def read_models(
    project: Project,
    paths: list[str],
    model: type[AnyModel],
    languages: tuple[str, ...],
    problems: list[Problem],
) -> dict[str, AnyModel]:
    """Read the files that there are, by path; one that is wrong is told of and left out."""
    there = (path for path in paths if path in project.documents)
    read = ((path, read_model(project, path, model, languages, problems)) for path in there)
    return {path: value for path, value in read if value is not None}


def files_in(project: Project, folder: str) -> list[str]:
    """List the YAML files that stand in a folder, those that cannot be read included."""
    return [
        path
        for path in (*project.documents, *project.unreadable)
        if path.rpartition("/")[0] == folder and path.endswith(".yml")
    ]


def is_there(project: Project, path: str) -> bool:
    """Whether a YAML file is there, even if it cannot be read."""
    return path in project.documents or path in project.unreadable
