"""New files are written: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.changing import changing
from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.model.content import Content
    from kalliola_site.syntax.source import Source


def write(out: Output, project: Path, start: Callable[[Content], Mapping[str, Source]]) -> None:
    """Write what is started, if the content is right with it and nothing is written over.

    Args:
        out: Where to say what was written.
        project: The project's folder.
        start: Starts files in the content as it is now: people may take long to answer.
    """
    from kalliola_site.edit.scaffold import CannotStartError
    from kalliola_site.load.project import load, with_files
    from kalliola_site.problems.problem import ProblemsFoundError, errors_in
    from kalliola_site.publish.project_files import rewrite
    from kalliola_site.validate.content import validate

    with changing(out, project, messages.new.NOTHING_STARTED):
        try:
            files = start(content_or_problems(out, project, nothing=messages.new.NOTHING_STARTED))
        except CannotStartError as error:
            raise click.UsageError(error.reason.say(out.translate)) from error
        sources, _ = load(project)
        known = {*sources.documents, *sources.texts}
        taken = [path for path in files if (project / path).exists() and path not in known]
        taken += [path for path in files if path in sources.texts]
        if taken:
            raise click.UsageError(out.words(messages.translations.FILE_EXISTS, file=taken[0]))
        if problems := errors_in(validate(with_files(sources, files))[1]):
            raise ProblemsFoundError(problems)
        rewrite(project, {path: source.text for path, source in files.items()})
    out.say(messages.new.STARTED, files=", ".join(files))
