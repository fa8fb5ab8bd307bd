from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.pipeline import Site, assemble
from kalliola_site.preview.latest import Latest, built_anew
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase


def explain(error: Exception) -> Phrase:
    return messages.cli.BUG.with_values(kind=type(error).__name__, file="report.txt")


def test_a_site_that_could_be_built_is_the_latest(site: Site) -> None:
    latest = built_anew(Latest(failure=Phrase("before")), lambda: site, explain)
    assert (latest.site, latest.warnings, latest.is_held_back) == (site, site.warnings, False)


def test_a_mistake_in_the_content_leaves_the_site_as_it_was(site: Site, project: Path) -> None:
    (project / "content/brand.yml").unlink()
    latest = built_anew(Latest(site), lambda: assemble(project), explain)
    assert (latest.site, latest.is_held_back) == (site, True)
    assert "the file content/brand.yml is missing" in [str(problem.text) for problem in latest.problems]


@pytest.mark.parametrize("error", [ZeroDivisionError(), RecursionError(), PermissionError(13, "no")])
def test_a_failure_that_is_nobodys_text_leaves_the_site_as_it_was(site: Site, error: Exception) -> None:
    def fail() -> Site:
        raise error

    latest = built_anew(Latest(site), fail, explain)
    assert (latest.site, latest.is_held_back, latest.problems) == (site, True, ())
    assert type(error).__name__ in str(latest.failure)
