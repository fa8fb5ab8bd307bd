"""What several commands on translations have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.model.content import Content
    from kalliola_site.model.translation_record import Accepted
    from kalliola_site.syntax.source import Source

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


def record_file(content: Content, record: Accepted) -> dict[str, Source]:
    """Return the record of translations as it is to be, by its path; nothing where it says that already."""
    from kalliola_site.model.paths import TRANSLATIONS
    from kalliola_site.publish.records import introduction
    from kalliola_site.publish.translation_record import record_text
    from kalliola_site.syntax.source import Source

    if record == content.accepted:
        return {}
    beginning = introduction(content.documents, TRANSLATIONS, messages.translations.RECORD_INTRODUCTION)
    return {TRANSLATIONS: Source(TRANSLATIONS, record_text(record, beginning))}
