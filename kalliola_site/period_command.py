"""``new period``: the strategy of the next period is started, all of it or nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site import message_language, messages
from kalliola_site.console import Voice, lang_option, or_problems, project_option

if TYPE_CHECKING:
    from kalliola_site.model.strategy import Period


@click.command(epilog="Example: {program} new period 2026-2028")
@click.argument("years", required=False, metavar="[YEARS]")
@project_option
@lang_option
@click.pass_obj
def period(voice: Voice, years: str | None, project: Path) -> None:
    """Start the strategy of the next period; the present one stays on the site as a past one."""
    from kalliola_site.load import load, with_files
    from kalliola_site.next_period import start_period
    from kalliola_site.pipeline import read_content
    from kalliola_site.plan import plan
    from kalliola_site.problems import ProblemsFoundError, errors_in
    from kalliola_site.redirects.moves import find_moves
    from kalliola_site.rewrite import rewrite
    from kalliola_site.scaffold import CannotStartError
    from kalliola_site.schema import modeline
    from kalliola_site.validate import validate

    content = or_problems(voice, lambda: read_content(project), nothing=messages.NOTHING_STARTED)
    sources, _ = load(project)
    new = _years(voice, years)
    comments = [message_language.translator(language) for language in message_language.languages()]
    try:
        started = start_period(content, sources, new, comments, message_language.translator)
    except CannotStartError as error:
        raise click.UsageError(error.reason.say(voice.translate)) from error

    def checked() -> None:
        after, problems = validate(with_files(started.applied_to(sources), started.files))
        if after is not None:
            table, found = plan(after)
            problems += (*found, *find_moves(after, table)[1])
        if wrong := errors_in(problems):
            raise ProblemsFoundError(wrong)

    or_problems(voice, checked, nothing=messages.NOTHING_STARTED)
    texts: dict[str, str | bytes] = {path: source.text for path, source in started.files.items()}
    for before, after in started.moved.items():
        named, renamed = ((modeline(path) or "").encode() for path in (before, after))
        texts[after] = (project / before).read_bytes().replace(named, renamed, 1)
    rewrite(project, texts, started.moved.keys() - started.files.keys())
    past = content.strategy.period.written
    voice.say(messages.PERIOD_STARTED, years=new.written, old=past, folder=started.folder)


def _years(voice: Voice, given: str | None) -> Period:
    """Take the years of the new strategy as they were given, or ask for them."""
    from pydantic import ValidationError

    from kalliola_site.model.strategy import Period

    if given is None and sys.stdin.isatty():
        given = click.prompt(voice.words(messages.ASK_YEARS)).strip()
    start, _, end = (given or "").replace("–", "-").partition("-")
    try:
        return Period.model_validate({"start": start.strip(), "end": end.strip() or start.strip()})
    except ValidationError as error:
        raise click.UsageError(voice.words(messages.NOT_YEARS, text=given or "")) from error
