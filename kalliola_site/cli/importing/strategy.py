"""``import strategy``: a strategy is taken from the document in which it was adopted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import EXIT_PROBLEMS, StopError, content_or_problems, or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.invocation import quoted

if TYPE_CHECKING:
    from kalliola_site.edit.strategy_document.ledger import StrategyText
    from kalliola_site.edit.strategy_document.names import Names
    from kalliola_site.model.content import Content
    from kalliola_site.model.strategy import Period
    from kalliola_site.syntax.documents.blocks import Document


@click.command(epilog="Example: {program} import strategy strategy.docx --dry-run")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write a whole new project into a new or empty folder; without it, the strategy is the next period.",
)
@click.option(
    "--years", metavar="YEARS", help="Its years, as in 2026-2028, where the document does not say them."
)
@click.option(
    "--id", "ids", multiple=True, metavar="GOAL=NAME", help="The id of a goal by its number, or of a value."
)
@click.option(
    "--slug", "slugs", multiple=True, metavar="GOAL.LANGUAGE=SLUG", help="The end of the address of a goal."
)
@click.option("--organisation", metavar="NAME", help="Whose strategy it is, for a new project.")
@click.option("--language", metavar="LANGUAGE", help="The language to take it in, for a new project.")
@click.option("--dry-run", is_flag=True, help="Show what was recognised, and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking; names are chosen from titles.")
@project_option
@lang_option
@click.pass_obj
def strategy(  # noqa: PLR0913, PLR0917 - one parameter an option
    out: Output,
    file: Path,
    into: Path | None,
    years: str | None,
    ids: tuple[str, ...],
    slugs: tuple[str, ...],
    organisation: str | None,
    language: str | None,
    project: Path,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    """Take a strategy from a Word, LibreOffice or Markdown file; show what was recognised, then write it."""
    from kalliola_site.cli.importing.answers import chosen_names, chosen_period
    from kalliola_site.cli.importing.report import tell_report

    if into is None and (organisation or language):
        option = "--organisation" if organisation else "--language"
        raise click.UsageError(out.words(messages.import_report.ONLY_WITH_INTO, option=option))
    document = _read(out, file)
    content = None if into is not None else content_or_problems(out, project, nothing=_NOTHING)
    text = _recognised(out, file, document, content.languages[0] if content else language or "")
    tell_report(out, file, document, text, content)
    if dry_run:
        out.say(messages.periods.NOTHING_WRITTEN_YET)
        return
    is_asked = sys.stdin.isatty() and not yes
    if not is_asked and not yes:
        raise click.UsageError(out.words(messages.import_report.SAY_YES))
    period = chosen_period(out, text, years, content, is_asked=is_asked)
    names = chosen_names(out, text, content, ids, slugs, is_asked=is_asked)
    if into is not None:
        _write_project(out, into, text, period, names, organisation, is_asked=is_asked)
    elif content is not None:
        _write_period(out, project, content, text, period, names, is_asked=is_asked)


_NOTHING = messages.import_report.NOTHING_IMPORTED


def _read(out: Output, file: Path) -> Document:
    from kalliola_site.problems.problem import Problem, ProblemsFoundError
    from kalliola_site.syntax.documents.read_document import DOCUMENT_LIMIT, read_document

    def read() -> Document:
        with file.open("rb") as opened:
            data = opened.read(DOCUMENT_LIMIT + 1)
        document = read_document(str(file), data)
        if isinstance(document, Problem):
            raise ProblemsFoundError([document])
        return document

    return or_problems(out, read, nothing=_NOTHING)


def _recognised(out: Output, file: Path, document: Document, language: str) -> StrategyText:
    from kalliola_site.edit.strategy_document.document_language import main_language
    from kalliola_site.edit.strategy_document.recognise import recognise
    from kalliola_site.edit.strategy_document.rules import rules

    text = recognise(document, rules(), language)
    if any(item.field[0] in _TELLING for item in text.placed):
        return text
    own = main_language(document, rules())
    if language and own != language:
        out.warn(messages.import_report.WRONG_LANGUAGE, language=own, source=language)
    else:
        out.warn(messages.import_report.NOTHING_RECOGNISED, file=file)
    raise StopError(EXIT_PROBLEMS)


_TELLING = ("story", "values", "mission", "vision", "goals")


def _write_period(  # noqa: PLR0913, PLR0917 - what is written, and into what
    out: Output,
    project: Path,
    content: Content,
    text: StrategyText,
    period: Period,
    names: Names,
    *,
    is_asked: bool,
) -> None:
    from kalliola_site.cli.new.period import write_period
    from kalliola_site.edit.scaffold import CannotStartError
    from kalliola_site.edit.strategy_document.adopt import adopt_as_next_period
    from kalliola_site.load.project import load

    sources, _ = load(project)
    comments = message_language.translators(message_language.languages())
    try:
        begun = or_problems(
            out,
            lambda: adopt_as_next_period(
                content, sources, text, period, names, comments, message_language.translator
            ),
            nothing=_NOTHING,
        )
    except CannotStartError as error:
        raise click.UsageError(error.reason.say(out.translate)) from error
    if is_asked:
        click.confirm(out.words(messages.import_report.WRITE_IT, folder=project.resolve()), abort=True)
    write_period(project, begun)
    target = next(iter(content.languages[1:]), "")
    out.say(
        messages.import_report.IMPORTED_PERIOD,
        years=period.written,
        old=content.strategy.period.written,
        folder=begun.folder,
        target=target,
    )


def _write_project(  # noqa: PLR0913, PLR0917 - what is written, and into what
    out: Output,
    folder: Path,
    text: StrategyText,
    period: Period,
    names: Names,
    organisation: str | None,
    *,
    is_asked: bool,
) -> None:
    from kalliola_site.edit.scaffold import CannotStartError
    from kalliola_site.edit.strategy_document.adopt import adopt_as_new_project, languages_of_new_project

    known = languages_of_new_project()
    if text.language not in known:
        raise click.UsageError(
            out.words(
                messages.import_report.NOT_A_PROJECT_LANGUAGE, known=", ".join(known), language=text.language
            )
        )
    if organisation is None and is_asked:
        question = out.words(messages.import_report.ASK_ORGANISATION)
        organisation = click.prompt(question, default="", show_default=False)
    if is_asked:
        click.confirm(out.words(messages.import_report.WRITE_IT, folder=folder.resolve()), abort=True)
    try:
        or_problems(
            out,
            lambda: adopt_as_new_project(folder, text, period, names, (organisation or "").strip()),
            nothing=_NOTHING,
        )
    except CannotStartError as error:
        raise click.UsageError(error.reason.say(out.translate)) from error
    out.say(
        messages.import_report.IMPORTED_PROJECT, years=period.written, folder=folder, quoted=quoted(folder)
    )
