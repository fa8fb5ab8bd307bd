"""What is promised is proved, and the README says what matters first."""

from __future__ import annotations

import re
from pathlib import Path


def promises(path: Path) -> list[tuple[str, str]]:
    """The promises that a file makes in a table, each with its tests."""
    section = path.read_text(encoding="utf-8").partition("# What you can rely on")[2].partition("\n## ")[0]
    return re.findall(r"(?m)^\| (.+?) \| (.+?) \|$", section)[1:]


def test_every_promise_names_tests_that_are_there(root: Path) -> None:
    rows = promises(root / "docs/promises.md")
    assert len(rows) >= 10
    for promise, tests in rows:
        named = re.findall(r"`(tests/[^`]+)`", tests)
        assert named, promise
        assert [name for name in named if not (root / name).exists()] == [], promise


def test_the_readme_has_five_of_them_and_says_how_many_there_are(root: Path) -> None:
    all_of_them = promises(root / "docs/promises.md")
    shown = promises(root / "README.md")
    assert len(shown) == 5
    assert set(shown) <= set(all_of_them)
    assert f"[all {len(all_of_them)}](docs/promises.md)" in (root / "README.md").read_text(encoding="utf-8")


def test_the_readme_begins_with_two_commands_and_a_picture(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    begin = re.match(r"# .+\n\n```sh\n(.+)\n(.+)\n```\n\n!\[.+\]\((.+)\)\n", text)
    assert begin is not None
    assert begin[1].startswith("python3 build.py ")
    assert begin[2].startswith("make test ")
    assert (root / begin[3]).exists()


def test_every_link_of_the_documentation_leads_somewhere(root: Path) -> None:
    pages = [
        *root.glob("*.md"),
        *root.glob("docs/*.md"),
        root / "deploy/README.md",
        root / "findings/README.md",
    ]
    lost = [
        f"{page.relative_to(root)}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)\s]+)\)", without_code(page))
        if "://" not in link and not leads_somewhere(page, link)
    ]
    assert lost == []


def without_code(page: Path) -> str:
    return re.sub(r"(?ms)^ *```.*?^ *```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"))


def leads_somewhere(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (page.parent / name) if name else page
    return target.exists() and (not anchor or anchor in headings(target))


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    found = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}
