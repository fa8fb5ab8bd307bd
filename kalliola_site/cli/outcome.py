"""What is said of a site that was built or checked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from kalliola_site.cli.output import Output
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase

if TYPE_CHECKING:
    from kalliola_site.pipeline import Site


def summary(site: Site) -> Phrase:
    """Say what a site consists of, and how long it took."""
    return messages.cli.SUMMARY.with_values(
        pages=site.pages,
        languages=len(site.languages),
        files=len(site.files),
        size=round(sum(map(site.files.size, site.files)) / 1024),
        seconds=_seconds(site),
    )


def summary_of_preview(site: Site) -> Phrase:
    """Say the same of a site of which not all is drawn yet."""
    return messages.preview.PREVIEWED.with_values(
        pages=site.pages, languages=len(site.languages), seconds=_seconds(site)
    )


def _seconds(site: Site) -> str:
    return f"{sum(site.seconds.values()):.2f}"


def over(site: Site) -> Phrase | None:
    """Say that the period of the strategy is over and how to begin the next, where that is so today."""
    note, last_year = period_ended(site), site.content.strategy.period.end
    return note if time.localtime().tm_year > last_year else None


def period_ended(site: Site) -> Phrase:
    """Say that the period of the strategy is over and how to begin the next, whatever the day."""
    period = site.content.strategy.period
    return messages.periods.PERIOD_IS_OVER.with_values(years=period.written, next=period.following)


def tell_period_over(out: Output, form: str, site: Site) -> None:
    """Say that the period of the strategy is over, where it is."""
    if (note := over(site)) is not None:
        summarise(out, form, note)


def tell_drafts(out: Output, form: str, site: Site) -> None:
    """Say what was left out."""
    if names := site.content.drafts.names:
        summarise(out, form, messages.cli.DRAFTS_LEFT_OUT, names=", ".join(names))


def summarise(out: Output, form: str, phrase: Phrase, **values: object) -> None:
    """Say what was done, where a program that reads the problems does not stumble over it."""
    (out.say if form == "text" else out.warn)(phrase, **values)
