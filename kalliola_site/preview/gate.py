"""Who may ask the preview for what: this machine by its own names, and to write only its own pages."""

from __future__ import annotations

import json
import secrets
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kalliola_site.preview.answers import PREFIX

NAMES = ("127.0.0.1", "localhost")
"""By which names this machine may be asked; any other may be a trick to read what is not public yet."""

TOKEN_HEADER = "X-Preview-Token"  # noqa: S105 - its name, not the token
"""Where a page of ours says the token that it was given; a page from elsewhere cannot know it, nor may it
send a header of this name without being allowed to (Fetch Standard, 3.3)."""

REQUEST_LIMIT = 64 * 1024
"""The size of the largest request that writes words, in bytes."""


class RefusedError(Exception):
    """A request is not answered; carries the status and what is said of it (RFC 9110, 15.5)."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Gate:
    """Turns away whoever does not ask from this machine by its own name, and lets nothing be kept.

    A page elsewhere can have its own host name lead to this machine (DNS rebinding) and then read what it
    gets; it cannot choose what its browser writes into Host, Origin and Sec-Fetch-Site (RFC 9110, 7.2;
    RFC 6454, 7; Fetch Metadata, 2.4). No page elsewhere may show ours in a frame, where a click could be
    lured.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())  # noqa: PLR2004

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or turn away."""
        if scope["type"] != "http":
            return

        async def send_unkept(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = MutableHeaders(scope=message)
                sent["Cache-Control"] = "no-store"
                sent["X-Content-Type-Options"] = "nosniff"
                sent["Cross-Origin-Resource-Policy"] = "same-origin"
                sent["Content-Security-Policy"] = "frame-ancestors 'self'"
            await send(message)

        app = self._app if self._may_ask(scope) else PlainTextResponse("Forbidden", 403)
        await app(scope, receive, send_unkept)

    def _may_ask(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        hosts = [host.lower() for host in headers.getlist("host")]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return False
        # 127.0.0.1 and localhost are two origins: a page of the one may be another program's.
        return {f"http://{hosts[0]}"}.issuperset(headers.getlist("origin")) and _is_from_here(scope, headers)


def _is_from_here(scope: Scope, headers: Headers) -> bool:
    """Whether a browser that tells from where it asks says: from our own page, or from its user.

    A link elsewhere may lead to a page of the site, in a window of its own, and to nothing else.
    """
    sites = set(headers.getlist("sec-fetch-site"))
    if sites <= {"same-origin"} or (sites == {"none"} and scope["method"] in {"GET", "HEAD"}):
        return True
    is_opened = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return is_opened and scope["method"] == "GET" and not scope["path"].startswith(PREFIX)


def require_own_page(request: Request, token: str, content_types: frozenset[str]) -> None:
    """Refuse a request to write that no page of ours has sent.

    Args:
        request: A request that the gate has let through, so that an Origin is the right one where it is said.
        token: What our pages were given, anew at each start.
        content_types: The types that it may have; none of them is one that a form can send.

    Raises:
        RefusedError: It has no Origin, not the token (403), or another type (415).
    """
    headers = request.headers
    given = headers.getlist(TOKEN_HEADER)
    has_token = len(given) == 1 and secrets.compare_digest(given[0].encode("latin-1"), token.encode())
    if not token or not has_token or len(headers.getlist("origin")) != 1:
        raise RefusedError(403, "Forbidden")
    if headers.get("content-type", "").partition(";")[0].strip().lower() not in content_types:
        raise RefusedError(415, "Unsupported Media Type")


async def read_body(request: Request, limit: int) -> bytes:
    """Read a request's body, counting, whatever it has said of its length.

    Raises:
        RefusedError: It is larger than ``limit`` bytes (413).
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise RefusedError(413, "Content Too Large")
    return bytes(body)


async def read_json(request: Request, token: str) -> dict[str, Any]:
    """Read the JSON object that a page of ours has sent.

    Raises:
        RefusedError: It may not be taken, or is no JSON object of Unicode text (400).
    """
    require_own_page(request, token, frozenset({"application/json"}))
    body = await read_body(request, REQUEST_LIMIT)
    try:
        value = json.loads(body.decode())
        json.dumps(value, ensure_ascii=False).encode()  # halves of pairs are no text
    except (ValueError, RecursionError):
        raise RefusedError(400, "Bad Request") from None
    if not isinstance(value, dict):
        raise RefusedError(400, "Bad Request")
    return value
