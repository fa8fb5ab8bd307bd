"""The command line: calls the pipeline, says what it returns, and chooses the exit status."""

from __future__ import annotations

import copy
import inspect
import io
import os
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kalliola_site import __version__
from kalliola_site.cache.unchanged import FULL, moment, note
from kalliola_site.cli import terminal
from kalliola_site.cli.console import (
    EXIT_BROKEN_PIPE,
    EXIT_BUG,
    EXIT_INTERRUPTED,
    EXIT_MACHINE,
    EXIT_USAGE,
    Output,
    ProgressBar,
    StopError,
    base_url_option,
    explain,
    format_option,
    lang_option,
    or_missing_library,
    or_problems,
    over,
    pdf_option,
    period_ended,
    project_option,
    strict_option,
    summary,
)
from kalliola_site.cli.new import new
from kalliola_site.cli.preview import preview
from kalliola_site.cli.schema import schema
from kalliola_site.cli.translations import translations
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.invocation import program
from kalliola_site.problems.problem import Phrase, Translate

if TYPE_CHECKING:
    from kalliola_site.brand.contrast import ContrastRow
    from kalliola_site.pipeline import Asking, Site
    from kalliola_site.publish.lock import Holder
    from kalliola_site.render.pdf.typeset import PdfMode

AnyCommand = TypeVar("AnyCommand", bound=click.Command)


