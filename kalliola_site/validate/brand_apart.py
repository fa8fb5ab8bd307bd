"""The proof of the identity: another process does it while this one reads the content."""

from __future__ import annotations

from typing import Self

from kalliola_site.cache.memory import Memory
from kalliola_site.cache.workers import BackgroundWork
from kalliola_site.load.models import ModelReader
from kalliola_site.load.project import Project
from kalliola_site.model.brand.brand import Brand
from kalliola_site.model.paths import BRAND
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.brand import brand_problems


class ProofOfBrand:
    """A context, after which no other process is at work."""

    def __init__(self, project: Project, memory: Memory) -> None:
        """Begin, unless the identity was found right before.

        Args:
            project: The project's files.
            memory: What was found right in earlier builds; gets to know what is found right now.
        """
        self._project = project
        self._memory = memory
        document = project.documents.get(BRAND)
        self._inputs = ("brand", "" if document is None else document.source.text)
        open_questions = () if document is None or memory.recall(*self._inputs) is not None else (BRAND,)
        self._work = BackgroundWork(self._is_right, open_questions)

    def __enter__(self) -> Self:
        self._work.__enter__()
        return self

    def __exit__(self, *failure: object) -> None:
        self._work.__exit__(*failure)

    def problems(self, brand: Brand | None) -> list[Problem]:
        """Tell what is wrong with the identity, as it was read; can be asked once."""
        is_right = all(self._work.results())
        if brand is None:
            return []
        if is_right:
            self._memory.keep(True, *self._inputs)
            return []
        return list(brand_problems(brand, self._project.documents[BRAND]))

    def _is_right(self, path: str) -> bool:
        brand = ModelReader(self._project, ()).read(path, Brand, [])
        return brand is not None and not any(brand_problems(brand, self._project.documents[path]))
