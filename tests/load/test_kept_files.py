"""A file that has not changed is not read again; one that has, or may have, is."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from kalliola_site.cache.memory import Memory
from kalliola_site.load import kept_files, read_folder
from kalliola_site.load.project import load

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not tell when a file was changed"
)

A_MINUTE = 60 * 10**9
"""In nanoseconds."""
GOAL = "content/goals/1-inequality.yml"


@pytest.fixture(autouse=True)
def _a_minute_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take everything for settled."""
    monkeypatch.setattr(kept_files, "moment", lambda: time.time_ns() + A_MINUTE)


@pytest.fixture
def kept(project: Path) -> Path:
    """Give what is kept of the project after it was loaded."""
    memory = Memory()
    load(project, memory)
    memory.save(project / "kept")
    return project / "kept"


def read(project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Load the project again, and name the files under ``content/`` that are read."""
    names: set[str] = set()
    read_file = read_folder._read_once  # noqa: SLF001

    def noted(path: str, entry: os.DirEntry[str], limit: int) -> object:
        names.add(path)
        return read_file(path, entry, limit)

    monkeypatch.setattr(read_folder, "_read_once", noted)
    memory = Memory(kept)
    again, problems = load(project, memory)
    assert not problems
    monkeypatch.undo()
    fresh, _ = load(project, Memory())
    assert {path: document.value for path, document in again.documents.items()} == {
        path: document.value for path, document in fresh.documents.items()
    }
    assert {path: source.text for path, source in again.texts.items()} == {
        path: source.text for path, source in fresh.texts.items()
    }
    memory.save(kept)
    return {name for name in names if name.startswith("content/")}


def test_nothing_is_read_where_nothing_has_changed(
    project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(project, kept, monkeypatch) == set()


def test_a_file_that_has_changed_is_read(project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project / GOAL
    path.write_text(path.read_text(encoding="utf-8").replace("number: 1", "number: 7"), encoding="utf-8")
    assert read(project, kept, monkeypatch) == {GOAL}


def test_a_change_that_hides_its_time_is_noticed(
    project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / GOAL
    then = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("number: 1", "number: 7"), encoding="utf-8")
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert read(project, kept, monkeypatch) == {GOAL}


def test_what_is_too_young_to_be_trusted_is_read(
    project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_files, "moment", lambda: 1)
    assert GOAL in read(project, kept, monkeypatch)


def test_a_file_that_was_only_touched_is_read_once_more_and_not_parsed(
    project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(project / GOAL)
    with monkeypatch.context() as patched:
        patched.setattr(
            "kalliola_site.syntax.yaml_reader.read_yaml", lambda _source: pytest.fail("it was parsed")
        )
        memory = Memory(kept)
        load(project, memory)
        memory.save(kept)
    monkeypatch.setattr(kept_files, "moment", lambda: time.time_ns() + A_MINUTE)
    assert read(project, kept, monkeypatch) == set()


def test_what_is_damaged_is_read_when_it_is_asked_for(project: Path, kept: Path) -> None:
    whole = bytearray(kept.read_bytes())
    text = (project / GOAL).read_bytes()
    place = whole.index(text[:200])
    whole[place + 20] ^= 0x55
    kept.write_bytes(whole)
    again, _ = load(project, Memory(kept))
    assert again.documents[GOAL].source.text == text.decode()
    assert isinstance(again.documents[GOAL].value, dict)


def test_what_is_damaged_and_was_changed_meanwhile_is_told_of(project: Path, kept: Path) -> None:
    whole = bytearray(kept.read_bytes())
    whole[whole.index((project / GOAL).read_bytes()[:200]) + 20] ^= 0x55
    kept.write_bytes(whole)
    again, _ = load(project, Memory(kept))
    (project / GOAL).write_text("number: 7\n", encoding="utf-8")
    with pytest.raises(OSError, match=GOAL):
        _ = again.documents[GOAL].source.text
