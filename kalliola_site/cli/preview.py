"""The command that starts the preview, and what it says on the terminal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import EXIT_MACHINE, StopError, explain, or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.outcome import over, summary_of_preview
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.preview.latest import Latest
    from kalliola_site.problems.problem import Problem

HIGHEST_PORT = 65_535


def _port(context: click.Context, _parameter: click.Parameter, value: str) -> int:
    if re.fullmatch("[0-9]{1,5}", value) and int(value) <= HIGHEST_PORT:
        return int(value)
    out: Output = context.find_root().obj
    raise click.BadParameter(out.words(messages.preview.NOT_A_PORT, text=value, highest=HIGHEST_PORT))


@click.command(epilog="Example: {program} preview --open")
@project_option
@click.option(
    "--port",
    callback=_port,
    default="8000",
    show_default=True,
    metavar="NUMBER",
    help="Where on this machine the preview is; 0 for any port that is free.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option("--read-only", is_flag=True, help="Show the site only: nothing can be edited on its pages.")
@lang_option
@click.pass_obj
def preview(out: Output, project: Path, port: int, *, open_browser: bool, read_only: bool) -> None:
    """Show the site on this machine as it will be, anew at every save, and edit its texts where they stand.

    A mistake in what was saved is shown on the page, with its place and how to mend it. Nobody else can
    see the preview, and nothing is published. Ctrl-C stops it.
    """
    from kalliola_site.preview import run

    reporter = _Reporter(out, open_browser=open_browser)
    audience = run.PreviewEvents(out.language, out.translate, explain, reporter.tell, out.warn)
    try:
        or_problems(out, lambda: run.preview(project, port, audience, is_read_only=read_only))
    except run.PortNotFreeError as error:
        out.warn(error.reason)
        raise StopError(EXIT_MACHINE) from error


class _Reporter:
    """Says on the terminal what each build came to; warnings only when they are others than before."""

    def __init__(self, out: Output, *, open_browser: bool) -> None:
        self._voice = out
        self._open_browser = open_browser
        self._warnings: tuple[Problem, ...] = ()
        self._has_begun = False
        self._has_told_period = False

    def tell(self, latest: Latest, address: str) -> None:
        """Say how it stands after a build, and the first time where the preview is."""
        from kalliola_site.preview.panel import headline

        if latest.site is None or latest.is_held_back:
            self._voice.tell(latest.problems)
            self._voice.warn(headline(latest))
        else:
            if latest.warnings != self._warnings:
                self._voice.tell_warnings(latest.warnings)
                self._warnings = latest.warnings
            done = messages.preview.PREVIEW_UPDATED if self._has_begun else messages.cli.CHECKED
            self._voice.say(done, summary=summary_of_preview(latest.site))
            if not self._has_told_period and (note := over(latest.site)) is not None:
                self._voice.say(note)
                self._has_told_period = True
        if not self._has_begun:
            self._has_begun = True
            self._voice.say(messages.preview.PREVIEW_AT, address=click.style(address, bold=True))
            self._voice.say(messages.preview.TRANSLATIONS_AT, address=f"{address}_preview/translations")
            self._voice.say(messages.preview.COMPONENTS_AT, address=f"{address}_preview/components")
            if self._open_browser:
                click.launch(address)
