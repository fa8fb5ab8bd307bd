"""The tree of the published site: its files, and how each page is built up.

``python -m tests.end_to_end.test_golden`` writes the tree anew after a wanted change; the diff
shows what it was.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kalliola_site.pipeline import Site, assemble
from tests.conftest import ROOT, copy_project, make_anew
from tests.support.site_pages import Element, parse

GOLDEN = ROOT / "tests/support/golden/tree.txt"
STRUCTURE = frozenset({"header", "nav", "main", "footer", "section", "article", "aside", "table", "form"}) | {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ol",
    "ul",
    "dl",
    "figure",
}


def tree(site: Site) -> str:
    return "\n".join(line for path in sorted(site.files) for line in _file(path, site.files[path])) + "\n"


def _file(path: str, data: bytes) -> Iterator[str]:
    yield re.sub(r"\.[0-9a-f]{12}\.", ".FINGERPRINT.", path)
    if path.endswith(".html"):
        page = parse(data)
        yield from _structure(next(page.iter("body")), 1)


def _structure(element: Element, depth: int) -> Iterator[str]:
    for child in element:
        shown = child.tag in STRUCTURE or child.get("id") is not None
        if shown:
            identifier = child.get("id")
            yield "  " * depth + child.tag + (f"#{identifier}" if identifier else "")
        yield from _structure(child, depth + shown)


def test_the_site_has_the_files_and_the_structure_it_should_have(site: Site) -> None:
    assert tree(site) == GOLDEN.read_text(encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = assemble(make_anew(copy_project(Path(folder) / "project")))
    GOLDEN.write_text(tree(site), encoding="utf-8")
    sys.stdout.write(f"wrote {GOLDEN}\n")


if __name__ == "__main__":
    main()
