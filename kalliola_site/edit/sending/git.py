"""Running git: the program itself, which asks nobody, opens nothing and never waits for ever."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType

from kalliola_site.frozen_value import frozen_value

SECONDS = 600
"""How long git may take at the most: hooks of a project may run its tests."""

_OF_ANOTHER_REPOSITORY = re.compile(
    "GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|NAMESPACE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES"
    "|GRAFT_FILE|REPLACE_REF_BASE|SHALLOW_FILE|QUARANTINE_PATH|(LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS"
    "|AUTHOR_DATE|COMMITTER_DATE|TRACE.*|CURL_VERBOSE|EXTERNAL_DIFF|DIFF_OPTS|REFLOG_ACTION)"
)
"""What whoever started this program may have set for a git of their own: a hook has some of it set."""

_ASKS_NOBODY = {
    # Its own messages are read, so they are to be in English; LC_ALL stays, since hooks want their letters.
    "LANGUAGE": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "SSH_ASKPASS_REQUIRE": "never",
    # To git, a colon is the editor that changes nothing.
    "GIT_EDITOR": ":",
    "GIT_SEQUENCE_EDITOR": ":",
    "GIT_PAGER": "cat",
    "GIT_MERGE_AUTOEDIT": "no",
}

_CREDENTIALS = re.compile(r"(?<=://)[^/\s@]*@|\b(?:gh[a-z]_|github_pat_|glpat-)\w+")
"""The user and the password in an address, and what tokens of hosts look like."""

_LINES = 12
"""How many lines of what git says are shown."""


class GitMissingError(Exception):
    """There is no git on this machine."""


class GitFailedError(Exception):
    """Git could not do it. Carries its exit status, and what it said without credentials."""

    def __init__(self, status: int, said: str, answer: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said
        self.answer = answer
        """What it printed as its answer."""


class GitTooSlowError(Exception):
    """Git took too long and was stopped."""


@frozen_value
class Git:
    """The program git, in one folder."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What is set in its environment besides."""

    def ask(self, *arguments: str, given: bytes = b"", seconds: float = SECONDS) -> bytes:
        """Run git and return what it prints.

        Args:
            arguments: Its arguments; what people chose stands behind ``--`` or is part of an option.
            given: What it can read.
            seconds: How long it may take.

        Raises:
            GitMissingError: There is no git.
            GitFailedError: It could not do it.
            GitTooSlowError: It took too long.
        """
        with (
            tempfile.TemporaryFile() as asked,
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
        ):
            asked.write(given)
            asked.seek(0)
            # Files, for what git leaves running behind it would hold a pipe open.
            status = self._run(arguments, (asked.fileno(), out.fileno(), err.fileno()), seconds)
            out.seek(0)
            err.seek(0)
            answer, said = out.read(), err.read()
        if status:
            raise GitFailedError(status, presentable(said), presentable(answer))
        return answer

    def line(self, *arguments: str) -> str:
        """Run git and return the line that it prints; the errors are those of ``ask``."""
        return self.ask(*arguments).decode(errors="surrogateescape").removesuffix("\n")

    def line_or_none(self, *arguments: str) -> str | None:
        """Run git and return the line that it prints, or nothing where it fails."""
        try:
            return self.line(*arguments)
        except GitFailedError:
            return None

    def names(self, *arguments: str) -> tuple[str, ...]:
        """Run git and return the names that it prints, each with a NUL behind it (``-z``)."""
        answer = self.ask(*arguments).decode(errors="surrogateescape")
        return tuple(name for name in answer.split("\0") if name)

    def _run(self, arguments: tuple[str, ...], streams: tuple[int, int, int], seconds: float) -> int:
        try:
            process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
                ["git", *arguments],  # noqa: S607 - the git that its user has
                cwd=self.folder,
                env={**_environment(), **self.variables},
                stdin=streams[0],
                stdout=streams[1],
                stderr=streams[2],
                # In a session of its own there is no terminal at which anything could ask for a password.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except FileNotFoundError as error:
            if not self.folder.is_dir():
                raise
            raise GitMissingError from error
        with process:
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired as error:
                raise GitTooSlowError from error
            finally:
                if process.poll() is None:
                    _stop(process)


def _environment() -> dict[str, str]:
    inherited = {
        name: value for name, value in os.environ.items() if not _OF_ANOTHER_REPOSITORY.fullmatch(name)
    }
    return {**inherited, **_ASKS_NOBODY}


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End git and all that it has started."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def presentable(said: bytes) -> str:
    """Return what git said as it may be shown: the last lines, without credentials, hints and controls."""
    text = _CREDENTIALS.sub("", said.decode(errors="replace"))
    lines = ("".join(filter(str.isprintable, line)).rstrip() for line in text.splitlines())
    return "\n".join([line for line in lines if line and not line.startswith("hint:")][-_LINES:])


def without_credentials(address: str) -> str:
    """Return an address as it may be shown."""
    return _CREDENTIALS.sub("", address)
