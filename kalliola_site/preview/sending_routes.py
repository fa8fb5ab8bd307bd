"""The addresses of the page that shows what changed and sends it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kalliola_site.preview.answers import PREFIX
from kalliola_site.preview.asked import Asked
from kalliola_site.preview.gate import RefusedError, read_json
from kalliola_site.preview.sending import ZIP, SendingDesk


def sending_routes(desk: SendingDesk) -> Iterator[Route]:
    """Answer with the page; where nothing may be written, nothing is sent either."""

    async def page(_request: Request) -> Response:
        return Response(await asyncio.to_thread(desk.page), media_type="text/html")

    async def parcel(_request: Request) -> Response:
        data = await asyncio.to_thread(desk.parcel)
        if not data:
            return PlainTextResponse("Not Found", 404)
        headers = {"Content-Disposition": f'attachment; filename="{ZIP}"'}
        return Response(data, media_type="application/zip", headers=headers)

    async def send(request: Request) -> Response:
        try:
            asked = Asked(await read_json(request, desk.token))
            outcome = await asyncio.to_thread(desk.send, asked)
        except RefusedError as error:
            return PlainTextResponse(error.reason, error.status)
        return JSONResponse({"state": outcome.state, "html": str(outcome.html)})

    yield Route(f"{PREFIX}changes", page)
    yield Route(f"{PREFIX}{ZIP}", parcel)
    if desk.token:
        yield Route(f"{PREFIX}send", send, methods=["POST"])
