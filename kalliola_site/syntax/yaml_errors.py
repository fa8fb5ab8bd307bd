"""From what libyaml says of broken YAML to what an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml import Mark, MarkedYAMLError, YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import ScalarEvent
from yaml.reader import ReaderError

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Place, Problem
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_quotes import find_runaway_quotes

_CLOSING = {"[": "]", "{": "}"}
_BRACES_WITHOUT_SPACE = re.compile(r"\s*(?:- +)?([\w-]+):[\[{\"']")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)?([\w-]+):[^\s/:]")
_NO_BREAK_SPACE_AFTER_COLON = re.compile("\\s*(?:- +)?[\\w-]+:[\u00a0\u2007\u202f]")
_BULLET = re.compile("\\s*([•·▪◦‣●–—*])\\s")
_TEXT_OF_KEY = re.compile(r"(?P<indent> *)(?:- +)?(?P<key>[\w-]+): +(?P<text>[^\s|>#].*)")


def explain_syntax(error: YAMLError, source: Source) -> Problem:
    """Turn the parser's first complaint into a problem at the place where the mistake is likely to be."""
    if isinstance(error, ReaderError):
        before = source.text[: error.position]
        place = source.place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        code = error.character if isinstance(error.character, int) else ord(error.character)
        return Problem(place, messages.files.CONTROL_CHARACTER, {"name": f"U+{code:04X}"})
    if (runaway := find_runaway_quotes(source)) is not None:
        return _open_quotes(source, runaway, runaway)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem(source.place(), messages.yaml.YAML_SYNTAX, {"reason": str(error)})
    return _explain_mark(error, error.problem_mark, source)


def _explain_mark(error: MarkedYAMLError, mark: Mark, source: Source) -> Problem:
    """Explain a complaint that names a place."""
    reason = error.problem or ""
    place = _inside(source, mark.line + 1, mark.column + 1)
    opening = error.context_mark and _inside(
        source, error.context_mark.line + 1, error.context_mark.column + 1
    )
    for line in (place.line, place.line - 1):
        if line > 0 and (match := _NO_BREAK_SPACE_AFTER_COLON.match(source.place(line).excerpt)):
            return Problem(source.place(line, match.end()), messages.yaml.YAML_NO_BREAK_SPACE_AFTER_COLON)
    context = error.context or ""
    for beginning, explain in _BY_CONTEXT.items():
        if context.startswith(beginning):
            return explain(source, opening or place, opening or place)
    for beginning, explain in _EXPLANATIONS.items():
        if reason.startswith(beginning):
            return explain(source, place, opening or place)
    return Problem(place, messages.yaml.YAML_SYNTAX, {"reason": reason})


def _inside(source: Source, line: int, column: int) -> Place:
    """Name a place, or the end of the last words where the parser names one after them."""
    lines = source.text.rstrip().split("\n")
    at = (line, column) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)
    return source.place(*at)


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
    return Problem(opening, messages.yaml.YAML_QUOTES_OPEN, {"mark": _character(opening)})


def _open_bracket(source: Source, place: Place, opening: Place) -> Problem:
    if _character(opening) not in _CLOSING:
        opening = _last_bracket(source)
    closing = _CLOSING[_character(opening)]
    if hash_sign := re.search(r"\s(#)", opening.excerpt[opening.column :]):
        where = source.place(opening.line, opening.column + hash_sign.start(1) + 1)
        return Problem(where, messages.yaml.YAML_COMMENT_IN_TEXT)
    if place.line == opening.line and _character(place):
        if _character(place) == "{" and re.search(r"[^\W_]\s*$", _before(place)):
            return Problem(place, messages.yaml.YAML_BRACES_IN_TEXT)
        if _character(place) == ":" and not _ends_in_key(_before(place), source):
            return Problem(place, messages.yaml.YAML_COLON_IN_TEXT)
        return Problem(place, messages.yaml.YAML_COMMA_MISSING, {"closing": closing})
    return Problem(
        opening, messages.yaml.YAML_BRACKET_OPEN, {"bracket": _character(opening), "closing": closing}
    )


def _ends_in_key(before: str, source: Source) -> bool:
    """Whether words before a colon end in a key of other groups, too: then a comma is missing."""
    if (last := re.search(r":\s[^,]*\s([\w-]+)$", before)) is None or len(last[1]) <= 2:  # noqa: PLR2004 - as of languages
        return last is not None
    key = rf"(?m)(?:^|[{{,])\s*(?:- +)?{last[1]}:\s"
    return re.search(key, source.text.replace(before, "", 1)) is not None


