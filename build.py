#!/usr/bin/env python3
"""``python3 build.py [command]`` is ``kalliola [command]``; without a command, it builds the site.

Where the packages it needs are missing, it makes the virtual environment ``.venv`` beside this file
with the locked versions, and goes on in it. Nothing is installed anywhere else.

Python 3.7 can read this file, to say that it is too old for the rest.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# What takes long to import is imported where it is needed: often there is nothing to do.
ROOT = os.path.dirname(os.path.realpath(__file__))
ENVIRONMENT = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "requirements.txt")
STAMP = os.path.join(ENVIRONMENT, "installed.lock")
LOCK_FOR_TESTS = os.path.join(ROOT, "requirements-dev.txt")
STAMP_FOR_TESTS = os.path.join(ENVIRONMENT, "installed-dev.lock")
OLDEST = (3, 11)
EXIT_MACHINE = 3
EXIT_INTERRUPTED = 130

# What is said before the packages are there, and with them the catalogues of the program.
SENTENCES = {
    "en": {
        "too old": "This needs Python 3.11 or newer, and this is Python {version}.\n"
        "Get a newer one: https://www.python.org/downloads/",
        "setting up": "Setting up: the packages that this program needs are put into the folder .venv. "
        "This is done once.",
        "setting up for tests": "Setting up: the packages that the tests need are put into the folder .venv.",
        "no environment": "The folder .venv could not be made. This is what Python says of it:\n\n{said}\n\n"
        "On Debian and Ubuntu, install what makes such folders: sudo apt install python3-venv\n"
        "Then give the same command again.",
        "no packages": "The packages could not be installed. This is what pip says of it:\n\n{said}\n\n"
        "Is there a network, and room on the disk? Give the same command again once there is.",
    },
    "fi": {
        "too old": "Tarvitaan vähintään Python 3.11, ja tämä on Python {version}.\n"
        "Hae uudempi: https://www.python.org/downloads/",
        "setting up": "Valmistellaan: ohjelman tarvitsemat paketit haetaan kansioon .venv. "
        "Tämä tehdään vain kerran.",
        "setting up for tests": "Valmistellaan: testien tarvitsemat paketit haetaan kansioon .venv.",
        "no environment": "Kansiota .venv ei voitu tehdä. Python kertoo syyn näin:\n\n{said}\n\n"
        "Debianissa ja Ubuntussa asenna se, millä kansio tehdään: sudo apt install python3-venv\n"
        "Anna sitten sama komento uudelleen.",
        "no packages": "Paketteja ei voitu asentaa. Asennusohjelma pip kertoo syyn näin:\n\n{said}\n\n"
        "Onko verkkoyhteys kunnossa ja levyllä tilaa? Kun on, anna sama komento uudelleen.",
    },
}


def main() -> int:
    """Run the command line here or in ``.venv``; give its exit status."""
    if is_too_old():
        return EXIT_MACHINE
    if not runs_here():
        if not is_ready() and not set_up():
            return EXIT_MACHINE
        import signal
        import subprocess

        # Ctrl-C reaches both: the command ends in its own way, and this waits for it.
        signal.signal(signal.SIGINT, lambda *_: None)
        return subprocess.call([environment_python(), *sys.argv])
    from kalliola_site.__main__ import main as command_line

    return command_line()


def prepare_tests() -> int:
    """Put into ``.venv`` what the tests need, too, for ``make``; give the exit status."""
    return EXIT_MACHINE if is_too_old() or not set_up(for_tests=True) else 0


def is_too_old() -> bool:
    """Whether this interpreter is too old; if so, that is told."""
    if sys.version_info < OLDEST:
        tell("too old", version=".".join(map(str, sys.version_info[:3])))
        return True
    return False


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


def set_up(for_tests: bool = False) -> bool:
    """Make ``.venv`` with the locked packages; tell how to mend it where that fails."""
    tell("setting up for tests" if for_tests else "setting up")
    # One that was never finished is begun anew; in another, only what the lock file changes is changed.
    anew = [] if os.path.isfile(STAMP) else ["--clear"]
    said = failure([sys.executable, "-m", "venv", *anew, ENVIRONMENT])
    if said is not None:
        tell("no environment", said=said)
        return False
    pip = [environment_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    lock = LOCK_FOR_TESTS if for_tests else LOCK
    said = failure([*pip, "--root-user-action=ignore", "--require-hashes", "--requirement", lock])
    if said is not None:
        tell("no packages", said=said)
        return False
    stamps = {STAMP: LOCK, STAMP_FOR_TESTS: LOCK_FOR_TESTS} if for_tests else {STAMP: LOCK}
    for stamp, installed in stamps.items():
        with open(stamp, "wb") as file:
            file.write(read(installed))
    return True


def failure(command: list[str]) -> str | None:
    """Run a command without a word; give what it said where it failed."""
    import subprocess

    try:
        done = subprocess.run(
            command,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return None
    # pip may warn of a hundred things before it says what is wrong.
    lines = done.stdout.strip().splitlines()
    return "\n".join([line for line in lines if not line.startswith("WARNING")] or lines)


def tell(sentence: str, **values: str) -> None:
    """Say something, apart from what was asked for, in the language of whoever runs this."""
    spoken = SENTENCES[message_language(sys.argv[1:], os.environ)][sentence]
    print(spoken.format(**values), file=sys.stderr, flush=True)


def message_language(arguments: list[str], environment: Mapping[str, str]) -> str:
    """Find the language of messages just as the program does, which is not there yet."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        asked = value or "".join(arguments[place + 1 : place + 2])
        if name == "--lang" and asked in SENTENCES:
            return asked
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return known(environment[variable])
    return known(windows_language()) if sys.platform == "win32" else "en"


def known(locale_name: str) -> str:
    """The language of a locale, where there are sentences in it."""
    language = locale_name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return language if language in SENTENCES else "en"


def windows_language() -> str:
    """The locale in which Windows speaks with its user."""
    import ctypes
    import locale

    windll = getattr(ctypes, "windll", None)
    code = windll.kernel32.GetUserDefaultUILanguage() if windll else 0
    return locale.windows_locale.get(code, "en")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
