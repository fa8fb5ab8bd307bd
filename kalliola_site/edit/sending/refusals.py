"""Why nothing was sent, in the words of whoever wanted to: what git says is recognised by its own words."""

from __future__ import annotations

import re

from kalliola_site.edit.sending.git import GitFailedError, GitMissingError, GitTooSlowError
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase


class SendingRefusedError(Exception):
    """Nothing was sent, and all is as it was; carries why, and what can be done."""

    def __init__(self, reason: Phrase, *, can_pack: bool = False) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.can_pack = can_pack
        """Whether the changed files can be packed and sent in another way."""


_SIGNS: tuple[tuple[re.Pattern[str], Phrase], ...] = tuple(
    (re.compile("|".join(signs), re.IGNORECASE), phrase)
    for phrase, signs in (
        (
            messages.sending.PROTECTED,
            ("protected branch", "GH006", "GH013", "through a (pull|merge) request", "rule violations"),
        ),
        (
            messages.sending.SIGN_IN,
            (
                "could not read (username|password)",
                "terminal prompts disabled",
                "authentication failed",
                r"permission denied \(",
                "host key verification failed",
                "access denied",
                "logon failed",
                "error: 401",
            ),
        ),
        (
            messages.sending.NO_RIGHTS,
            (
                "error: 403",
                r"permission to \S+ denied",
                "write access to repository not granted",
                "insufficient permission",
                "unpacker error",
                "you are not allowed to push",
            ),
        ),
        (
            messages.sending.NO_NETWORK,
            (
                "could not resolve",
                "failed to connect",
                "connection (timed out|refused|reset)",
                "network is unreachable",
                "no route to host",
                "operation timed out",
                "unable to connect",
                "empty reply from server",
                "early eof",
                "unexpected disconnect",
                "temporary failure in name resolution",
            ),
        ),
        (
            messages.sending.REMOTE_GONE,
            (
                "repository .*not found",
                "does not appear to be a git repository",
                "repository .*does not exist",
                "error: 404",
            ),
        ),
        (
            messages.sending.NOT_SIGNED,
            (
                "failed to sign",
                "cannot run gpg",
                "signing failed",
                "no secret key",
                r"user\.signingkey",
                "couldn't load public key",
                r"unsupported value for gpg\.format",
            ),
        ),
        (
            messages.sending.IN_USE,
            (r"index\.lock", "another git process", "cannot lock ref", r"unable to create .*\.lock"),
        ),
        (messages.sending.DISK_FULL, ("no space left",)),
    )
)
"""How git and hosts say what is in the way; whatever comes first in this table is the nearest cause."""

_OF_GIT = re.compile(r"(?m)^(fatal|error): ")
_REMOTE_HOOK = re.compile(r"hook declined")


def refusal(error: GitFailedError | GitTooSlowError | GitMissingError, hook: str = "") -> SendingRefusedError:
    """Put into words why git did not do what it was asked.

    Args:
        error: How git failed.
        hook: What a check of the project's own, a hook, may have refused, if any is run.
    """
    if isinstance(error, GitMissingError):
        return SendingRefusedError(messages.sending.NO_GIT, can_pack=True)
    if isinstance(error, GitTooSlowError):
        return SendingRefusedError(messages.sending.TOO_SLOW, can_pack=True)
    said = f"{error.answer}\n{error.said}".strip()
    for sign, phrase in _SIGNS:
        if sign.search(said):
            return SendingRefusedError(phrase.with_values(said=_indented(error.said)), can_pack=True)
    if _REMOTE_HOOK.search(said):
        words = messages.sending.REMOTE_REFUSED
    elif hook and not _OF_GIT.search(error.said.replace("error: failed to push some refs", "")):
        words = messages.sending.HOOK_REFUSED
    else:
        words = messages.sending.GIT_FAILED
    return SendingRefusedError(words.with_values(hook=hook, said=_indented(error.said)), can_pack=True)


def _indented(said: str) -> str:
    return "\n".join(f"    {line}" for line in said.split("\n"))
