"""The statuses that the program ends with, and what makes a command stop with one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kalliola_site.cache.workers import WorkerKilledError
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.problems.system_errors import reason

if TYPE_CHECKING:
    from kalliola_site.model.content import Content

Result = TypeVar("Result")

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_MACHINE = 3
EXIT_BUG = 70
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141


class StopError(Exception):
    """Everything has been said; leave with a status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def or_problems(
    out: Output,
    action: Callable[[], Result],
    form: str = "text",
    nothing: Phrase = messages.cli.NOTHING_PUBLISHED,
) -> Result:
    """Do something; where people's mistakes stand in the way, tell them all, stop."""
    from kalliola_site.problems.formats import counted
    from kalliola_site.problems.problem import ProblemsFoundError

    try:
        return action()
    except ProblemsFoundError as found:
        out.tell(found.problems, form)
        out.warn(nothing, counts=counted(found.problems))
        raise StopError(EXIT_PROBLEMS) from found


def or_missing_library(out: Output, action: Callable[[], Result]) -> Result:
    """Do something; where the machine lacks what documents are made with, tell what to install, stop."""
    from kalliola_site.render.pdf.document import LibraryMissingError

    try:
        return action()
    except LibraryMissingError as error:
        install = messages.pdf.INSTALL_PACKAGE if error.is_package else messages.pdf.INSTALL_LIBRARIES
        out.warn(messages.pdf.NO_DOCUMENT, reason=error.said, install=install)
        raise StopError(EXIT_MACHINE) from error


def content_or_problems(
    out: Output, project: Path, nothing: Phrase = messages.cli.NOTHING_PUBLISHED
) -> Content:
    """Read the content of a project; where people's mistakes stand in the way, tell them all, stop."""
    from kalliola_site.validate.read_content import read_content

    return or_problems(out, lambda: read_content(project), nothing=nothing)


def explain(error: BaseException) -> Phrase:
    """Put into words that the machine failed, or the program; its makers get the details in a file."""
    match error:
        case WorkerKilledError():
            return messages.cli.MACHINE_FAILED.with_values(reason=messages.cli.WORKER_KILLED)
        case OSError():
            if not error.filename:
                return messages.cli.MACHINE_FAILED.with_values(reason=reason(error))
            return messages.cli.MACHINE_FAILED_AT.with_values(reason=reason(error), file=error.filename)
        case MemoryError():
            return messages.cli.MACHINE_FAILED.with_values(reason=messages.cli.OUT_OF_MEMORY)
    import tempfile
    import traceback

    details = "".join(traceback.format_exception(error))
    if os.environ.get("KALLIOLA_DEBUG"):
        click.echo(details, err=True)
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="kalliola-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(details)
    except OSError:
        return messages.cli.BUG_WITHOUT_FILE.with_values(kind=type(error).__name__)
    return messages.cli.BUG.with_values(kind=type(error).__name__, file=file.name)
