"""A Chromium for the browser tests: the system's, or one that can be had.

``python -m tests.support.chromium`` makes sure that there is one: Debian's package where we are root,
else Playwright's own. Without any it says so, and fails where ``CI`` is ``true``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Keeps the browser from asking anything of hosts that are not this machine."""


def arguments() -> list[str]:
    """The browser's arguments; as root it cannot have its sandbox."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]


def find() -> str | None:
    """The path of a Chromium on this machine, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    if MAC.is_file():
        return str(MAC)
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - half a second, often not needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> None:
    """Try to get a Chromium, in the ways that this machine allows."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        sys.stdout.write("Installing Chromium for the browser tests (Debian's package) ...\n")
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False, **quiet
        )
    if find() is None:
        sys.stdout.write("Installing Chromium for the browser tests (Playwright's own) ...\n")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make sure there is a Chromium; give 1 where there is none and there must be one."""
    if find() is None:
        install()
    if find() is not None:
        return 0
    sys.stdout.write(
        "\n*** NO CHROMIUM: the browser tests will be SKIPPED. Install Chromium and run again. ***\n\n"
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
