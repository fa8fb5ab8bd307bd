"""The commands on translations: how they stand, what was accepted, files for translators."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import content_or_problems, or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.load.project import Project
    from kalliola_site.model.content import Content
    from kalliola_site.model.translation_record import Accepted
    from kalliola_site.model.translation_state import TextState
    from kalliola_site.syntax.source import Source

_NAMES = {
    "missing": messages.translations.MISSING,
    "outdated": messages.translations.OUTDATED,
    "draft": messages.translations.DRAFT,
    "current": messages.translations.CURRENT,
}
_COLOURS = {"missing": "red", "outdated": "yellow", "draft": "cyan", "current": "green"}
_everything_option = click.option(
    "--all", "everything", is_flag=True, help="Take those that need no work, too."
)


@click.group(invoke_without_command=True, epilog="Example: {program} translations --all")
@project_option
@_everything_option
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


def _table(out: Output, states: Sequence[TextState]) -> Iterator[str]:
    width = shutil.get_terminal_size().columns
    for item in states:
        name = out.words(_NAMES[item.state])
        title = f"{name:12} {item.text.language}  {item.text.key}"
        yield click.style(title, fg=_COLOURS[item.state])
        if item.accepted_source is not None:
            old, new = _marked_changes(item.accepted_source, item.text.source)
            yield f"    {out.words(messages.translations.SOURCE_WAS, words=old)}"
            yield f"    {out.words(messages.translations.SOURCE_IS, words=new)}"
        else:
            yield f"    {_shortened(item.text.source, width - 4)}"


def _marked_changes(before: str, after: str) -> tuple[str, str]:
    """Show the old and the new wording around what changed, with the words that changed marked."""
    from kalliola_site.language.changes import changes

    old = new = ""
    runs = list(changes(before, after))
    for number, run in enumerate(runs):
        words = run.words.replace("\n", " ")
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


@translations.command(epilog='Example: {program} translations accept "goals/1-inequality.yml title"')
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
    from kalliola_site.language.translation_states import accept as accepted_with
    from kalliola_site.language.translation_states import updated_record
    from kalliola_site.model.paths import TRANSLATIONS
    from kalliola_site.publish.project_files import rewrite

    content = content_or_problems(out, project)
    if not keys and not everything:
        raise click.UsageError(out.words(messages.translations.NOTHING_TO_ACCEPT))
    targets = _targets(out, content, language)
    known = content.translations
    states = [item for item in known if item.text.language in targets]
    for key in keys:
        _check_key(out, key, states)
    chosen = [
        item
        for item in states
        if item.state in ("outdated", "draft") and (everything or item.text.key in keys)
    ]
    record = accepted_with(chosen, updated_record(known))
    for path, source in _record_file(content, record).items():
        rewrite(project, {path: source.text})
    out.say(messages.translations.ACCEPTED, count=len(chosen), path=TRANSLATIONS)


def _record_file(content: Content, record: Accepted) -> dict[str, Source]:
    """Give the record of translations as it is to be, by its path; nothing where it says that already."""
    from kalliola_site.model.paths import TRANSLATIONS
    from kalliola_site.publish.records import introduction
    from kalliola_site.publish.translation_record import record_text
    from kalliola_site.syntax.source import Source

    if record == content.accepted:
        return {}
    beginning = introduction(content.documents, TRANSLATIONS, messages.translations.RECORD_INTRODUCTION)
    return {TRANSLATIONS: Source(TRANSLATIONS, record_text(record, beginning))}


def _check_key(out: Output, key: str, states: Sequence[TextState]) -> None:
    from kalliola_site.problems.suggest import suggest

    found = [item for item in states if item.text.key == key]
    if not found:
        suggestion = suggest(key, {item.text.key for item in states if item.state != "current"})
        raise click.UsageError(out.words(messages.translations.NO_SUCH_TEXT, key=key, suggestion=suggestion))
    if all(item.state == "missing" for item in found):
        raise click.UsageError(out.words(messages.translations.NOT_TRANSLATED_YET, key=key))


def _targets(out: Output, content: Content, language: str | None) -> tuple[str, ...]:
    """Give the languages to translate into: the one that was asked for, or all."""
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


@translations.command(epilog="Example: {program} translations export --to en --out english.po")
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
@_everything_option
@project_option
@lang_option
@click.pass_obj
def export(
    out: Output, language: str | None, _form: str, output: Path | None, project: Path, *, everything: bool
) -> None:
    """Write a file for a translator: the texts that need work, with what they are now."""
    from kalliola_site.edit.translators_files.desk import for_translators
    from kalliola_site.edit.translators_files.files import translators_text

    content = content_or_problems(out, project)
    targets = _targets(out, content, language)
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


@translations.command("import", epilog="Example: {program} translations import english.po --dry-run")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@project_option
@lang_option
@click.pass_obj
def import_(out: Output, file: Path, project: Path, *, dry_run: bool) -> None:
    """Put the texts of a translator's file into the content: all of them, or none where one does not fit."""
    from kalliola_site.edit.translators_files.desk import Import, import_translations
    from kalliola_site.edit.translators_files.files import read_translated
    from kalliola_site.load.project import load
    from kalliola_site.problems.problem import Problem, ProblemsFoundError
    from kalliola_site.publish.project_files import rewrite

    content = content_or_problems(out, project)
    sources, _ = load(project)

    def taken_over() -> Import:
        read = read_translated(str(file), file.read_bytes())
        if isinstance(read, Problem):
            raise ProblemsFoundError([read])
        result = import_translations(sources, content, read)
        if result.problems:
            raise ProblemsFoundError(result.problems)
        return result

    result = or_problems(out, taken_over, nothing=messages.translations.NOTHING_IMPORTED)
    files = dict(result.files)
    if result.record is not None:
        files |= _record_file(content, result.record)
    counts = {
        "count": result.changed,
        "accepted": result.accepted,
        "files": ", ".join(files),
        "unfinished": result.unfinished,
    }
    if not files:
        out.say(messages.translations.NOTHING_TO_IMPORT, **counts)
    elif dry_run:
        for line in _differences(sources, files.values()):
            click.echo(line)
        out.say(messages.translations.WOULD_IMPORT, **counts)
    else:
        rewrite(project, {path: source.text for path, source in files.items()})
        out.say(messages.translations.IMPORTED, **counts)


def _differences(sources: Project, files: Iterable[Source]) -> Iterator[str]:
    import difflib

    for source in files:
        document = sources.documents.get(source.path)
        before = document.source if document else sources.texts.get(source.path)
        lines = before.text.splitlines() if before else []
        for line in difflib.unified_diff(
            lines, source.text.splitlines(), source.path, source.path, n=1, lineterm=""
        ):
            colour = {"+": "green", "-": "red"}.get(line[:1])
            yield click.style(line, fg=colour)
