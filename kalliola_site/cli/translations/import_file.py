"""``translations import``: a translator's file is taken into the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.changing import changing
from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.load.project import Project
    from kalliola_site.syntax.source import Source


@click.command("import", epilog="Example: {program} translations import english.po --dry-run")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@project_option
@lang_option
@click.pass_obj
def import_file(out: Output, file: Path, project: Path, *, dry_run: bool) -> None:
    """Put the texts of a translator's file into the content: all of them, or none where one does not fit."""
    from kalliola_site.edit.accepted_translations import record_file
    from kalliola_site.edit.translators_files.desk import import_translations
    from kalliola_site.edit.translators_files.translators_file import read_translated
    from kalliola_site.load.project import load
    from kalliola_site.problems.problem import Problem, ProblemsFoundError
    from kalliola_site.publish.project_files import rewrite

    with changing(out, project, messages.translations.NOTHING_IMPORTED, writes=not dry_run):
        content = content_or_problems(out, project)
        sources, _ = load(project)
        read = read_translated(str(file), file.read_bytes())
        if isinstance(read, Problem):
            raise ProblemsFoundError([read])
        result = import_translations(sources, content, read)
        if result.problems:
            raise ProblemsFoundError(result.problems)
        files = dict(result.files)
        if result.record is not None:
            files |= record_file(content, result.record)
        if not dry_run:
            rewrite(project, {path: source.text for path, source in files.items()})
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
