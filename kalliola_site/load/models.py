"""From a document to a model, with every mistake in it told of."""

from __future__ import annotations

import pickle
from dataclasses import field
from typing import TypeVar

from kalliola_site.cache.memory import Memory
from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.project import Project
from kalliola_site.model.base import Model
from kalliola_site.model.mistakes import MistakesFoundError
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.syntax.yaml_document import Document

AnyModel = TypeVar("AnyModel", bound=Model)


@frozen_value
class ModelReader:
    """Reads the models of a project's files; what is right is kept, and not read again while it stays."""

    project: Project
    languages: tuple[str, ...]
    """The tags of the site's languages, the source first; none where they are not known."""
    memory: Memory = field(default_factory=Memory)
    """What was read in earlier builds."""

    def read(self, path: str, model: type[AnyModel], problems: list[Problem]) -> AnyModel | None:
        """Read a file that has to be there; None where it is missing or wrong.

        It is kept: where there is one file of a kind, to find out what its keys may hold takes the longest.

        Args:
            path: The file.
            model: What it is held to.
            problems: Gets what is wrong.
        """
        document = self.project.documents.get(path)
        if document is None:
            if path not in self.project.unreadable:
                problems.append(Problem(Place(path), messages.files.FILE_MISSING, {"path": path}))
            return None
        inputs = "model", model.__name__, ",".join(self.languages), path, document.source.digest
        kept = self.memory.recall(*inputs)
        if kept is not None:
            known: AnyModel = pickle.loads(kept)  # noqa: S301 - checked, and as trusted as the templates beside it
            return known
        read = self._read(document, model, problems)
        if read is not None:
            self.memory.keep(pickle.dumps(read), *inputs)
        return read

    def read_all(
        self, paths: list[str], model: type[AnyModel], problems: list[Problem]
    ) -> dict[str, AnyModel]:
        """Read the files that there are, by path; one that is wrong is told of and left out."""
        there = (path for path in paths if path in self.project.documents)
        read = ((path, self._read(self.project.documents[path], model, problems)) for path in there)
        return {path: value for path, value in read if value is not None}

    def _read(self, document: Document, model: type[AnyModel], problems: list[Problem]) -> AnyModel | None:
        try:
            return model.read(document.value, self.languages, document.source.path)
        except MistakesFoundError as found:
            from kalliola_site.load.model_errors import explain  # noqa: PLC0415 - most files have no mistake

            problems += explain(found.mistakes, model, document, self.languages)
            return None


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
