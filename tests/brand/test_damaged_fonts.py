"""Fonts that are damaged, or are none: told of where the brand names them, and never published."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.pipeline import assemble
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.validate.content import validate

FONTS = "templates/assets/fonts"


def told(project: Path) -> list[str]:
    problems = validate(load(project)[0])[1]
    return [problem.message.id for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize(("before", "left"), [(b"", 100), (b"OTTO", None)])
def test_a_font_that_is_none_or_not_whole_is_told_of(project: Path, before: bytes, left: int | None) -> None:
    font = project / FONTS / "literata.woff2"
    font.write_bytes(before + font.read_bytes()[:left])
    assert told(project) == ["font-damaged"]


@pytest.mark.parametrize(
    "table", ["", "{}", "[]", '{"unitsPerEm": 0, "capHeight": 1, "letters": {}, "kerning": {}}']
)
def test_outlines_that_cannot_be_read_are_told_of(project: Path, table: str) -> None:
    (project / FONTS / "literata.outlines.json").write_text(table, encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as caught:
        assemble(project)
    errors = [problem.message.id for problem in caught.value.problems if problem.severity == "error"]
    assert errors == ["font-table-damaged"]