class _DefaultGroup(click.Group):
    """A group of commands that builds when none is named."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        own = _options_of_the_group(arguments)
        following = arguments[own] if own < len(arguments) else "--"
        if following.startswith("-") and following not in ("--help", "--version"):
            arguments = [*arguments[:own], "build", *arguments[own:]]
        return super().parse_args(context, arguments)


def _options_of_the_group(arguments: list[str]) -> int:
    """Count the arguments, at the beginning, that say the language of messages before any command."""
    count = 0
    while count < len(arguments) and arguments[count].partition("=")[0] == "--lang":
        count += 1 if "=" in arguments[count] else 2
    return min(count, len(arguments))


@click.group(cls=_DefaultGroup)
@click.version_option(__version__, message="kalliola %(version)s")
@lang_option
def commands() -> None:
    """Publish a strategy, kept as YAML and Markdown, as a website.

    Without a command, the site is built.
    """


@commands.command(epilog="Example: {program} build --out public --base-url https://www.example.org/strategy/")
@project_option
@click.option(
    "--out",
    "output",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FOLDER",
    help="The folder to put the site into; by default dist in the project, dist-offline for --offline.",
)
@base_url_option
@click.option(
    "--compress",
    is_flag=True,
    help="Put a compressed copy (.br, .gz) beside each text file, for web servers.",
)
@click.option(
    "--offline",
    is_flag=True,
    help="Make a copy to carry: it opens by double click from a folder, and is not for publishing.",
)
@click.option(FULL, is_flag=True, help="Build everything anew, and use nothing of earlier builds.")
@click.option(
    "--record",
    is_flag=True,
    help="Put the addresses of this build on record: it is what gets published.",
)
@click.option("--profile", is_flag=True, help="Tell how long each stage took.")
@pdf_option
@strict_option
@format_option
@lang_option
@click.pass_obj
def build(  # noqa: PLR0913 - one parameter an option
    out: Output,
    project: Path,
    output: Path | None,
    base_url: str | None,
    *,
    compress: bool,
    offline: bool,
    full: bool,
    record: bool,
    profile: bool,
    pdf: PdfMode,
    strict: bool,
    form: str,
) -> None:
    """Build the site: all of it, or nothing where something is wrong."""
    from kalliola_site import pipeline
    from kalliola_site.cache.drawings import keep_note
    from kalliola_site.model.paths import CONTENT, TEMPLATES
    from kalliola_site.publish.folder import NotOurFolderError
    from kalliola_site.publish.lock import OutputLockedError

    begun, started = moment(), time.process_time()
    _refuse_contradictions(out, base_url, offline=offline, compress=compress, record=record)
    folder = _output_folder(project, output, offline=offline)

    def on_wait(holder: Holder) -> None:
        out.warn(messages.cli.WAITING, folder=folder, holder=_holder(holder))

    bar = ProgressBar(out.words(messages.cli.MAKING_PAGES))
    try:
        site = or_missing_library(
            out,
            lambda: or_problems(
                out,
                lambda: pipeline.build(
                    project,
                    folder,
                    base_url,
                    strict=strict,
                    compress=compress,
                    full=full,
                    record=record,
                    pdf=pdf,
                    offline=offline,
                    on_wait=on_wait,
                    on_progress=bar.show,
                ),
                form,
            ),
        )
    except NotOurFolderError as error:
        raise click.UsageError(out.words(messages.cli.CHOOSE_OTHER_FOLDER, reason=error.reason)) from error
    except OutputLockedError as error:
        out.warn(messages.cli.STILL_LOCKED, folder=folder, holder=_holder(error.holder))
        raise StopError(EXIT_MACHINE) from error
    finally:
        bar.end()
    before = len(out.transcript)
    out.tell_warnings(site.warnings, form)
    _tell_drafts(out, form, site)
    said = tuple(out.transcript[before:])
    if site.without_documents is not None:
        _summarise(out, form, messages.pdf.DOCUMENT_LEFT_OUT, reason=site.without_documents.said)
    for path in site.record:
        _summarise(out, form, messages.translations.RECORDED, path=path)
    bold = click.style(str(folder), bold=True)
    _summarise(out, form, messages.cli.BUILT, summary=summary(site), folder=bold)
    if offline:
        _summarise(out, form, messages.cli.OFFLINE_COPY, page=folder / "index.html")
    _summarise(out, form, messages.cli.DIGEST, digest=site.digest)
    digest = out.transcript[-1]
    _tell_period_over(out, form, site)
    if profile:
        for stage, seconds in {"start": started, **site.seconds}.items():
            click.echo(f"  {stage:10} {seconds * 1000:8.1f} ms", err=form != "text")
    # Where documents were left out, what is missing may be there next time.
    if form == "text" and site.without_documents is None:
        told = out.preview_line(messages.cli.UNCHANGED, folder=bold), digest
        sources = [str(project / name) for name in (CONTENT, TEMPLATES)]
        after = site.content.strategy.period.end, (out.preview_line(period_ended(site)),)
        keep_note(project, note(sys.argv[1:], begun, sources, str(folder), (*said, *told), after))


@commands.command(epilog="Example: {program} check --strict --external")
@project_option
@base_url_option
@click.option(
    "--external",
    is_flag=False,
    flag_value="warn",
    default="never",
    type=click.Choice(["never", "warn", "fail"]),
    metavar="[HOW]",
    help="Ask other sites, too, whether the pages that texts link to are there, and the calendar whether "
    "security.txt ends soon; with =fail, a page that is gone and a day that is near are errors.",
)
@pdf_option
@strict_option
@format_option
@lang_option
@click.pass_obj
def check(  # noqa: PLR0913 - one parameter an option
    out: Output,
    project: Path,
    base_url: str | None,
    *,
    external: Asking,
    pdf: PdfMode,
    strict: bool,
    form: str,
) -> None:
    """Check content and pages as a build does and how texts are written, and write nothing."""
    from kalliola_site import pipeline

    asks = external != "never"
    today = datetime.now(UTC).date() if asks else None
    if asks and sys.stderr.isatty():
        out.warn(messages.cli.ASKING_OUTSIDE)
    site = or_missing_library(
        out,
        lambda: or_problems(
            out,
            lambda: pipeline.check(project, base_url, strict=strict, external=external, today=today, pdf=pdf),
            form,
        ),
    )
    out.tell_warnings(site.warnings, form)
    _tell_drafts(out, form, site)
    _summarise(out, form, messages.cli.CHECKED, summary=summary(site))
    _tell_period_over(out, form, site)
    if over(site) is not None and site.content.strategy.period_ended is None:
        _summarise(out, form, _for_readers(site))


@commands.command(epilog="Example: {program} brand --export > brand.tokens.json")
@project_option
@click.option("--export", is_flag=True, help="Write the identity as W3C design tokens (JSON) instead.")
@lang_option
@click.pass_obj
def brand(out: Output, project: Path, *, export: bool) -> None:
    """Print the contrast of every pair of colours, or export the identity."""
    from kalliola_site import pipeline

    content = or_problems(out, lambda: pipeline.read_content(project))
    if export:
        import json

        from kalliola_site.brand.design_tokens import design_tokens

        tokens = design_tokens(content.brand, content.languages[0])
        click.echo(json.dumps(tokens, ensure_ascii=False, indent=2))
        return
    from kalliola_site.brand.contrast import report

    matrix = report(content.brand)
    for row in (*matrix.pairs, *matrix.forbidden):
        click.echo(_contrast_line(out, row))


commands.add_command(preview)


def _contrast_line(out: Output, row: ContrastRow) -> str:
    needed = (
        out.words(messages.cli.FORBIDDEN_AS_TEXT)
        if row.minimum is None
        else out.words(messages.cli.NEEDS, ratio=f"{row.minimum:g}")
    )
    goal = f" ({out.words(messages.cli.ON_GOAL, number=row.palette)})" if row.palette else ""
    foreground = f"{row.foreground_role} {row.foreground_colour}"
    background = f"{row.background_role} {row.background_colour}"
    return f"{row.mode:5} {row.ratio:5.2f} {needed:20} {foreground} / {background}{goal}"


commands.add_command(schema)
commands.add_command(translations)
commands.add_command(new)


def _tell_period_over(out: Output, form: str, site: Site) -> None:
    if (note := over(site)) is not None:
        _summarise(out, form, note)


def _for_readers(site: Site) -> Phrase:
    """Word what readers may be told of a period that is over, in the languages of the site."""
    from kalliola_site.edit.scaffold import group, worded
    from kalliola_site.model.paths import STRATEGY

    ended = messages.periods.PERIOD_HAS_ENDED.with_values(year=site.content.strategy.period.end)
    lines = group("period_ended", worded(ended, site.content))
    return messages.periods.TELL_READERS.with_values(path=STRATEGY, lines="\n".join(lines))


def _tell_drafts(out: Output, form: str, site: Site) -> None:
    """Say what was left out."""
    if names := site.content.drafts.names:
        _summarise(out, form, messages.cli.DRAFTS_LEFT_OUT, names=", ".join(names))


def _refuse_contradictions(
    out: Output, base_url: str | None, *, offline: bool, compress: bool, record: bool
) -> None:
    """Refuse options that cannot both be meant."""
    from kalliola_site.validate.models import is_placeholder

    if offline and compress:
        raise click.UsageError(out.words(messages.cli.OFFLINE_AND_COMPRESSED))
    if offline and record:
        raise click.UsageError(out.words(messages.cli.OFFLINE_AND_RECORDED))
    if record and base_url is not None and is_placeholder(base_url):
        raise click.UsageError(out.words(messages.cli.NOTHING_TO_RECORD, url=base_url))


def _output_folder(project: Path, asked: Path | None, *, offline: bool) -> Path:
    """Tell where a build goes; a copy to carry never replaces the site unasked."""
    if asked is not None:
        # A shell leaves the ~ of --out=~ as it is.
        return Path(os.path.expanduser(asked))  # noqa: PTH111 - never raises
    return project / ("dist-offline" if offline else "dist")


def _summarise(out: Output, form: str, phrase: Phrase, **values: object) -> None:
    """Say what was done, where a program that reads the problems does not stumble over it."""
    (out.say if form == "text" else out.warn)(phrase, **values)


def _holder(holder: Holder) -> Phrase:
    if holder.process == 0:
        return messages.cli.ANOTHER_BUILD
    return messages.cli.BUILD_OF_PROCESS.with_values(
        process=holder.process, machine=holder.machine, since=holder.since
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit status.

    0 done · 1 the content or the site has problems · 2 wrong usage · 3 the machine failed ·
    70 a mistake of this program (EX_SOFTWARE in sysexits.h) · 130 stopped by Ctrl-C · 141 whoever read the
    output stopped reading (as shells tell of SIGINT and SIGPIPE).
    """
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows, or a bare locale, may not know the letters that a message quotes. A stream that
        # was closed before the start is None, and what is said to it is said to nobody.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = _asked_language(sys.argv[1:] if arguments is None else arguments, os.environ)
    message_language.speak(language)
    out = Output(message_language.translator(language), language)
    spoken = _in_language(commands, out.translate)
    try:
        result = spoken.main(
            args=arguments,
            prog_name=program(),
            standalone_mode=False,
            obj=out,
            color=terminal.colour(os.environ),
        )
    except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - no editor sees a traceback
        return _status_after(error, out)
    # click gives the status of --help and --version, and what the command returned: nothing.
    return result if isinstance(result, int) else 0


