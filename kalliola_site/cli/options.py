"""The options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language, messages


def _message_language(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Check what ``main`` has acted upon already: usage errors, too, are told in that language."""
    known = message_language.languages()
    if value is not None and value not in known:
        out: Output = context.find_root().obj
        raise click.BadParameter(
            out.words(messages.cli.NOT_A_MESSAGE_LANGUAGE, language=value, known=", ".join(known))
        )


def _base_url(context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from kalliola_site.model.site import site_url

    try:
        return site_url(value)
    except ValueError as error:
        out: Output = context.find_root().obj
        raise click.BadParameter(out.words(messages.cli.NOT_A_SITE_ADDRESS, url=value)) from error


project_option = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="FOLDER",
    help="The project's folder, which has content/ in it; by default this one.",
)
lang_option = click.option(
    "--lang",
    callback=_message_language,
    expose_value=False,
    metavar="LANGUAGE",
    help="The language of messages; by default the system's.",
)
base_url_option = click.option(
    "--base-url",
    callback=_base_url,
    metavar="URL",
    help="Where the site will be published; by default the url in content/site.yml.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How problems are told: for people, as annotations on GitHub, or for other programs.",
)
pdf_option = click.option(
    "--pdf",
    is_flag=False,
    flag_value="always",
    default="never",
    type=click.Choice(["never", "always", "if-possible"]),
    metavar="[WHEN]",
    help="Make the strategy as a PDF in each language, too; with =if-possible only where this machine can.",
)
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
