"""``new goal``: the file of a goal is started."""

from __future__ import annotations

from pathlib import Path

import click

from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.new.answers import id_option, name_of, texts_in_languages, title_option
from kalliola_site.cli.new.write import write
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages


@click.command(
    epilog='Example: {program} new goal --id trust --title "fi=Luottamus kasvaa" --title "en=Trust grows"'
)
@id_option
@title_option
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
    title = texts_in_languages(out, content, "--title", titles, messages.new.ASK_TITLE)
    theme = texts_in_languages(out, content, "--theme", themes, messages.new.ASK_THEME)
    slugs = {code: slug_from(text) for code, text in title.items()}
    answers = NewGoal(name_of(out, name, title), title, theme, slugs)
    comments = message_language.translators(message_language.languages())
    write(out, project, lambda now: start_goal(now, answers, comments, message_language.translator))
