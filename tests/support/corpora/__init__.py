"""The lists in this folder, as strings."""

from __future__ import annotations

import json
import re
from pathlib import Path

_FOLDER = Path(__file__).parent


def naughty_strings() -> tuple[str, ...]:
    """The Big List of Naughty Strings."""
    return _strings("naughty_strings.json")


def scripts_in_html() -> tuple[str, ...]:
    """Attempts to get a script past a filter of HTML."""
    return _strings("xss_html.json")


def scripts_in_markdown() -> tuple[str, ...]:
    """Attempts to get one past Markdown: the inputs of the cases, without what they should become."""
    text = (_FOLDER / "xss_markdown.md").read_text(encoding="utf-8")
    return tuple(re.split(r"(?m)^\.\n", text)[1::3])


def all_strings() -> tuple[str, ...]:
    """Each string of all lists, once."""
    return tuple(dict.fromkeys((*naughty_strings(), *scripts_in_html(), *scripts_in_markdown())))


def _strings(name: str) -> tuple[str, ...]:
    return tuple(json.loads((_FOLDER / name).read_text(encoding="utf-8")))
