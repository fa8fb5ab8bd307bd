"""What several commands on translations have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.model.content import Content

everything_option = click.option(
    "--all", "everything", is_flag=True, help="Take those that need no work, too."
)


def targets_of(out: Output, content: Content, language: str | None) -> tuple[str, ...]:
    """Return the languages to translate into: the one that was asked for, or all."""
    from kalliola_site.problems.suggest import suggest

    others = content.languages[1:]
    if language is None:
        return others
    if language not in others:
        suggestion = suggest(language, others)
        raise click.UsageError(
            out.words(messages.translations.NOT_A_TARGET, language=language, suggestion=suggestion)
        )
    return (language,)
