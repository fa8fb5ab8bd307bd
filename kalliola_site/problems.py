"""A problem is a value: what is wrong, where, and how to mend it. Stages return them; nothing prints here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kalliola_site import invocation

Severity = Literal["error", "warning"]


Translate = Callable[[str], str]
"""Puts a sentence, with its placeholders, into the reader's language."""


def as_written(sentence: str) -> str:
    """Leave a sentence in the language it was written in: English."""
    return sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with ``{placeholders}`` and what they stand for; put into a language only when shown.

    ``{program}`` and ``{in_project}`` stand in every phrase for how this program was started.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.say()

    def with_values(self, **values: object) -> Phrase:
        """Say what the placeholders stand for: words as they are, or other phrases."""
        return Phrase(self.text, values)

    def say(self, translate: Translate = as_written) -> str:
        """Put it into words."""
        values = {
            name: value.say(translate) if isinstance(value, Phrase) else value
            for name, value in self.values.items()
        }
        return translate(self.text).format_map({**invocation.placeholders(), **values})


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that an editor may read, with ``{placeholders}``, and how to mend what it tells of."""

    id: str
    """Its stable name, for tools and tests."""
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands."""

    path: str
    """The file, relative to the project, with forward slashes."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""
    excerpt: str = ""
    """The whole line as it stands in the file; empty where a file could not be read."""
    length: int = 1
    """How many characters of the line are meant."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, or one thing to think of, in what people wrote."""

    place: Place
    message: Message
    values: Mapping[str, object] = field(default_factory=dict)
    """What the placeholders of the message and the hint stand for."""
    severity: Severity = "error"

    @property
    def text(self) -> Phrase:
        """What is wrong."""
        return Phrase(self.message.text, self.values)

    @property
    def hint(self) -> Phrase:
        """How to mend it."""
        return Phrase(self.message.hint, self.values)


class ProblemsFoundError(Exception):
    """The content or the site has problems; nothing was published. Carries all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_reading_order(problems)
        super().__init__("\n".join(map(report, self.problems)))


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file and place, each only once, on however many pages it shows."""
    unique: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        values = sorted((name, str(value)) for name, value in problem.values.items() if name != "page")
        unique.setdefault((problem.place, problem.message.id, *values), problem)
    return tuple(
        sorted(
            unique.values(),
            key=lambda problem: (
                problem.place.path,
                problem.place.line,
                problem.place.column,
                problem.message.id,
                str(problem.text),
            ),
        )
    )


MANY = 3
"""From how many problems on that say the same they are told as one."""

_PLACES = 3
"""How many of the other places of a warning are named."""


def told_together(
    problems: Iterable[Problem], translate: Translate = as_written
) -> tuple[tuple[Problem, ...], ...]:
    """Put together what says the same of many places: warnings first, errors last, where the eye ends.

    A key of the content is a place as well: hints that differ in their keys alone say the same.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: problem.severity == "error"):
        hint = problem.hint.with_values(**{**problem.values, "key": ""})
        said = (problem.severity, problem.text.say(translate), hint.say(translate))
        groups.setdefault(said, []).append(problem)
    return tuple(
        told
        for group in groups.values()
        for told in ([tuple(group)] if len(group) >= MANY else [(problem,) for problem in group])
    )


def errors_in(problems: Iterable[Problem], *, strict: bool = False) -> tuple[Problem, ...]:
    """Pick the problems that forbid publishing: the errors, and the warnings too where ``strict``."""
    return tuple(problem for problem in problems if strict or problem.severity == "error")


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
        for line in laid_out(problem, translate, others)
    )


Line = tuple[tuple[str, str], ...]
"""A line of a report in pieces: each its words and their role, which is empty for plain words."""


def laid_out(
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
    yield (*margin, (Phrase("the same at {count} other places:", {"count": len(others)}).say(translate), ""))
    # One place more takes no more room than the line that would say so.
    many = others[0].severity == "warning" and len(others) > _PLACES + 1
    for other in others[:_PLACES] if many else others:
        key = other.values.get("key") if "{key}" in other.message.hint else None
        yield (*margin, (str(other.place), ""), (f" ({key})" if key else "", ""))
    if many:
        more = Phrase("and {count} more places", {"count": len(others) - _PLACES})
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
