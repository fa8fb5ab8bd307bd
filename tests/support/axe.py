"""axe-core, which looks for what shuts readers out, on a page in any browser."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

TAGS = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

EXPLAINED = frozenset(
    {
        # axe cannot measure text in a drawing, or text whose ground another element might cover. The pairs of
        # colours that meet there are among those that the build proves.
        "color-contrast",
        "color-contrast-enhanced",
        # The house, the menu and the lists all lead to the same pages, each with words of its own.
        "identical-links-same-purpose",
    }
)
"""Rules that axe cannot decide here, each looked at by a person."""

OF_COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""The rules by which axe can find at night what it has not found by day, since nothing else changes."""


def run(rules: Sequence[str] = ()) -> str:
    """Give the JavaScript that runs axe, for a page that has its source; its value is a promise.

    Args:
        rules: The rules to hold the page to; by default all of ``TAGS``.
    """
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    # What passes is not listed: to list it takes longer than to find it.
    options = {"runOnly": only, "resultTypes": ["violations", "incomplete"]}
    result = "({violations, incomplete}) => ({violations, incomplete})"
    return f"axe.run({json.dumps(options)}).then({result})"


def faults_in(result: Mapping[str, Any]) -> list[Any]:
    """Return what axe found, and what it could not decide and nobody has looked at."""
    undecided = [rule for rule in result["incomplete"] if rule["id"] not in EXPLAINED]
    return [*result["violations"], *undecided]


def faults(page: Page, rules: Sequence[str] = ()) -> list[Any]:
    """Return the faults of a page in Chromium.

    Args:
        page: The page.
        rules: The rules to hold it to; by default all of ``TAGS``.
    """
    page.evaluate(SOURCE)
    return faults_in(page.evaluate(run(rules)))
