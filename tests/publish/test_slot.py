"""The site before the last one is brought up to date: what is right in it stays, and nothing else."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kalliola_site.publish import slot
from kalliola_site.publish.folder import MARKER, MARKER_TEXT
from kalliola_site.publish.publish import claim_folder, publish, tree_digest
from kalliola_site.publish.slot import slots_for

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not tell when a file was changed"
)

A_MINUTE = 60 * 10**9
"""In nanoseconds."""

FIRST = {"index.html": b"first", "same/index.html": b"same", "same/deep/a.html": b"a", "gone/b.html": b"b"}
SECOND = {"index.html": b"other", "same/index.html": b"same", "same/deep/a.html": b"a", "new/c/d.html": b"d"}
THIRD = {"index.html": b"third", "same/index.html": b"same", "same/deep/a.html": b"a", "new/c/d.html": b"d"}


@pytest.fixture(autouse=True)
def _a_minute_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take everything for settled: what was left just now is never trusted."""
    monkeypatch.setattr(slot, "moment", lambda: time.time_ns() + A_MINUTE)


def put(files: Mapping[str, bytes], top: Path) -> str:
    folder, project = top / "www" / "dist", top / "project"
    with claim_folder(folder, project) as claim:
        return publish(files, claim, slots=slots_for(project, claim.folder)).digest


