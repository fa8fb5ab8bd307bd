"""The parts of a Word document, and which of them refer to which (ECMA-376, part 2, 6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from kalliola_site.syntax.documents.archive import Archive

_MAIN = "/officeDocument"


def main_part(archive: Archive) -> str:
    """Name the main part of a document; empty where it is no document of Word."""
    relationships = archive.xml("_rels/.rels")
    for relationship in relationships if relationships is not None else ():
        target = relationship.get("Target", "").lstrip("/")
        if relationship.get("Type", "").endswith(_MAIN) and target.startswith("word/"):
            return normpath(target)
    return ""


class Parts:
    """The parts that the main part refers to, by what they are to it."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        relationships = archive.xml(f"{dirname(main)}/_rels/{main.rpartition('/')[2]}.rels")
        self._targets: list[tuple[str, str, str]] = []
        for item in relationships if relationships is not None else ():
            # What is outside the file is never followed.
            if item.get("TargetMode") != "External":
                target = item.get("Target", "")
                path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(main), target))
                self._targets.append((item.get("Type", ""), item.get("Id", ""), path))

    def all(self, kind: str) -> Iterator[Element]:
        """Return the parts of a kind."""
        for path in dict.fromkeys(path for of, _, path in self._targets if of.endswith(kind)):
            if (root := self._archive.xml(path)) is not None:
                yield root

    def first(self, kind: str) -> Element | None:
        """Return the first part of a kind, if there is one."""
        return next(self.all(kind), None)

    def by_id(self, name: str) -> Element | None:
        """Return a part by the id under which it is referred to."""
        return next((self._archive.xml(path) for _, own, path in self._targets if own == name), None)
