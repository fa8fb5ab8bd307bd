"""The panel on a previewed page: the words of the terminal, as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from kalliola_site.preview.latest import Latest
from kalliola_site.problems import messages
from kalliola_site.problems.formats import counted
from kalliola_site.problems.problem import Phrase, Problem, Translate, told_together
from kalliola_site.problems.report import Line, lay_out


def headline(latest: Latest) -> Phrase:
    """Say why no newer site could be built, and what is shown instead."""
    if latest.failure is not None:
        return latest.failure
    shown = messages.preview.PREVIEW_NOTHING_YET if latest.site is None else messages.preview.PREVIEW_IS_OLD
    return shown.with_values(counts=counted(latest.problems))


def panel(latest: Latest, translate: Translate) -> Markup:
    """Write the panel: open where the site could not be built, folded for warnings, else empty.

    It is a live region (``role="alert"``), so that a screen reader says how it stands and focus stays.
    """
    if latest.is_held_back:
        said = _paragraphs(headline(latest).say(translate))
        alert = Markup('<div class="headline" role="alert">{}</div>').format(said)
        return Markup('<div class="mistakes">{}{}</div>').format(
            alert, problem_list(latest.problems, translate)
        )
    if not latest.warnings:
        return Markup()
    return Markup('<details class="warnings"><summary>{}</summary>{}</details>').format(
        counted(latest.warnings).say(translate), problem_list(latest.warnings, translate)
    )


def _paragraphs(text: str) -> Markup:
    return Markup().join(Markup("<p>{}</p>").format(line) for line in text.split("\n"))


def problem_list(problems: Iterable[Problem], translate: Translate) -> Markup:
    """Write problems as a list, in the words of the terminal."""
    items = Markup().join(
        Markup("<li>{}</li>").format(Markup().join(map(_line, lay_out(problem, translate, others))))
        for problem, *others in told_together(problems, translate)
    )
    return Markup('<ol tabindex="0">{}</ol>').format(items) if items else Markup()


def _line(line: Line) -> Markup:
    pieces = (
        Markup('<span class="{}">{}</span>').format(role, text) if role else Markup.escape(text)
        for text, role in line
    )
    return Markup("<code>{}\n</code>").format(Markup().join(pieces))
