"""The schemas by which editors' programs help: whether they are those of the site's languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kalliola_site.load.project import Project
from kalliola_site.load.schema import find_outdated_schema
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import Place, Problem
from kalliola_site.validate.parsed_content import read_languages


def schema_problems(folder: Path, project: Project) -> Iterator[Problem]:
    """Remark on schemas that are out of date, once for all of them; they know languages that are drafts."""
    languages, _ = read_languages(project)
    speakers = message_language.translators(language.code for language in languages)
    path = find_outdated_schema(folder, languages, speakers)
    if path is not None:
        yield Problem(Place(path), messages.schema.SCHEMAS_OUTDATED, severity="warning")
