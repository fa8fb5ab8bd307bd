"""What the README promises, it proves."""

from __future__ import annotations

import re
from pathlib import Path


def test_every_promise_names_tests_that_are_there(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    section = text.partition("## What you can rely on")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (.+?) \| (.+?) \|$", section)[1:]
    assert len(rows) >= 10
    for promise, tests in rows:
        named = re.findall(r"`(tests/[^`]+)`", tests)
        assert named, promise
        assert [name for name in named if not (root / name).exists()] == [], promise
