"""Real web servers on this machine, with the configuration from ``deploy/``."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support import nginx

DEPLOY = ROOT / "deploy"
SITE_FOLDER = "/srv/strategy/current"
"""Where the configuration expects the site."""


@contextmanager
def _nginx(root: Path, path: str, settings: Path) -> Iterator[str]:
    program, brotli = nginx.find()
    if program is None or brotli is None:
        pytest.skip("there is no nginx with its Brotli module on this machine: see tests/support/nginx.py")
    port = free_port()
    configuration = (DEPLOY / "nginx/strategy.conf").read_text(encoding="utf-8")
    for written, here in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("    listen [::]:80;\n", ""),
        ("server_name strategia.example;", ""),
        ('set $strategy_path "";', f'set $strategy_path "{path}";'),
        (SITE_FOLDER, str(root)),
    ):
        assert written in configuration
        configuration = configuration.replace(written, here)
    (settings / "strategy.conf").write_text(configuration, encoding="utf-8")
    (settings / "snippets").mkdir()
    shutil.copy(DEPLOY / "nginx/strategy-headers.conf", settings / "snippets")
    temporary = "".join(
        f"{kind}_temp_path {settings}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = settings / "nginx.conf"
    whole.write_text(
        f"load_module {brotli};\npid {settings}/nginx.pid;\nerror_log {settings}/error.log;\n"
        f"{'user root;' if os.geteuid() == 0 else ''}\nevents {{ worker_connections 64; }}\n"
        f"http {{\ninclude {nginx.MIME_TYPES};\ndefault_type application/octet-stream;\naccess_log off;\n"
        f"{temporary}include {settings}/strategy.conf;\n}}\n",
        encoding="utf-8",
    )
    # It goes into the background once it listens.
    subprocess.run([program, "-e", f"{settings}/error.log", "-c", whole], check=True)
    try:
        yield f"http://127.0.0.1:{port}{path}/"
    finally:
        os.kill(int((settings / "nginx.pid").read_text()), signal.SIGTERM)


@contextmanager
def _caddy(root: Path, path: str, settings: Path) -> Iterator[str]:
    port = free_port()
    whole = settings / "Caddyfile"
    whole.write_text(f'{{\n\tadmin off\n}}\nimport "{DEPLOY}/caddy/Caddyfile"\n', encoding="utf-8")
    environment = {
        **os.environ,
        "HOME": str(settings),
        "XDG_CONFIG_HOME": str(settings),
        "XDG_DATA_HOME": str(settings),
        "SITE_ADDRESS": f"http://127.0.0.1:{port}",
        "SITE_ROOT": str(root),
        "SITE_PATH": path,
    }
    program = str(Path(sys.executable).with_name("caddy"))
    # It goes into the background once it serves.
    arguments = ["start", "--config", str(whole), "--pidfile", f"{settings}/caddy.pid"]
    subprocess.run(
        [program, *arguments],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}{path}/"
    finally:
        os.kill(int((settings / "caddy.pid").read_text()), signal.SIGTERM)


Server = Callable[[Path, str, Path], AbstractContextManager[str]]

SERVERS: dict[str, Server] = {"nginx": _nginx, "caddy": _caddy}
"""Each serves a folder as the root of a host: the folder, the site's path in it (``""`` or ``"/path"``), and
an empty folder for its own files; gives the site's address."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
