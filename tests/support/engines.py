"""The browsers beside Chromium: WebKitGTK, whose engine iPhones have, and Firefox ESR.

``python -m tests.support.engines`` makes sure that both are there: Debian's packages where we are root.
Each is driven over the protocol that it brings: WebKitGTK over WebDriver, Firefox over WebDriver BiDi.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.support import debian
from tests.support.servers import free_port

WEBKIT_DRIVER = "WebKitWebDriver"
FIREFOX_NAMES = ("firefox-esr", "firefox")
START = 60
"""Seconds that a browser has to start or to answer."""


class Engine(Protocol):
    """A running browser with one page."""

    def open(self, url: str) -> None:
        """Open an address, and wait until it and its faces are there."""

    def resize(self, width: int, height: int) -> None:
        """Make what the next pages are seen through so many CSS pixels wide and high."""

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - whatever JSON the page gives
        """The value of a JavaScript expression, or of the promise that it is."""

    def screenshot(self) -> bytes:
        """The page as it is seen, as PNG."""

    def open_alone(self, url: str) -> None:
        """Open an address as its user does, in no frame."""

    def press(self, *keys: str) -> None:
        """Press keys one after the other; those before the last of a word like ``Control+a`` are held."""


KEYS = {
    "Enter": "\ue006",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "ArrowDown": "\ue015",
    "F2": "\ue032",
}
"""Keys that are no characters, as both protocols name them (WebDriver, 17.4.2)."""


def _strokes(keys: tuple[str, ...]) -> list[dict[str, Any]]:
    """What is pressed and released, in order."""
    actions = []
    for combination in keys:
        held = [KEYS.get(key, key) for key in combination.split("+")]
        actions += [{"type": "keyDown", "value": key} for key in held]
        actions += [{"type": "keyUp", "value": key} for key in reversed(held)]
    return [{"type": "key", "id": "keyboard", "actions": actions}]


def webkit_browser() -> str | None:
    """The path of WebKitGTK's small browser, or None."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    has_all = found and shutil.which(WEBKIT_DRIVER) and shutil.which("Xvfb")
    return str(found[-1]) if has_all else None


def firefox_browser() -> str | None:
    """The path of a Firefox, or None."""
    return next((path for name in FIREFOX_NAMES if (path := shutil.which(name))), None)


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees, as the value of ``DISPLAY``."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "2800x2800x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        process.terminate()
        process.wait(START)


class WebKit:
    """WebKitGTK over WebDriver: since its windows cannot be as narrow as a phone, the page is in a frame."""

    def __init__(self, url: str, browser: str) -> None:
        until_it_listens = httpx.HTTPTransport(retries=7)
        self._client = httpx.Client(base_url=url, timeout=START, transport=until_it_listens)
        self._size = (1280, 800)
        options = {"binary": browser, "args": ["--automation"]}
        wishes = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self._session = f"/session/{self.ask('/session', capabilities=wishes)['sessionId']}"
        self.ask(f"{self._session}/timeouts", script=START * 1000)
        self.ask(f"{self._session}/window/rect", width=2700, height=2700)

    def ask(self, path: str, method: str = "POST", **parameters: Any) -> Any:  # noqa: ANN401 - the protocol's JSON
        """Send a command; give its answer."""
        answer = self._client.request(method, path, json=None if method == "GET" else parameters)
        value = answer.json()["value"]
        if answer.is_error:
            message = f"{path}: {value['error']}: {value['message']}"
            raise RuntimeError(message)
        return value

    def open(self, url: str) -> None:
        width, height = self._size
        frame = f"<iframe src='{url}' style='width: {width}px; height: {height}px; border: 0'></iframe>"
        page = f"<!doctype html><body style='margin: 0'>{frame}"
        self.ask(f"{self._session}/url", url=f"data:text/html,{quote(page)}")
        self.ask(f"{self._session}/frame", id=0)
        self.evaluate("document.fonts.ready.then(() => true)")

    def open_alone(self, url: str) -> None:
        self.ask(f"{self._session}/url", url=url)

    def press(self, *keys: str) -> None:
        self.ask(f"{self._session}/actions", actions=_strokes(keys))

    def resize(self, width: int, height: int) -> None:
        self._size = (width, height)

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - whatever JSON the page gives
        # What goes wrong is an answer too: otherwise it is waited for in vain.
        script = (
            f"const done = arguments[0]; Promise.resolve({expression}).then(done, (bad) => done(`${{bad}}`))"
        )
        return self.ask(f"{self._session}/execute/async", script=script, args=[])

    def screenshot(self) -> bytes:
        self.ask(f"{self._session}/frame", id=None)
        frame = self.ask(f"{self._session}/element", using="css selector", value="iframe")
        picture = self.ask(f"{self._session}/element/{next(iter(frame.values()))}/screenshot", "GET")
        self.ask(f"{self._session}/frame", id=0)
        return base64.b64decode(picture)

    def role(self, selector: str) -> str:
        """What the accessibility tree takes the first element of a selector for."""
        found = self.ask(f"{self._session}/element", using="css selector", value=selector)
        role: str = self.ask(f"{self._session}/element/{next(iter(found.values()))}/computedrole", "GET")
        return role

    def close(self) -> None:
        """Say good-bye."""
        self.ask(self._session, "DELETE")
        self._client.close()


