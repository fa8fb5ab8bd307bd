from __future__ import annotations

import errno
import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kalliola_site.publish import publish as publish_module
from kalliola_site.publish import sync
from kalliola_site.publish.folder import MARKER, MARKER_TEXT, NotOurFolderError
from kalliola_site.publish.publish import claim_folder, publish, tree_digest
from tests.conftest import ROOT

OLD = {"index.html": b"old", "gone/index.html": b"gone"}
NEW = {"index.html": b"new", "deep/er/index.html": b"x", ".nojekyll": b""}


def put(files: Mapping[str, bytes], folder: Path) -> str:
    with claim_folder(folder, folder.parent / "project") as claim:
        return publish(files, claim).digest


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def digest(files: Mapping[str, bytes]) -> str:
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()


def test_a_site_is_published_into_a_new_folder(tmp_path: Path) -> None:
    put(NEW, tmp_path / "made" / "dist")
    assert tree(tmp_path / "made" / "dist") == NEW


def test_a_site_takes_the_place_of_the_old_one_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    put(OLD, tmp_path / "dist")
    put(NEW, tmp_path / "dist")
    assert tree(tmp_path / "dist") == NEW


def test_nothing_else_is_left_beside_the_site(tmp_path: Path) -> None:
    put(OLD, tmp_path / "dist")
    put(NEW, tmp_path / "dist")
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.parametrize("bad", ["deep", "x" * 300])
def test_a_site_that_cannot_be_written_leaves_the_old_one_as_it_was(tmp_path: Path, bad: str) -> None:
    put(OLD, tmp_path / "dist")
    before = digest(tree(tmp_path / "dist"))
    with pytest.raises(OSError, match=r"."):
        put({"deep/index.html": b"x", bad: b"in the way"}, tmp_path / "dist")
    assert digest(tree(tmp_path / "dist")) == before
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_published_files_can_be_read_by_a_server_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    previous = os.umask(mask)
    try:
        put(NEW, tmp_path / "dist")
    finally:
        os.umask(previous)
    for path in (tmp_path / "dist", *(tmp_path / "dist").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)


def test_a_site_takes_the_place_of_the_old_one_where_names_cannot_be_swapped_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kalliola_site.publish.swap.sys.platform", "darwin")
    put(OLD, tmp_path / "dist")
    put(NEW, tmp_path / "dist")
    assert tree(tmp_path / "dist") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_what_a_dead_build_left_is_cleared_up_by_the_next(tmp_path: Path) -> None:
    for name in (".dist.new", ".dist.old"):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "torn.html").write_bytes(b"<!doc")
        (tmp_path / name / MARKER).write_bytes(b"")
    (tmp_path / ".dist.lock").write_text('{"process": 1, "machine": "gone", "since": "long ago"}')
    put(NEW, tmp_path / "dist")
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.parametrize("name", [".dist.new", ".dist.old"])
def test_someone_elses_folder_of_that_name_is_not_cleared_up(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.odt").write_bytes(b"ten years")
    (tmp_path / "dist").mkdir()
    with pytest.raises(NotOurFolderError, match="did not make"):
        put(NEW, tmp_path / "dist")
    assert (tmp_path / name / "thesis.odt").read_bytes() == b"ten years"


def test_a_link_of_that_name_is_not_followed(tmp_path: Path) -> None:
    put(OLD, tmp_path / "elsewhere")
    (tmp_path / ".dist.new").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(NotOurFolderError):
        put(NEW, tmp_path / "dist")
    assert tree(tmp_path / "elsewhere") == OLD


def test_someone_elses_file_with_the_name_of_the_lock_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".dist.lock").write_text("my key")
    with pytest.raises(FileExistsError):
        put(NEW, tmp_path / "dist")
    assert (tmp_path / ".dist.lock").read_text() == "my key"


def test_a_build_that_finds_mistakes_leaves_no_new_folder(tmp_path: Path) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        claim_folder(tmp_path / "new" / "er" / "dist", tmp_path / "project"),
    ):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["../out.html", "/out.html", "a/../../out.html", ""])
def test_no_file_is_ever_written_outside_the_output_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="below the site's root"):
        put({path: b"x"}, tmp_path / "dist")
    assert list(tmp_path.iterdir()) == []


def test_the_digest_is_what_the_documented_command_prints(tmp_path: Path) -> None:
    text = (ROOT / "docs/how-it-works.md").read_text(encoding="utf-8")
    command = next(line.strip() for line in text.splitlines() if "sha256sum | sha256sum" in line)
    digest = put({**NEW, "ä and space.txt": b"y"}, tmp_path / "dist")
    said = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    assert said.split()[0] == digest


def test_the_digest_tells_any_two_trees_apart() -> None:
    trees: list[dict[str, bytes]] = [{}, {"a": b""}, {"b": b""}, {"a": b"x"}, {"a": b"", "b": b""}]
    assert len({tree_digest(files) for files in trees}) == len(trees)
    assert tree_digest({"a": b"1", "b": b"2"}) == tree_digest({"b": b"2", "a": b"1"})


def test_the_marker_tells_people_to_keep_nothing_there(tmp_path: Path) -> None:
    put(NEW, tmp_path / "dist")
    assert (tmp_path / "dist" / MARKER).read_bytes() == MARKER_TEXT
    assert b"Keep nothing of your own" in MARKER_TEXT


# Flushing


def test_everything_is_flushed_before_the_swap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    for name in ("flush_tree", "swap", "flush_folder"):
        real = getattr(publish_module, name)

        def spy(*arguments: Path, real: Callable[..., None] = real, name: str = name) -> None:
            order.append(name)
            real(*arguments)

        monkeypatch.setattr(publish_module, name, spy)
    put(NEW, tmp_path / "dist")
    assert order == ["flush_tree", "swap", "flush_folder"]


def test_a_disk_that_fails_when_flushed_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_top: Path) -> None:
        raise OSError(errno.EIO, "the disk is dying")

    put(OLD, tmp_path / "dist")
    monkeypatch.setattr(publish_module, "flush_tree", failing)
    with pytest.raises(OSError, match="dying"):
        put(NEW, tmp_path / "dist")
    assert tree(tmp_path / "dist") == OLD


def test_without_a_call_for_the_whole_disk_each_file_and_folder_is_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[int] = set()
    real = os.fsync

    def spy(descriptor: int) -> None:
        flushed.add(os.fstat(descriptor).st_ino)
        real(descriptor)

    older = os.uname_result(("Linux", "here", "4.19.0-27-amd64", "", "x86_64"))
    monkeypatch.setattr(sync.os, "uname", lambda: older)
    monkeypatch.setattr(sync.os, "fsync", spy)
    put(NEW, tmp_path / "dist")
    assert {
        path.stat().st_ino for path in (tmp_path, tmp_path / "dist", *(tmp_path / "dist").rglob("*"))
    } == (flushed)
