"""``new``: the group of the commands that start files, and a whole project to try things with."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kalliola_site.cli.new.goal import goal
from kalliola_site.cli.new.page import page
from kalliola_site.cli.new.period import period
from kalliola_site.cli.new.update import update
from kalliola_site.cli.options import lang_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages
from kalliola_site.problems.invocation import program, quoted


@click.group(
    "new",
    epilog="Example: {program} new goal",
    invoke_without_command=True,
    no_args_is_help=True,
    subcommand_metavar="COMMAND [ARGS]...",
)
@click.option(
    "--sample",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FOLDER",
    help="Write a whole project of a made-up organisation into a new or empty folder, to try things with.",
)
@lang_option
@click.pass_context
def new(context: click.Context, sample: Path | None) -> None:
    """Start a file, valid and commented, to go on from; or with --sample a project to try things with."""
    out: Output = context.obj
    command = context.invoked_subcommand
    if sample is None:
        if command is None:
            context.fail(out.words(messages.new.NEW_WHAT))
    elif command is not None:
        raise click.UsageError(out.words(messages.new.SAMPLE_AND_MORE, name=command))
    else:
        # A shell leaves the ~ of --sample=~ as it is.
        _write_sample(out, Path(os.path.expanduser(sample)))  # noqa: PTH111 - never raises


for command in (goal, page, period, update):
    new.add_command(command)


def _write_sample(out: Output, folder: Path) -> None:
    from kalliola_site.edit.sample import write_sample
    from kalliola_site.edit.scaffold import CannotStartError

    try:
        write_sample(folder)
    except CannotStartError as error:
        raise click.UsageError(error.reason.say(out.translate)) from error
    command = click.style(f"{program()} preview --project {quoted(folder)}", bold=True)
    out.say(messages.new.SAMPLE_WRITTEN, folder=click.style(str(folder), bold=True), command=command)
