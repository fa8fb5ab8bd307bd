"""Projects as they are after years of use: with records, a past period and a file that a translator sends."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Sequence
from pathlib import Path

from kalliola_site.cli.main import main
from kalliola_site.model.paths import SITE
from tests.conftest import copy_living_project, once
from tests.end_to_end.test_periods import ADDRESS, fill_in

FIRST_PERIOD = "first"
SECOND_PERIOD = "second"

PROJECT = "project"
TRANSLATORS_FILE = "for the translator.po"

SECURITY = """\
security:
  contact: mailto:security@example.org
  expires: 2030-01-01
"""

RECORD: Sequence[str] = ("build", "--record", "--compress", "--base-url", ADDRESS, "--format", "json")


def say(*arguments: str) -> tuple[int, str, str]:
    """Give the exit status of a command and what it says on standard output and standard error."""
    said, warned = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(warned):
        status = main([*arguments, "--lang", "en"])
    return status, said.getvalue(), warned.getvalue()


def worn_projects() -> Path:
    """Give a folder with the sample project of each of two periods, each beside a translator's file."""
    return once("worn", _put_together)


def _put_together(folder: Path) -> None:
    project = copy_living_project(folder / FIRST_PERIOD / PROJECT)
    site = project / SITE
    site.write_text(site.read_text(encoding="utf-8") + SECURITY, encoding="utf-8")
    _do(project, "translations", "accept", "--all")
    _wear(project)
    renewed = Path(shutil.copytree(project, folder / SECOND_PERIOD / PROJECT))
    _do(renewed, "new", "period", "2029-2031")
    fill_in(renewed)
    _wear(renewed)


def _wear(project: Path) -> None:
    """Put the addresses of a project on record, and write a translator's file beside it."""
    _do(project, *RECORD)
    shutil.rmtree(project / "dist")
    translators_file = str(project.with_name(TRANSLATORS_FILE))
    _do(project, "translations", "export", "--to", "en", "--all", "--out", translators_file)


def _do(project: Path, *arguments: str) -> None:
    status, said, warned = say(*arguments, "--project", str(project))
    assert status == 0, (said, warned)
