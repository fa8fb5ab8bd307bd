"""``translations export``: a file for a translator."""

from __future__ import annotations

from pathlib import Path

import click

from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.cli.translations.shared import everything_option, targets_of
from kalliola_site.problems import messages


@click.command(epilog="Example: {program} translations export --to en --out english.po")
@click.option("--to", "language", metavar="LANGUAGE", help="The language to translate into.")
@click.option(
    "--format",
    "_form",
    type=click.Choice(["po"]),
    default="po",
    show_default=True,
    help="The kind of file; every translation tool reads this one.",
)
@click.option(
    "--out",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write; by default what would stand in it is printed.",
)
@everything_option
@project_option
@lang_option
@click.pass_obj
def export(
    out: Output, language: str | None, _form: str, output: Path | None, project: Path, *, everything: bool
) -> None:
    """Write a file for a translator: the texts that need work, with what they are now."""
    from kalliola_site.edit.translators_files.desk import for_translators
    from kalliola_site.edit.translators_files.translators_file import translators_text

    content = content_or_problems(out, project)
    targets = targets_of(out, content, language)
    if len(targets) != 1:
        phrase = messages.translations.CHOOSE_LANGUAGE if targets else messages.translations.NO_OTHER_LANGUAGE
        raise click.UsageError(out.words(phrase, known=", ".join(targets)))
    (target,) = targets
    entries = for_translators(content, target, everything=everything)
    project_name = content.site.organisation.name
    text = translators_text(entries, target, project_name, messages.translations.PO_HEADER, out.translate)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        with output.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise click.UsageError(out.words(messages.translations.FILE_EXISTS, file=output)) from error
    out.say(messages.translations.EXPORTED, count=len(entries), file=output)
