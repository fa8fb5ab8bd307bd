"""``export strategy``: the strategy as a Word document, for the board and for comments."""

from __future__ import annotations

from pathlib import Path

import click

from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages


@click.command(epilog="Example: {program} export strategy --out documents")
@click.option(
    "--to",
    "_form",
    type=click.Choice(["docx"]),
    default="docx",
    show_default=True,
    help="The kind of document; Word and LibreOffice read this one.",
)
@click.option("--language", metavar="LANGUAGE", help="Only in this language; by default in each.")
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    default=Path(),
    help="The folder to write into; by default the one that you are in.",
)
@project_option
@lang_option
@click.pass_obj
def strategy(out: Output, _form: str, language: str | None, folder: Path, project: Path) -> None:
    """Write the present strategy as a Word document in each language; "import strategy" takes it back."""
    from kalliola_site.edit.strategy_document.export import document_name, strategy_blocks
    from kalliola_site.language.text import localize
    from kalliola_site.syntax.documents.write_word import write_word

    content = content_or_problems(out, project)
    if language is not None and language not in content.languages:
        known = ", ".join(content.languages)
        phrase = messages.importing.NO_SUCH_LANGUAGE
        raise click.UsageError(out.words(phrase, language=language, known=known))
    languages = content.languages if language is None else (language,)
    files = {code: folder / document_name(content, code) for code in languages}
    for file in files.values():
        if file.exists():
            raise click.UsageError(out.words(messages.translations.FILE_EXISTS, file=file))
    folder.mkdir(parents=True, exist_ok=True)
    for code, file in files.items():
        title = localize(content.strategy.name, code, content.languages[0]).words
        with file.open("xb") as opened:
            opened.write(write_word(strategy_blocks(content, code), title, code))
        out.say(messages.importing.EXPORTED, file=file)