def site(top: Path) -> dict[str, bytes]:
    folder = top / "www" / "dist"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def before(top: Path) -> Path:
    """Return where the site before the last one is."""
    (found,) = (top / "project/.cache/sites").glob("*/before")
    return found


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Give the names of files that are written into a kept site."""
    found: set[str] = set()
    write = slot.write_file

    def noted(path: str, data: bytes) -> None:
        found.add(path.partition("/.dist.new/")[2])
        write(path, data)

    monkeypatch.setattr(slot, "write_file", noted)
    return found


def test_what_is_the_same_is_not_written_again(tmp_path: Path, written: set[str]) -> None:
    for files in (FIRST, SECOND, THIRD):
        put(files, tmp_path)
    assert written == {"index.html", "new/c/d.html"}
    assert site(tmp_path) == {MARKER: MARKER_TEXT, **THIRD}


def test_a_site_is_published_as_one_that_is_written_anew(tmp_path: Path) -> None:
    for files in (FIRST, SECOND, THIRD, THIRD, {}, FIRST, {"same": b"a file now"}, SECOND, FIRST):
        whole = {MARKER: MARKER_TEXT, **files}
        assert put(files, tmp_path) == tree_digest(whole)
        assert site(tmp_path) == whole
        assert {path.name for path in (tmp_path / "www").iterdir()} == {"dist"}
        assert {path.stat().st_mode & 0o777 for path in (tmp_path / "www/dist").rglob("*")} <= {0o755, 0o644}


def put_the_time_back(path: Path) -> None:
    then = path.stat()
    path.write_bytes(b"evil")
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))


def replace_by_link(path: Path, target: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    path.symlink_to(target)


MEDDLING: dict[str, Callable[[Path], object]] = {
    "another word of the same length": lambda kept: put_the_time_back(kept / "same/index.html"),
    "a file removed": lambda kept: (kept / "same/index.html").unlink(),
    "a folder removed": lambda kept: shutil.rmtree(kept / "same"),
    "a file added": lambda kept: (kept / "same/deep/mine.html").write_bytes(b"mine"),
    "a file added at the top": lambda kept: (kept / "mine.html").write_bytes(b"mine"),
    "a folder added": lambda kept: (kept / "mine/deep").mkdir(parents=True),
    "a file in the place of a folder": lambda kept: (
        shutil.rmtree(kept / "same/deep"),
        (kept / "same/deep").write_bytes(b""),
    ),
    "a folder in the place of a file": lambda kept: (
        (kept / "same/index.html").unlink(),
        (kept / "same/index.html").mkdir(),
    ),
    "a link in the place of a file": lambda kept: replace_by_link(
        kept / "same/index.html", Path("/etc/passwd")
    ),
    "a link in the place of a folder": lambda kept: replace_by_link(kept / "same", kept.parent / "elsewhere"),
    "other permissions": lambda kept: (kept / "same/index.html").chmod(0o600),
    "other permissions of a folder": lambda kept: (kept / "same").chmod(0o700),
}


@pytest.mark.parametrize("meddling", MEDDLING.values(), ids=MEDDLING.keys())
def test_what_somebody_did_to_the_kept_site_is_undone(
    tmp_path: Path, meddling: Callable[[Path], object]
) -> None:
    put(FIRST, tmp_path)
    put(SECOND, tmp_path)
    elsewhere = before(tmp_path).parent / "elsewhere"
    shutil.copytree(before(tmp_path) / "same", elsewhere)
    untouched = {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()}
    meddling(before(tmp_path))
    put(THIRD, tmp_path)
    assert site(tmp_path) == {MARKER: MARKER_TEXT, **THIRD}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "www/dist").rglob("*")} == {0o755, 0o644}
    assert {path: path.read_bytes() for path in untouched} == untouched


def test_what_was_left_just_now_is_held_against_what_it_should_say(
    tmp_path: Path, written: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nothing tells of a change here, and nothing is old enough to be trusted.
    monkeypatch.setattr(slot, "moment", lambda: 0)
    monkeypatch.setattr(slot, "stamp_of", lambda _status: (0,) * 5)
    put(FIRST, tmp_path)
    put(SECOND, tmp_path)
    (before(tmp_path) / "same/index.html").write_bytes(b"evil")
    put(THIRD, tmp_path)
    assert written == {"index.html", "new/c/d.html", "same/index.html"}
    assert site(tmp_path) == {MARKER: MARKER_TEXT, **THIRD}


@pytest.mark.parametrize("damage", [b"", b"torn", None])
def test_without_its_stamps_the_site_is_written_anew(tmp_path: Path, damage: bytes | None) -> None:
    put(FIRST, tmp_path)
    put(SECOND, tmp_path)
    for path in (tmp_path / "project/.cache/sites").rglob("*.stamps"):
        if damage is None:
            path.unlink()
        else:
            path.write_bytes(damage)
    put(THIRD, tmp_path)
    assert site(tmp_path) == {MARKER: MARKER_TEXT, **THIRD}


def test_stamps_of_sites_that_are_no_more_are_forgotten(tmp_path: Path) -> None:
    for files in (FIRST, SECOND, THIRD, FIRST):
        put(files, tmp_path)
        assert len(list((tmp_path / "project/.cache/sites").rglob("*.stamps"))) <= 2
        shutil.rmtree(tmp_path / "project/.cache/sites" / "before", ignore_errors=True)


def test_somebody_elses_folder_in_its_place_is_left_alone(tmp_path: Path) -> None:
    put(FIRST, tmp_path)
    put(SECOND, tmp_path)
    kept = before(tmp_path)
    shutil.rmtree(kept)
    kept.mkdir()
    (kept / "thesis.odt").write_bytes(b"ten years")
    put(THIRD, tmp_path)
    assert site(tmp_path) == {MARKER: MARKER_TEXT, **THIRD}
    assert (kept / "thesis.odt").read_bytes() == b"ten years"


@pytest.mark.parametrize("link", [".cache", ".cache/sites"])
def test_nothing_is_kept_through_a_link(tmp_path: Path, link: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "project" / link).parent.mkdir(parents=True)
    (tmp_path / "project" / link).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    put(FIRST, tmp_path)
    put(SECOND, tmp_path)
    assert site(tmp_path) == {MARKER: MARKER_TEXT, **SECOND}
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_sites_in_two_folders_are_kept_apart(tmp_path: Path) -> None:
    for files in (FIRST, SECOND, THIRD):
        for name in ("one", "other"):
            folder, project = tmp_path / name, tmp_path / "project"
            with claim_folder(folder, project) as claim:
                publish({**files, "name.txt": name.encode()}, claim, slots=slots_for(project, claim.folder))
            assert (folder / "name.txt").read_text(encoding="utf-8") == name
            assert (folder / "index.html").read_bytes() == files["index.html"]
