"""Whatever happens to a build, what is published is the old site or the new one, and the next build works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kalliola_site.publish.publish import claim_folder, tree_digest
from tests.cli.test_main import run
from tests.conftest import ROOT
from tests.support.faults import SMALL, published, put, with_marker

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB: enough for one site, not for two."""
    yield from mounted(tmp_path / "disk", "size=3m")


def mounted(folder: Path, options: str) -> Iterator[Path]:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"A FULL OR READ-ONLY DISK WAS NOT TESTED: no file system may be mounted here ({error})")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)


def experiment(*arguments: str | Path) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.faults", *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.stderr == ""
    outcome: dict[str, int] = json.loads(done.stdout)
    return {name: count for name, count in outcome.items() if count}


KEPT = "with-the-site-before"
"""Where the site before the last one is kept, to be brought up to date."""


@pytest.mark.parametrize("first", [[], ["first-time"], [KEPT]])
def test_a_build_killed_before_any_step_of_publishing_leaves_the_old_site_or_the_new_one(
    memory: Path, first: list[str]
) -> None:
    outcome = experiment("kill", memory, *first)
    assert set(outcome) == {"killed: old", "killed: new", "unhurt: new"}


@pytest.mark.parametrize("kept", [[], [KEPT]])
def test_where_names_cannot_be_exchanged_the_next_build_brings_back_what_a_killed_one_had_moved_aside(
    memory: Path, kept: list[str]
) -> None:
    outcome = experiment("kill", memory, "in-two-steps", *kept)
    assert set(outcome) == {"killed: old", "killed: new", "unhurt: new", "missing until the next build"}
    assert outcome["missing until the next build"] == 1


@pytest.mark.parametrize(
    "settings", [[], ["first-time"], ["in-two-steps"], ["ever-after"], [KEPT], [KEPT, "ever-after"]]
)
def test_a_permission_lost_before_any_step_of_publishing_leaves_the_old_site_or_the_new_one(
    memory: Path, settings: list[str]
) -> None:
    outcome = experiment("fail", memory, *settings)
    assert set(outcome) == {"failed: old", "published: new", "unhurt: new"}


@pytest.mark.parametrize(
    ("stage", "times", "kept"), [("publications", 85, []), ("publications", 100, [KEPT]), ("builds", 15, [])]
)
def test_builds_killed_at_200_random_moments_leave_the_old_site_or_the_new_one(
    memory: Path, stage: str, times: int, kept: list[str]
) -> None:
    outcome = experiment(stage, memory, str(times), *kept)
    assert outcome["killed: old"] + outcome.get("killed: new", 0) == times
    assert set(outcome) <= {"first builds unhurt", "killed: old", "killed: new", "unhurt: new"}


def test_a_full_disk_is_told_of_in_one_line_with_3_and_leaves_the_old_site(
    project: Path, small_disk: Path
) -> None:
    output = small_disk / "dist"
    assert run("--project", project, "--out", output).returncode == 0
    before = published(output)

    (project / "content/pages/story.en.md").write_text("Another story.\n", encoding="utf-8")
    full = run("--project", project, "--out", output)
    assert full.returncode == 3
    assert full.stdout == ""
    assert [line for line in full.stderr.splitlines() if "the disk is full" in line] == [
        full.stderr.splitlines()[-1]
    ]
    assert published(output) == before
    assert [path.name for path in small_disk.iterdir()] == ["dist"]

    remount(small_disk, "size=8m")
    assert run("--project", project, "--out", output).returncode == 0
    assert published(output) != before


@pytest.mark.parametrize("blocks", range(2, 12))
def test_a_disk_that_is_full_at_any_point_leaves_the_old_site(tmp_path: Path, blocks: int) -> None:
    for disk in mounted(tmp_path / "disk", f"size={4 * 12}k"):
        put(SMALL[0], disk / "dist")
        (disk / "filler").write_bytes(b"x" * 4096 * (12 - blocks - 2))
        try:
            put(SMALL[1], disk / "dist")
            expected = SMALL[1]
        except OSError:
            expected = SMALL[0]
        assert published(disk / "dist") == with_marker(expected)
        assert sorted(path.name for path in disk.iterdir()) == ["dist", "filler"]
        remount(disk, "size=1m")
        put(SMALL[1], disk / "dist")
        assert published(disk / "dist") == with_marker(SMALL[1])


def test_a_read_only_disk_is_told_of_with_3_and_leaves_the_old_site(project: Path, small_disk: Path) -> None:
    output = small_disk / "dist"
    assert run("--project", project, "--out", output).returncode == 0
    before = published(output)
    (project / "content/pages/story.en.md").write_text("Another story.\n", encoding="utf-8")
    remount(small_disk, "ro")
    refused = run("--project", project, "--out", output)
    assert (refused.returncode, "nothing may be written on this disk" in refused.stderr) == (3, True)
    assert published(output) == before
    remount(small_disk, "rw,size=8m")
    assert run("--project", project, "--out", output).returncode == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another")
@pytest.mark.parametrize("read_only", ["dist", "."])
def test_a_folder_that_may_not_be_written_leaves_the_old_site(memory: Path, read_only: str) -> None:
    put(SMALL[0], memory / "dist")
    for path in (memory, memory / "dist"):
        path.chmod(0o755)
        os.chown(path, 65534, 65534)
    (memory / read_only).chmod(0o555)
    assert _publish_as_nobody(memory / "dist") == 3
    assert published(memory / "dist") == with_marker(SMALL[0])
    assert [path.name for path in memory.iterdir()] == ["dist"]
    (memory / read_only).chmod(0o755)
    assert _publish_as_nobody(memory / "dist") == 0
    assert published(memory / "dist") == with_marker(SMALL[1])


def _publish_as_nobody(folder: Path) -> int:
    program = (
        "import os, sys; from pathlib import Path; from tests.support.faults import SMALL, end_of, fork, put;"
        "become = lambda: (os.setgroups([]), os.setgid(65534), os.setuid(65534));"
        "folder = Path(sys.argv[1]);"
        "sys.exit({'unhurt': 0, 'failed': 3}[end_of(fork(lambda: (become(), put(SMALL[1], folder))))])"
    )
    return subprocess.run([sys.executable, "-c", program, str(folder)], check=False, cwd=ROOT).returncode


def test_two_builds_at_once_publish_one_whole_site_and_then_the_other(project: Path, tmp_path: Path) -> None:
    other = shutil.copytree(project, tmp_path / "other")
    (other / "content/pages/story.en.md").write_text("Another story.\n", encoding="utf-8")
    whole = set()
    for folder in (project, other):
        assert run("--project", folder).returncode == 0
        whole.add(tree_digest(published(folder / "dist") or {}))
    for _ in range(2):
        builds = [
            subprocess.Popen(
                [sys.executable, ROOT / "build.py", "--project", folder, "--out", tmp_path / "www"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for folder in (project, other)
        ]
        assert [build.wait() for build in builds] == [0, 0]
        assert tree_digest(published(tmp_path / "www") or {}) in whole
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".www")]


def test_a_build_waits_for_another_one_and_names_it(project: Path) -> None:
    with claim_folder(project / "dist", project):
        waiting = subprocess.Popen(
            [sys.executable, ROOT / "build.py", "--project", project, "--lang", "en"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert waiting.stderr
        assert waiting.stderr.readline().startswith(f"Waiting: another build (process {os.getpid()} on ")
    assert "Built 30 pages" in waiting.communicate()[0]
    assert waiting.returncode == 0