def _last_bracket(source: Source) -> Place:
    """Find the bracket that was opened last: the one that the end of the file leaves open."""
    position = max(source.text.rfind("["), source.text.rfind("{"))
    before = source.text[:position]
    return source.place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _no_value(source: Source, place: Place, opening: Place) -> Problem:
    if not _character(place) and re.search(r"[\[{]", source.text):
        return _open_bracket(source, place, opening)
    if _character(opening) in _CLOSING and opening != place:
        return _open_bracket(source, place, opening)
    return Problem(place, messages.yaml.YAML_RESERVED_START, {"character": _character(place)})


def _no_token(_source: Source, place: Place, _opening: Place) -> Problem:
    if _character(place) == "\t":
        return Problem(place, messages.yaml.YAML_TAB)
    return Problem(place, messages.yaml.YAML_RESERVED_START, {"character": _character(place)})


def _list_in_line(source: Source, place: Place, opening: Place) -> Problem:
    after_key = _before(place).rstrip().endswith(":")
    return Problem(place, messages.yaml.YAML_LIST_HERE) if after_key else _out_of_line(source, place, opening)


def _no_key(source: Source, place: Place, opening: Place) -> Problem:
    before = _before(place).rstrip()
    if before.endswith(('"', "'")):
        quotes = _last_quotes(source)
        if quotes is not None:
            return _open_quotes(source, place, quotes)
        return Problem(place, messages.yaml.YAML_AFTER_QUOTES)
    if bracketed := re.search(r":\s+([\[{])[^\[{]*[\]}]$", before):
        where = source.place(place.line, bracketed.start(1) + 1)
        return Problem(where, messages.yaml.YAML_RESERVED_START, {"character": bracketed[1]})
    if (first := _first_without_hyphen(source, place)) is not None:
        return Problem(first, messages.yaml.YAML_HYPHEN_MISSING)
    return _out_of_line(source, place, opening)


def _first_without_hyphen(source: Source, item: Place) -> Place | None:
    """Find the first line under the key of a list, where an item comes after it and it is none itself."""
    indent = len(item.excerpt) - len(item.excerpt.lstrip(" "))
    if not item.excerpt[indent:].startswith("- "):
        return None
    first = None
    for line in range(item.line - 1, 0, -1):
        words = source.place(line).excerpt
        start = len(words) - len(words.lstrip(" "))
        if not words.strip() or words.lstrip().startswith("#"):
            continue
        if start < indent:
            return first if words.rstrip().endswith(":") else None
        if words[start:].startswith("- "):
            return None
        first = source.place(line, start + 1)
    return None


def _last_quotes(source: Source) -> Place | None:
    """Find where the last quotes began, if they end on another line: then their end was forgotten."""
    last: Any = None
    parser = CParser(source.text)
    try:
        while parser.check_event():
            event = parser.get_event()
            last = event if isinstance(event, ScalarEvent) else last
    except YAMLError:
        pass
    if last is None or last.style not in ('"', "'") or last.start_mark.line == last.end_mark.line:
        return None
    return source.place(last.start_mark.line + 1, last.start_mark.column + 1)


def _no_colon(source: Source, _place: Place, opening: Place) -> Problem:
    if match := _KEY_WITHOUT_SPACE.match(opening.excerpt):
        where = source.place(opening.line, match.end(1) + 1)
        return Problem(where, messages.yaml.YAML_SPACE_AFTER_COLON, {"key": match[1]})
    if follows_list(source, opening):
        return _out_of_line(source, opening, opening)
    words = opening.excerpt[opening.column - 1 :].rstrip()
    if not words or re.match(r"-[^\s-]", words):
        return _out_of_line(source, opening, opening)
    return Problem(source.place(opening.line, opening.column, len(words)), messages.yaml.YAML_COLON_MISSING)


def _out_of_line(source: Source, place: Place, _opening: Place) -> Problem:
    if bullet := _BULLET.match(place.excerpt):
        where = source.place(place.line, bullet.start(1) + 1)
        return Problem(where, messages.yaml.YAML_BULLET, {"character": bullet[1]})
    if dash := re.match(r"\s*(-)[^\s-]", place.excerpt):
        return Problem(source.place(place.line, dash.start(1) + 1), messages.yaml.YAML_SPACE_AFTER_DASH)
    if follows_list(source, place):
        start = len(place.excerpt) - len(place.excerpt.lstrip()) + 1
        return Problem(source.place(place.line, start), messages.yaml.YAML_HYPHEN_MISSING)
    return Problem(place, messages.yaml.YAML_INDENT)


