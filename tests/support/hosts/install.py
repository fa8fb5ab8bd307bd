"""The engines: pinned packages from npm in a folder of their own, and Debian's servers.

They are far too large for ``make test``, and what others publish must not decide whether a change is right.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from tests.conftest import ROOT
from tests.support import debian, nginx

FOLDER = ROOT / ".cache" / "hosts"

NODE = "24.21.0"
"""Taken from npm where the system's is older than its first number."""

PACKAGES = {
    "@azure/static-web-apps-cli": "2.0.10",
    "http-server": "14.1.1",
    "netlify-cli": "27.10.2",
    "s3rver": "3.7.1",
    "serve": "14.2.7",
    "sirv-cli": "3.0.1",
    "superstatic": "11.0.0",
    "wrangler": "4.164.0",
}

SERVERS = {"apache2": "apache2", "lighttpd": "lighttpd"}
"""Debian's packages, by program."""


def install() -> None:
    """Make sure that the engines are there, as far as this machine allows."""
    absent = [package for program, package in SERVERS.items() if find_program(program) is None]
    if absent:
        debian.install("servers for the checks of hosts", absent)
    nginx.main()
    npm = shutil.which("npm")
    if npm is None:
        return
    path = os.environ.get("PATH", "")
    if _version_of_node() < int(NODE.partition(".")[0]):
        own = FOLDER / "node"
        _install(npm, own, {_node_package(): NODE})
        path = f"{own / 'node_modules' / _node_package() / 'bin'}{os.pathsep}{path}"
        os.environ["PATH"] = path
    _install(npm, FOLDER, PACKAGES)


def find_package(name: str) -> str | None:
    """The path of a program that npm's packages brought, or None."""
    program = FOLDER / "node_modules" / ".bin" / name
    return str(program) if program.exists() else None


def find_program(name: str) -> str | None:
    """The path of a server; Debian has them where only root looks for programs."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")


def _install(npm: str, folder: Path, packages: dict[str, str]) -> None:
    """Install packages without letting them run anything; once they are there, that takes no time."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = json.dumps({"private": True, "dependencies": packages}, indent=2)
    (stamp, description) = folder / "installed.json", folder / "package.json"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    description.write_text(wanted, encoding="utf-8")
    quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run([npm, "install", *quiet], cwd=folder, check=True)
    stamp.write_text(wanted, encoding="utf-8")


def _node_package() -> str:
    machine = {"x86_64": "x64", "aarch64": "arm64", "arm64": "arm64"}.get(platform.machine(), "x64")
    return f"node-{platform.system().lower()}-{machine}"


def _version_of_node() -> int:
    node = shutil.which("node")
    if node is None:
        return 0
    said = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout
    found = re.search(r"\d+", said)
    return int(found[0]) if found else 0
