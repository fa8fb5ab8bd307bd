"""The records that a build keeps: it writes over nothing that someone has saved meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.model.paths import ADDRESSES
from kalliola_site.problems import messages
from kalliola_site.publish.records import write_records
from kalliola_site.syntax.source import Source
from kalliola_site.syntax.yaml_document import Document


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / ADDRESSES
    path.parent.mkdir()
    path.write_text("a: read\n", encoding="utf-8")
    return path


READ = {ADDRESSES: Document(Source(ADDRESSES, "a: read\n"), {"a": "read"})}


def test_a_record_is_written_over_what_the_build_has_read(tmp_path: Path, record: Path) -> None:
    assert write_records(tmp_path, {ADDRESSES: "a: new\n"}, READ) == ()
    assert record.read_text(encoding="utf-8") == "a: new\n"


def test_a_record_that_was_saved_meanwhile_is_left_to_the_next_build(tmp_path: Path, record: Path) -> None:
    record.write_text("a: theirs\n", encoding="utf-8")
    assert write_records(tmp_path, {ADDRESSES: "a: new\n"}, READ) == ()
    assert write_records(tmp_path, {ADDRESSES: "a: new\n"}, {}) == ()
    assert record.read_text(encoding="utf-8") == "a: theirs\n"


def test_a_record_that_may_only_be_read_is_a_warning(tmp_path: Path, record: Path) -> None:
    record.chmod(0o444)
    (problem,) = write_records(tmp_path, {ADDRESSES: "a: new\n"}, READ)
    assert (problem.message, problem.severity) == (messages.addresses.RECORD_NOT_WRITTEN, "warning")
    assert str(problem.values["reason"]) == messages.editing.READ_ONLY.text
