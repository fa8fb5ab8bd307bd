"""What tests need and pip does not have: from Debian's packages, where this machine allows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


def install(what: str, packages: Sequence[str]) -> None:
    """Try to install packages, and say what for."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    sys.stdout.write(f"Installing {what} (Debian's packages) ...\n")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=False, **quiet)
