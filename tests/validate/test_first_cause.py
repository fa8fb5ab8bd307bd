"""One cause has one message: what only follows from a mistake is not told beside it."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from kalliola_site.load.project import load
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.content import validate
from tests.conftest import LIVING
from tests.validate.test_prose import GOAL, SITE, change

NEIGHBOURS = "content/goals/1-neighbours.yml"
INTERFACE = "content/interface.yml"


def told(project: Path) -> list[Problem]:
    _, problems = validate(load(project)[0])
    others = ("placeholder-address", "contact-missing")
    return [problem for problem in problems if problem.message.id not in others]


@pytest.mark.parametrize(
    ("path", "right", "wrong", "meant"),
    [
        (GOAL, "\ntitle:", "\ntitel:", "title"),
        (SITE, "\nlanguages:", "\nlangauges:", "languages"),
        (SITE, "\n  story:", "\n  storry:", "story"),
        (GOAL, "  fi: Brändi", "  if: Brändi", "fi"),
    ],
)
def test_what_a_misspelt_name_was_meant_to_be_is_not_missing(
    content: Path, path: str, right: str, wrong: str, meant: str
) -> None:
    change(content, path, right, wrong)
    (problem,) = told(content)
    assert (problem.place.words.strip(": "), str(problem.hint)) == (
        wrong.strip().partition(":")[0],
        f"Did you mean {meant}?",
    )


def test_a_page_of_ones_own_is_no_other_page_misspelt(content: Path) -> None:
    change(content, SITE, "\n  story:", "\n  stories:")
    (content / "content/pages/stories.fi.md").write_text("Tarinoita.\n", encoding="utf-8")
    assert "page-missing" in {problem.message.id for problem in told(content)}


@pytest.mark.parametrize("name", ["about.FI.md", "abuot.fi.md", "about.md", "../goals/about.fi.md"])
def test_a_text_under_another_name_is_not_missing_under_its_own(content: Path, name: str) -> None:
    pages = content / "content/pages"
    (pages / "about.fi.md").rename(pages / name)
    (problem,) = told(content)
    assert problem.place.path.endswith(name.removeprefix(".."))
    assert "about.fi.md" in str(problem.hint) or str(problem.hint) == "Did you mean fi?"


def test_half_a_number_before_a_comma_is_no_mistake_by_itself(content: Path) -> None:
    change(content, "content/brand.yml", 'ratio: "7"', "ratio: 4,5")
    (problem,) = told(content)
    assert problem.message.id == "decimal-comma-in-braces"


def test_a_workbook_that_is_named_is_told_of_once(tmp_path: Path) -> None:
    living = tmp_path / "living"
    shutil.copytree(LIVING / "content", living / "content")
    change(living, NEIGHBOURS, "volunteers.csv", "volunteers.xlsx")
    folder = living / "content/goals"
    (folder / "volunteers.csv").unlink()
    with zipfile.ZipFile(folder / "volunteers.xlsx", "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    assert told(living) == []  # what kind of file it is was said when it was read
    (folder / "volunteers.xlsx").write_text("no workbook\n", encoding="utf-8")
    (problem,) = told(living)
    assert problem.message.id == "table-kind"


def test_doubled_braces_around_a_placeholder_are_told_of_once(content: Path) -> None:
    change(content, INTERFACE, "{years}", "{{years}}")
    (problem,) = told(content)
    assert problem.message.id == "placeholder-half-open"
