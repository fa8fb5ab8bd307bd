"""Changing content from the command line: nobody else saves between reading and writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from kalliola_site.cli.exit_status import EXIT_MACHINE, EXIT_PROBLEMS, StopError
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase


@contextmanager
def changing(out: Output, project: Path, nothing: Phrase, *, writes: bool = True) -> Iterator[None]:
    """Read and write content as one; where a file cannot be written, say why and stop.

    Args:
        out: Where to say it.
        project: The project's folder.
        nothing: Says that nothing has been changed, with the number of problems as ``{counts}``.
        writes: Whether anything is to be written at all.
    """
    from kalliola_site.problems.formats import counted
    from kalliola_site.problems.problem import ProblemsFoundError
    from kalliola_site.publish.lock import OutputLockedError
    from kalliola_site.publish.undo_journal import open_journal

    try:
        with open_journal(project) if writes else nullcontext():
            yield
    except ProblemsFoundError as found:
        out.tell(found.problems)
        out.warn(nothing, counts=counted(found.problems))
        raise StopError(EXIT_PROBLEMS) from found
    except OutputLockedError as error:
        out.warn(messages.editing.STILL_SAVING)
        raise StopError(EXIT_MACHINE) from error
