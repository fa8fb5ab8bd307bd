"""What the data files say of goals is put together of what is kept; only what has changed is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kalliola_site.cache.memory import Memory
from kalliola_site.data.open_data import kept_parts
from kalliola_site.data.open_data.kept_parts import KeptParts

SEPARATORS = (b",\n", b"")


def build(texts: Mapping[str, str], path: Path, shared: bytes = b"all") -> tuple[tuple[bytes, ...], set[str]]:
    """Put together what is said of goals as a build does; give the files, and what had to be written."""
    memory = Memory(path)
    digests = {key: text.encode() for key, text in texts.items()}
    parts = KeptParts(digests, SEPARATORS, shared, memory.table("parts"))
    for key in parts.missing:
        parts.add(key, (f"{key}={texts[key]}".encode(), texts[key].encode()))
    sections = parts.sections()
    memory.save(path)
    columns = zip(*sections, strict=True) if sections else [(), ()]
    files = tuple(mark.join(column) for mark, column in zip(SEPARATORS, columns, strict=True))
    return files, set(parts.missing)


def whole(texts: Mapping[str, str]) -> tuple[bytes, ...]:
    said = [
        [f"{key}={text}".encode() for key, text in texts.items()],
        [text.encode() for text in texts.values()],
    ]
    return tuple(mark.join(column) for mark, column in zip(SEPARATORS, said, strict=True))


@pytest.fixture(autouse=True)
def _three_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_parts, "_GOALS", 3)


GOALS = {f"goal-{number}": f"text {number}" for number in range(10)}


def test_what_is_kept_is_not_written_again(tmp_path: Path) -> None:
    assert build(GOALS, tmp_path / "kept") == (whole(GOALS), set(GOALS))
    assert build(GOALS, tmp_path / "kept") == (whole(GOALS), set())


def test_what_has_changed_is_written_and_no_more(tmp_path: Path) -> None:
    build(GOALS, tmp_path / "kept")
    changed = {**GOALS, "goal-4": "ä much longer text", "new": "a goal at the end"}
    assert build(changed, tmp_path / "kept") == (whole(changed), {"goal-4", "new"})


def test_a_goal_that_is_gone_takes_nothing_along(tmp_path: Path) -> None:
    build(GOALS, tmp_path / "kept")
    fewer = {key: text for key, text in GOALS.items() if key != "goal-1"}
    assert build(fewer, tmp_path / "kept") == (whole(fewer), set())


def test_where_what_all_share_has_changed_all_is_written(tmp_path: Path) -> None:
    build(GOALS, tmp_path / "kept")
    assert build(GOALS, tmp_path / "kept", b"another") == (whole(GOALS), set(GOALS))


def test_no_goals_say_nothing(tmp_path: Path) -> None:
    assert build({}, tmp_path / "kept") == ((b"", b""), set())


@given(
    builds=st.lists(
        st.dictionaries(st.sampled_from([*GOALS]), st.text(max_size=5), max_size=10), min_size=1, max_size=4
    ),
    damage=st.integers(0, 2**20),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_kept_and_damaged_the_files_are_right(
    tmp_path: Path, builds: list[dict[str, str]], damage: int
) -> None:
    path = tmp_path / "kept"
    path.unlink(missing_ok=True)
    for texts in builds:
        files, _ = build(texts, path)
        assert files == whole(texts)
        if path.exists():
            data = bytearray(path.read_bytes())
            data[damage % len(data)] ^= 0x55
            path.write_bytes(data)
