"""The preview's server: who may ask for what, and the stream that tells pages of news."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kalliola_site.pipeline import Site
from kalliola_site.preview.answers import PREFIX, answer, page_state
from kalliola_site.preview.components_page import components_page
from kalliola_site.preview.latest import Latest
from kalliola_site.preview.panel import panel
from kalliola_site.preview.translations_page import translations_page
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.render.examples import Examples

NAMES = ("127.0.0.1", "localhost")
"""By which names this machine may be asked; any other may be a trick to read what is not public yet."""

_HERE = Path(__file__).resolve().parent
_RECONNECT = 500
"""Milliseconds after which a page asks again when the preview has gone."""


class StateChannel:
    """Holds the latest state, and lets any number of streams wait for the next."""

    def __init__(self) -> None:
        self.latest = Latest()
        self._news = asyncio.Event()
        self._closed = False

    def put(self, latest: Latest) -> None:
        """Show a new state to all who wait."""
        self.latest = latest
        self._wake()

    def close(self) -> None:
        """Let all streams end."""
        self._closed = True
        self._wake()

    async def states(self) -> AsyncIterator[Latest]:
        """Return the state as it is, then each newer one, until closed."""
        while not self._closed:
            news = self._news
            yield self.latest
            await news.wait()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()


def application(
    board: StateChannel,
    port: int,
    language: str,
    translate: Translate,
    explain: Callable[[Exception], Phrase],
) -> Starlette:
    """Make the server's application.

    A page of the preview itself is one more ``Route`` in ``_own_pages``.

    Args:
        board: Where the latest state is.
        port: The port it is reached at.
        language: The language of its own words.
        translate: Puts them into that language.
        explain: Reports a mistake of the program, and puts it into words.
    """

    async def site(request: Request) -> Response:
        title = messages.preview.PREVIEW.say(translate)
        found = answer(board.latest.files, request.path_params["path"], language, title)
        headers = {"Content-Type": found.content_type}
        if found.location:
            headers["Location"] = found.location
        return Response(found.body, found.status, headers)

    async def news(request: Request) -> Response:
        path = unquote(request.query_params.get("path", "/")).removeprefix("/")

        async def events() -> AsyncIterator[str]:
            yield f"retry: {_RECONNECT}\n\n"
            async for latest in board.states():
                yield f"data: {json.dumps(_news(latest, path, language, translate))}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")

    async def nothing(_request: Request) -> Response:
        return PlainTextResponse("Not Found", 404)

    async def failed(_request: Request, error: Exception) -> Response:
        return PlainTextResponse(explain(error).say(translate), 500)

    return Starlette(
        routes=[
            Route(f"{PREFIX}news", news),
            _file("client.js", "text/javascript"),
            _file("panel.css", "text/css"),
            *_own_pages(board, language, translate),
            Route(PREFIX + "{path:path}", nothing),
            Route("/{path:path}", site),
        ],
        middleware=[Middleware(_Gate, port=port)],
        exception_handlers={Exception: failed},
    )


def _file(name: str, media_type: str) -> Route:
    """Answer with a file that stands beside this module."""

    async def respond(_request: Request) -> Response:
        return Response((_HERE / name).read_bytes(), media_type=media_type)

    return Route(f"{PREFIX}{name}", respond)


def _own_pages(board: StateChannel, language: str, translate: Translate) -> Iterator[Route]:
    """Answer with the pages of the preview itself, and with their style sheets."""

    def translations(latest: Site) -> bytes:
        return translations_page(latest.content, f"{PREFIX}translations.css", language, translate)

    def components(latest: Site) -> bytes:
        sheets = (f"{PREFIX}components/site.css", f"{PREFIX}components.css")
        return components_page(_examples(latest), sheets, language, translate)

    def components_style(latest: Site) -> bytes:
        return _examples(latest).stylesheet.encode()

    yield _made("translations", "text/html", translations, board, translate)
    yield _file("translations.css", "text/css")
    yield _made("components", "text/html", components, board, translate)
    yield _made("components/site.css", "text/css", components_style, board, translate)
    yield _file("components.css", "text/css")


def _made(
    name: str, media_type: str, make: Callable[[Site], bytes], board: StateChannel, translate: Translate
) -> Route:
    """Answer with what is made of the last good site, if there is one."""

    async def respond(_request: Request) -> Response:
        latest = board.latest.site
        if latest is None:
            return PlainTextResponse(messages.preview.PREVIEW_STILL_NOTHING.say(translate), 503)
        return Response(make(latest), media_type=media_type)

    return Route(f"{PREFIX}{name}", respond)


def _examples(site: Site) -> Examples:
    assert site.examples is not None  # noqa: S101 - whatever is built to be previewed has them
    return site.examples


def _news(latest: Latest, path: str, language: str, translate: Translate) -> dict[str, object]:
    state = page_state(latest.files, path)
    return {
        "page": state.digest,
        "stylesheets": state.stylesheets,
        "panel": panel(latest, translate),
        "language": language,
        "label": messages.preview.PREVIEW.say(translate),
        "stopped": messages.preview.PREVIEW_STOPPED.say(translate),
    }


class _Gate:
    """Turns away whoever does not ask from this machine by its own name, and lets nothing be kept.

    A page elsewhere can have its own host name lead to this machine (DNS rebinding) and then read what it
    gets; it cannot choose what its browser writes into Host and Origin (RFC 9110, 7.2; RFC 6454, 7).
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())  # noqa: PLR2004
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)

        async def send_unkept(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                sent["Cache-Control"] = "no-store"
                sent["X-Content-Type-Options"] = "nosniff"
                sent["Cross-Origin-Resource-Policy"] = "same-origin"
            await send(message)

        app = self._app if self._may_ask(headers) else PlainTextResponse("Forbidden", 403)
        await app(scope, receive, send_unkept)

    def _may_ask(self, headers: Headers) -> bool:
        hosts = [host.lower() for host in headers.getlist("host")]
        origins = headers.getlist("origin")
        return len(hosts) == 1 and hosts[0] in self._hosts and self._origins.issuperset(origins)
