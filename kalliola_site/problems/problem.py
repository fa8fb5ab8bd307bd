"""A problem is a value: what is wrong, where, and how to mend it. Stages return them; nothing prints here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Literal

from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems import invocation

Severity = Literal["error", "warning"]

Translate = Callable[[str], str]
"""Puts a sentence, with its placeholders, into the reader's language."""


def as_written(sentence: str) -> str:
    """Leave a sentence in the language it was written in: English."""
    return sentence


@frozen_value
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


@frozen_value
class Message:
    """A sentence that an editor may read, with ``{placeholders}``, and how to mend what it tells of."""

    id: str
    """Its stable name, for tools and tests."""
    text: str
    hint: str


@frozen_value
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

    @property
    def words(self) -> str:
        """What stands there."""
        return self.excerpt[self.column - 1 :][: self.length]


@frozen_value
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
        super().__init__("\n".join(f"{problem.place}: {problem.text}" for problem in self.problems))


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
