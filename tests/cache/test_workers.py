"""Work that is shared out among processes: the same as by one, and nothing is left of it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kalliola_site.cache import workers
from kalliola_site.cli import main
from kalliola_site.options import BuildOptions
from kalliola_site.pipeline import assemble
from tests.conftest import ROOT, copy_project

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="one process does it all there")

PARENT = os.getpid()


def squared(number: int) -> tuple[int, ...]:
    return number, number * number


@pytest.mark.parametrize("many", [1, 2, 3, 8])
@pytest.mark.parametrize("items", [0, 1, 7, 50])
def test_many_make_what_one_makes_in_the_same_order(many: int, items: int) -> None:
    assert list(workers.parallel_map(squared, range(items), many)) == list(map(squared, range(items)))


def test_what_a_worker_cannot_make_is_left_to_the_one_that_asked() -> None:
    def fail(number: int) -> int:
        return 12 // (number - 3)

    assert list(workers.parallel_map(fail, range(1, 8), 7))[2] is None


def test_a_worker_that_was_killed_is_an_error() -> None:
    def be_killed(number: int) -> int:
        if os.getpid() != PARENT:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(workers.WorkerKilledError):
        list(workers.parallel_map(be_killed, range(4), 2))


def test_no_worker_is_left_when_the_work_fails() -> None:
    started: list[int] = []

    def fail_at_home(_number: int) -> int:
        if os.getpid() == PARENT:
            raise RuntimeError("at home")
        signal.pause()
        return 0

    original = os.fork

    def fork() -> int:
        started.append(original())
        return started[-1]

    os.fork = fork
    try:
        with pytest.raises(RuntimeError, match="at home"):
            list(workers.parallel_map(fail_at_home, range(4), 2))
    finally:
        os.fork = original
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)


ORPHANED = """
import signal, sys
from kalliola_site.cache import workers

def tell(item):
    print(item, flush=True)
    with open(sys.argv[1]) as told:
        told.read()

workers.available = lambda: 2
with workers.BackgroundWork(tell, ["first", "second"]):
    signal.pause()
"""


def test_a_worker_ends_when_nobody_waits_for_it_any_more(tmp_path: Path) -> None:
    go_on = tmp_path / "go on"
    os.mkfifo(go_on)
    with subprocess.Popen(
        [sys.executable, "-c", ORPHANED, str(go_on)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "first\n"
        process.kill()
        process.wait()
        go_on.write_text("", encoding="utf-8")
        assert process.stdout.read() == ""


WAITING = """
import os, signal, sys
from kalliola_site.cache.workers import parallel_map

parent = os.getpid()

def wait(number):
    if os.getpid() == parent:
        print("at work", flush=True)
    signal.pause()

list(parallel_map(wait, range(4), 2))
"""


def test_ctrl_c_leaves_nothing() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert errors.rstrip().endswith("KeyboardInterrupt")
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_a_process_with_other_threads_is_not_copied() -> None:
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert workers.available() == 1
    finally:
        end.set()
        other.join()


def test_how_much_has_been_made_is_told() -> None:
    told: list[tuple[int, int]] = []
    list(workers.parallel_map(squared, range(5), 2, lambda made, of: told.append((made, of))))
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_a_site_is_the_same_by_one_process_and_by_many(
    unchanged_project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "available", lambda: 1)
    alone = assemble(unchanged_project, BuildOptions(full=True)).files
    monkeypatch.setattr(workers, "available", lambda: 3)
    monkeypatch.setattr(workers, "MIN_ITEMS_PER_WORKER", 2)
    assert assemble(unchanged_project, BuildOptions(full=True)).files == alone


def test_a_mistake_in_a_template_is_told_of_as_by_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_project(tmp_path / "project")
    template = project / "templates/pages/goal.html.jinja"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{% block main %}", "{% block main %}{{ nobody }}"), encoding="utf-8")
    told = []
    for many in (1, 3):
        monkeypatch.setattr(workers, "available", lambda many=many: many)
        monkeypatch.setattr(workers, "MIN_ITEMS_PER_WORKER", 2)
        assert main.main(["--project", str(project), "--lang", "en"]) == 1
        told.append(capsys.readouterr())
    assert told[0] == told[1]


def test_a_killed_worker_ends_the_build_with_3_and_says_why(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def killed(*_arguments: object, **_options: object) -> None:
        raise workers.WorkerKilledError

    monkeypatch.setattr("kalliola_site.render.site.parallel_map", killed)
    assert main.main(["--project", str(project), "--lang", "en"]) == 3
    assert "part of the work was ended from outside" in capsys.readouterr().err
    assert not (project / "dist").exists()