@contextmanager
def webkit(*, dark: bool = False) -> Iterator[WebKit]:
    """A running WebKitGTK, by day or by night."""
    port = free_port()
    with _screen() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "GTK_THEME": "Adwaita:dark" if dark else "Adwaita",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        }
        process = subprocess.Popen(
            [shutil.which(WEBKIT_DRIVER) or "", f"--port={port}"], env=environment, stderr=subprocess.DEVNULL
        )
        try:
            running = WebKit(f"http://127.0.0.1:{port}", webkit_browser() or "")
            yield running
            running.close()
        finally:
            process.terminate()
            process.wait(START)


class Firefox:
    """Firefox over WebDriver BiDi."""

    def __init__(self, connection: ClientConnection) -> None:
        self._socket = connection
        self._numbers = itertools.count(1)
        self.ask("session.new", capabilities={})
        self._page = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:  # noqa: ANN401 - the protocol's JSON
        """Send a command; give its answer."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv(START))).get("id") != number:
            pass
        if answer["type"] != "success":
            message = f"{method}: {answer['error']}: {answer['message']}"
            raise RuntimeError(message)
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self._page, url=url, wait="complete")
        self.evaluate("document.fonts.ready.then(() => true)")

    def open_alone(self, url: str) -> None:
        self.open(url)

    def press(self, *keys: str) -> None:
        self.ask("input.performActions", context=self._page, actions=_strokes(keys))

    def resize(self, width: int, height: int) -> None:
        self.ask(
            "browsingContext.setViewport", context=self._page, viewport={"width": width, "height": height}
        )

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - whatever JSON the page gives
        text = self.ask(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value ?? null))",
            target={"context": self._page},
            awaitPromise=True,
        )
        if text["type"] != "success":
            raise RuntimeError(text["exceptionDetails"]["text"])
        return json.loads(text["result"]["value"])

    def screenshot(self) -> bytes:
        return base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self._page)["data"])

    def print_page(self) -> bytes:
        """The page on A4, as PDF."""
        size = {"width": 21.0, "height": 29.7}
        return base64.b64decode(self.ask("browsingContext.print", context=self._page, page=size)["data"])


@contextmanager
def firefox(folder: Path, *, dark: bool = False) -> Iterator[Firefox]:
    """A running Firefox, by day or by night, whose profile is a new folder."""
    folder.mkdir(parents=True)
    settings = {
        "ui.systemUsesDarkTheme": int(dark),
        "app.update.enabled": False,
        "browser.shell.checkDefaultBrowser": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "browser.safebrowsing.update.enabled": False,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "toolkit.telemetry.server": "data:,",
    }
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items())
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [firefox_browser() or "", "--headless", "--no-remote", "--profile", str(folder)]
    process = subprocess.Popen(
        [*command, "--remote-debugging-port", "0", "about:blank"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "HOME": str(folder)},
    )
    assert process.stderr is not None
    try:
        for line in process.stderr:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                break
        else:
            message = "Firefox ended before it could be driven"
            raise RuntimeError(message)
        with connect(f"{found[1]}/session", open_timeout=START, max_size=None) as connection:
            running = Firefox(connection)
            yield running
            running.ask("session.end")
    finally:
        process.terminate()
        process.wait(START)
        process.stderr.close()


def main() -> int:
    """Make sure that both are there; give 1 where one is not and must be."""
    if webkit_browser() is None or firefox_browser() is None:
        debian.install(
            "WebKitGTK and Firefox for the browser tests",
            ["webkit2gtk-driver", "xvfb", "firefox-esr"],
        )
    missing = [
        name
        for name, path in (("WebKitGTK", webkit_browser()), ("Firefox", firefox_browser()))
        if path is None
    ]
    for name in missing:
        sys.stdout.write(f"\n*** NO {name}: its tests will be SKIPPED. Install it and run again. ***\n\n")
    return 1 if missing and os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
