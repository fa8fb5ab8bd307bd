"""``check``: content and pages are checked, and nothing is written."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import or_missing_library, or_problems
from kalliola_site.cli.options import (
    base_url_option,
    format_option,
    lang_option,
    pdf_option,
    project_option,
    strict_option,
)
from kalliola_site.cli.outcome import over, summarise, summary, tell_drafts, tell_period_over
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase

if TYPE_CHECKING:
    from kalliola_site.options import Asking
    from kalliola_site.pipeline import Site
    from kalliola_site.render.pdf.document import PdfMode


@click.command(epilog="Example: {program} check --strict --external")
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
    from kalliola_site.options import BuildOptions, CheckOptions

    asks = external != "never"
    today = datetime.now(UTC).date() if asks else None
    if asks and sys.stderr.isatty():
        out.warn(messages.cli.ASKING_OUTSIDE)
    site = or_missing_library(
        out,
        lambda: or_problems(
            out,
            lambda: pipeline.check(
                project,
                BuildOptions(base_url=base_url, strict=strict, pdf=pdf),
                CheckOptions(external, today),
            ),
            form,
        ),
    )
    out.tell_warnings(site.warnings, form)
    tell_drafts(out, form, site)
    summarise(out, form, messages.cli.CHECKED, summary=summary(site))
    tell_period_over(out, form, site)
    if over(site) is not None and site.content.strategy.period_ended is None:
        summarise(out, form, _for_readers(site))


def _for_readers(site: Site) -> Phrase:
    """Word what readers may be told of a period that is over, in the languages of the site."""
    from kalliola_site.edit.scaffold import group, worded
    from kalliola_site.model.paths import STRATEGY

    ended = messages.periods.PERIOD_HAS_ENDED.with_values(year=site.content.strategy.period.end)
    lines = group("period_ended", worded(ended, site.content))
    return messages.periods.TELL_READERS.with_values(path=STRATEGY, lines="\n".join(lines))