def follows_list(source: Source, place: Place) -> bool:
    """True if a line that is no list item stands where another item of the list above it would begin."""
    lines = source.text.split("\n")[: place.line]
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    if re.match(r" *(-|$)", lines[-1]):
        return False
    for line, indent in zip(reversed(lines[:-1]), reversed(indents[:-1]), strict=True):
        if line.strip() and not line.lstrip().startswith("#") and indent <= indents[-1]:
            return indent == indents[-1] and line[indent:].startswith("- ")
    return False


def _colon(source: Source, place: Place, opening: Place) -> Problem:
    """Tell apart the ways in which people come to "mapping values are not allowed"."""
    above = _line_above(source, place)
    is_beside = re.search(r":\s", _before(place)) is not None
    for line, pattern in ((place, _BRACES_WITHOUT_SPACE), (above, _KEY_WITHOUT_SPACE)):
        if (match := pattern.match(line.excerpt)) and (line is place or not is_beside):
            where = source.place(line.line, match.end(1) + 1)
            return Problem(where, messages.yaml.YAML_SPACE_AFTER_COLON, {"key": match[1]})
    if is_beside:
        return Problem(place, messages.yaml.YAML_COLON_IN_TEXT)
    words = above.excerpt.strip()
    if above != place and words and ":" not in words and not words.startswith(("-", "#")):
        indent = len(above.excerpt) - len(above.excerpt.lstrip())
        return Problem(source.place(above.line, indent + 1, len(words)), messages.yaml.YAML_COLON_MISSING)
    if above != place and (follows_list(source, above) or _BULLET.match(above.excerpt)):
        return _out_of_line(source, above, opening)
    if (listed := _listed_under_text(source, place)) is not None:
        return listed
    indent = len(place.excerpt) - len(place.excerpt.lstrip())
    return _out_of_line(source, source.place(place.line, 1, max(1, indent)), opening)


def _line_above(source: Source, place: Place) -> Place:
    """Name the line before a place that says something; the place itself where there is none."""
    written = (source.place(line) for line in range(place.line - 1, 0, -1))
    return next((above for above in written if above.excerpt.strip()), place)


def _listed_under_text(source: Source, item: Place) -> Problem | None:
    """Find the text on the line of a key under which an item of a list stands, further in."""
    if item.line == 1 or not re.match(r" *- ", item.excerpt):
        return None
    above = source.place(item.line - 1)
    written = _TEXT_OF_KEY.match(above.excerpt)
    if written is None or item.excerpt.startswith(written["indent"] + "- "):
        return None
    text = written["text"].rstrip()
    place = source.place(above.line, written.start("text") + 1, len(text))
    return Problem(place, messages.yaml.YAML_LIST_UNDER_TEXT, {"key": written["key"], "text": text})


_BY_CONTEXT: dict[str, Explanation] = {
    "while scanning an alias": _simply(messages.yaml.YAML_ALIAS),
    "while scanning an anchor": _simply(messages.yaml.YAML_ALIAS),
    "while scanning a tag": _simply(messages.yaml.YAML_TAG),
    "while parsing a tag": _simply(messages.yaml.YAML_TAG),
    "while scanning a directive": _simply(messages.yaml.YAML_RESERVED_START),
}
"""By what libyaml was doing when it began to complain; the mistake is where it began to do so."""

_EXPLANATIONS: dict[str, Explanation] = {
    "mapping values are not allowed": _colon,
    "found unexpected end of stream": _open_quotes,
    "found unexpected document indicator": _open_quotes,
    "did not find expected ',' or": _open_bracket,
    "did not find expected node content": _no_value,
    "found character that cannot start any token": _no_token,
    "block sequence entries are not allowed": _list_in_line,
    "did not find expected key": _no_key,
    "found a tab character": _simply(messages.yaml.YAML_TAB),
    "found undefined alias": _simply(messages.yaml.YAML_ALIAS),
    "mapping keys are not allowed": _simply(messages.yaml.YAML_RESERVED_START),
    "found unknown escape character": _simply(messages.yaml.YAML_BACKSLASH),
    "did not find expected hexdecimal number": _simply(messages.yaml.YAML_BACKSLASH),
    "found invalid Unicode character escape code": _simply(messages.yaml.YAML_BACKSLASH),
    "but found another document": _simply(messages.yaml.YAML_SECOND_DOCUMENT),
    "could not find expected ':'": _no_colon,
    "did not find expected '-' indicator": _out_of_line,
    "did not find expected <document start>": _out_of_line,
    "did not find expected comment or line break": _simply(messages.yaml.YAML_AFTER_BLOCK_MARK),
    "while increasing": _simply(messages.yaml.YAML_TOO_DEEP),
    "exceeded maximum nesting": _simply(messages.yaml.YAML_TOO_DEEP),
}
"""By how libyaml's complaint begins."""
