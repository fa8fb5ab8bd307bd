"""Only a folder that the program made is ever replaced."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kalliola_site.cli import main
from kalliola_site.publish.folder import MARKER, NotOurFolderError, check_output_folder
from kalliola_site.publish.publish import claim_folder, publish
from tests.cli.test_main import run

SITE = {"index.html": b"a site"}


def put(files: dict[str, bytes], folder: Path) -> None:
    with claim_folder(folder, folder.parent / "project") as claim:
        publish(files, claim)


def test_an_empty_or_missing_folder_may_be_used(tmp_path: Path) -> None:
    check_output_folder(tmp_path / "missing", tmp_path / "project")
    (tmp_path / "empty").mkdir()
    check_output_folder(tmp_path / "empty", tmp_path / "project")


def test_a_folder_that_was_published_may_be_replaced(tmp_path: Path) -> None:
    put(SITE, tmp_path / "dist")
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


@pytest.mark.parametrize("above", ["home", "."])
def test_a_home_is_refused_even_if_it_is_empty_or_has_the_marker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, above: str
) -> None:
    home = tmp_path / "people" / "home"
    home.mkdir(parents=True)
    (home / MARKER).write_bytes(b"")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    with pytest.raises(NotOurFolderError, match="home folder"):
        check_output_folder(tmp_path / "people" / above, tmp_path / "project")


def test_a_home_that_the_shell_did_not_fill_in_is_still_a_home(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main.main(["--project", str(project), "--out=~", "--lang=en"]) == 2
    assert "is your home folder" in capsys.readouterr().err
    assert not (tmp_path / "~").exists()


@pytest.mark.parametrize("name", [".git", ".hg", ".svn"])
def test_a_published_folder_that_has_become_a_repository_is_refused(tmp_path: Path, name: str) -> None:
    put(SITE, tmp_path / "dist")
    (tmp_path / "dist" / name).write_text("gitdir: elsewhere")
    with pytest.raises(NotOurFolderError, match="version control"):
        check_output_folder(tmp_path / "dist", tmp_path / "project")


def test_a_mount_point_is_refused(tmp_path: Path) -> None:
    mounts = [Path("/dev/shm"), Path("/proc"), Path("/dev")]  # noqa: S108 - only looked at
    mount = next((path for path in mounts if path.is_mount()), None)
    if mount is None:
        pytest.skip("A MOUNT POINT WAS NOT TESTED: there is none here")
    with pytest.raises(NotOurFolderError, match="mount point"):
        check_output_folder(mount, tmp_path / "project")


def test_sources_are_known_by_any_name(project: Path, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(project, target_is_directory=True)
    with pytest.raises(NotOurFolderError, match="holds sources"):
        check_output_folder(tmp_path / "other" / "content" / "new", project)


def test_files_put_among_published_ones_go_with_the_next_build(tmp_path: Path) -> None:
    put(SITE, tmp_path / "dist")
    (tmp_path / "dist" / "CNAME").write_text("example.org")
    put(SITE, tmp_path / "dist")
    assert {path.name for path in (tmp_path / "dist").iterdir()} == {"index.html", MARKER}


@pytest.mark.parametrize(
    ("name", "english", "finnish"),
    [
        ("content", "holds sources", "lähdetiedostoja"),
        ("templates", "holds sources", "lähdetiedostoja"),
        (".", "holds sources", "lähdetiedostoja"),
        ("/", "holds sources", "lähdetiedostoja"),
        ("photos", "did not make", "ei ole tehnyt"),
        ("link", "is not a folder", "ei ole kansio"),
        ("file", "is not a folder", "ei ole kansio"),
    ],
)
def test_a_folder_that_is_not_ours_is_refused_with_2_in_the_readers_language_and_kept(
    project: Path, name: str, english: str, finnish: str
) -> None:
    (project / "photos").mkdir()
    (project / "photos/summer.jpg").write_bytes(b"x")
    (project / "file").write_bytes(b"x")
    (project / "link").symlink_to("photos", target_is_directory=True)
    before = sorted(os.walk(project))
    for language, words in (("en", english), ("fi", finnish)):
        done: subprocess.CompletedProcess[str] = run(
            "build", "--project", project, "--out", project / name, "--lang", language
        )
        assert done.returncode == 2
        assert words in done.stderr
    assert sorted(os.walk(project)) == before
