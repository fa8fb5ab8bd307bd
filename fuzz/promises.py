"""What holds for any input whatever; where it does not, an exception says how."""

from __future__ import annotations

from pathlib import PurePosixPath

from kalliola_site.load.project import Project, with_files
from kalliola_site.plan.build_plan import plan
from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.markdown import plain_text, render_blocks, render_inline
from kalliola_site.syntax.markdown_findings import findings
from kalliola_site.syntax.source import Source, decode
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.validate.content import validate

_FORBIDDEN = ("<script", "<style", "<iframe", "<img", "<svg", 'href="javascript', 'href="data', 'href="//')


class PromiseBrokenError(Exception):
    """A promise does not hold; carries which."""


def yaml_is_read_or_told_of(data: bytes) -> None:
    """Any bytes give a document or a problem with a place in the file."""
    source = decode("content/any.yml", data)
    if isinstance(source, Problem):
        return
    read = read_yaml(source)
    if isinstance(read, Problem) and not 1 <= read.place.line <= source.text.count("\n") + 1:
        raise PromiseBrokenError(f"a problem outside the file: {read.place}")


def markdown_is_harmless(text: str) -> None:
    """Any text gives HTML without a script, a picture or a forbidden address."""
    for inline in (False, True):
        tuple(findings(text, inline=inline))
    for html in (render_blocks(text), render_inline(text)):
        for forbidden in _FORBIDDEN:
            if forbidden in html.lower():
                raise PromiseBrokenError(f"{forbidden} in {html!r}")
    plain_text(text)


def content_is_read_or_told_of(project: Project, path: str, text: str) -> None:
    """Whatever a content file says, there are problems or pages, and each page is inside the output folder.

    Args:
        project: A project without mistakes.
        path: The YAML file that says something else.
        text: What it says.
    """
    source = Source(path, text)
    if isinstance(read_yaml(source), Problem):
        return
    content, _ = validate(with_files(project, {path: source}))
    if content is None:
        return
    for page in plan(content)[0].pages:
        steps = PurePosixPath(page.output)
        if steps.is_absolute() or ".." in steps.parts or not page.output.isascii():
            raise PromiseBrokenError(f"a page at {page.output!r}")
