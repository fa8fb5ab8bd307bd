"""``brand``: the contrasts of the identity, or the identity as design tokens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import content_or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.brand.contrast import ContrastRow


@click.command(epilog="Example: {program} brand --export > brand.tokens.json")
@project_option
@click.option("--export", is_flag=True, help="Write the identity as W3C design tokens (JSON) instead.")
@lang_option
@click.pass_obj
def brand(out: Output, project: Path, *, export: bool) -> None:
    """Print the contrast of every pair of colours, or export the identity."""
    content = content_or_problems(out, project)
    if export:
        import json

        from kalliola_site.brand.design_tokens import design_tokens

        tokens = design_tokens(content.brand, content.languages[0])
        click.echo(json.dumps(tokens, ensure_ascii=False, indent=2))
        return
    from kalliola_site.brand.contrast import report

    matrix = report(content.brand)
    for row in (*matrix.pairs, *matrix.forbidden):
        click.echo(_contrast_line(out, row))


def _contrast_line(out: Output, row: ContrastRow) -> str:
    needed = (
        out.words(messages.cli.FORBIDDEN_AS_TEXT)
        if row.minimum is None
        else out.words(messages.cli.NEEDS, ratio=f"{row.minimum:g}")
    )
    goal = f" ({out.words(messages.cli.ON_GOAL, number=row.palette)})" if row.palette else ""
    foreground = f"{row.foreground_role} {row.foreground_colour}"
    background = f"{row.background_role} {row.background_colour}"
    return f"{row.mode:5} {row.ratio:5.2f} {needed:20} {foreground} / {background}{goal}"
