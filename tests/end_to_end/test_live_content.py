"""What editors write in ``content/`` is no concern of the tests: not a word of it makes one fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

NEEDED = (
    *("build.py", "pyproject.toml", "README.md", "CONTRIBUTING.md", ".vscode", ".github"),
    *("kalliola_site", "templates", "schemas", "scripts", "bench", "deploy", "docs", "fuzz", "tests"),
)
"""What the tests are of; everything else in the folder is content or can be made anew."""


@pytest.mark.parametrize(
    "read",
    [
        lambda: Path(ROOT, "content/site.yml").read_bytes(),
        lambda: os.open(ROOT / "content/goals", os.O_RDONLY),
        lambda: list(Path("content").iterdir()),
        lambda: shutil.copytree("content", "copy"),
        lambda: Path("tests/../content/site.yml").read_text(encoding="utf-8"),
    ],
    ids=["a file", "a folder", "a list", "a copy", "a way round"],
)
def test_a_test_that_reads_the_live_content_fails(
    read: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(pytest.fail.Exception, match="that editors change"):
        read()


def test_tests_are_found_whatever_the_content_is(tmp_path: Path) -> None:
    copy = tmp_path / "project"
    copy.mkdir()
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy)
    (copy / "content").mkdir()
    (copy / "content" / "site.yml").write_text("languages: [\t{\n", encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider"],
        cwd=copy,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert found.returncode == 0, found.stdout[-2000:]
