"""GNU gettext's programs, for the tests of translators' files.

``python -m tests.support.gettext_programs`` makes sure that they are there: Debian's package where
we are root. Without them it says so, and fails where ``CI`` is ``true``.
"""

from __future__ import annotations

import os
import shutil
import sys

from tests.support.debian import install

PROGRAMS = ("msgfmt", "msgcat", "msgmerge", "msgattrib")


def missing() -> bool:
    """Whether this machine lacks any of them."""
    return any(shutil.which(program) is None for program in PROGRAMS)


def main() -> int:
    """Make sure that they are there; give 1 where they are not and must be."""
    if missing():
        install("gettext for the tests of translators' files", ["gettext"])
    if not missing():
        return 0
    sys.stdout.write(
        "\n*** NO GETTEXT: the tests of translators' files with its programs will be SKIPPED."
        " Install gettext and run again. ***\n\n"
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