def _status_after(error: BaseException, out: Output) -> int:
    """Tell of what ended a command, and choose its exit status."""
    match error:
        case StopError():
            status = error.status
        case click.Abort() | KeyboardInterrupt():
            status = EXIT_INTERRUPTED
        case SystemExit():
            # click leaves so, and only so, where the reader of a pipe has gone.
            status = EXIT_BROKEN_PIPE
        case click.ClickException():
            error.show()
            status = EXIT_USAGE
        case _:
            out.warn(explain(error))
            status = EXIT_MACHINE if isinstance(error, OSError | MemoryError) else EXIT_BUG
    return status


def _asked_language(arguments: list[str], environment: Mapping[str, str]) -> str:
    """Find the language before the arguments are parsed, so that mistakes in them are told in it."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, _, value = argument.partition("=")
        if name == "--lang" and (asked := value or following) in message_language.languages():
            return asked
    return message_language.preferred_language(environment)


def _in_language(command: AnyCommand, translate: Translate) -> AnyCommand:
    """Give a command whose help is in a language; the one it was made from stays as it is."""

    def translated(text: str | None) -> str | None:
        # Python 3.13 takes the indent out of docstrings, older ones do not.
        return translate(inspect.cleandoc(text)) if text else text

    twin = copy.copy(command)
    twin.help = translated(command.help)
    twin.epilog = Phrase(command.epilog).say(translate) if command.epilog else None
    twin.options_metavar = translated(command.options_metavar)
    twin.params = [copy.copy(parameter) for parameter in command.params]
    for parameter in twin.params:
        parameter.metavar = translated(parameter.metavar)
        if isinstance(parameter.type, click.Path):
            # click names the kind of path before anybody could say in which language.
            parameter.type = copy.copy(parameter.type)
            parameter.type.name = translate(parameter.type.name)
        if isinstance(parameter, click.Option):
            parameter.help = translated(parameter.help)
    if isinstance(twin, click.Group):
        twin.subcommand_metavar = translated(twin.subcommand_metavar) or twin.subcommand_metavar
        twin.commands = {name: _in_language(inner, translate) for name, inner in twin.commands.items()}
    return twin
