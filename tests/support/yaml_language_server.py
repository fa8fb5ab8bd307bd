"""The program by which VS Code and others help with YAML, and a client that asks it what an editor asks.

It speaks the Language Server Protocol (3.17) over standard input and output. It comes from npm, once, into
``.cache/npm``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.conftest import ROOT

VERSION = "1.25.0"
"""The last version that runs on Node 20."""
INSTALLED = ROOT / ".cache" / "npm" / f"yaml-language-server-{VERSION}"
PROGRAM = Path("node_modules/yaml-language-server/bin/yaml-language-server")


def command() -> list[str] | None:
    """How it is started, installed where nothing else looks; None where Node or npm is missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    if not (INSTALLED / PROGRAM).is_file():
        INSTALLED.parent.mkdir(parents=True, exist_ok=True)
        # Tests that run at the same time may both come here: the folder gets its name when it is whole.
        with tempfile.TemporaryDirectory(dir=INSTALLED.parent) as folder:
            install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
            package = f"yaml-language-server@{VERSION}"
            subprocess.run([*install, "--prefix", f"{folder}/new", package], check=True)
            if not INSTALLED.exists():
                Path(folder, "new").rename(INSTALLED)
    return [node, str(INSTALLED / PROGRAM), "--stdio"]


class Editor:
    """An editor with the language server at its side, set up as ``.vscode/settings.json`` says."""

    def __init__(self, start: list[str], settings: dict[str, Any]) -> None:
        self._start = start
        self._settings = settings
        self._last_id = 0
        self._published: dict[str, list[dict[str, Any]]] = {}

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(
            self._start, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        capabilities = {
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {
                    "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
                },
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
        }
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        self._send({"method": "initialized", "params": {}})
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._send({"method": "exit"})
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.kill()
        self._server.wait()
        self._server.stdin.close()
        self._server.stdout.close()

    def open(self, file: Path, text: str) -> None:
        """Open a file that says ``text``; it need not be on the disk."""
        opened = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": opened}})

    def problems(self, file: Path) -> list[str]:
        """Wait for what is underlined in an open file, and give what is told of it."""
        while file.as_uri() not in self._published:
            self._read()
        return [problem["message"] for problem in self._published[file.as_uri()]]

    def hover(self, file: Path, line: int, column: int) -> str:
        """Give what is shown at a place, counted from 0, of an open file when the pointer rests there."""
        shown = self._ask("textDocument/hover", _at(file, line, column))
        return shown["contents"]["value"] if shown else ""

    def completions(self, file: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """Give what is offered at a place, counted from 0, of an open file, by label."""
        offered = self._ask("textDocument/completion", _at(file, line, column))
        return {item["label"]: item for item in offered["items"]}

    def _ask(self, method: str, params: dict[str, Any]) -> Any:  # noqa: ANN401 - as the protocol says
        self._last_id += 1
        asked = self._last_id
        self._send({"id": asked, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """Take the next message; answer it where the server asks for something."""
        assert self._server.stdout is not None
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has stopped"
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, request: dict[str, Any]) -> Any:  # noqa: ANN401 - as the protocol says
        if request["method"] == "workspace/configuration":
            return [self._section(item.get("section", "")) for item in request["params"]["items"]]
        return None

    def _section(self, name: str) -> dict[str, Any] | None:
        start = f"{name}."
        found: dict[str, Any] = {}
        for key, value in self._settings.items():
            if key.startswith(start):
                *groups, last = key.removeprefix(start).split(".")
                inner = found
                for group in groups:
                    inner = inner.setdefault(group, {})
                inner[last] = value
        return found or None


def _at(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
