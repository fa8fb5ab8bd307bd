"""The libraries of the system that documents are made with, for the tests of documents.

``python -m tests.support.pdf_libraries`` makes sure that they are there: Debian's packages where we are root.
Without them it says so, and fails where ``CI`` is ``true``.
"""

from __future__ import annotations

import ctypes.util
import os
import sys

from tests.support.debian import install

LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def missing() -> bool:
    """Whether this machine lacks any of them."""
    return any(ctypes.util.find_library(library) is None for library in LIBRARIES)


def main() -> int:
    """Make sure that they are there; give 1 where they are not and must be."""
    if missing():
        install("Pango for the tests of documents", PACKAGES)
    if not missing():
        return 0
    sys.stdout.write(
        "\n*** NO PANGO: the tests of documents will be SKIPPED."
        f" Install {', '.join(PACKAGES)} and run again. ***\n\n"
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
