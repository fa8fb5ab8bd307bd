"""Processes that die or fail in mid-build, and what they leave: started by ``test_faults`` as a process of its own.

``python -m tests.faults EXPERIMENT FOLDER [ARGUMENT …]`` prints what happened as JSON. Everything is imported
once, and each victim is a fork that begins at once.
"""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kalliola_site import pipeline, swap
from kalliola_site.output_folder import MARKER, MARKER_TEXT
from kalliola_site.publish import claimed, publish, tree_digest
from tests.conftest import copy_project

SMALL = (
    {"index.html": b"old", "gone/index.html": b"gone"},
    {"index.html": b"new", "a/b/index.html": b"x" * 5000, ".nojekyll": b""},
)
LARGE = tuple(
    {f"{name}/{number % 20}/{number}.html": os.urandom(4000) for number in range(60)}
    for name in ("one", "two")
)
CHANGES = frozenset(
    {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.scandir"}
    | {"os.listdir", "fcntl.flock", "ctypes.dlsym", "shutil.rmtree"}
)
"""Python's audit events before each step that could matter to what is on the disk."""

PUBLISHED, FAILED, BROKEN = 0, 3, 70
Outcome = Counter[str]
Step = Callable[[], None]


def published(folder: Path) -> dict[str, bytes] | None:
    """The tree in a folder; None where there is none."""
    if not folder.exists():
        return None
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def with_marker(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {MARKER: MARKER_TEXT, **files}


def put(files: Mapping[str, bytes], folder: Path) -> str:
    with claimed(folder, folder.parent / "project") as claim:
        return publish(files, claim)


def fork(action: Step, before: Step = lambda: None) -> int:
    """Do something in a process of its own; give its number."""
    child = os.fork()
    if child:
        return child
    status = BROKEN
    try:
        before()
        action()
        status = PUBLISHED
    except OSError:
        status = FAILED
    except BaseException:  # noqa: BLE001 - a fork never returns to the caller
        traceback.print_exc()
    finally:
        os._exit(status)


def at_step(number: int, fault: Step, *, ever_after: bool = False) -> Step:
    """Let a fault happen before the step of that number, or before it and every later one."""

    def begin() -> None:
        count = 0

        def watch(event: str, _arguments: object) -> None:
            nonlocal count
            if event in CHANGES:
                count += 1
                if count == number or (ever_after and count > number):
                    fault()

        sys.addaudithook(watch)

    return begin


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def forbidden() -> None:
    raise PermissionError(errno.EACCES, "forbidden for the test")


def each_step(folder: Path, fault: Step, old: Mapping[str, bytes] | None, *, ever_after: bool) -> Outcome:
    """Publish again and again, with the fault one step later each time, until it is too late to happen."""
    outcome: Outcome = Counter()
    new = SMALL[1]
    expected = {None if old is None else tree_digest(with_marker(old)): "old"}
    expected[tree_digest(with_marker(new))] = "new"
    for number in range(1, 1000):
        if old is not None:
            put(old, folder)
        begin = at_step(number, fault, ever_after=ever_after)
        _, status = os.waitpid(fork(lambda: put(new, folder) and None, begin), 0)
        happened = describe(status)
        if published(folder) is None and old is not None:
            outcome["missing until the next build"] += 1
        with claimed(folder, folder.parent / "project"):  # as a build does that then finds a mistake
            pass
        tree = published(folder)
        state = expected.get(None if tree is None else tree_digest(tree), "MIXTURE")
        outcome[f"{happened}: {state}"] += 1
        put(new, folder)
        assert published(folder) == with_marker(new)
        assert [path.name for path in folder.parent.iterdir()] == [folder.name]
        if status == 0 and not ever_after and outcome["published: new"] > len(CHANGES):
            break
        if old is None:
            for path in sorted(folder.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            folder.rmdir()
        if number > 60 and status == 0:
            break
    return outcome


def describe(status: int) -> str:
    if os.WIFSIGNALED(status):
        return "killed"
    return {PUBLISHED: "published", FAILED: "failed"}.get(os.WEXITSTATUS(status), "BROKEN")


def at_random(build: Iterator[tuple[Step, str]], tree: Callable[[], str], times: int) -> Outcome:
    """Kill builds at random moments, until that many died; the tree is the old or the new one each time.

    Args:
        build: Gives each time how to build the next site, and its digest.
        tree: Gives the digest of what is published.
        times: How many shall die.
    """
    chance = random.Random(20260101)  # noqa: S311 - repeatable moments, not secrets
    outcome: Outcome = Counter()
    durations: list[float] = []
    for _ in range(4):
        action, new = next(build)
        started = time.perf_counter()
        os.waitpid(fork(action), 0)
        durations.append(time.perf_counter() - started)
        assert tree() == new
    longest = max(durations[1:])
    for action, new in build:
        old = tree()
        child = fork(action)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        state = {old: "old", new: "new"}.get(tree(), "MIXTURE")
        outcome[f"{describe(status)}: {state}"] += 1
        _, status = os.waitpid(fork(action), 0)
        outcome[f"next build: {'right' if status == 0 and tree() == new else 'WRONG'}"] += 1
        if sum(count for name, count in outcome.items() if name.startswith("killed")) == times:
            break
    return outcome


def publications(folder: Path) -> Iterator[tuple[Step, str]]:
    while True:
        for files in LARGE:
            yield lambda files=files: put(files, folder) and None, tree_digest(with_marker(files))  # type: ignore[misc]


def builds(project: Path) -> Iterator[tuple[Step, str]]:
    """Whole builds of two states of a project by turns."""
    text = project / "content/pages/story.en.md"
    states = (text.read_bytes(), text.read_bytes() + b"\nOne more paragraph.\n")
    digests = {}
    for state in states:
        text.write_bytes(state)
        digests[state] = pipeline.build(project, project / "dist").digest
    while True:
        for state in states:
            text.write_bytes(state)
            yield lambda: pipeline.build(project, project / "dist") and None, digests[state]  # type: ignore[func-returns-value]


def main(experiment: str, top: Path, times: int = 0) -> Outcome:
    folder = top / "dist"
    for name in ("two-steps", "first"):
        if experiment.endswith(name):
            break
    if experiment.endswith("in-two-steps"):
        swap.exchange_names = lambda _one, _other: False  # type: ignore[assignment]
    old = None if experiment.endswith("the-first-time") else SMALL[0]
    match experiment.partition("-")[0]:
        case "kill":
            return each_step(folder, killed, old, ever_after=False)
        case "fail":
            return each_step(folder, forbidden, old, ever_after=False)
        case "fail_ever_after":
            return each_step(folder, forbidden, old, ever_after=True)
        case "publications":
            return at_random(publications(folder), lambda: tree_digest(published(folder) or {}), times)
        case "builds":
            project = copy_project(top / "project")
            site = project / "content/site.yml"
            site.write_text(f"{site.read_text(encoding='utf-8')}\nshare_images: false\n", encoding="utf-8")
            return at_random(builds(project), lambda: tree_digest(published(project / "dist") or {}), times)
    raise ValueError(experiment)


if __name__ == "__main__":
    json.dump(main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])), sys.stdout)
