"""One problem as lines: where it is, what it is, the line of the file with a caret, and a hint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Place, Problem, Translate, as_written

_PLACES = 3
"""How many of the other places of a warning are named."""


def _unstyled(text: str, _role: str) -> str:
    return text


def report(
    problem: Problem,
    style: Callable[[str, str], str] = _unstyled,
    translate: Translate = as_written,
    others: Sequence[Problem] = (),
) -> str:
    """Lay a problem out as text: place and message, the line with a caret, the hint.

    Args:
        problem: What to show.
        style: Dresses a piece of text for its role: ``place``, ``error``, ``warning``, ``margin``, ``hint``.
        translate: Puts the sentences into the reader's language.
        others: Those that say the same of other places.
    """
    return "\n".join(
        "".join(style(text, role) if role else text for text, role in line)
        for line in lay_out(problem, translate, others)
    )


Line = tuple[tuple[str, str], ...]
"""A line of a report in pieces: each its words and their role, which is empty for plain words."""


def lay_out(
    problem: Problem, translate: Translate = as_written, others: Sequence[Problem] = ()
) -> tuple[Line, ...]:
    """Lay a problem out in lines: what is wrong, how to mend it, and at which other places it is so."""
    place = problem.place
    severity = (f"{translate(problem.severity)}:", problem.severity)
    lines: list[Line] = [
        ((f"{place}:", "place"), (" ", ""), severity, (f" {problem.text.say(translate)}", ""))
    ]
    if place.excerpt.strip():
        excerpt, caret = _window(place)
        indent = len(caret) - len(caret.lstrip())
        lines.append(((f"{place.line:5d} |", "margin"), (f" {excerpt}", "")))
        lines.append((("      |", "margin"), (f" {caret[:indent]}", ""), (caret[indent:], problem.severity)))
    lines.append((("      ", ""), ("=", "margin"), (" ", ""), (problem.hint.say(translate), "hint")))
    return (*lines, *_other_places(others, translate))


def _other_places(others: Sequence[Problem], translate: Translate) -> Iterable[Line]:
    """Name the other places: of errors all, since each has to be mended; of warnings the first few."""
    if not others:
        return
    margin = (("      ", ""), ("+", "margin"), (" ", ""))
    same = messages.cli.SAME_ELSEWHERE.with_values(count=len(others))
    yield (*margin, (same.say(translate), ""))
    # One place more takes no more room than the line that would say so.
    many = others[0].severity == "warning" and len(others) > _PLACES + 1
    for other in others[:_PLACES] if many else others:
        key = other.values.get("key") if "{key}" in other.message.hint else None
        yield (*margin, (str(other.place), ""), (f" ({key})" if key else "", ""))
    if many:
        more = messages.cli.AND_MORE_PLACES.with_values(count=len(others) - _PLACES)
        yield (*margin, (more.say(translate), ""))


_WIDTH = 100


def _window(place: Place) -> tuple[str, str]:
    """Cut a long line to the part around the place and draw carets under what is meant."""
    line = place.excerpt.replace("\t", "→")
    line = "".join(character if character.isprintable() or character == " " else "·" for character in line)
    offset = min(place.column - 1, len(line))
    start = 0 if len(line) <= _WIDTH else max(0, min(offset - _WIDTH // 3, len(line) - _WIDTH))
    end = min(len(line), start + _WIDTH)
    shown = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    indent = offset - start + (1 if start else 0)
    return shown, " " * indent + "^" * max(1, min(place.length, len(shown) - indent))
