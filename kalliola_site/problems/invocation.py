"""How the program was started, so that each command it suggests can be typed as it stands."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

SCRIPT = "build.py"


def placeholders(arguments: list[str] | None = None) -> Mapping[str, str]:
    """Return what ``{program}`` and ``{in_project}`` stand for in a command that a sentence suggests.

    Args:
        arguments: The command line without the program's name; by default that of this process.
    """
    folder = project_folder(sys.argv[1:] if arguments is None else arguments)
    return {
        "program": program(),
        "in_project": f" --project {quoted(folder)}" if folder not in ("", ".") else "",
    }


def program() -> str:
    """Return what the program was started with: the installed command, or Python and a script."""
    script = Path(sys.argv[0])
    if script.stem == "kalliola":
        return script.stem
    python = "py" if sys.platform == "win32" else "python3"
    return f"{python} {quoted(sys.argv[0] if script.name == SCRIPT else SCRIPT)}"


def project_folder(arguments: list[str]) -> str:
    """Find the folder that a command line names with ``--project``; empty where it names none."""
    folder = ""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, has_value, value = argument.partition("=")
        if name == "--project":
            folder = value if has_value else following
    return folder


def quoted(text: str | os.PathLike[str]) -> str:
    """Put a text into a command so that a shell takes it for one argument."""
    words = os.fspath(text)
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415 - slow to import

        return subprocess.list2cmdline([words])
    return f'"{words}"' if " " in words and not set(words) & set('"$`\\!') else shlex.quote(words)
