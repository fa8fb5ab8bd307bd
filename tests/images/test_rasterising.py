"""Drawings become pictures in other processes, and the build loses nothing by it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from kalliola_site.cache import workers
from kalliola_site.images import rasterising
from kalliola_site.images.rasterising import Rasterising, digest, rasterise
from kalliola_site.pipeline import assemble
from kalliola_site.problems.problem import ProblemsFoundError
from tests.conftest import make_anew

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="one process does it all there")

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
DRAWINGS = {f"{number}.png": f'{OPEN}<path d="M0 0h{number}v9z"/></svg>' for number in range(1, 9)}


@pytest.fixture(params=[1, 3])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many processes may draw at once, this one among them."""
    many: int = request.param
    monkeypatch.setattr(workers, "available", lambda: many)
    return many


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that this one starts."""
    numbers: list[int] = []
    original = os.fork

    def fork() -> int:
        numbers.append(original())
        return numbers[-1]

    monkeypatch.setattr(os, "fork", fork)
    return numbers


def still_there(processes: list[int]) -> list[int]:
    return [number for number in processes if Path(f"/proc/{number}").exists()]


def fail(_svg: str, _width: int) -> bytes:
    raise ZeroDivisionError


@pytest.mark.usefixtures("processes")
def test_each_drawing_becomes_the_picture_that_it_is_by_itself() -> None:
    with Rasterising({**DRAWINGS, "again.png": DRAWINGS["1.png"]}, 9, {}) as pictures:
        by_path, by_digest = pictures.finish()
    assert by_path == {
        **{path: rasterise(svg, 9) for path, svg in DRAWINGS.items()},
        "again.png": rasterise(DRAWINGS["1.png"], 9),
    }
    assert by_digest == {digest(svg, 9): rasterise(svg, 9) for svg in DRAWINGS.values()}


def test_other_processes_draw_while_this_one_does_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = tmp_path / "drawn"
    os.mkfifo(drawn)

    def tell(_svg: str, _width: int) -> bytes:
        drawn.write_bytes(b"drawn elsewhere")
        return b"picture"

    monkeypatch.setattr(workers, "available", lambda: 2)
    monkeypatch.setattr(rasterising, "rasterise", tell)
    with Rasterising({"1.png": OPEN}, 9, {}) as pictures:
        assert drawn.read_bytes() == b"drawn elsewhere"
        assert list(pictures.paths) == ["1.png"]
        assert pictures.finish()[0] == {"1.png": b"picture"}


@pytest.mark.usefixtures("processes")
def test_what_was_drawn_before_is_not_drawn_again(
    started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        first, kept = pictures.finish()
    started.clear()
    monkeypatch.setattr(rasterising, "rasterise", fail)
    with Rasterising(DRAWINGS, 9, kept) as pictures:
        assert started == []
        assert pictures.finish() == (first, kept)
        assert pictures.finish() == (first, kept)


def test_another_drawing_width_or_program_gives_another_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {digest("<svg/>", 9), digest("<svg />", 9), digest("<svg/>", 8)}
    monkeypatch.setattr(rasterising.resvg_py, "__version__", "another")
    assert len({*digests, digest("<svg/>", 9)}) == 4


@pytest.mark.usefixtures("processes")
def test_what_goes_wrong_in_another_process_is_raised_here(
    started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rasterising, "rasterise", fail)
    with pytest.raises(ZeroDivisionError), Rasterising(DRAWINGS, 9, {}) as pictures:
        pictures.finish()
    assert still_there(started) == []


def test_what_a_killed_process_took_along_is_drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def die_elsewhere(svg: str, _width: int) -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return svg.encode()

    monkeypatch.setattr(workers, "available", lambda: 3)
    monkeypatch.setattr(rasterising, "rasterise", die_elsewhere)
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        assert pictures.finish()[0] == {path: svg.encode() for path, svg in DRAWINGS.items()}


def test_where_the_system_gives_no_process_one_does_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(workers, "available", lambda: 3)
    monkeypatch.setattr(os, "fork", refuse)
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        assert pictures.finish()[0] == {path: rasterise(svg, 9) for path, svg in DRAWINGS.items()}


def test_a_build_that_stops_at_a_mistake_draws_no_further(
    project: Path, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_anew(project)
    monkeypatch.setattr(workers, "available", lambda: 2)
    (project / "templates/pages/goal.html.jinja").write_text("{{ nobody }}", encoding="utf-8")
    with pytest.raises(ProblemsFoundError):
        assemble(project)
    assert started
    assert still_there(started) == []


def test_what_was_all_drawn_before_is_taken_by_its_digest_and_not_drawn() -> None:
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        by_path, kept = pictures.finish()
    again = Rasterising.of_drawn(pictures.digests, kept)
    assert again is not None
    with again:
        assert again.finish() == (by_path, kept)


def test_where_one_drawing_is_lost_nothing_is_taken_for_drawn() -> None:
    with Rasterising(DRAWINGS, 9, {}) as pictures:
        _, kept = pictures.finish()
    lost = dict(list(kept.items())[1:])
    assert Rasterising.of_drawn(pictures.digests, lost) is None
