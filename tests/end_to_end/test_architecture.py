"""Imports point one way: a room of the package knows only those that stand before it here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from scripts import make_street
from tests.conftest import ROOT

ROOMS = (
    "frozen_value",
    "problems",
    "syntax",
    "model",
    "cache",
    "load",
    "language",
    "indicators",
    "brand",
    "validate",
    "plan",
    "images",
    "data",
    "render",
    "audit",
    "publish",
    "options",
    "pipeline",
    "edit",
    "preview",
    "cli",
    "__main__",
)
FLAT = {"__main__", "frozen_value", "options", "pipeline"}
"""Those that are one module, outside the folders."""

LIBRARIES = {
    "click": {"cli"},
    "jinja2": {"render"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
    "yaml": {"syntax"},
    "markdown_it": {"syntax"},
    "babel": {"language", "edit"},
    "httpx": {"validate"},
    "PIL": {"images", "load"},
    "resvg_py": {"images"},
    "weasyprint": {"render"},
    "pyphen": {"render"},
    "brotli": {"publish"},
    "coloraide": {"validate"},
}
"""Where each library lives."""

PACKAGE = ROOT / "kalliola_site"


@cache
def module_files() -> dict[str, Path]:
    return {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}


MODULES = sorted(set(module_files()) - {"__init__"})


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module that a file imports, wherever in it, by its whole name."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by way of dots"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module":
            yield ast.literal_eval(node.args[0])


def test_nothing_lies_outside_the_rooms() -> None:
    assert {name.partition(".")[0] for name in MODULES} == set(ROOMS)
    assert {name for name in MODULES if "." not in name} == FLAT


def test_the_street_is_drawn_with_the_rooms_that_there_are_in_their_order() -> None:
    drawn = make_street.PICTURE.read_text(encoding="utf-8")
    assert drawn == make_street.street(), "python -m scripts.make_street draws it anew"
    assert re.findall('class="room"[^>]*>([^<]+)<', drawn) == [room for room in ROOMS if room not in FLAT]


def table(heading: str) -> list[list[str]]:
    """The rows of the table in the architecture that follows some words, as their cells."""
    section = (ROOT / "docs/architecture.md").read_text(encoding="utf-8").split(heading, 1)[1]
    rows = re.findall(r"(?m)^\| .* \|$", section.partition("\n## ")[0])
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[1:]]


def test_the_architecture_tells_of_each_room_and_its_libraries() -> None:
    told = {
        room.strip("`"): set(re.findall(r"\w+", libraries)) for room, _, libraries in table("# Architecture")
    }
    assert list(told) == [room for room in ROOMS if room not in FLAT]
    for room, libraries in told.items():
        assert libraries == {library for library, rooms in LIBRARIES.items() if room in rooms}, room


def test_every_file_that_one_is_sent_to_is_there() -> None:
    rows = table("## Where do I change")
    assert len(rows) == 33
    for task, files in rows:
        named = re.findall(r"`([^`]+/[^`]+)`", files)
        assert named, task
        assert [name for name in named if not (ROOT / name).exists()] == [], task


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_itself_and_those_before_it(room: str) -> None:
    known = {"cache", "cli"} if room == "__main__" else {*ROOMS[: ROOMS.index(room) + 1], "__version__"}
    ours = [
        (name, found)
        for name in MODULES
        if name.partition(".")[0] == room
        for found in imports(module_files()[name])
        if found.startswith("kalliola_site.")
    ]
    assert [(name, found) for name, found in ours if found.split(".")[1] not in known] == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_lives_in_its_own_rooms(library: str) -> None:
    found = {
        name.partition(".")[0]
        for name, path in module_files().items()
        if library in {each.partition(".")[0] for each in imports(path)}
    }
    assert found == LIBRARIES[library]


def test_no_module_knows_a_language_of_the_site() -> None:
    found = set()
    for name in MODULES:
        tree = ast.parse(module_files()[name].read_text(encoding="utf-8"))
        literals = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        found |= {(name, language) for language in literals & {"fi", "en", "sv"}}
    assert found == {("problems.message_language", "en")}


def test_decisions_are_numbered_and_say_when_and_whether_they_hold() -> None:
    text = (ROOT / "docs/decisions.md").read_text(encoding="utf-8")
    sections = re.split(r"(?m)^## ", text)[1:]
    form = re.compile(r"(\d+)\. .+\n\n\*20\d\d-\d\d-\d\d · (?:accepted|superseded by (\d+))\*\n\n")
    read = [form.match(section) for section in sections]
    assert [found and int(found[1]) for found in read] == list(range(1, len(sections) + 1))
    later = {int(found[1]): int(found[2]) for found in read if found and found[2]}
    assert [number for number, by in later.items() if not number < by <= len(sections)] == []
