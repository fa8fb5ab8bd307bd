"""The lock files: every package at one version, with its hashes, for every pip and every system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK_FILES = ("requirements.txt", "requirements-dev.txt", "requirements-fuzz.txt")
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
PYTHONS = tuple(
    {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0"} for minor in range(11, 15)
)
ENVIRONMENTS = [{**system, **python} for system, python in product(SYSTEMS, PYTHONS)]
"""Where a lock file is used: ``packaging`` takes what is not said here from this machine."""

every_lock_file = pytest.mark.parametrize("name", LOCK_FILES)


def locked(path: Path) -> dict[str, Requirement]:
    """The packages of a lock file, each with the extras that are locked with it."""
    lines = re.findall(r"(?m)^([a-z0-9][^\n]*?)(?: \\)?$", path.read_text(encoding="utf-8"))
    return {canonicalize_name(package.name): package for package in map(Requirement, lines)}


def asked_for(package: Requirement) -> Iterator[Requirement]:
    """What an installed package asks for, with these extras of its own, on any system."""
    for line in requires(package.name) or ():
        asked = Requirement(line)
        if asked.marker is None or any(
            asked.marker.evaluate({**environment, "extra": extra})
            for environment in ENVIRONMENTS
            for extra in ("", *package.extras)
        ):
            yield asked


@every_lock_file
def test_every_package_is_locked_with_hashes(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    packages = re.findall(
        r"(?m)^([\w.-]+)(?:\[[\w,-]+\])?==[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)*)", text
    )
    assert {package for package, _ in packages} == set(locked(root / name))
    assert [package for package, hashes in packages if not hashes] == []
    assert "://" not in text


@every_lock_file
def test_an_extra_that_a_package_asks_for_is_locked_with_it(root: Path, name: str) -> None:
    # pip before 23.3 takes coverage[toml] for a package that has no version where the file has only coverage.
    lock = locked(root / name)
    missing = []
    for package in lock.values():
        try:
            asked = [one for one in asked_for(package) if one.extras]
        except PackageNotFoundError:
            continue  # for another system only, or for fuzzing
        missing += [
            f"{package.name} asks for {one.name}[{','.join(sorted(one.extras))}]"
            for one in asked
            if not one.extras <= lock[canonicalize_name(one.name)].extras
        ]
    assert missing == [], "lock with --no-strip-extras (CONTRIBUTING.md)"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_what_the_tests_run_with_is_what_is_locked(root: Path, name: str) -> None:
    missing = []
    for package in locked(root / name).values():
        if package.marker is None:
            try:
                requires(package.name)
            except PackageNotFoundError:
                missing.append(package.name)
    assert missing == []


def test_how_each_lock_file_is_made_is_written_down(root: Path) -> None:
    told = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    commands = re.findall(r"(?m)^ *(uv pip compile .*) -o (\S+)$", told)
    assert [made for _, made in commands] == list(LOCK_FILES)
    assert all("--no-strip-extras" in command and "--generate-hashes" in command for command, _ in commands)
