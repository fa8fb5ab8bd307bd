"""The editor's part of the server: the panels that it shows, and the requests that write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kalliola_site.load.read_folder import BINARY_LIMIT
from kalliola_site.preview.answers import PREFIX
from kalliola_site.preview.asked import Asked
from kalliola_site.preview.editing import Editing
from kalliola_site.preview.gate import RefusedError, read_body, read_json, require_own_page
from kalliola_site.preview.panels.panel import panel_as_json
from kalliola_site.preview.written import Written, written_as_json
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Translate

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
"""The types that a picture may be sent as; what it is, its bytes tell."""


def editor_routes(editing: Editing, translate: Translate) -> Iterator[Route]:
    """Answer the editor; where nothing may be edited, none of this is there."""
    if editing.is_read_only:
        return

    async def panel(request: Request) -> Response:
        found = await asyncio.to_thread(
            editing.panel, request.path_params["kind"], dict(request.query_params)
        )
        if found is None:
            return PlainTextResponse("Not Found", 404)
        return JSONResponse(panel_as_json(found, translate))

    async def picture(request: Request) -> Response:
        require_own_page(request, editing.token, PICTURES)
        data = await read_body(request, BINARY_LIMIT)
        return _answer(editing.keep_picture(request.query_params.get("name", ""), data), translate)

    yield Route(f"{PREFIX}panel/{{kind}}", panel)
    yield Route(f"{PREFIX}picture", _guarded(picture, translate), methods=["POST"])
    for name, write in editing.writes().items():
        yield Route(f"{PREFIX}{name}", _writing(editing, write, translate), methods=["POST"])


def _writing(
    editing: Editing, write: Callable[[Asked], Written], translate: Translate
) -> Callable[[Request], Any]:
    async def respond(request: Request) -> Response:
        asked = Asked(await read_json(request, editing.token))
        written = await asyncio.to_thread(write, asked)
        # What is wrong is what was asked for then, and no failure.
        return _answer(replace(written, status=200) if asked.is_dry else written, translate)

    return _guarded(respond, translate)


def _guarded(respond: Callable[[Request], Any], translate: Translate) -> Callable[[Request], Any]:
    async def respond_or_refuse(request: Request) -> Response:
        try:
            response: Response = await respond(request)
        except RefusedError as error:
            is_large = error.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            reason = messages.editor.TOO_LARGE.say(translate) if is_large else error.reason
            return PlainTextResponse(reason, error.status)
        return response

    return respond_or_refuse


def _answer(written: Written, translate: Translate) -> Response:
    return JSONResponse(written_as_json(written, translate), written.status)
