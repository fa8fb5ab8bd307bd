from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from watchfiles._rust_notify import WatchfilesRustInternalError

from kalliola_site.preview.saves import saves
from tests.support.previewing import PATIENCE


def watched(project: Path, steps: Callable[[Callable[[], Awaitable[object]]], Awaitable[None]]) -> None:
    """Watch a project while ``steps`` are taken, which are given what waits for the next turn."""

    async def run() -> None:
        stop = asyncio.Event()
        turns: AsyncIterator[None] = saves(project, stop)
        await steps(lambda: asyncio.wait_for(anext(turns, "over"), PATIENCE))
        stop.set()
        assert await asyncio.wait_for(anext(turns, "over"), PATIENCE) == "over"

    # A browser that another test in this process drives keeps a loop going in the main thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


@pytest.mark.parametrize("name", ["content/strategy.yml", "content/new/folder/x.md", "templates/new.css"])
def test_there_is_a_turn_at_once_and_one_after_a_save(project: Path, name: str) -> None:
    async def steps(turn: Callable[[], Awaitable[object]]) -> None:
        await turn()
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("changed", encoding="utf-8")
        await turn()

    watched(project, steps)


def test_a_save_during_the_first_turn_gives_another(project: Path) -> None:
    async def steps(turn: Callable[[], Awaitable[object]]) -> None:
        await turn()
        (project / "content/strategy.yml").write_text("changed", encoding="utf-8")
        await turn()
        (project / "content/site.yml").unlink()
        await turn()

    watched(project, steps)


def test_a_folder_that_is_taken_away_and_brought_back_is_watched_again(project: Path) -> None:
    aside = project / "aside"

    async def steps(turn: Callable[[], Awaitable[object]]) -> None:
        await turn()
        (project / "content").rename(aside)
        (project / "templates/x.css").write_text("a{}", encoding="utf-8")
        await turn()
        (project / "content").mkdir()
        await turn()
        (project / "content/site.yml").write_text("new", encoding="utf-8")
        await turn()

    watched(project, steps)


@pytest.mark.parametrize(("said", "number"), [(24, errno.EMFILE), (28, errno.EMFILE), (5, errno.EIO)])
def test_where_the_machine_does_not_let_us_watch_it_has_failed(
    project: Path, monkeypatch: pytest.MonkeyPatch, said: int, number: int
) -> None:
    async def refuse(*_: object, **__: object) -> AsyncIterator[None]:
        raise WatchfilesRustInternalError(f"error in underlying watcher: refused (os error {said})")
        yield

    async def steps(turn: Callable[[], Awaitable[object]]) -> None:
        await turn()
        with pytest.raises(OSError, match="underlying watcher") as caught:
            await turn()
        assert caught.value.errno == number

    monkeypatch.setattr("kalliola_site.preview.saves.awatch", refuse)
    watched(project, steps)
