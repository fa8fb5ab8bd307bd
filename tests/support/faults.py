"""Processes that die or fail in mid-build, and what they leave; ``test_faults`` starts it.

``python -m tests.support.faults EXPERIMENT FOLDER [ARGUMENT …]`` prints what happened as JSON. Everything is
imported once, and each victim is a fork that begins at once.
"""

from __future__ import annotations

import errno
import functools
import itertools
import json
import os
import random
import shutil
import signal
import statistics
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kalliola_site import pipeline
from kalliola_site.publish import slot, swap
from kalliola_site.publish.folder import MARKER, MARKER_TEXT
from kalliola_site.publish.publish import claim_folder, publish, tree_digest
from kalliola_site.publish.slot import slots_for
from tests.conftest import copy_project

BEFORE = {"index.html": b"before", "a/b/index.html": b"x" * 5000, "gone/too.html": b"gone"}
"""The site before the last one, where that is kept: some of it is as it will be, some of it is not."""

SMALL = (
    {"index.html": b"old", "gone/index.html": b"gone"},
    {"index.html": b"new", "a/b/index.html": b"x" * 5000, ".nojekyll": b""},
)
LARGE = tuple(
    {f"{name}/{number % 10}/{number}.html": os.urandom(4000) for number in range(30)}
    for name in ("one", "two")
)
CHANGES = frozenset(
    {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate", "os.scandir"}
    | {"os.listdir", "fcntl.flock", "ctypes.dlsym", "shutil.rmtree"}
)
"""Python's audit events before each step that could matter to what is on the disk."""

A_MINUTE = 60 * 10**9
"""In nanoseconds."""

MEASURED = 5
"""How many builds are timed before the first is killed."""

UNHURT, PUBLISHED, FAILED, BROKEN = 0, 1, 3, 70
STATUSES = {UNHURT: "unhurt", PUBLISHED: "published", FAILED: "failed"}
Outcome = Counter[str]
Action = Callable[[], object]


class Fault:
    """Something that happens to a build before its step of some number, and perhaps before all later ones."""

    def __init__(self, number: int, happen: Action, *, ever_after: bool) -> None:
        self._number = number
        self._happen = happen
        self._ever_after = ever_after
        self._steps = 0

    @property
    def happened(self) -> bool:
        return self._steps >= self._number

    def watch(self) -> None:
        sys.addaudithook(self._step)

    def _step(self, event: str, _arguments: object) -> None:
        if event in CHANGES:
            self._steps += 1
            if self._steps == self._number or (self._ever_after and self.happened):
                self._happen()


def fork(action: Action, fault: Fault | None = None) -> int:
    """Do something in a process of its own; give its number."""
    child = os.fork()
    if child:
        return child
    status = BROKEN
    try:
        if fault:
            fault.watch()
        action()
        status = PUBLISHED if fault and fault.happened else UNHURT
    except OSError:
        status = FAILED
    except BaseException:  # noqa: BLE001 - a fork never returns to the caller
        traceback.print_exc()
    finally:
        os._exit(status)


def end_of(child: int) -> str:
    _, status = os.waitpid(child, 0)
    return "killed" if os.WIFSIGNALED(status) else STATUSES.get(os.WEXITSTATUS(status), "BROKEN")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def forbid() -> None:
    raise PermissionError(errno.EACCES, "forbidden for the test")


def published(folder: Path) -> dict[str, bytes] | None:
    """The tree in a folder; None where there is none."""
    if not folder.exists():
        return None
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def with_marker(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {MARKER: MARKER_TEXT, **files}


def put(files: Mapping[str, bytes], folder: Path, project: Path | None = None) -> str:
    """Publish files; with a project, the site whose place they take is kept for the next time."""
    with claim_folder(folder, folder.parent / "project") as claim:
        slots = None if project is None else slots_for(project, claim.folder)
        return publish(files, claim, slots=slots).digest


def at_each_step(
    folder: Path, happen: Action, *, ever_after: bool, first_time: bool, project: Path | None
) -> Outcome:
    """Publish again and again, with the fault one step later each time, until it is too late to happen."""
    outcome: Outcome = Counter()
    files, new = SMALL[1], with_marker(SMALL[1])
    old = None if first_time else with_marker(SMALL[0])
    for number in range(1, 1000):
        if first_time:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            put(BEFORE, folder, project)
            put(SMALL[0], folder, project)
        end = end_of(fork(lambda: put(files, folder, project), Fault(number, happen, ever_after=ever_after)))
        outcome["missing until the next build"] += old is not None and not folder.exists()
        with claim_folder(folder, folder.parent / "project"):
            pass  # the next build clears up even if it finds a mistake then
        tree = published(folder)
        outcome[f"{end}: {'old' if tree == old else 'new' if tree == new else 'MIXTURE'}"] += 1
        put(files, folder, project)
        beside = [path.name for path in folder.parent.iterdir()]
        outcome["next build wrong"] += published(folder) != new or beside != [folder.name]
        if end == "unhurt":
            return outcome
    raise AssertionError("a build has fewer steps than that")


def at_random(builds: Iterator[tuple[Action, str]], folder: Path, times: int) -> Outcome:
    """Kill builds at random moments, until so many have died; what is published is old or new each time.

    Args:
        builds: Gives each time how to build the next site, and its digest.
        folder: Where it is published.
        times: How many shall die.
    """
    chance = random.Random(20260101)  # noqa: S311 - moments that can be repeated, not secrets
    outcome: Outcome = Counter()
    old, durations = "", []
    for action, new in builds:
        if len(durations) < MEASURED:
            started = time.perf_counter()
            outcome[f"first builds {end_of(fork(action))}"] += 1
            durations.append(time.perf_counter() - started)
            old = new
            continue
        child = fork(action)
        time.sleep(chance.uniform(0, statistics.median(durations)))
        os.kill(child, signal.SIGKILL)
        end = end_of(child)
        digest = tree_digest(published(folder) or {})
        outcome[f"{end}: {'old' if digest == old else 'new' if digest == new else 'MIXTURE'}"] += 1
        end_of(fork(action))
        outcome["next build wrong"] += tree_digest(published(folder) or {}) != new
        if outcome["killed: old"] + outcome["killed: new"] == times:
            return outcome
        old = new
    raise AssertionError("there is always a next build")


def publications(folder: Path, project: Path | None) -> Iterator[tuple[Action, str]]:
    """The last stage alone, with three sites by turns: one is never that which it is made of."""
    both = {**LARGE[0], **LARGE[1]}
    for files in itertools.cycle((*LARGE, both)):
        yield functools.partial(put, files, folder, project), tree_digest(with_marker(files))


def whole_builds(project: Path) -> Iterator[tuple[Action, str]]:
    """Whole builds of two states of a project by turns."""
    path = project / "content/pages/story.en.md"
    text = path.read_bytes()
    states: dict[bytes, str] = {}
    for state in (text, text + b"\nOne more paragraph.\n"):
        path.write_bytes(state)
        states[state] = pipeline.build(project, project / "dist").digest
    for state, digest in itertools.cycle(states.items()):
        path.write_bytes(state)
        yield functools.partial(pipeline.build, project, project / "dist"), digest


def main(experiment: str, top: Path, *settings: str) -> Outcome:
    """Do an experiment: ``kill``, ``fail``, ``publications`` or ``builds``."""
    if "in-two-steps" in settings:
        swap.exchange_names = lambda _one, _other: False
    folder, project = top / "dist", None
    if "with-the-site-before" in settings:
        folder, project = top / "www" / "dist", top / "project"
        folder.parent.mkdir()
        # As if it had been left long ago: what was left just now is never trusted.
        slot.moment = lambda: time.time_ns() + A_MINUTE
    if experiment == "publications":
        return at_random(publications(folder, project), folder, int(settings[0]))
    if experiment == "builds":
        copied = copy_project(top / "project")
        with (copied / "content/site.yml").open("a", encoding="utf-8") as file:
            file.write("\nshare_images: false\n")  # drawing starts threads, which a fork does not survive
        return at_random(whole_builds(copied), copied / "dist", int(settings[0]))
    return at_each_step(
        folder,
        {"kill": die, "fail": forbid}[experiment],
        ever_after="ever-after" in settings,
        first_time="first-time" in settings,
        project=project,
    )


if __name__ == "__main__":
    json.dump(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]), sys.stdout)
