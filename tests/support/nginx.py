"""An nginx with its Brotli module, and rsync, for the tests of ``deploy/``.

``python -m tests.support.nginx`` makes sure that they are there: Debian's packages where we are root.
Without them it says so, and fails where ``CI`` is ``true``.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.support.debian import install

MIME_TYPES = Path("/etc/nginx/mime.types")
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def find() -> tuple[str | None, Path | None]:
    """The paths of nginx and of its Brotli module on this machine, None for what is not there."""
    # Debian has it where only root looks for programs.
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
    return program, _BROTLI if _BROTLI.is_file() else None


def missing() -> bool:
    """Whether this machine lacks any of them."""
    return None in find() or shutil.which("rsync") is None


def main() -> int:
    """Make sure that they are there; give 1 where they are not and must be."""
    if missing():
        install(
            "nginx and rsync for the tests of deploy/",
            ["nginx-light", "libnginx-mod-http-brotli-static", "rsync"],
        )
    if not missing():
        return 0
    sys.stdout.write(
        "\n*** NO NGINX OR RSYNC: tests of deploy/ will be SKIPPED. Install nginx, its module"
        " libnginx-mod-http-brotli-static and rsync, and run again. ***\n\n"
    )
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
