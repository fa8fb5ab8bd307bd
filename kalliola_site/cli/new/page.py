"""``new page``: a page of text is started."""

from __future__ import annotations

from pathlib import Path

import click

from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.new.answers import id_option, name_of, texts_in_languages, title_option
from kalliola_site.cli.new.write import write
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages


@click.command(epilog='Example: {program} new page --id history --title "fi=Historia" --title "en=History"')
@id_option
@title_option
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
    title = texts_in_languages(out, content, "--title", titles, messages.new.ASK_TITLE)
    description = texts_in_languages(
        out, content, "--description", descriptions, messages.new.ASK_DESCRIPTION
    )
    answers = NewPage(name_of(out, name, title), title, description, None if menu == "none" else menu)
    comments = message_language.translators(message_language.languages())
    write(out, project, lambda now: start_page(now, answers, comments, message_language.translator))
