"""Quotation marks in YAML that were never closed: all up to the next ones is taken for one text."""

from __future__ import annotations

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.nodes import ScalarNode
from yaml.tokens import ScalarToken

from kalliola_site.problems.problem import Place
from kalliola_site.syntax.source import Source

_AFTER_QUOTES = frozenset(("", " ", "\n", ",", "]", "}", ":"))


def end_where_others_begin(node: ScalarNode | ScalarToken, text: str) -> bool:
    """Whether quotes seem never closed: they end on another line, where a mark looks like an opening one."""
    start, end = node.start_mark, node.end_mark
    if node.style not in ('"', "'") or start.line == end.line:
        return False
    return text[end.index - 2] in " \n[{" and text[end.index : end.index + 1] not in _AFTER_QUOTES


def find_runaway_quotes(source: Source) -> Place | None:
    """Find where quotes began that seem to go on to the next ones, before what the parser stumbled over."""
    parser = CParser(source.text)
    found = None
    try:
        while parser.check_token():
            token = parser.get_token()
            if isinstance(token, ScalarToken) and end_where_others_begin(token, source.text):
                found = found or source.place(token.start_mark.line + 1, token.start_mark.column + 1)
    except YAMLError:
        pass
    return found
