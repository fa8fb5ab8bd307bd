"""From what libyaml says of broken YAML to what an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from kalliola_site import messages
from kalliola_site.problems import Message, Place, Problem
from kalliola_site.sources import Source

_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)?([\w-]+):[^\s/:]")


def explain_syntax(error: YAMLError, source: Source) -> Problem:
    """Turn the parser's first complaint into a problem at the place where the mistake is likely to be."""
    if isinstance(error, ReaderError):
        before = source.text[: error.position]
        place = source.place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem(place, messages.CONTROL_CHARACTER, {"name": f"U+{ord(error.character):04X}"})
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem(source.place(), messages.YAML_SYNTAX, {"reason": str(error)})
    reason = error.problem or ""
    place = source.place(error.problem_mark.line + 1, error.problem_mark.column + 1)
    opening = error.context_mark and source.place(error.context_mark.line + 1, error.context_mark.column + 1)
    for beginning, explain in _EXPLANATIONS.items():
        if reason.startswith(beginning):
            return explain(source, place, opening or place)
    return Problem(place, messages.YAML_SYNTAX, {"reason": reason})


def _character(place: Place) -> str:
    return place.excerpt[place.column - 1 : place.column]


def _before(place: Place) -> str:
    return place.excerpt[: place.column - 1]


Explanation = Callable[[Source, Place, Place], Problem]


def _simply(message: Message) -> Explanation:
    def explain(_source: Source, place: Place, _opening: Place) -> Problem:
        return Problem(place, message, {"character": _character(place)})

    return explain


def _open_quotes(_source: Source, _place: Place, opening: Place) -> Problem:
    return Problem(opening, messages.YAML_QUOTES_OPEN, {"mark": _character(opening)})


def _open_bracket(_source: Source, place: Place, opening: Place) -> Problem:
    bracket = _character(opening)
    closing = {"[": "]", "{": "}"}[bracket]
    if place.line == opening.line:
        return Problem(place, messages.YAML_COMMA_MISSING, {"closing": closing})
    return Problem(opening, messages.YAML_BRACKET_OPEN, {"bracket": bracket, "closing": closing})


def _no_value(source: Source, place: Place, opening: Place) -> Problem:
    if _character(opening) in ("[", "{") and opening != place:
        return _open_bracket(source, place, opening)
    return Problem(place, messages.YAML_RESERVED_START, {"character": _character(place)})


def _no_token(_source: Source, place: Place, _opening: Place) -> Problem:
    if _character(place) == "\t":
        return Problem(place, messages.YAML_TAB)
    return Problem(place, messages.YAML_RESERVED_START, {"character": _character(place)})


def _list_in_line(_source: Source, place: Place, _opening: Place) -> Problem:
    after_key = _before(place).rstrip().endswith(":")
    return Problem(place, messages.YAML_LIST_HERE if after_key else messages.YAML_INDENT)


def _no_key(_source: Source, place: Place, _opening: Place) -> Problem:
    after_quotes = _before(place).rstrip().endswith(('"', "'"))
    return Problem(place, messages.YAML_AFTER_QUOTES if after_quotes else messages.YAML_INDENT)


def _colon(source: Source, place: Place, _opening: Place) -> Problem:
    """Tell apart the four ways in which people come to "mapping values are not allowed"."""
    if re.search(r":\s", _before(place)):
        return Problem(place, messages.YAML_COLON_IN_TEXT)
    above = source.place(place.line - 1) if place.line > 1 else place
    if match := _KEY_WITHOUT_SPACE.match(above.excerpt):
        where = source.place(above.line, match.end(1) + 1)
        return Problem(where, messages.YAML_SPACE_AFTER_COLON, {"key": match[1]})
    words = above.excerpt.strip()
    if above != place and words and ":" not in words and not words.startswith(("-", "#")):
        indent = len(above.excerpt) - len(above.excerpt.lstrip())
        return Problem(source.place(above.line, indent + 1, len(words)), messages.YAML_COLON_MISSING)
    indent = len(place.excerpt) - len(place.excerpt.lstrip())
    return Problem(source.place(place.line, 1, max(1, indent)), messages.YAML_INDENT)


_EXPLANATIONS: dict[str, Explanation] = {
    "mapping values are not allowed": _colon,
    "found unexpected end of stream": _open_quotes,
    "found unexpected document indicator": _open_quotes,
    "did not find expected ',' or": _open_bracket,
    "did not find expected node content": _no_value,
    "found character that cannot start any token": _no_token,
    "block sequence entries are not allowed": _list_in_line,
    "did not find expected key": _no_key,
    "found a tab character": _simply(messages.YAML_TAB),
    "found undefined alias": _simply(messages.YAML_ALIAS),
    "did not find expected alphabetic or numeric character": _simply(messages.YAML_ALIAS),
    "found unknown escape character": _simply(messages.YAML_BACKSLASH),
    "did not find expected hexdecimal number": _simply(messages.YAML_BACKSLASH),
    "found invalid Unicode character escape code": _simply(messages.YAML_BACKSLASH),
    "but found another document": _simply(messages.YAML_SECOND_DOCUMENT),
    "could not find expected ':'": _simply(messages.YAML_COLON_MISSING),
    "did not find expected '-' indicator": _simply(messages.YAML_INDENT),
    "did not find expected <document start>": _simply(messages.YAML_INDENT),
    "did not find expected comment or line break": _simply(messages.YAML_AFTER_BLOCK_MARK),
    "while increasing": _simply(messages.YAML_TOO_DEEP),
    "exceeded maximum nesting": _simply(messages.YAML_TOO_DEEP),
}
"""By how libyaml's complaint begins."""
