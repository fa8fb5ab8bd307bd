"""``export``: the group of the commands that make documents of content."""

from __future__ import annotations

import click

from kalliola_site.cli.exporting.strategy import strategy


@click.group(
    "export",
    epilog="Example: {program} export strategy",
    no_args_is_help=True,
    subcommand_metavar="COMMAND [ARGS]...",
)
def exporting() -> None:
    """Make documents of content."""


exporting.add_command(strategy)
