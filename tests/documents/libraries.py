"""The libraries of the system that documents are made with, for the tests of documents.

``python -m tests.documents.libraries`` makes sure that they are there: Debian's packages where we are root.
Without them it says so, and fails where ``CI`` is ``true``.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def missing() -> bool:
    """Whether this machine lacks any of them."""
    return any(ctypes.util.find_library(library) is None for library in LIBRARIES)


def install() -> None:
    """Try to get them, where this machine allows it."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        sys.stdout.write("Installing Pango for the tests of documents (Debian's packages) ...\n")
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False, **quiet
        )


def main() -> int:
    """Make sure that they are there; give 1 where they are not and must be."""
    if missing():
        install()
    if not missing():
        return 0
    sys.stdout.write(
        "\n*** NO PANGO: the tests of documents will be SKIPPED."
        f" Install {', '.join(PACKAGES)} and run again. ***\n\n"
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
