"""What every command has in common: its voice, its options, its exit status."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from kalliola_site.cache.workers import WorkerKilledError
from kalliola_site.cli import terminal
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.problems.system_errors import reason

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar as ProgressBarOfClick

    from kalliola_site.pipeline import Site
    from kalliola_site.problems.problem import Problem

Result = TypeVar("Result")

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_MACHINE = 3
EXIT_BUG = 70
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141

_STYLES = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "margin": {"fg": "blue"},
    "hint": {"fg": "cyan"},
}


@dataclass(frozen=True, slots=True)
class Output:
    """Says phrases in the reader's language."""

    translate: Translate
    language: str = message_language.WRITTEN_IN
    transcript: list[tuple[bool, str]] = field(default_factory=list, compare=False)
    """What was said so far, as it was shown, and whether on standard error."""

    def words(self, phrase: Phrase, **values: object) -> str:
        """Put a phrase into words; ``values`` stand for its placeholders."""
        return (phrase.with_values(**values) if values else phrase).say(self.translate)

    def say(self, phrase: Phrase, **values: object) -> None:
        """Print what was asked for."""
        self._echo(self.words(phrase, **values))

    def warn(self, phrase: Phrase, **values: object) -> None:
        """Print what went wrong, apart from what was asked for."""
        self._echo(self.words(phrase, **values), err=True)

    def tell(self, problems: tuple[Problem, ...], form: str = "text") -> None:
        """Print problems: for people each with its line and how to mend it, for programs in their form."""
        from kalliola_site.problems.formats import as_github, as_json
        from kalliola_site.problems.problem import told_together
        from kalliola_site.problems.report import report

        if form == "json":
            self._echo(as_json(problems, self.translate))
            return
        if form == "github":
            for problem in problems:
                self._echo(as_github(problem, self.translate))
            return

        with_links = terminal.shows_links(sys.stderr, os.environ)
        for problem, *others in told_together(problems, self.translate):
            file = _project_folder() / problem.place.path
            linked = file if with_links and file.is_file() else None

            def style(
                text: str, role: str, file: Path | None = linked, line: int = problem.place.line
            ) -> str:
                styled = click.style(text, **_STYLES[role])  # type: ignore[arg-type]
                if role != "place" or file is None:
                    return styled
                return terminal.link(styled, file, line, os.environ)

            self._echo(report(problem, style, self.translate, others), err=True)
            self._echo("", err=True)

    def tell_warnings(self, warnings: tuple[Problem, ...], form: str = "text") -> None:
        """Print warnings of something that was done, and for people how many they are."""
        from kalliola_site.problems.formats import counted

        self.tell(warnings, form)
        if warnings and form == "text":
            self.warn(messages.cli.COUNTED, counts=counted(warnings))

    def preview_line(self, phrase: Phrase, **values: object) -> tuple[bool, str]:
        """Give what ``say`` would print, as it would be shown, for ``transcript``."""
        return _as_shown(self.words(phrase, **values), err=False)

    def _echo(self, text: str, *, err: bool = False) -> None:
        click.echo(text, err=err)
        self.transcript.append(_as_shown(text, err=err))


class ProgressBar:
    """Shows on a terminal how far a build is, if it takes longer than a second; nothing elsewhere."""

    _PATIENCE = 1.0
    """The seconds for which nothing is shown."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._started = time.perf_counter()
        self._bar: ProgressBarOfClick[int] | None = None

    def show(self, made: int, of: int) -> None:
        """Show how many things have been made, and of how many."""
        if self._bar is None:
            if time.perf_counter() - self._started < self._PATIENCE or not _is_terminal(sys.stderr):
                return
            self._bar = click.progressbar(length=of, label=self._label, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(made - self._bar.pos)

    def end(self) -> None:
        """Show it no longer."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _as_shown(text: str, *, err: bool) -> tuple[bool, str]:
    stream = sys.stderr if err else sys.stdout
    wanted = terminal.colour(os.environ)
    in_colour = wanted if wanted is not None else _is_terminal(stream)
    return err, text if in_colour else click.unstyle(text)


def _project_folder() -> Path:
    """The folder that the command was given: places are named as seen from there."""
    context = click.get_current_context(silent=True)
    folder = context.params.get("project") if context else None
    return folder if isinstance(folder, Path) else Path()


class StopError(Exception):
    """Everything has been said; leave with a status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def _message_language(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Check what ``main`` has acted upon already: usage errors, too, are told in that language."""
    known = message_language.languages()
    if value is not None and value not in known:
        out: Output = context.find_root().obj
        raise click.BadParameter(
            out.words(messages.cli.NOT_A_MESSAGE_LANGUAGE, language=value, known=", ".join(known))
        )


def _base_url(context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from kalliola_site.model.site import base_url

    try:
        return base_url(value)
    except ValueError as error:
        out: Output = context.find_root().obj
        raise click.BadParameter(out.words(messages.cli.NOT_A_SITE_ADDRESS, url=value)) from error


project_option = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="FOLDER",
    help="The project's folder, which has content/ in it; by default this one.",
)
lang_option = click.option(
    "--lang",
    callback=_message_language,
    expose_value=False,
    metavar="LANGUAGE",
    help="The language of messages; by default the system's.",
)
base_url_option = click.option(
    "--base-url",
    callback=_base_url,
    metavar="URL",
    help="Where the site will be published; by default the url in content/site.yml.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How problems are told: for people, as annotations on GitHub, or for other programs.",
)
pdf_option = click.option(
    "--pdf",
    is_flag=False,
    flag_value="always",
    default="never",
    type=click.Choice(["never", "always", "if-possible"]),
    metavar="[WHEN]",
    help="Make the strategy as a PDF in each language, too; with =if-possible only where this machine can.",
)
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


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
    from kalliola_site.render.pdf.typeset import LibraryMissingError

    try:
        return action()
    except LibraryMissingError as error:
        install = messages.pdf.INSTALL_PACKAGE if error.is_package else messages.pdf.INSTALL_LIBRARIES
        out.warn(messages.pdf.NO_DOCUMENT, reason=error.said, install=install)
        raise StopError(EXIT_MACHINE) from error


def summary(site: Site) -> Phrase:
    """Say what a site consists of, and how long it took."""
    return messages.cli.SUMMARY.with_values(
        pages=site.pages,
        languages=len(site.languages),
        files=len(site.files),
        size=round(sum(map(len, site.files.values())) / 1024),
        seconds=f"{sum(site.seconds.values()):.2f}",
    )


def over(site: Site) -> Phrase | None:
    """Say that the period of the strategy is over and how to begin the next, where that is so today."""
    note, last_year = period_ended(site), site.content.strategy.period.end
    return note if time.localtime().tm_year > last_year else None


def period_ended(site: Site) -> Phrase:
    """Say that the period of the strategy is over and how to begin the next, whatever the day."""
    period = site.content.strategy.period
    return messages.periods.PERIOD_IS_OVER.with_values(years=period.written, next=period.following)


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
