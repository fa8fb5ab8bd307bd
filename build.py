#!/usr/bin/env python3
"""``python3 build.py [command]`` is ``kalliola [command]``; without a command, it builds the site.

Where the packages it needs are missing, it makes the virtual environment ``.venv`` beside this file
with the locked versions, and goes on in it. Nothing is installed anywhere else.
"""

import os
import sys

# What takes long to import is imported where it is needed: often there is nothing to do.
ROOT = os.path.dirname(os.path.realpath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "requirements.txt")
STAMP = os.path.join(ENVIRONMENT, "installed.lock")
OLDEST = (3, 11)


def main() -> int:
    """Run the command line here or in ``.venv``; give its exit status."""
    if sys.version_info < OLDEST:
        print("This needs Python 3.11 or newer: see https://www.python.org/downloads/", file=sys.stderr)
        return 3
    if not runs_here():
        if not is_ready() and not set_up():
            return 3
        import signal
        import subprocess

        # Ctrl-C reaches both: the command ends in its own way, and this waits for it.
        signal.signal(signal.SIGINT, lambda *_: None)
        return subprocess.call([environment_python(), __file__, *sys.argv[1:]])
    from kalliola_site.__main__ import main as command_line

    return command_line()


def runs_here() -> bool:
    """Whether this interpreter has the packages: ours by construction, another where they are new enough."""
    if os.path.realpath(sys.prefix) == ENVIRONMENT:
        return is_ready()
    import tomllib
    from importlib.metadata import PackageNotFoundError, version

    project = tomllib.loads(read(os.path.join(ROOT, "pyproject.toml")).decode())["project"]
    for requirement in project["dependencies"]:
        name, _, oldest = requirement.partition(">=")
        try:
            if numbers(version(name)) < numbers(oldest):
                return False
        except PackageNotFoundError:
            return False
    return True


def numbers(version: str) -> tuple[int, ...]:
    """The leading numbers of a version, for comparing."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def is_ready() -> bool:
    """Whether ``.venv`` holds what the lock file says."""
    return os.path.isfile(STAMP) and read(STAMP) == read(LOCK)


def read(path: str) -> bytes:
    """What a file holds."""
    with open(path, "rb") as file:
        return file.read()


def environment_python() -> str:
    """The interpreter in ``.venv``."""
    return os.path.join(ENVIRONMENT, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def set_up() -> bool:
    """Make ``.venv`` with the locked packages; tell how to mend it where that fails."""
    import subprocess

    print("Setting up .venv with the packages this needs (once, about ten seconds) …", file=sys.stderr)
    try:
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        pip = [environment_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "--requirement", LOCK], check=True)
    except (OSError, subprocess.CalledProcessError):
        print(
            "That did not work. Is there a network, and (on Debian) the package python3-venv?\n"
            "Delete the folder .venv and try again.",
            file=sys.stderr,
        )
        return False
    with open(STAMP, "wb") as file:
        file.write(read(LOCK))
    return True


if __name__ == "__main__":
    sys.exit(main())
