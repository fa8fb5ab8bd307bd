from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kalliola_site import publish as stage
from kalliola_site.output_folder import MARKER, NotOurFolderError, check_output_folder

OLD = {"index.html": b"old", "gone/index.html": b"gone"}
NEW = {"index.html": b"new", "deep/er/index.html": b"x", ".nojekyll": b""}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def digest(files: Mapping[str, bytes]) -> str:
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()


def test_a_site_is_published_into_a_new_folder(tmp_path: Path) -> None:
    publish(NEW, tmp_path / "made" / "dist")
    assert tree(tmp_path / "made" / "dist") == NEW


def test_a_site_takes_the_place_of_the_old_one_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "dist")
    publish(NEW, tmp_path / "dist")
    assert tree(tmp_path / "dist") == NEW


def test_nothing_else_is_left_beside_the_site(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "dist")
    publish(NEW, tmp_path / "dist")
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.parametrize("bad", ["deep", "x" * 300])
def test_a_site_that_cannot_be_written_leaves_the_old_one_as_it_was(tmp_path: Path, bad: str) -> None:
    publish(OLD, tmp_path / "dist")
    before = digest(tree(tmp_path / "dist"))
    with pytest.raises(OSError, match=r"."):
        publish({"deep/index.html": b"x", bad: b"in the way"}, tmp_path / "dist")
    assert digest(tree(tmp_path / "dist")) == before
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_published_files_can_be_read_by_a_server(tmp_path: Path) -> None:
    previous = os.umask(0o022)
    try:
        publish(NEW, tmp_path / "dist")
    finally:
        os.umask(previous)
    for path in (tmp_path / "dist", tmp_path / "dist/index.html", tmp_path / "dist/deep"):
        assert stat.S_IMODE(path.stat().st_mode) & stat.S_IROTH


def test_an_empty_or_missing_folder_may_be_used(tmp_path: Path) -> None:
    check_output_folder(tmp_path / "missing", tmp_path / "project")
    (tmp_path / "empty").mkdir()
    check_output_folder(tmp_path / "empty", tmp_path / "project")


def test_a_folder_that_was_published_may_be_replaced(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "dist")
    check_output_folder(tmp_path / "dist", tmp_path / "project")


@pytest.mark.parametrize("name", ["", "content", "content/goals", "templates", "..", ".git"])
def test_a_folder_with_sources_is_refused(project: Path, name: str) -> None:
    with pytest.raises(NotOurFolderError, match="holds sources"):
        check_output_folder(project / name, project)


def test_a_folder_with_someone_elses_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "summer.jpg").write_bytes(b"x")
    with pytest.raises(NotOurFolderError, match="did not make"):
        check_output_folder(tmp_path / "photos", tmp_path / "project")


def test_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder", target_is_directory=True)
    for name in ("file", "link"):
        with pytest.raises(NotOurFolderError, match="is not a folder"):
            check_output_folder(tmp_path / name, tmp_path / "project")


def test_a_site_takes_the_place_of_the_old_one_where_names_cannot_be_swapped_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kalliola_site.publish.sys.platform", "darwin")
    publish(OLD, tmp_path / "dist")
    publish(NEW, tmp_path / "dist")
    assert tree(tmp_path / "dist") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]
