"""``translations``: how the translation of each text stands."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.cli.translations.accept import accept
from kalliola_site.cli.translations.export import export
from kalliola_site.cli.translations.import_file import import_file
from kalliola_site.cli.translations.shared import everything_option
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.model.content import Content
    from kalliola_site.model.translation_state import TextState

_NAMES = {
    "missing": messages.translations.MISSING,
    "outdated": messages.translations.OUTDATED,
    "draft": messages.translations.DRAFT,
    "current": messages.translations.CURRENT,
}
_COLOURS = {"missing": "red", "outdated": "yellow", "draft": "cyan", "current": "green"}


@click.group(invoke_without_command=True, epilog="Example: {program} translations --all")
@project_option
@everything_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the list is written: for people, or for other programs.",
)
@lang_option
@click.pass_context
def translations(context: click.Context, project: Path, form: str, *, everything: bool) -> None:
    """Show how the translation of each text stands: missing, outdated, a draft or current."""
    if context.invoked_subcommand is not None:
        return
    out: Output = context.obj
    content = content_or_problems(out, project)
    states = [item for item in content.translations if everything or item.state != "current"]
    if form == "json":
        click.echo(_as_json(states))
        return
    for line in _table(out, states):
        click.echo(line)
    _say_counts(out, content)


for command in (accept, export, import_file):
    translations.add_command(command)


def _table(out: Output, states: Sequence[TextState]) -> Iterator[str]:
    width = shutil.get_terminal_size().columns
    for item in states:
        name = out.words(_NAMES[item.state])
        title = f"{name:12} {item.text.language}  {item.text.key}"
        yield click.style(title, fg=_COLOURS[item.state])
        if item.accepted_source is not None:
            old, new = _marked_changes(out, item.accepted_source, item.text.source)
            yield f"    {out.words(messages.translations.SOURCE_WAS, words=old)}"
            yield f"    {out.words(messages.translations.SOURCE_IS, words=new)}"
        else:
            yield f"    {_shortened(item.text.source, width - 4)}"


def _marked_changes(out: Output, before: str, after: str) -> tuple[str, str]:
    """Show the old and the new wording around what changed, with the words that changed marked."""
    from kalliola_site.language.changes import shown_changes

    old = new = ""
    runs = list(shown_changes(before, after))
    for number, run in enumerate(runs):
        words = (run.words if isinstance(run.words, str) else out.words(run.words)).replace("\n", " ")
        if run.kind == "same":
            words = _inner(words, is_first=number == 0, is_last=number == len(runs) - 1)
            old, new = old + words, new + words
        elif run.kind == "gone":
            old += click.style(f"[-{words}-]", fg="red")
        else:
            new += click.style(f"{{+{words}+}}", fg="green")
    return old, new


_NEAR = 40
"""How many characters of what stayed are shown on each side of a change."""


def _inner(words: str, *, is_first: bool, is_last: bool) -> str:
    """Shorten what stayed the same to what stands next to a change."""
    before = "" if is_first else words[:_NEAR]
    after = "" if is_last else words[-_NEAR:]
    if len(before) + len(after) >= len(words):
        return words
    return f"{before.rpartition(' ')[0]} … {after.partition(' ')[2]}"


def _shortened(text: str, width: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: max(10, width - 1)]}…"


def _say_counts(out: Output, content: Content) -> None:
    others = content.languages[1:]
    if not others:
        out.say(messages.translations.NO_OTHER_LANGUAGE)
    for language in others:
        states = [item.state for item in content.translations if item.text.language == language]
        out.say(
            messages.translations.TRANSLATION_COUNT,
            language=language,
            missing=states.count("missing"),
            outdated=states.count("outdated"),
            drafts=states.count("draft"),
            current=states.count("current"),
        )


def _as_json(states: Sequence[TextState]) -> str:
    import json

    return json.dumps(
        [
            {
                "key": item.text.key,
                "language": item.text.language,
                "state": item.state,
                "path": item.text.path,
                "source": item.text.source,
                "acceptedSource": item.accepted_source,
                "translation": item.text.translation,
            }
            for item in states
        ],
        ensure_ascii=False,
        indent=2,
    )
