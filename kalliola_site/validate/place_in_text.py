"""Where in a YAML file stands what was found in one of its texts."""

from __future__ import annotations

from kalliola_site.problems.problem import Place
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.markdown_notations import UnreadNotation
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document


def place_in_text(document: Document, location: Location, finding: UnreadNotation) -> Place:
    """Find where a notation stands in a text of a YAML file, whose lines may be broken otherwise there."""
    start, end = document.extent(location)
    text, first = document.source.text, start
    for _ in range(finding.line):
        first = text.find("\n", first, end) + 1 or first
    at = text.find(finding.written, first, end)
    at = text.find(finding.written, start, end) if at < 0 else at
    if at < 0:
        return document.place(location)
    return place_at(document.source, at, at + len(finding.written))


def place_at(source: Source, start: int, end: int) -> Place:
    """Return the place of some characters of a file, from 0."""
    line, column = source.text.count("\n", 0, start) + 1, start - source.text.rfind("\n", 0, start)
    return source.place(line, column, end - start)
