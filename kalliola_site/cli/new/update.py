"""``new update``: the file of an update is started."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.new.answers import id_option, name_of, texts_in_languages, title_option
from kalliola_site.cli.new.write import write
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages

if TYPE_CHECKING:
    from kalliola_site.model.content import Content


@click.command(
    epilog='Example: {program} new update --date 14.3.2027 --title "fi=Juhla" --title "en=Party" --goal trust'
)
@id_option
@click.option("--date", "day", metavar="DAY", help="The day of the news, as in 2027-12-31 or 31.12.2027.")
@title_option
@click.option(
    "--goal", "goals", multiple=True, metavar="ID", help="A goal that it is about; once for each goal."
)
@project_option
@lang_option
@click.pass_obj
def update(  # noqa: PLR0913, PLR0917 - one parameter an option
    out: Output,
    name: str | None,
    day: str | None,
    titles: tuple[str, ...],
    goals: tuple[str, ...],
    project: Path,
) -> None:
    """Start the file of an update; what is still to be written stands in square brackets."""
    from kalliola_site.edit.scaffold import NewUpdate, start_update
    from kalliola_site.problems.suggest import suggest

    content = content_or_problems(out, project, nothing=messages.new.NOTHING_STARTED)
    for goal_id in goals:
        if goal_id not in content.goal_paths:
            suggestion = suggest(goal_id, content.goal_paths)
            raise click.UsageError(
                out.words(messages.updates.NO_SUCH_GOAL, id=goal_id, suggestion=suggestion)
            )
    day = _day(out, content, day)
    title = texts_in_languages(out, content, "--title", titles, messages.new.ASK_TITLE)
    answers = NewUpdate(name_of(out, name, title), day, title, tuple(dict.fromkeys(goals)))
    comments = message_language.translators(message_language.languages())
    write(out, project, lambda now: start_update(now, answers, comments, message_language.translator))


def _day(out: Output, content: Content, given: str | None) -> str:
    """Take the day of the news as it was given, or ask for it: none is taken for granted."""
    from kalliola_site.language.numbers_and_dates import read_day

    languages = (*content.languages, *message_language.languages())

    def read(text: str) -> str:
        day = read_day(text, languages)
        if day is None:
            raise click.UsageError(out.words(messages.updates.NOT_A_DAY_OPTION, text=text))
        if day.isoformat() != text:
            out.say(messages.updates.DAY_UNDERSTOOD, day=day.isoformat())
        return day.isoformat()

    if given is None and sys.stdin.isatty():
        answer: str = click.prompt(out.words(messages.updates.ASK_DAY), value_proc=read)
        return answer
    return read(given or "")
