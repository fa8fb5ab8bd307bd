"""``python -m kalliola_site`` is ``kalliola``."""

from __future__ import annotations

import sys

from kalliola_site.unchanged import say_unchanged


def main() -> int:
    """Run the command line and give its exit status; it is not even imported where there is nothing to do."""
    if say_unchanged(sys.argv[1:]):
        return 0
    from kalliola_site.cli import main as command_line  # noqa: PLC0415 - see above

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
