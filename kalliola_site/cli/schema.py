"""The command ``schema``: writes what editors' programs know content files by."""

from __future__ import annotations

from pathlib import Path

import click

from kalliola_site.cli.exit_status import or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages


@click.command(epilog="Example: {program} schema --out /tmp/schemas")
@project_option
@click.option(
    "--out",
    "output",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FOLDER",
    help="The folder to put them into; by default schemas in the project, where content files look for them.",
)
@lang_option
@click.pass_obj
def schema(out: Output, project: Path, output: Path | None) -> None:
    """Write the JSON Schemas by which editors such as VS Code help with content files.

    To be done again when the languages of the site change, or the program.
    """
    from kalliola_site.load.file_kinds import FOLDER
    from kalliola_site.load.schema import schemas
    from kalliola_site.publish.project_files import rewrite
    from kalliola_site.validate.read_content import languages_of

    folder = output or project / FOLDER
    if folder.exists() and not folder.is_dir():
        reason = messages.cli.IS_NOT_A_FOLDER.with_values(folder=folder)
        raise click.UsageError(out.words(messages.cli.CHOOSE_OTHER_FOLDER, reason=reason))
    languages = or_problems(out, lambda: languages_of(project))
    speakers = message_language.translators(language.code for language in languages)
    texts = schemas(languages, speakers)
    rewrite(folder, texts)
    out.say(messages.cli.SCHEMAS_WRITTEN, count=len(texts), folder=click.style(str(folder), bold=True))
