"""``new period``: the strategy of the next period is started, all of it or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.changing import changing
from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.new.period_goals import goals_to_start
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages

if TYPE_CHECKING:
    from kalliola_site.edit.next_period import NextPeriod
    from kalliola_site.load.project import Project
    from kalliola_site.model.strategy import Period


@click.command(epilog="Example: {program} new period 2026-2028 --keep values,mission,vision,promise")
@click.argument("years", required=False, metavar="[YEARS]")
@click.option(
    "--keep",
    "keeping",
    multiple=True,
    metavar="PARTS",
    help="What stays as it is, with commas between: promise, story, vision, mission, values, closing.",
)
@click.option(
    "--goal",
    "titles",
    multiple=True,
    metavar="LANGUAGE=TEXT",
    help="The title of a goal; once for each language, goal after goal.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@project_option
@lang_option
@click.pass_obj
def period(  # noqa: PLR0913 - one parameter an option
    out: Output,
    years: str | None,
    keeping: tuple[str, ...],
    titles: tuple[str, ...],
    project: Path,
    *,
    dry_run: bool,
) -> None:
    """Start the strategy of the next period; the present one stays on the site as a past one."""
    from kalliola_site.edit.next_period import check_years, start_period
    from kalliola_site.edit.scaffold import CannotStartError
    from kalliola_site.load.project import load

    content = content_or_problems(out, project, nothing=messages.new.NOTHING_STARTED)
    keep = _parts(out, keeping)
    new = years_of(out, years, content.strategy.period)
    comments = message_language.translators(message_language.languages())
    speaker = message_language.translator
    try:
        # Nobody is asked for goals in vain.
        check_years(content.strategy.period, new)
        goals = goals_to_start(out, content, titles)
        with changing(out, project, messages.new.NOTHING_STARTED, writes=not dry_run):
            # People may take long to answer.
            content = content_or_problems(out, project, nothing=messages.new.NOTHING_STARTED)
            sources, _ = load(project)
            started = start_period(content, sources, new, comments, speaker, goals=goals, keep=keep)
            _check(sources, started)
            if dry_run:
                _show(out, sources, started)
                return
            write_period(project, started)
    except CannotStartError as error:
        raise click.UsageError(error.reason.say(out.translate)) from error
    past = content.strategy.period.written
    started_what = (
        messages.periods.PERIOD_STARTED if new.start < new.end else messages.periods.ONE_YEAR_STARTED
    )
    out.say(started_what, years=new.written, old=past, folder=started.folder)


def _check(sources: Project, started: NextPeriod) -> None:
    """See that a site can be made of the project as it will be."""
    from kalliola_site.load.project import with_files
    from kalliola_site.plan.build_plan import plan
    from kalliola_site.plan.redirects.find_redirects import find_redirects
    from kalliola_site.problems.problem import ProblemsFoundError, errors_in
    from kalliola_site.validate.content import validate

    after, problems = validate(with_files(started.applied_to(sources), started.files))
    if after is not None:
        table, found = plan(after)
        problems += (*found, *find_redirects(after, table)[1])
    if wrong := errors_in(problems):
        raise ProblemsFoundError(wrong)


def _show(out: Output, sources: Project, started: NextPeriod) -> None:
    """Say what would be moved, written and kept."""
    as_before = {path for path, text in sources.texts.items() if started.files.get(path) == text}
    for before, after in sorted(started.moved.items()):
        out.say(messages.periods.WOULD_MOVE, before=before, after=after)
    for path in sorted(started.files.keys() - set(started.moved.values()) - as_before):
        out.say(messages.periods.WOULD_WRITE, path=path)
    if started.kept:
        out.say(messages.periods.WOULD_KEEP, parts=", ".join(started.kept))
    out.say(messages.periods.NOTHING_WRITTEN_YET)


def write_period(project: Path, started: NextPeriod) -> None:
    """Move and write the files of a period that begins: all of them, or none."""
    from kalliola_site.load.file_kinds import modeline
    from kalliola_site.publish.project_files import rewrite

    texts: dict[str, str | bytes] = {path: source.text for path, source in started.files.items()}
    for before, after in started.moved.items():
        named, renamed = ((modeline(path) or "").encode() for path in (before, after))
        texts[after] = (project / before).read_bytes().replace(named, renamed, 1)
    rewrite(project, texts, started.moved.keys() - started.files.keys())


def _parts(out: Output, given: Iterable[str]) -> frozenset[str]:
    from kalliola_site.edit.period_texts import PARTS
    from kalliola_site.problems.suggest import suggest

    parts = frozenset(part for text in given for part in text.replace(",", " ").split())
    for part in sorted(parts - PARTS.keys()):
        raise click.UsageError(
            out.words(messages.periods.NOT_A_PART, part=part, suggestion=suggest(part, PARTS))
        )
    return parts


def years_of(out: Output, given: str | None, present: Period | None) -> Period:
    """Take the years of a strategy as they were given, or ask for them; ``present`` are those before."""
    from kalliola_site.model.strategy import Period

    asked = sys.stdin.isatty()
    if given is None and asked:
        given = click.prompt(
            out.words(messages.periods.ASK_YEARS), default=present.following if present else None
        ).strip()
    start, dash, end = (part.strip() for part in (given or "").replace("–", "-").partition("-"))
    try:
        new = Period.model_validate({"start": start, "end": end or start})
    except ValueError as error:
        raise click.UsageError(out.words(messages.periods.NOT_YEARS, text=given or "")) from error
    if dash:
        return new
    # One year may be meant, or the other may have been forgotten.
    if asked:
        question = out.words(messages.periods.ASK_LAST_YEAR, year=start)
        return years_of(out, f"{start}-{click.prompt(question, default=start)}", present)
    more = f"{new.start}-{new.start + max(1, present.end - present.start if present else 2)}"
    raise click.UsageError(out.words(messages.periods.ONE_YEAR_ONLY, year=start, more=more))
