"""What a command says on the terminal, in the reader's language."""

from __future__ import annotations

import os
import sys
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli import terminal
from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import message_language, messages
from kalliola_site.problems.problem import Phrase, Translate

if TYPE_CHECKING:
    from kalliola_site.problems.problem import Problem

_STYLES = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "margin": {"fg": "blue"},
    "hint": {"fg": "cyan"},
}


@frozen_value
class Output:
    """Says phrases in the reader's language."""

    translate: Translate
    language: str = message_language.WRITTEN_IN
    transcript: list[tuple[bool, str]] = field(default_factory=list, compare=False)
    """What was said so far, as it was shown, and whether on standard error."""

    def words(self, phrase: Phrase, **values: object) -> str:
        """Put a phrase into words; ``values`` stand for its placeholders."""
        return (phrase.with_values(**values) if values else phrase).say(self.translate)

    def say(self, phrase: Phrase, **values: object) -> None:
        """Print what was asked for."""
        self._echo(self.words(phrase, **values))

    def show(self, line: str) -> None:
        """Print a line as it is: words of the content, which are in no catalogue."""
        self._echo(line)

    def warn(self, phrase: Phrase, **values: object) -> None:
        """Print what went wrong, apart from what was asked for."""
        self._echo(self.words(phrase, **values), err=True)

    def tell(self, problems: tuple[Problem, ...], form: str = "text") -> None:
        """Print problems: for people each with its line and how to mend it, for programs in their form."""
        from kalliola_site.problems.formats import as_github, as_json
        from kalliola_site.problems.problem import told_together
        from kalliola_site.problems.report import report

        if form == "json":
            self._echo(as_json(problems, self.translate))
            return
        if form == "github":
            for problem in problems:
                self._echo(as_github(problem, self.translate))
            return

        with_links = terminal.shows_links(sys.stderr, os.environ)
        for problem, *others in told_together(problems, self.translate):
            file = _project_folder() / problem.place.path
            linked = file if with_links and file.is_file() else None

            def style(
                text: str, role: str, file: Path | None = linked, line: int = problem.place.line
            ) -> str:
                styled = click.style(text, **_STYLES[role])  # type: ignore[arg-type]
                if role != "place" or file is None:
                    return styled
                return terminal.link(styled, file, line, os.environ)

            self._echo(report(problem, style, self.translate, others), err=True)
            self._echo("", err=True)

    def tell_warnings(self, warnings: tuple[Problem, ...], form: str = "text") -> None:
        """Print warnings of something that was done, and for people how many they are."""
        from kalliola_site.problems.formats import counted

        self.tell(warnings, form)
        if warnings and form == "text":
            self.warn(messages.cli.COUNTED, counts=counted(warnings))

    def preview_line(self, phrase: Phrase, **values: object) -> tuple[bool, str]:
        """Return what ``say`` would print, as it would be shown, for ``transcript``."""
        return _as_shown(self.words(phrase, **values), err=False)

    def _echo(self, text: str, *, err: bool = False) -> None:
        click.echo(text, err=err)
        self.transcript.append(_as_shown(text, err=err))


def _as_shown(text: str, *, err: bool) -> tuple[bool, str]:
    stream = sys.stderr if err else sys.stdout
    wanted = terminal.colour(os.environ)
    in_colour = wanted if wanted is not None else terminal.is_terminal(stream)
    return err, text if in_colour else click.unstyle(text)


def _project_folder() -> Path:
    """The folder that the command was given: places are named as seen from there."""
    context = click.get_current_context(silent=True)
    folder = context.params.get("project") if context else None
    return folder if isinstance(folder, Path) else Path()
