"""The same content gives the same bytes: in any folder, for any user, in any language, at any time."""

from __future__ import annotations

import ast
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kalliola_site.cache.memory import KEPT
from kalliola_site.pipeline import Site, assemble, build
from kalliola_site.publish.publish import tree_digest
from tests.conftest import ROOT, copy_project, make_anew
from tests.support.faults import published, with_marker

ANYONE = 65534

BACKWARDS = """
import itertools, os, random, runpy, sys, time
class Shuffled:
    def __init__(self, entries): self.entries = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
scandir, listdir = os.scandir, os.listdir
def shuffled(entries):
    entries = list(entries)
    random.shuffle(entries)
    return entries
os.scandir = lambda path=".": Shuffled(shuffled(scandir(path)))
os.listdir = lambda path=".": shuffled(listdir(path))
seconds = itertools.count(4102444800, -86400)
time.time = lambda: float(next(seconds))
time.time_ns = lambda: next(seconds) * 10**9
time.localtime = lambda *_: time.gmtime(next(seconds))
sys.argv = sys.argv[1:]
sys.path.insert(0, os.path.dirname(sys.argv[0]))
runpy.run_path(sys.argv[0], run_name="__main__")
"""
"""Runs a script where folders are listed in any order and each look at the clock is a day before the last."""

PACKAGE = ROOT / "kalliola_site"

AS_ANYONE = """
import os, sys
import coloraide
from pathlib import Path
from kalliola_site.pipeline import assemble, build
project, anyone = Path(sys.argv[1]), int(sys.argv[2])
assemble(project)
os.setgroups([]), os.setgid(anyone), os.setuid(anyone)
print(build(project, project / "dist").digest)
"""
"""Builds as another user, who may not be able to read where Python is: so everything is imported before.

What ``assemble`` has imported by another process would be missing in this one.
"""

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "helsinki": {"TZ": "Europe/Helsinki", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    "turkish": {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR", "PYTHONHASHSEED": "4242"},
    "bare": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0", "PYTHONUTF8": "0"},
    "posix": {"TZ": "America/St_Johns", "LC_ALL": "POSIX", "LANGUAGE": "fi", "HOME": "/nonexistent"},
}


@pytest.fixture
def anywhere() -> Iterator[Path]:
    """A folder, with a space and an ä in its name, that any user may come into."""
    top = Path(tempfile.mkdtemp())
    top.chmod(0o755)
    folder = top / "kansio ä"
    folder.mkdir()
    yield folder
    shutil.rmtree(top)


def copied(folder: Path, *, backwards: bool, time: float) -> Path:
    """A copy of the project whose files came into being in another order and at another time."""
    project = copy_project(folder / "project")
    files = sorted((path for path in project.rglob("*") if path.is_file()), reverse=backwards)
    for path in files:
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, (time, time))
    return project


def printed_digest(output: str) -> str:
    return next(line for line in output.splitlines() if "SHA-256" in line).rpartition(" ")[2]


def modes(folder: Path) -> set[tuple[bool, int]]:
    return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))}


@pytest.mark.parametrize("mask", [0o077, 0o000])
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_same_content_gives_the_same_bytes_and_modes_anywhere(
    anywhere: Path, site: Site, name: str, mask: int
) -> None:
    project = copied(anywhere / name, backwards=mask == 0, time=mask * 1e8)
    if mask:
        make_anew(project)  # once in each environment
    done = subprocess.run(
        [sys.executable, "-c", BACKWARDS, str(ROOT / "build.py"), "--project", str(project)],
        cwd=anywhere,
        env={"PATH": os.environ["PATH"], **ENVIRONMENTS[name]},
        umask=mask,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    expected = tree_digest(with_marker(site.files))
    assert tree_digest(published(project / "dist") or {}) == expected
    assert printed_digest(done.stdout) == expected
    assert modes(project / "dist") == {(True, 0o755), (False, 0o644)}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another")
def test_another_user_gets_the_same_bytes(anywhere: Path, site: Site) -> None:
    project = make_anew(copied(anywhere / "nobody", backwards=False, time=0))
    for path in (project, *project.rglob("*")):
        os.chown(path, ANYONE, ANYONE)
    done = subprocess.run(
        [sys.executable, "-c", AS_ANYONE, str(project), str(ANYONE)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    expected = tree_digest(with_marker(site.files))
    assert done.stdout.strip() == expected
    assert tree_digest(published(project / "dist") or {}) == expected
    assert (project / "dist/index.html").stat().st_uid == ANYONE


def test_files_from_the_future_or_the_past_are_as_good_as_others(project: Path) -> None:
    build(project, project / "dist")
    story = project / "content/pages/story.en.md"
    for time in (4102444800, 1):  # the year 2100, then 1970
        story.write_text(f"Edited when it was {time}.\n", encoding="utf-8")
        for path in project.rglob("*"):
            os.utime(path, (time, time))
        rebuilt = build(project, project / "dist")
        (project / KEPT).unlink()
        assert rebuilt.digest == tree_digest(with_marker(assemble(project).files))


def test_nothing_that_makes_the_site_asks_what_time_it_is() -> None:
    asking = {
        "now",
        "today",
        "utcnow",
        "time_ns",
        "localtime",
        "gmtime",
        "ctime",
        "strftime",
        "fromtimestamp",
    }
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and (
                node.attr in asking or (node.attr == "time" and ast.unparse(node) == "time.time")
            ):
                found.add(path.relative_to(PACKAGE).as_posix())
    # What is only said on the terminal may depend on the day: that a period is over, that security.txt ends.
    assert found == {"publish/lock.py", "cache/unchanged.py", "cli/check.py", "cli/outcome.py"}
