"""``import``: the group of the commands that take content from documents."""

from __future__ import annotations

import click

from kalliola_site.cli.importing.strategy import strategy


@click.group(
    "import",
    epilog="Example: {program} import strategy strategy.docx --dry-run",
    no_args_is_help=True,
    subcommand_metavar="COMMAND [ARGS]...",
)
def importing() -> None:
    """Take content from documents."""


importing.add_command(strategy)
