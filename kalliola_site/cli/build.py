"""``build``: the site is built, all of it or nothing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cache.unchanged import FULL, moment, note
from kalliola_site.cli.exit_status import EXIT_MACHINE, StopError, or_missing_library, or_problems
from kalliola_site.cli.options import (
    base_url_option,
    format_option,
    lang_option,
    pdf_option,
    project_option,
    strict_option,
)
from kalliola_site.cli.outcome import period_ended, summarise, summary, tell_drafts, tell_period_over
from kalliola_site.cli.output import Output
from kalliola_site.cli.progress_bar import ProgressBar
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase

if TYPE_CHECKING:
    from kalliola_site.options import BuildOptions
    from kalliola_site.pipeline import Site
    from kalliola_site.publish.lock import Holder
    from kalliola_site.render.pdf.document import PdfMode


@click.command(epilog="Example: {program} build --out public --base-url https://www.example.org/strategy/")
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
    from kalliola_site.options import BuildOptions

    begun, started = moment(), time.process_time()
    options = BuildOptions(
        base_url=base_url,
        strict=strict,
        full=full,
        pdf=pdf,
        offline=offline,
        record=record,
        compress=compress,
    )
    _refuse_contradictions(out, options)
    folder = _output_folder(project, output, offline=offline)
    site = _build_or_stop(
        out,
        folder,
        form,
        lambda on_wait, on_progress: pipeline.build(
            project, folder, options, on_wait=on_wait, on_progress=on_progress
        ),
    )
    said = _say_built(out, form, site, folder, offline=offline)
    if profile:
        for stage, seconds in {"start": started, **site.seconds}.items():
            click.echo(f"  {stage:10} {seconds * 1000:8.1f} ms", err=form != "text")
    # Where documents were left out, what is missing may be there next time.
    if form == "text" and site.without_documents is None:
        sources = [str(project / name) for name in (CONTENT, TEMPLATES)]
        after = site.content.strategy.period.end, (out.preview_line(period_ended(site)),)
        keep_note(project, note(sys.argv[1:], begun, sources, (str(folder), site.stamps), said, after))


def _build_or_stop(
    out: Output,
    folder: Path,
    form: str,
    make: Callable[[Callable[[Holder], None], Callable[[int, int], None]], Site],
) -> Site:
    """Build into a folder; where that cannot be, say why and stop.

    Args:
        out: Where to say it.
        folder: The folder that the site goes into.
        form: How problems are told.
        make: Builds; takes what is to be called when it has to wait, and as it progresses.
    """
    from kalliola_site.publish.folder import NotOurFolderError
    from kalliola_site.publish.lock import OutputLockedError

    def on_wait(holder: Holder) -> None:
        out.warn(messages.cli.WAITING, folder=folder, holder=_holder(holder))

    bar = ProgressBar(out.words(messages.cli.MAKING_PAGES))
    try:
        return or_missing_library(out, lambda: or_problems(out, lambda: make(on_wait, bar.show), form))
    except NotOurFolderError as error:
        raise click.UsageError(out.words(messages.cli.CHOOSE_OTHER_FOLDER, reason=error.reason)) from error
    except OutputLockedError as error:
        out.warn(messages.cli.STILL_LOCKED, folder=folder, holder=_holder(error.holder))
        raise StopError(EXIT_MACHINE) from error
    finally:
        bar.end()


def _say_built(
    out: Output, form: str, site: Site, folder: Path, *, offline: bool
) -> tuple[tuple[bool, str], ...]:
    """Say what was built; return what is to be said when the same is asked for and nothing has changed."""
    before = len(out.transcript)
    out.tell_warnings(site.warnings, form)
    tell_drafts(out, form, site)
    said = out.transcript[before:]
    if site.without_documents is not None:
        summarise(out, form, messages.pdf.DOCUMENT_LEFT_OUT, reason=site.without_documents.said)
    for path in site.record:
        summarise(out, form, messages.translations.RECORDED, path=path)
    bold = click.style(str(folder), bold=True)
    summarise(out, form, messages.cli.BUILT, summary=summary(site), folder=bold)
    if offline:
        summarise(out, form, messages.cli.OFFLINE_COPY, page=folder / "index.html")
    summarise(out, form, messages.cli.DIGEST, digest=site.digest)
    said += [out.preview_line(messages.cli.UNCHANGED, folder=bold), out.transcript[-1]]
    tell_period_over(out, form, site)
    return tuple(said)


def _refuse_contradictions(out: Output, options: BuildOptions) -> None:
    """Refuse options that cannot both be meant."""
    from kalliola_site.validate.models import is_placeholder

    if options.offline and options.compress:
        raise click.UsageError(out.words(messages.cli.OFFLINE_AND_COMPRESSED))
    if options.offline and options.record:
        raise click.UsageError(out.words(messages.cli.OFFLINE_AND_RECORDED))
    if options.record and options.base_url is not None and is_placeholder(options.base_url):
        raise click.UsageError(out.words(messages.cli.NOTHING_TO_RECORD, url=options.base_url))


def _output_folder(project: Path, asked: Path | None, *, offline: bool) -> Path:
    """Return where a build goes; a copy to carry never replaces the site unasked."""
    if asked is not None:
        # A shell leaves the ~ of --out=~ as it is.
        return Path(os.path.expanduser(asked))
    return project / ("dist-offline" if offline else "dist")


def _holder(holder: Holder) -> Phrase:
    if holder.process == 0:
        return messages.cli.ANOTHER_BUILD
    return messages.cli.BUILD_OF_PROCESS.with_values(
        process=holder.process, machine=holder.machine, since=holder.since
    )
