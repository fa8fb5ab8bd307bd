"""``translations accept``: translations are recorded as right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.changing import changing
from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.cli.translations.shared import targets_of
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.model.translation_state import TextState


@click.command(epilog='Example: {program} translations accept "goals/1-inequality.yml title"')
@click.argument("keys", nargs=-1, metavar="[TEXT]...")
@click.option("--to", "language", metavar="LANGUAGE", help="Only translations into this language.")
@click.option("--all", "everything", is_flag=True, help="Accept all that are outdated or drafts.")
@project_option
@lang_option
@click.pass_obj
def accept(
    out: Output, keys: tuple[str, ...], language: str | None, project: Path, *, everything: bool
) -> None:
    """Record translations as right for what their source says now."""
    from kalliola_site.edit.accepted_translations import accepted_files
    from kalliola_site.model.paths import TRANSLATIONS
    from kalliola_site.publish.project_files import rewrite

    if not keys and not everything:
        raise click.UsageError(out.words(messages.translations.NOTHING_TO_ACCEPT))
    with changing(out, project, messages.new.NOTHING_STARTED):
        content = content_or_problems(out, project)
        targets = targets_of(out, content, language)
        states = [item for item in content.translations if item.text.language in targets]
        for key in keys:
            _check_key(out, key, states)
        chosen = [
            item
            for item in states
            if item.state in ("outdated", "draft") and (everything or item.text.key in keys)
        ]
        for path, source in accepted_files(content, chosen).items():
            rewrite(project, {path: source.text})
    out.say(messages.translations.ACCEPTED, count=len(chosen), path=TRANSLATIONS)


def _check_key(out: Output, key: str, states: Sequence[TextState]) -> None:
    from kalliola_site.problems.suggest import suggest

    found = [item for item in states if item.text.key == key]
    if not found:
        suggestion = suggest(key, {item.text.key for item in states if item.state != "current"})
        raise click.UsageError(out.words(messages.translations.NO_SUCH_TEXT, key=key, suggestion=suggestion))
    if all(item.state == "missing" for item in found):
        raise click.UsageError(out.words(messages.translations.NOT_TRANSLATED_YET, key=key))
