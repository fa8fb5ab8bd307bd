"""The commands that start files: they ask, or take options, and never write over what is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import content_or_problems, or_problems
from kalliola_site.cli.new_period import period
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.invocation import program, quoted

if TYPE_CHECKING:
    from kalliola_site.model.content import Content
    from kalliola_site.problems.problem import Phrase
    from kalliola_site.syntax.source import Source


@click.group(
    "new",
    epilog="Example: {program} new goal",
    invoke_without_command=True,
    no_args_is_help=True,
    subcommand_metavar="COMMAND [ARGS]...",
)
@click.option(
    "--sample",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FOLDER",
    help="Write a whole project of a made-up organisation into a new or empty folder, to try things with.",
)
@lang_option
@click.pass_context
def new(context: click.Context, sample: Path | None) -> None:
    """Start a file, valid and commented, to go on from; or with --sample a project to try things with."""
    out: Output = context.obj
    command = context.invoked_subcommand
    if sample is None:
        if command is None:
            context.fail(out.words(messages.new.NEW_WHAT))
    elif command is not None:
        raise click.UsageError(out.words(messages.new.SAMPLE_AND_MORE, name=command))
    else:
        # A shell leaves the ~ of --sample=~ as it is.
        _write_sample(out, Path(os.path.expanduser(sample)))  # noqa: PTH111 - never raises


def _write_sample(out: Output, folder: Path) -> None:
    from kalliola_site.edit.sample import write_sample
    from kalliola_site.edit.scaffold import CannotStartError

    try:
        write_sample(folder)
    except CannotStartError as error:
        raise click.UsageError(error.reason.say(out.translate)) from error
    command = click.style(f"{program()} preview --project {quoted(folder)}", bold=True)
    out.say(messages.new.SAMPLE_WRITTEN, folder=click.style(str(folder), bold=True), command=command)


new.add_command(period)

_id_option = click.option("--id", "name", metavar="NAME", help="Its stable name: a–z, digits and hyphens.")
_title_option = click.option(
    "--title", "titles", multiple=True, metavar="LANGUAGE=TEXT", help="Its title; once for each language."
)


@new.command(
    epilog='Example: {program} new goal --id trust --title "fi=Luottamus kasvaa" --title "en=Trust grows"'
)
@_id_option
@_title_option
@click.option(
    "--theme", "themes", multiple=True, metavar="LANGUAGE=TEXT", help="Its theme; once for each language."
)
@project_option
@lang_option
@click.pass_obj
def goal(
    out: Output, name: str | None, titles: tuple[str, ...], themes: tuple[str, ...], project: Path
) -> None:
    """Start the file of a goal; what is still to be written stands in square brackets."""
    from kalliola_site.edit.scaffold import NewGoal, start_goal
    from kalliola_site.syntax.slug import slug_from

    content = content_or_problems(out, project, nothing=messages.new.NOTHING_STARTED)
    title = _texts(out, content, "--title", titles, messages.new.ASK_TITLE)
    theme = _texts(out, content, "--theme", themes, messages.new.ASK_THEME)
    slugs = {code: slug_from(text) for code, text in title.items()}
    answers = NewGoal(_name(out, name, title), title, theme, slugs)
    comments = [message_language.translator(language) for language in message_language.languages()]
    _write(out, project, lambda: start_goal(content, answers, comments, message_language.translator))


@new.command(
    epilog='Example: {program} new update --date 14.3.2027 --title "fi=Juhla" --title "en=Party" --goal trust'
)
@_id_option
@click.option("--date", "day", metavar="DAY", help="The day of the news, as in 2027-12-31 or 31.12.2027.")
@_title_option
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
    title = _texts(out, content, "--title", titles, messages.new.ASK_TITLE)
    answers = NewUpdate(_name(out, name, title), day, title, tuple(dict.fromkeys(goals)))
    comments = [message_language.translator(language) for language in message_language.languages()]
    _write(out, project, lambda: start_update(content, answers, comments, message_language.translator))


@new.command(epilog='Example: {program} new page --id history --title "fi=Historia" --title "en=History"')
@_id_option
@_title_option
@click.option(
    "--description",
    "descriptions",
    multiple=True,
    metavar="LANGUAGE=TEXT",
    help="A sentence for search engines; once for each language.",
)
@click.option(
    "--menu",
    type=click.Choice(["footer", "navigation", "none"]),
    default="footer",
    show_default=True,
    help="The menu to list it in.",
)
@project_option
@lang_option
@click.pass_obj
def page(  # noqa: PLR0913, PLR0917 - one parameter an option
    out: Output,
    name: str | None,
    titles: tuple[str, ...],
    descriptions: tuple[str, ...],
    menu: str,
    project: Path,
) -> None:
    """Start a page of text in every language, and list it in site.yml."""
    from kalliola_site.edit.scaffold import NewPage, start_page

    content = content_or_problems(out, project, nothing=messages.new.NOTHING_STARTED)
    title = _texts(out, content, "--title", titles, messages.new.ASK_TITLE)
    description = _texts(out, content, "--description", descriptions, messages.new.ASK_DESCRIPTION)
    answers = NewPage(_name(out, name, title), title, description, None if menu == "none" else menu)
    comments = [message_language.translator(language) for language in message_language.languages()]
    _write(out, project, lambda: start_page(content, answers, comments, message_language.translator))


def _texts(
    out: Output, content: Content, option: str, given: Sequence[str], question: Phrase
) -> Mapping[str, str]:
    """Take a text in each language from options; ask for the others where there is someone to ask."""
    from kalliola_site.problems.suggest import suggest

    texts: dict[str, str] = {}
    for value in given:
        language, equals, text = value.partition("=")
        if not equals or not text.strip():
            raise click.UsageError(out.words(messages.new.NOT_A_TEXT_OPTION, option=option, value=value))
        if language not in content.languages:
            suggestion = suggest(language, content.languages)
            raise click.UsageError(
                out.words(messages.new.NOT_A_SITE_LANGUAGE, language=language, suggestion=suggestion)
            )
        texts[language] = text.strip()
    if sys.stdin.isatty():
        for language in content.languages:
            if language not in texts:
                texts[language] = click.prompt(out.words(question, language=language)).strip()
    missing = [language for language in content.languages if language not in texts]
    if missing:
        raise click.UsageError(
            out.words(messages.new.TEXT_OPTION_MISSING, option=option, languages=", ".join(missing))
        )
    return {language: texts[language] for language in content.languages}


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


def _name(out: Output, name: str | None, title: Mapping[str, str]) -> str:
    from kalliola_site.model.base import IDENTIFIER
    from kalliola_site.syntax.slug import slug_from

    proposal = slug_from(list(title.values())[-1])
    if name is None:
        asked = sys.stdin.isatty()
        name = click.prompt(out.words(messages.new.ASK_ID), default=proposal) if asked else proposal
    if not IDENTIFIER.fullmatch(name):
        raise click.UsageError(out.words(messages.new.NOT_AN_ID, name=name, proposal=slug_from(name)))
    return name


def _write(out: Output, project: Path, start: Callable[[], Mapping[str, Source]]) -> None:
    """Write what was started, if the content is right with it and nothing is written over."""
    from kalliola_site.edit.scaffold import CannotStartError
    from kalliola_site.load.project import load, with_files
    from kalliola_site.problems.problem import ProblemsFoundError, errors_in
    from kalliola_site.publish.project_files import rewrite
    from kalliola_site.validate.content import validate

    try:
        files = start()
    except CannotStartError as error:
        raise click.UsageError(error.reason.say(out.translate)) from error
    sources, _ = load(project)
    known = {*sources.documents, *sources.texts}
    taken = [path for path in files if (project / path).exists() and path not in known]
    taken += [path for path in files if path in sources.texts]
    if taken:
        raise click.UsageError(out.words(messages.translations.FILE_EXISTS, file=taken[0]))

    def checked() -> None:
        if problems := errors_in(validate(with_files(sources, files))[1]):
            raise ProblemsFoundError(problems)

    or_problems(out, checked, nothing=messages.new.NOTHING_STARTED)
    rewrite(project, {path: source.text for path, source in files.items()})
    out.say(messages.new.STARTED, files=", ".join(files))
