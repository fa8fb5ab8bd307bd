"""``python -m kalliola_site`` is ``kalliola``."""

from __future__ import annotations

import gc
import os
import sys

from kalliola_site.cache.unchanged import say_unchanged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end with its status; it is not even imported where there is nothing to do.

    The process ends at once: to take apart what it has in memory, bit by bit, takes as long as some builds.
    """
    status = 0
    if not say_unchanged(sys.argv[1:]):
        if "preview" not in sys.argv:
            # It ends when it is done: what it leaves in memory need not be looked through for cycles.
            gc.disable()
        from kalliola_site.cli.main import main as command_line  # noqa: PLC0415 - see above

        status = command_line()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            # Whoever read it has gone; the status says so where it matters.
            pass
    os._exit(status)


if __name__ == "__main__":
    main()
