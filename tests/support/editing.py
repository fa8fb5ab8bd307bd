"""Asking a running preview as a page of its own does, for tests of what it answers."""

from __future__ import annotations

import asyncio
import http.client
import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, Protocol
from urllib.parse import quote

import httpx

from kalliola_site.pipeline import build_in_memory
from kalliola_site.preview.editing import Editing
from kalliola_site.preview.latest import StateChannel, built_anew
from kalliola_site.preview.server import Reader, application
from kalliola_site.problems.problem import as_written
from tests.support.previewing import PATIENCE, Preview

JSON = "application/json"
PORT = 8000


class Ask(Protocol):
    """Sends a request; gives the status and the body of the answer."""

    def __call__(self, path: str, method: str, body: bytes | None, **headers: str) -> tuple[int, bytes]: ...


def ask(
    preview: Preview, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, bytes]:
    """Send a request just as it is said here; underscores in names of headers stand for hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host="Host" in headers)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(body)
    response = connection.getresponse()
    found = response.status, response.read()
    connection.close()
    return found


def news(preview: Preview) -> dict[str, Any]:
    """The first that a page hears."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request("GET", "/_preview/news?path=/")
    with connection.getresponse() as stream:
        data = next(line for line in stream if line.startswith(b"data: "))
    connection.close()
    found: dict[str, Any] = json.loads(data.removeprefix(b"data: "))
    return found


class OwnPage:
    """A page of a preview, running or in this process."""

    def __init__(self, origin: str, token: str, ask_for: Ask) -> None:
        self._ask = ask_for
        self.headers = {
            "Origin": origin,
            "Sec_Fetch_Site": "same-origin",
            "Content_Type": JSON,
            "X_Preview_Token": token,
        }

    @classmethod
    def of(cls, preview: Preview) -> OwnPage:
        """A page of a running preview."""
        return cls(preview.address.rstrip("/"), news(preview)["token"], partial(ask, preview))

    def send(self, path: str, value: object, **headers: str | None) -> tuple[int, dict[str, Any]]:
        """Post a value; headers are ours, but for those given; None leaves one out."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        whole = {name: text for name, text in {**self.headers, **headers}.items() if text is not None}
        status, answer = self._ask(f"/_preview/{path}", "POST", body, **whole)
        return status, json.loads(answer) if answer.startswith(b"{") else {"refused": answer.decode()}

    def panel(self, kind: str, /, **asked: str) -> dict[str, Any]:
        """Ask for a panel; empty where there is none."""
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items())
        status, answer = self._ask(f"/_preview/panel/{kind}?{query}", "GET", None)
        found: dict[str, Any] = json.loads(answer) if status == 200 else {}
        return found

    def write(self, place: str, old: str | None, new: str | None) -> tuple[int, dict[str, Any]]:
        """Save another text."""
        return self.send("edits", {"edits": [{"place": place, "old": old, "new": new}]})

    def use(self, panel: dict[str, Any], label: str) -> tuple[int, dict[str, Any]]:
        """Press a button of a panel."""
        (tool,) = [tool for tool in panel["tools"] if tool["label"] == label]
        return self.send(tool["path"], tool["body"])

    def fill_in(self, panel: dict[str, Any], values: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Fill in the fields whose names end so, and save."""
        edits = [
            {"place": field["place"], "old": field["value"], "new": value}
            for end, value in values.items()
            for field in panel["fields"]
            if field["place"].endswith(end)
        ]
        assert len(edits) == len(values)
        return self.send(panel["save"]["path"], {**panel["save"]["body"], "edits": edits})


class PreviewHere(OwnPage):
    """A page of a preview in this process, which builds when it is told to."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._board = StateChannel()
        self.editing = Editing(project, self._board, "token")
        self._app = application(self._board, PORT, Reader("en", as_written, _give_up), self.editing)
        super().__init__(f"http://127.0.0.1:{PORT}", "token", self._answer)
        self.build()

    def build(self) -> None:
        """Build the site anew, as the preview does after a save."""
        address = f"http://127.0.0.1:{PORT}/"
        self._board.put(
            built_anew(self._board.latest, lambda: build_in_memory(self._project, address), _give_up)
        )

    def _answer(self, path: str, method: str, body: bytes | None, **headers: str) -> tuple[int, bytes]:
        # A browser that another test in this process drives keeps a loop going in the main thread.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._asked(path, method, body, headers)).result()

    async def _asked(
        self, path: str, method: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{PORT}") as client:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            answer = await client.request(method, path, content=body, headers=named)
            return answer.status_code, answer.content


def _give_up(error: Exception) -> NoReturn:
    raise error
