"""The command line: the group of all commands, the language they speak, and the exit status."""

from __future__ import annotations

import copy
import inspect
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

import click

from kalliola_site import __version__
from kalliola_site.cli import terminal
from kalliola_site.cli.exit_status import (
    EXIT_BROKEN_PIPE,
    EXIT_BUG,
    EXIT_INTERRUPTED,
    EXIT_MACHINE,
    EXIT_USAGE,
    StopError,
    explain,
)
from kalliola_site.cli.options import lang_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import message_language
from kalliola_site.problems.invocation import program
from kalliola_site.problems.problem import Phrase, Translate

AnyCommand = TypeVar("AnyCommand", bound=click.Command)


class _DefaultGroup(click.Group):
    """A group of commands that builds when none is named."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        own = _options_of_the_group(arguments)
        following = arguments[own] if own < len(arguments) else "--"
        if following.startswith("-") and following not in ("--help", "--version"):
            arguments = [*arguments[:own], "build", *arguments[own:]]
        return super().parse_args(context, arguments)


def _options_of_the_group(arguments: list[str]) -> int:
    """Count the arguments, at the beginning, that say the language of messages before any command."""
    count = 0
    while count < len(arguments) and arguments[count].partition("=")[0] == "--lang":
        count += 1 if "=" in arguments[count] else 2
    return min(count, len(arguments))


@click.group(cls=_DefaultGroup)
@click.version_option(__version__, message="kalliola %(version)s")
@lang_option
def commands() -> None:
    """Publish a strategy, kept as YAML and Markdown, as a website.

    Without a command, the site is built.
    """


_NAMES = ("build", "check", "brand", "preview", "send", "schema", "translations", "new", "import", "export")


class _Commands(Mapping[str, click.Command]):
    """Commands by name; each is found when it is asked for, since to import all of them takes long."""

    def __init__(self, names: Iterable[str], find: Callable[[str], click.Command]) -> None:
        self._names = tuple(names)
        self._find = cache(find)

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._names:
            raise KeyError(name)
        return self._find(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _import_command(name: str) -> click.Command:
    command: click.Command
    match name:
        case "build":
            from kalliola_site.cli.build import build as command
        case "check":
            from kalliola_site.cli.check import check as command
        case "brand":
            from kalliola_site.cli.brand import brand as command
        case "preview":
            from kalliola_site.cli.preview import preview as command
        case "send":
            from kalliola_site.cli.send import send as command
        case "schema":
            from kalliola_site.cli.schema import schema as command
        case "translations":
            from kalliola_site.cli.translations.translations import translations as command
        case "new":
            from kalliola_site.cli.new.new import new as command
        case "import":
            from kalliola_site.cli.importing.importing import importing as command
        case _:
            from kalliola_site.cli.exporting.exporting import exporting as command
    return command


commands.commands = _Commands(_NAMES, _import_command)  # type: ignore[assignment]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit status.

    0 done · 1 the content or the site has problems · 2 wrong usage · 3 the machine failed ·
    70 a mistake of this program (EX_SOFTWARE in sysexits.h) · 130 stopped by Ctrl-C · 141 whoever read the
    output stopped reading (as shells tell of SIGINT and SIGPIPE).
    """
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows, or a bare locale, may not know the letters that a message quotes. A stream that
        # was closed before the start is None, and what is said to it is said to nobody.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = _asked_language(sys.argv[1:] if arguments is None else arguments, os.environ)
    message_language.speak(language)
    out = Output(message_language.translator(language), language)
    spoken = _in_language(commands, out.translate)
    try:
        result = spoken.main(
            args=arguments,
            prog_name=program(),
            standalone_mode=False,
            obj=out,
            color=terminal.colour(os.environ),
        )
    except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - no editor sees a traceback
        return _status_after(error, out)
    # click gives the status of --help and --version, and what the command returned: nothing.
    return result if isinstance(result, int) else 0


def _status_after(error: BaseException, out: Output) -> int:
    """Tell of what ended a command, and choose its exit status."""
    match error:
        case StopError():
            status = error.status
        case click.Abort() | KeyboardInterrupt():
            status = EXIT_INTERRUPTED
        case SystemExit():
            # click leaves so, and only so, where the reader of a pipe has gone.
            status = EXIT_BROKEN_PIPE
        case click.ClickException():
            error.show()
            _show_example(error)
            status = EXIT_USAGE
        case _:
            out.warn(explain(error))
            status = EXIT_MACHINE if isinstance(error, OSError | MemoryError) else EXIT_BUG
    return status


def _show_example(error: click.ClickException) -> None:
    """Show how the command is used rightly: to be told what is wrong alone helps little."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None and context.command.epilog:
        click.echo(context.command.epilog, err=True)


def _asked_language(arguments: list[str], environment: Mapping[str, str]) -> str:
    """Find the language before the arguments are parsed, so that mistakes in them are told in it."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, _, value = argument.partition("=")
        if name == "--lang" and (asked := value or following) in message_language.languages():
            return asked
    return message_language.preferred_language(environment)


def _in_language(command: AnyCommand, translate: Translate) -> AnyCommand:
    """Return a command whose help is in a language; the one it was made from stays as it is."""

    def translated(text: str | None) -> str | None:
        # Python 3.13 takes the indent out of docstrings, older ones do not.
        return translate(inspect.cleandoc(text)) if text else text

    twin = copy.copy(command)
    twin.help = translated(command.help)
    twin.epilog = Phrase(command.epilog).say(translate) if command.epilog else None
    twin.options_metavar = translated(command.options_metavar)
    twin.params = [copy.copy(parameter) for parameter in command.params]
    for parameter in twin.params:
        parameter.metavar = translated(parameter.metavar)
        if isinstance(parameter.type, click.Path):
            # click names the kind of path before anybody could say in which language.
            parameter.type = copy.copy(parameter.type)
            parameter.type.name = translate(parameter.type.name)
        if isinstance(parameter, click.Option):
            parameter.help = translated(parameter.help)
    if isinstance(twin, click.Group):
        twin.subcommand_metavar = translated(twin.subcommand_metavar) or twin.subcommand_metavar
        known = twin.commands
        found = _Commands(known, lambda name: _in_language(known[name], translate))
        twin.commands = found  # type: ignore[assignment]
    return twin
