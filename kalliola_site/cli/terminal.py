"""What a terminal can show: colours, and links that open a file at its line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

_WITH_LINKS = {
    "TERM_PROGRAM": frozenset({"iTerm.app", "WezTerm", "ghostty", "vscode"}),
    "TERM": frozenset({"xterm-kitty", "alacritty", "foot", "xterm-ghostty"}),
}
"""Terminals known to show links (OSC 8), by the variables in which they give their names."""

_ONLY_WITH_LINKS = frozenset({"KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION"})
"""Variables that only terminals with links set."""

_FIRST_VTE = 5000
"""The first version of VTE, the heart of GNOME's terminals and many others, that shows links."""


def colour(environment: Mapping[str, str]) -> bool | None:
    """Whether colour is wanted always or never; None where that depends on what is written to.

    ``NO_COLOR`` (no-color.org) is stronger than ``FORCE_COLOR`` (force-color.org).
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return False if environment.get("TERM") == "dumb" else None


def is_terminal(stream: TextIO | None) -> bool:
    """True if a stream goes to a terminal; one that was closed before the start is None."""
    return stream is not None and stream.isatty()


def shows_links(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether a stream goes to a terminal that is likely to show links; a pipe never gets any."""
    if not is_terminal(stream) or environment.get("NO_COLOR"):
        return False
    if environment.get("TERM") == "dumb":
        return False
    version = environment.get("VTE_VERSION", "")
    return (
        any(environment.get(variable) in names for variable, names in _WITH_LINKS.items())
        or not _ONLY_WITH_LINKS.isdisjoint(environment)
        or (version.isdigit() and int(version) >= _FIRST_VTE)
    )


def link(text: str, file: Path, line: int, environment: Mapping[str, str]) -> str:
    """Make a text a link to a file, at its line where the terminal is known to understand that."""
    knows_lines = environment.get("TERM_PROGRAM") == "vscode" or "KITTY_WINDOW_ID" in environment
    address = file.resolve().as_uri() + (f"#{line}" if knows_lines else "")
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"
