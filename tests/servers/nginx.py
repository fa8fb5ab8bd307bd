"""An nginx with its Brotli module for the tests of ``deploy/``.

``python -m tests.servers.nginx`` makes sure that there is one: Debian's packages where we are root. Without
any it says so, and fails where ``CI`` is ``true``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

MIME_TYPES = Path("/etc/nginx/mime.types")
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def find() -> tuple[str | None, Path | None]:
    """The paths of nginx and of its Brotli module on this machine, None for what is not there."""
    # Debian has it where only root looks for programs.
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
    return program, _BROTLI if _BROTLI.is_file() else None


def install() -> None:
    """Try to get nginx, where this machine allows it."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        sys.stdout.write("Installing nginx for the tests of deploy/ (Debian's packages) ...\n")
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        packages = ["nginx-light", "libnginx-mod-http-brotli-static"]
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=False, **quiet
        )


def main() -> int:
    """Make sure there is an nginx; give 1 where there is none and there must be one."""
    if None in find():
        install()
    if None not in find():
        return 0
    sys.stdout.write(
        "\n*** NO NGINX: the tests of deploy/nginx will be SKIPPED. Install nginx and its module"
    )
    sys.stdout.write(" libnginx-mod-http-brotli-static and run again. ***\n\n")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
