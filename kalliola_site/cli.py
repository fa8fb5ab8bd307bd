"""The command line: calls the pipeline, prints what it returns, and chooses the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kalliola_site import __version__

if TYPE_CHECKING:
    from kalliola_site.brand import ContrastRow
    from kalliola_site.pipeline import Site
    from kalliola_site.problems import Problem

Result = TypeVar("Result")

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_MACHINE = 3
EXIT_BUG = 70
EXIT_INTERRUPTED = 130

_STYLES = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "margin": {"fg": "blue"},
    "hint": {"fg": "cyan"},
}


class _StopError(Exception):
    """Everything has been said; leave with a status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class _DefaultGroup(click.Group):
    """A group of commands that builds when none is named."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("--help", "--version")):
            arguments = ["build", *arguments]
        return super().parse_args(context, arguments)


_project_option = click.option(
    "--project",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="The project's folder, which has content/ in it; by default this one.",
)


def _base_url(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from pydantic_core import PydanticCustomError

    from kalliola_site.model.site import base_url

    try:
        return base_url(value)
    except PydanticCustomError as error:
        raise click.BadParameter(
            f"“{value}” is not a web address such as https://www.example.org/strategy/"
        ) from error


_base_url_option = click.option(
    "--base-url",
    callback=_base_url,
    metavar="URL",
    help="Where the site will be published; by default the url in content/site.yml.",
)
_strict_option = click.option("--strict", is_flag=True, help="Take warnings for errors.")


@click.group(cls=_DefaultGroup)
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Publish a strategy, kept as YAML and Markdown, as a website.

    Without a command, the site is built.
    """


@commands.command(epilog="Example: build --out public --base-url https://www.example.org/strategy/")
@_project_option
@click.option(
    "--out",
    "output",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FOLDER",
    help="The folder to put the site into; by default dist in the project.",
)
@_base_url_option
@_strict_option
def build(project: Path, output: Path | None, base_url: str | None, *, strict: bool) -> None:
    """Build the site: all of it, or nothing where something is wrong."""
    from kalliola_site import pipeline
    from kalliola_site.publish import NotOurFolderError

    folder = output or project / "dist"
    try:
        site = _or_problems(lambda: pipeline.build(project, folder, base_url, strict=strict))
    except NotOurFolderError as error:
        raise click.UsageError(f"{error}. Choose another --out.") from error
    _print_problems(site.warnings)
    click.echo(f"Built {_summary(site)}: {click.style(str(folder), bold=True)}")


@commands.command(epilog="Example: check --strict")
@_project_option
@_base_url_option
@_strict_option
def check(project: Path, base_url: str | None, *, strict: bool) -> None:
    """Check content and pages as a build does, and write nothing."""
    from kalliola_site import pipeline

    site = _or_problems(lambda: pipeline.assemble(project, base_url, strict=strict))
    _print_problems(site.warnings)
    click.echo(f"Checked {_summary(site)}: no errors.")


@commands.command(epilog="Example: brand --export > brand.tokens.json")
@_project_option
@click.option("--export", is_flag=True, help="Write the identity as W3C design tokens (JSON) instead.")
def brand(project: Path, *, export: bool) -> None:
    """Print the contrast of every pair of colours, or export the identity."""
    from kalliola_site import pipeline

    content = _or_problems(lambda: pipeline.read_content(project))
    if export:
        import json

        from kalliola_site.design_tokens import design_tokens

        tokens = design_tokens(content.brand, content.languages[0])
        click.echo(json.dumps(tokens, ensure_ascii=False, indent=2))
        return
    from kalliola_site.brand import report

    matrix = report(content.brand)
    for row in (*matrix.pairs, *matrix.forbidden):
        click.echo(_contrast_line(row))


def _contrast_line(row: ContrastRow) -> str:
    needed = "forbidden as text" if row.minimum is None else f"needs {row.minimum:g}"
    goal = f" (goal {row.palette})" if row.palette else ""
    foreground = f"{row.foreground_role} {row.foreground_colour}"
    background = f"{row.background_role} {row.background_colour}"
    return f"{row.mode:5} {row.ratio:5.2f} {needed:17} {foreground} on {background}{goal}"


def _or_problems(action: Callable[[], Result]) -> Result:
    """Do something; where people's mistakes stand in the way, print them all and stop."""
    from kalliola_site.problems import ProblemsFoundError

    try:
        return action()
    except ProblemsFoundError as found:
        _print_problems(found.problems)
        errors = sum(problem.severity == "error" for problem in found.problems)
        warnings = len(found.problems) - errors
        counts = " and ".join(
            f"{count} {word if count == 1 else word + 's'}"
            for count, word in ((errors, "error"), (warnings, "warning"))
            if count
        )
        click.echo(f"{counts}. Nothing was published; the old site stays as it was.", err=True)
        raise _StopError(EXIT_PROBLEMS) from found


def _print_problems(problems: Iterable[Problem]) -> None:
    from kalliola_site.problems import report

    def style(text: str, role: str) -> str:
        return click.style(text, **_STYLES[role])  # type: ignore[arg-type]

    for problem in problems:
        click.echo(report(problem, style), err=True)
        click.echo(err=True)


def _summary(site: Site) -> str:
    size = sum(map(len, site.files.values()))
    return (
        f"{site.pages} pages in {len(site.languages)} languages"
        f" ({len(site.files)} files, {size / 1024:.0f} KB) in {sum(site.seconds.values()):.2f} s"
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit status.

    0 done · 1 the content or the site has problems · 2 wrong usage · 3 the machine failed ·
    70 a mistake of this program (EX_SOFTWARE in sysexits.h).
    """
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows, or a bare locale, may not know the letters that a message quotes.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        result = commands.main(args=arguments, prog_name="kalliola", standalone_mode=False)
    except _StopError as stop:
        return stop.status
    except click.Abort:
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        error.show()
        return EXIT_USAGE
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        reason = error.strerror or str(error)
        click.echo(f"The machine could not do it: {reason}{where}. The old site is as it was.", err=True)
        return EXIT_MACHINE
    except Exception as error:  # noqa: BLE001 - an editor never sees a traceback
        _report_bug(error)
        return EXIT_BUG
    # click gives the status of --help and --version, and what the command returned: nothing.
    return result if isinstance(result, int) else 0


def _report_bug(error: Exception) -> None:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="kalliola-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exception(error, file=file)
    click.echo(
        f"This is a mistake in the program, not in your text: {type(error).__name__}.\n"
        "Nothing was published. Please tell its makers (see CONTRIBUTING.md), and send them this file:\n"
        f"{file.name}",
        err=True,
    )
    if os.environ.get("KALLIOLA_DEBUG"):
        traceback.print_exception(error)
