"""Escapes between double quotes in YAML: what programs write there instead of letters."""

from __future__ import annotations

import re

_ESCAPE = re.compile(
    r"\\(?:x(?P<two>[0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})"
    r"|(?P<break>\n[ \t]*)|(?P<name>.))"
)
_NAMED = {"n": "\n", "t": "\t", "N": "\u0085", "_": "\u00a0", "L": "\u2028", "P": "\u2029"}
"""What single letters stand for (YAML 1.2.2, 5.7), but for the controls, which no text may have."""


def without_escapes(written: str) -> tuple[str, tuple[int, ...]]:
    """Read what stands between double quotes, line by line as it is written.

    Returns:
        The text; and where each of its characters begins in what is written, with the end of all at last.
    """
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for match in _ESCAPE.finditer(written):
        pieces.append(written[at : match.start()])
        starts += range(at, match.start())
        character = _meant_by(match)
        pieces.append(character)
        starts += [match.start()] * len(character)
        at = match.end()
    pieces.append(written[at:])
    starts += range(at, len(written) + 1)
    return "".join(pieces), tuple(starts)


def _meant_by(escape: re.Match[str]) -> str:
    if escape["break"] is not None:
        return ""
    if escape["name"] is not None:
        return _NAMED.get(escape["name"], escape["name"])
    return chr(int(escape["two"] or escape["four"] or escape["eight"], 16))
