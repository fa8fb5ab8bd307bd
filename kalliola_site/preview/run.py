"""Running the preview: build, serve and watch until someone stops it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import secrets
import socket
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette

from kalliola_site.frozen_value import frozen_value
from kalliola_site.pipeline import assemble, build_in_memory
from kalliola_site.preview.editing import Editing
from kalliola_site.preview.gate import NAMES
from kalliola_site.preview.latest import Latest, StateChannel, built_anew
from kalliola_site.preview.saves import WATCHED, saves
from kalliola_site.preview.server import Reader, application
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.problems.system_errors import reason

_GRACE = 1
"""Seconds that connections have to end when the preview stops."""


class PortNotFreeError(Exception):
    """The preview cannot listen at a port; carries why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


@frozen_value
class PreviewEvents:
    """To whom the preview speaks, and how."""

    language: str
    """The language of messages."""
    translate: Translate
    """Puts them into it."""
    explain: Callable[[Exception], Phrase]
    """Reports how the program or the machine failed, and puts it into words."""
    tell: Callable[[Latest, str], None]
    """Is told the state after each build, and the preview's address."""
    warn: Callable[[Phrase], None]
    """Is told what went wrong beside the builds."""


def preview(project: Path, port: int, audience: PreviewEvents, *, is_read_only: bool = False) -> None:
    """Serve a project on this machine until Ctrl-C, building it anew at every save.

    Args:
        project: The project's folder.
        port: Where to listen on 127.0.0.1; 0 for any port that is free.
        audience: Who hears of it.
        is_read_only: Whether nothing can be edited on its pages.

    Raises:
        ProblemsFoundError: The folder is no project.
        PortNotFreeError: The port cannot be had.
        OSError: The machine failed.
    """
    if not all((project / name).is_dir() for name in WATCHED):
        assemble(project)
    with _listening(port) as listener, contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(project, listener, audience, is_read_only=is_read_only))


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((NAMES[0], port))
    except OSError as error:
        reasons = {
            errno.EADDRINUSE: messages.preview.PORT_IN_USE,
            errno.EACCES: messages.preview.PORT_NOT_ALLOWED,
        }
        if error.errno not in reasons:
            raise
        raise PortNotFreeError(reasons[error.errno].with_values(port=port)) from error


async def _serve(
    project: Path, listener: socket.socket, audience: PreviewEvents, *, is_read_only: bool
) -> None:
    port: int = listener.getsockname()[1]
    asyncio.get_running_loop().set_exception_handler(_Complaints(audience.warn))
    board = StateChannel()
    stop = asyncio.Event()
    building = asyncio.create_task(_keep_building(project, port, board, audience, stop))

    async def end() -> None:
        stop.set()
        board.close()
        await asyncio.wait([building])

    reader = Reader(audience.language, audience.translate, audience.explain)
    token = "" if is_read_only else secrets.token_urlsafe()
    app = application(board, port, reader, Editing(project, board, token))
    server = _Server(_settings(app), end)
    building.add_done_callback(lambda _: server.stop())
    await server.serve(sockets=[listener])
    building.result()


class _Complaints:
    """Tells of connections that the machine did not let us have: of each reason once."""

    def __init__(self, warn: Callable[[Phrase], None]) -> None:
        self._warn = warn
        self._told: set[int | None] = set()

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not isinstance(error, OSError):
            # What follows from a failure of the machine is not told of beside it.
            if not self._told:
                loop.default_exception_handler(context)
        elif error.errno not in self._told:
            self._told.add(error.errno)
            self._warn(messages.preview.NOT_ANSWERED.with_values(reason=reason(error)))


async def _keep_building(
    project: Path, port: int, board: StateChannel, audience: PreviewEvents, stop: asyncio.Event
) -> None:
    """Build in a thread, one build at a time, so that the server goes on answering."""
    address = f"http://{NAMES[0]}:{port}/"
    build = partial(build_in_memory, project, address)
    async for _ in saves(project, stop):
        latest = await asyncio.to_thread(built_anew, board.latest, build, audience.explain)
        board.put(latest)
        audience.tell(latest, address)


def _settings(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        # What goes wrong while answering is told as the command tells it, not in a log.
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )


class _Server(uvicorn.Server):
    """A server that ends what runs beside it before it waits for its connections to close."""

    def __init__(self, config: uvicorn.Config, end: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._end = end

    def stop(self) -> None:
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._end()
        await super().shutdown(sockets)
