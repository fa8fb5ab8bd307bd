"""What earlier builds made: given back for the very same inputs only, and only if it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kalliola_site.cache import kept_file
from kalliola_site.cache.memory import Memory

RESULT = (b"page", ("a", 1), {"b": [None, True]})


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give the file of a build that made two things, and two that have names."""
    path = tmp_path / "memory"
    first = Memory()
    first.keep(RESULT, "page", b"one")
    first.keep("other", "page", b"two")
    first.table("files").keep("a.yml", b"as a", ("summary", 1), RESULT)
    first.table("files").keep("b.yml", b"as b", None, "other")
    first.save(path)
    return path


def test_what_was_made_is_given_back_for_the_same_inputs(kept: Path) -> None:
    assert Memory(kept).recall("page", b"one") == RESULT


@pytest.mark.parametrize(
    "inputs", [("page",), ("page", b"three"), ("data", b"one"), ("pageone",), ("page", b"one", b"")]
)
def test_nothing_is_given_for_other_inputs(kept: Path, inputs: tuple[str | bytes, ...]) -> None:
    assert Memory(kept).recall(*inputs) is None


def test_what_has_a_name_is_told_of_without_being_read(kept: Path) -> None:
    files = Memory(kept).table("files")
    assert files.row("a.yml") == (b"as a", ("summary", 1))
    assert files.recall("a.yml") == RESULT
    assert files.row("c.yml") is None
    assert files.recall("c.yml") is None
    assert Memory(kept).table("pages").row("a.yml") is None


def test_of_what_has_a_name_the_latest_is_kept(kept: Path) -> None:
    second = Memory(kept)
    second.table("files").keep("a.yml", b"later", None, "later")
    assert second.table("files").recall("a.yml") == "later"
    second.save(kept)
    third = Memory(kept).table("files")
    assert (third.row("a.yml"), third.recall("a.yml")) == ((b"later", None), "later")


def test_another_version_of_the_program_remembers_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_file, "program", lambda: b"another")
    monkeypatch.setattr(kept_file, "program_as_left", lambda: b"left otherwise")
    assert Memory(kept).recall("page", b"one") is None
    assert Memory(kept).table("files").row("a.yml") is None


def test_the_same_program_remembers_wherever_and_whenever_it_was_installed(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_file, "program_as_left", lambda: b"left otherwise")
    assert Memory(kept).recall("page", b"one") == RESULT


def test_only_what_was_used_is_kept_on(kept: Path) -> None:
    second = Memory(kept)
    second.recall("page", b"one")
    second.table("files").keep_on("b.yml")
    second.save(kept)
    third = Memory(kept)
    assert third.recall("page", b"one") == RESULT
    assert third.recall("page", b"two") is None
    assert third.table("files").recall("b.yml") == "other"
    assert third.table("files").row("a.yml") is None


def test_what_is_there_is_kept_on_without_being_read(kept: Path) -> None:
    second = Memory(kept)
    assert second.keep_on("page", b"one")
    assert not second.keep_on("page", b"three")
    second.save(kept)
    assert Memory(kept).recall("page", b"one") == RESULT


def test_what_is_remembered_is_not_made_again(kept: Path) -> None:
    second = Memory(kept)
    assert second.recall_or_make(lambda: pytest.fail("it was made"), "page", b"one") == RESULT
    assert second.recall_or_make(lambda: "new", "page", b"three") == "new"
    second.save(kept)
    assert Memory(kept).recall("page", b"three") == "new"


def use_all(memory: Memory) -> None:
    """Use all that there is."""
    memory.recall("page", b"one")
    memory.recall("page", b"two")
    memory.table("files").keep_on("a.yml")
    memory.table("files").keep_on("b.yml")


def test_nothing_is_written_where_all_is_kept_already(kept: Path) -> None:
    before = kept.stat().st_ino, kept.read_bytes()
    second = Memory(kept)
    use_all(second)
    second.save(kept)
    assert (kept.stat().st_ino, kept.read_bytes()) == before


def test_what_was_made_is_added_to_what_is_there(kept: Path) -> None:
    before = kept.stat().st_ino, kept.stat().st_size
    second = Memory(kept)
    use_all(second)
    second.keep("third", "page", b"three")
    second.save(kept)
    assert kept.stat().st_ino == before[0]
    assert kept.stat().st_size > before[1]
    third = Memory(kept)
    use_all(third)
    assert third.recall("page", b"three") == "third"
    assert third.recall("page", b"one") == RESULT


def test_the_file_does_not_grow_for_ever(kept: Path) -> None:
    for revision in range(50):
        memory = Memory(kept)
        use_all(memory)
        memory.table("files").keep("a.yml", b"", None, f"{revision:02}" * 50)
        memory.save(kept)
    assert Memory(kept).table("files").recall("a.yml") == "49" * 50
    assert kept.stat().st_size < 5000


def test_what_two_builds_made_at_once_is_that_of_the_later(kept: Path) -> None:
    one, other = Memory(kept), Memory(kept)
    for memory, name in ((one, "one"), (other, "other")):
        use_all(memory)
        memory.keep(name, "made", name)
        memory.save(kept)
    after = Memory(kept)
    assert after.recall("made", "other") == "other"
    assert after.recall("page", b"one") == RESULT


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_damaged_is_not_given(kept: Path, data: st.DataObject) -> None:
    whole = kept.read_bytes()
    content = bytearray(whole)
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    kept.write_bytes(content)
    memory = Memory(kept)
    found, named = memory.recall("page", b"one"), memory.table("files")
    assert found is None or found == RESULT
    assert named.recall("a.yml") in (None, RESULT)
    assert named.row("a.yml") in (None, (b"as a", ("summary", 1)))
    kept.write_bytes(whole)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_cut_off_is_not_given(kept: Path, data: st.DataObject) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert Memory(kept).recall("page", b"one") is None
    kept.write_bytes(whole)
