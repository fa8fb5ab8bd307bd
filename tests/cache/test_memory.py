"""What earlier builds made: given back for the very same inputs only, and only if it is whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kalliola_site.cache import memory
from kalliola_site.cache.memory import Memory

RESULT = (b"page", ("a", 1), {"b": [None, True]})


def kept() -> bytes:
    """Give what a build keeps that made two things."""
    first = Memory()
    first.keep(RESULT, "page", b"one")
    first.keep("other", "page", b"two")
    return b"".join(first.to_keep())


def test_what_was_made_is_given_back_for_the_same_inputs() -> None:
    assert Memory(kept()).recall("page", b"one") == RESULT


@pytest.mark.parametrize(
    "inputs", [("page",), ("page", b"three"), ("data", b"one"), ("pageone",), ("page", b"one", b"")]
)
def test_nothing_is_given_for_other_inputs(inputs: tuple[str | bytes, ...]) -> None:
    assert Memory(kept()).recall(*inputs) is None


def test_another_version_of_the_program_remembers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    content = kept()
    monkeypatch.setattr(memory, "program", lambda: b"another")
    assert Memory(content).recall("page", b"one") is None


def test_only_what_was_used_is_kept_on() -> None:
    second = Memory(kept())
    second.recall("page", b"one")
    third = Memory(b"".join(second.to_keep()))
    assert third.recall("page", b"one") == RESULT
    assert third.recall("page", b"two") is None


def test_what_is_there_is_kept_on_without_being_read() -> None:
    second = Memory(kept())
    assert second.keep_on("page", b"one")
    assert not second.keep_on("page", b"three")
    third = Memory(b"".join(second.to_keep()))
    assert third.recall("page", b"one") == RESULT


def test_what_is_remembered_is_not_made_again() -> None:
    second = Memory(kept())
    assert second.recall_or_make(lambda: pytest.fail("it was made"), "page", b"one") == RESULT
    assert second.recall_or_make(lambda: "new", "page", b"three") == "new"
    assert Memory(b"".join(second.to_keep())).recall("page", b"three") == "new"


def test_nothing_is_written_where_all_is_kept_already() -> None:
    second = Memory(kept())
    second.recall("page", b"one")
    second.recall("page", b"two")
    assert second.to_keep() == ()


@given(st.data())
def test_what_is_damaged_is_not_given(data: st.DataObject) -> None:
    content = bytearray(kept())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    found = Memory(bytes(content)).recall("page", b"one")
    assert found is None or found == RESULT
