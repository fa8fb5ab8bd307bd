"""Drawings become pictures in other threads, and the build loses nothing by it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kalliola_site import rasterising, workers
from kalliola_site.pipeline import assemble
from kalliola_site.problems import ProblemsFoundError
from kalliola_site.rasterising import Rasterising, digest, rasterise
from tests.conftest import draw_anew

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
DRAWINGS = {f"{number}.png": f'{OPEN}<path d="M0 0h{number}v9z"/></svg>' for number in range(1, 9)}


def at_work() -> list[str]:
    """The threads that draw."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("rasterising")]


def fail(_svg: str, _width: int) -> bytes:
    raise ZeroDivisionError


def test_each_drawing_becomes_the_picture_that_it_is_by_itself() -> None:
    with Rasterising({**DRAWINGS, "again.png": DRAWINGS["1.png"]}, 9, {}) as pictures:
        by_path, by_digest = pictures.finish()
    assert by_path == {
        **{path: rasterise(svg, 9) for path, svg in DRAWINGS.items()},
        "again.png": rasterise(DRAWINGS["1.png"], 9),
    }
    assert by_digest == {digest(svg, 9): rasterise(svg, 9) for svg in DRAWINGS.values()}


def test_the_paths_are_known_before_anything_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    may_draw = threading.Event()

    def wait(_svg: str, _width: int) -> bytes:
        may_draw.wait()
        return b"drawn"

    monkeypatch.setattr(rasterising, "rasterise", wait)
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        assert list(pictures.paths) == list(DRAWINGS)
        may_draw.set()
        assert pictures.finish()[0] == dict.fromkeys(DRAWINGS, b"drawn")


def test_what_was_drawn_before_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        first, kept = pictures.finish()
    monkeypatch.setattr(rasterising, "rasterise", fail)
    with Rasterising(DRAWINGS, 9, kept) as pictures:
        assert at_work() == []
        assert pictures.finish() == (first, kept)


def test_another_drawing_width_or_program_gives_another_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {digest("<svg/>", 9), digest("<svg />", 9), digest("<svg/>", 8)}
    monkeypatch.setattr(rasterising.resvg_py, "__version__", "another")
    assert len({*digests, digest("<svg/>", 9)}) == 4


def test_what_goes_wrong_in_another_thread_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasterising, "rasterise", fail)
    with pytest.raises(ZeroDivisionError), Rasterising(DRAWINGS, 9, {}) as pictures:
        pictures.finish()
    assert at_work() == []


def test_where_the_system_gives_no_threads_one_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(ThreadPoolExecutor, "submit", refuse)
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        assert pictures.finish()[0] == {path: rasterise(svg, 9) for path, svg in DRAWINGS.items()}


def test_what_is_finished_leaves_no_thread_so_that_processes_can_be_copied() -> None:
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        pictures.finish()
        assert at_work() == []


def test_a_build_that_stops_at_a_mistake_draws_no_further(project: Path) -> None:
    draw_anew(project)
    (project / "templates/pages/goal.html.jinja").write_text("{{ nobody }}", encoding="utf-8")
    with pytest.raises(ProblemsFoundError):
        assemble(project)
    assert at_work() == []


def test_pages_that_several_processes_render_wait_for_the_drawing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_anew(project)
    asked: list[list[str]] = []

    def alone() -> int:
        asked.append(at_work())
        return 1

    monkeypatch.setattr("kalliola_site.pipeline.FEWEST", 2)
    monkeypatch.setattr(workers, "available", alone)
    assemble(project)
    assert asked
    assert not any(asked)
