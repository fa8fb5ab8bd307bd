"""Problems in other forms: counted, as annotations for GitHub, as JSON for tools."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Problem, Translate


def counted(problems: Iterable[Problem]) -> Phrase:
    """Say how many errors and warnings there are."""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count("error"), severities.count("warning")
    phrase_of_errors = (messages.cli.ONE_ERROR if errors == 1 else messages.cli.MANY_ERRORS).with_values(
        count=errors
    )
    phrase_of_warnings = (
        messages.cli.ONE_WARNING if warnings == 1 else messages.cli.MANY_WARNINGS
    ).with_values(count=warnings)
    if errors and warnings:
        return messages.cli.ERRORS_AND_WARNINGS.with_values(
            errors=phrase_of_errors, warnings=phrase_of_warnings
        )
    return phrase_of_errors if errors else phrase_of_warnings


def as_github(problem: Problem, translate: Translate) -> str:
    """Write a problem as a workflow command, which GitHub shows at its line in a change."""
    place = problem.place
    properties = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": problem.text.say(translate),
    }
    listed = ",".join(
        f"{name}={_escaped(str(value), in_property=True)}" for name, value in properties.items()
    )
    return f"::{problem.severity} {listed}::{_escaped(problem.hint.say(translate))}"


def _escaped(text: str, *, in_property: bool = False) -> str:
    for character in "%\r\n" + (":," if in_property else ""):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def as_json(problems: Iterable[Problem], translate: Translate) -> str:
    """Write problems as a JSON list, one object each; lines and columns count from 1."""
    return json.dumps(
        [
            {
                "id": problem.message.id,
                "severity": problem.severity,
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "length": problem.place.length,
                "message": problem.text.say(translate),
                "hint": problem.hint.say(translate),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )
