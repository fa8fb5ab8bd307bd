"""Asking a running preview as a page of its own does, for tests of what it answers."""

from __future__ import annotations

import http.client
import json
from typing import Any
from urllib.parse import quote

from tests.support.previewing import PATIENCE, Preview

JSON = "application/json"


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
    """A page of a preview."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self.origin = preview.address.rstrip("/")
        self.headers = {
            "Origin": self.origin,
            "Sec_Fetch_Site": "same-origin",
            "Content_Type": JSON,
            "X_Preview_Token": news(preview)["token"],
        }

    def send(self, path: str, value: object, **headers: str | None) -> tuple[int, dict[str, Any]]:
        """Post a value; headers are ours, but for those given; None leaves one out."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        whole = {name: text for name, text in {**self.headers, **headers}.items() if text is not None}
        status, answer = ask(self._preview, f"/_preview/{path}", "POST", body, **whole)
        return status, json.loads(answer) if answer.startswith(b"{") else {"refused": answer.decode()}

    def panel(self, kind: str, **asked: str) -> dict[str, Any] | None:
        """Ask for a panel; None where there is none."""
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items())
        status, answer = ask(self._preview, f"/_preview/panel/{kind}?{query}")
        return json.loads(answer) if status == 200 else None

    def write(self, place: str, old: str | None, new: str | None) -> tuple[int, dict[str, Any]]:
        """Save another text."""
        return self.send("edits", {"edits": [{"place": place, "old": old, "new": new}]})
