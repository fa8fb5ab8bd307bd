"""The preview's server: who may ask for what, and the stream that tells pages of news."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from kalliola_site.frozen_value import frozen_value
from kalliola_site.pipeline import Site
from kalliola_site.preview.answers import PREFIX, answer, page_state
from kalliola_site.preview.components_page import components_page
from kalliola_site.preview.editing import Editing
from kalliola_site.preview.editor_routes import editor_routes
from kalliola_site.preview.gate import Gate
from kalliola_site.preview.latest import Latest, StateChannel
from kalliola_site.preview.panel import panel
from kalliola_site.preview.script import FOLDER, MODULES, words_module
from kalliola_site.preview.sending import SendingDesk
from kalliola_site.preview.sending_page import SendingReader
from kalliola_site.preview.sending_routes import sending_routes
from kalliola_site.preview.translations_page import translations_page
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate
from kalliola_site.render.examples import Examples

_HERE = Path(__file__).resolve().parent
_RECONNECT = 500
"""Milliseconds after which a page asks again when the preview has gone."""


@frozen_value
class Reader:
    """Who looks at the preview: the language of its own words, and what puts them into it."""

    language: str
    translate: Translate
    explain: Callable[[Exception], Phrase]
    """Reports a mistake of the program, and puts it into words."""


def application(board: StateChannel, port: int, reader: Reader, editing: Editing) -> Starlette:
    """Make the server's application.

    A page of the preview itself is one more ``Route`` in ``_own_pages``.

    Args:
        board: Where the latest state is.
        port: The port it is reached at.
        reader: Who looks at it.
        editing: What writes to the project, if anything may.
    """
    language, translate = reader.language, reader.translate

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
                told = {**_news(latest, path, translate), **editing.state()}
                yield f"data: {json.dumps(told)}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")

    async def nothing(_request: Request) -> Response:
        return PlainTextResponse("Not Found", 404)

    async def failed(_request: Request, error: Exception) -> Response:
        return PlainTextResponse(reader.explain(error).say(translate), 500)

    return Starlette(
        routes=[
            Route(f"{PREFIX}news", news),
            *_script(editing, language, translate),
            _file("panel.css", "text/css"),
            *editor_routes(editing, translate),
            *_own_pages(board, language, translate),
            *_sending(board, reader, editing),
            Route(PREFIX + "{path:path}", nothing),
            Route("/{path:path}", site),
        ],
        middleware=[Middleware(Gate, port=port)],
        exception_handlers={Exception: failed},
    )


def _file(name: str, media_type: str, folder: Path = _HERE) -> Route:
    """Answer with a file that stands beside this module."""

    async def respond(_request: Request) -> Response:
        return Response((folder / name).read_bytes(), media_type=media_type)

    return Route(f"{PREFIX}{name}", respond)


def _script(editing: Editing, language: str, translate: Translate) -> Iterator[Route]:
    """Answer with the modules of the editor's script, and with their words."""
    words = words_module(editing.project, editing.token, language, translate)

    async def respond(_request: Request) -> Response:
        return Response(words, media_type="text/javascript")

    yield Route(f"{PREFIX}words.js", respond)
    yield from (_file(name, "text/javascript", FOLDER) for name in MODULES)


def _sending(board: StateChannel, reader: Reader, editing: Editing) -> Iterator[Route]:
    """Answer with the page that shows what changed and sends it."""
    who = SendingReader(reader.language, reader.translate)
    yield from sending_routes(SendingDesk(editing.project, board, editing.token, who))
    yield _file("sending.js", "text/javascript")
    yield _file("sending.css", "text/css")


def _own_pages(board: StateChannel, language: str, translate: Translate) -> Iterator[Route]:
    """Answer with the pages of the preview itself, and with their style sheets."""

    def translations(latest: Site) -> bytes:
        return translations_page(latest.content, language, translate)

    def components(latest: Site) -> bytes:
        sheets = (f"{PREFIX}components/site.css", f"{PREFIX}components.css")
        return components_page(_examples(latest), sheets, language, translate)

    def components_style(latest: Site) -> bytes:
        return _examples(latest).stylesheet.encode()

    yield _file("own_pages.css", "text/css")
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


def _news(latest: Latest, path: str, translate: Translate) -> dict[str, object]:
    state = page_state(latest.files, path)
    return {"page": state.digest, "stylesheets": state.stylesheets, "panel": panel(latest, translate)}
