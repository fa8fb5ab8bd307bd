"""Files of the project are written whole, as open to others as they were, and never through links."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from kalliola_site.problems import messages
from kalliola_site.problems.problem import ProblemsFoundError
from kalliola_site.publish.project_files import rewrite


def refused(project: Path, path: str) -> str:
    with pytest.raises(ProblemsFoundError) as raised:
        rewrite(project, {"content/other.yml": "x\n", path: "a: 2\n"})
    assert not (project / "content" / "other.yml").exists()
    return raised.value.problems[0].message.id


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "content" / "x.yml"
    path.parent.mkdir()
    path.write_bytes(b"a: 1\n")
    return path


def test_a_file_stays_as_open_to_others_as_it_was(tmp_path: Path, file: Path) -> None:
    file.chmod(0o660)
    rewrite(tmp_path, {"content/x.yml": "a: 2\n"})
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"a: 2\n", 0o660)


def test_one_windows_line_end_does_not_turn_the_others(tmp_path: Path, file: Path) -> None:
    file.write_bytes(b"a: 1\r\nb: 1\nc: 1\n")
    rewrite(tmp_path, {"content/x.yml": "a: 1\nb: 2\nc: 1\n"})
    assert file.read_bytes() == b"a: 1\r\nb: 2\nc: 1\n"


def test_a_file_that_may_only_be_read_is_left_alone_and_all_others_are(tmp_path: Path, file: Path) -> None:
    file.chmod(0o444)
    assert refused(tmp_path, "content/x.yml") == messages.editing.READ_ONLY.id
    assert file.read_bytes() == b"a: 1\n"


def test_nothing_is_written_through_a_link_to_a_file(tmp_path: Path, file: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yml"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    assert refused(tmp_path, "content/x.yml") == messages.editing.NOT_THROUGH_LINKS.id
    assert (file.is_symlink(), elsewhere.read_bytes()) == (True, b"a: 1\n")


def test_nothing_is_written_through_a_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "goals").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "elsewhere").mkdir()
    assert refused(tmp_path, "content/goals/x.yml") == messages.editing.NOT_THROUGH_LINKS.id
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_many_threads_that_write_one_file_do_not_meet(tmp_path: Path, file: Path) -> None:
    failed: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for _ in range(10):
                rewrite(tmp_path, {"content/x.yml": f"a: {number}\n" * 100})
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(set(file.read_bytes().splitlines())) == 1
    assert os.listdir(tmp_path / "content") == ["x.yml"]  # noqa: PTH208 - hidden ones, too
