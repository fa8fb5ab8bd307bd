"""Sending: check, fetch, commit the content, put it on top of what others sent, push. Or else nothing at all.

The content is committed where people see it, by the real git, so that hooks, signing and the history are as
they know them. It is put on top of what others sent in a folder aside, so that a conflict never stands in the
files that somebody edits. Until the push has succeeded, whatever goes wrong takes the commit back; nothing is
ever forced. What is not content, changed or staged, stays as it is.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from types import MappingProxyType

from kalliola_site import pipeline
from kalliola_site.edit.sending.conflicts import Choices
from kalliola_site.edit.sending.git import Git, GitFailedError, GitMissingError, GitTooSlowError
from kalliola_site.edit.sending.next_steps import next_steps
from kalliola_site.edit.sending.overview import Identity, changed_names, identity_of, untracked_names
from kalliola_site.edit.sending.rebase import rebased
from kalliola_site.edit.sending.refusals import SendingRefusedError, refusal
from kalliola_site.edit.sending.repository import Repository, find_repository
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.paths import CONTENT
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.publish.lock import OutputLockedError, hold_lock
from kalliola_site.publish.undo_journal import open_journal

LOCK = Path(".cache/sending.lock")
"""What is there, below the project's folder, while something is being sent."""

_ATTEMPTS = 4
"""How often others may be quicker before this gives up."""

_FETCHING = 120
"""Seconds in which the other side must have answered."""

_FETCHED = "refs/kalliola/fetched"
"""The name that others' newest commit has for a moment."""

_OVERTAKEN = (
    "(fetch first)",
    "(non-fast-forward)",
    "incorrect old value",
    "failed to update ref",
    "cannot lock",
)
"""How git says that somebody else has sent something meanwhile."""


class IdentityMissingError(Exception):
    """Git does not know who sends."""


@frozen_value
class Sending:
    """What is asked of a sending."""

    why: str
    """Why the texts were changed, in one line."""
    identity: Identity | None = None
    """Who sends, where git does not know it."""
    keeps_identity: bool = False
    """Whether git is to know it from now on, in this repository alone."""
    choices: Choices = field(default_factory=lambda: MappingProxyType({}))
    """How conflicts with others were settled."""


@frozen_value
class Sent:
    """What became of it."""

    commit: str
    """The newest commit there now, which is shown by its first digits."""
    steps: tuple[Phrase, ...]
    """What happens next, and where to see it."""
    with_others: bool
    """Whether others had sent something, with which it was brought together."""
    is_here: bool
    """Whether what they sent is in the files here, too; files that somebody is changing may forbid it."""
    kept: Identity | None
    """Who git knows from now on, in this repository, where that was asked for."""


def send(project: Path, asked: Sending, on_step: Callable[[Phrase], None] = lambda _step: None) -> Sent:
    """Send the content of a project to be published.

    Args:
        project: The project's folder.
        asked: What is asked.
        on_step: Called with what is being done, as it begins.

    Raises:
        ProblemsFoundError: The content has problems, here or together with what others sent.
        ConflictsFoundError: Others have changed the same texts; carries which.
        IdentityMissingError: Git does not know who sends, and nobody has said it.
        SendingRefusedError: Something else is in the way.
        In each case nothing was sent, and all is as it was.
    """
    repository = find_repository(project)
    if repository.remote is None:
        raise SendingRefusedError(messages.sending.NO_REMOTE, can_pack=True)
    with _alone(project), _in_our_words():
        return _Sender(project, repository, asked, on_step).send()


@contextmanager
def _alone(project: Path) -> Iterator[None]:
    lock = project / LOCK
    lock.parent.mkdir(exist_ok=True)
    try:
        with hold_lock(lock, 0, lambda _holder: None):
            yield
    except OutputLockedError as error:
        raise SendingRefusedError(messages.sending.ALREADY_SENDING) from error


@contextmanager
def _nothing_else_written(project: Path) -> Iterator[None]:
    """Have edits on the preview's pages wait meanwhile."""
    try:
        with open_journal(project):
            yield
    except OutputLockedError as error:
        raise SendingRefusedError(messages.sending.ALREADY_SENDING) from error


@contextmanager
def _in_our_words(hook: str = "") -> Iterator[None]:
    try:
        yield
    except (GitFailedError, GitTooSlowError, GitMissingError) as error:
        raise refusal(error, hook) from error


@frozen_value
class _Sender:
    project: Path
    repository: Repository
    asked: Sending
    on_step: Callable[[Phrase], None]

    def send(self) -> Sent:
        git, head = self._git(), self.repository.head
        is_changed = bool(changed_names(git, head) or untracked_names(git))
        if not is_changed and not self._is_ahead(git):
            raise SendingRefusedError(messages.sending.NOTHING_TO_SEND)
        why = "".join(filter(str.isprintable, " ".join(self.asked.why.split())))
        if is_changed and not why:
            raise SendingRefusedError(messages.sending.NO_REASON)
        self.on_step(messages.sending.CHECKING)
        pipeline.check(self.project)
        self.on_step(messages.sending.FETCHING)
        theirs = self._fetched(git)
        commit = self._commit(git, why) if is_changed else head
        try:
            newest, theirs = self._sent(git, commit, theirs)
        except BaseException:
            if commit != head:
                self._take_back(git, commit)
            raise
        return self._result(git, commit, newest, theirs)

    def _git(self) -> Git:
        """Return git with the sender's name, where it does not know one."""
        git, identity = self.repository.git, self.asked.identity
        if identity_of(git) is not None:
            return git
        if identity is None or not identity.is_possible:
            raise IdentityMissingError
        names: Mapping[str, str] = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", identity.name.strip()), ("EMAIL", identity.email))
        }
        return Git(git.folder, names)

    def _is_ahead(self, git: Git) -> bool:
        sent = self.repository.last_sent
        return sent is None or git.line("rev-list", "--count", f"{sent}..HEAD") != "0"

    def _fetched(self, git: Git) -> str | None:
        """Fetch what others sent; return their newest commit, None where the branch is not there yet."""
        options = ("--quiet", "--no-tags", "--no-recurse-submodules")
        # A name of our own: other programs fetch as well, and all of them write to FETCH_HEAD.
        what = f"+{self.repository.remote_branch}:{_FETCHED}"
        try:
            git.ask(
                "-c",
                "gc.auto=0",
                "fetch",
                *options,
                "--",
                str(self.repository.remote),
                what,
                seconds=_FETCHING,
            )
        except GitFailedError as error:
            if "couldn't find remote ref" in error.said:
                return None
            raise
        found = git.line("rev-parse", _FETCHED)
        git.ask("update-ref", "-d", _FETCHED)
        return found

    def _commit(self, git: Git, why: str) -> str:
        new = untracked_names(git)
        listed = ("--pathspec-from-file=-", "--pathspec-file-nul")
        names = "\0".join(new).encode(errors="surrogateescape")
        try:
            if new:
                git.ask("--literal-pathspecs", "add", "--intent-to-add", *listed, given=names)
            with _in_our_words("pre-commit"), _nothing_else_written(self.project):
                git.ask("commit", "--quiet", "--only", "--file=-", "--", CONTENT, given=why.encode())
        except BaseException:
            if new:
                with contextlib.suppress(GitFailedError, GitTooSlowError):
                    git.ask("--literal-pathspecs", "reset", "--quiet", *listed, given=names)
            raise
        return git.line("rev-parse", "HEAD")

    def _sent(self, git: Git, commit: str, theirs: str | None) -> tuple[str, str | None]:
        """Push a commit, put on top of what others sent; return what was pushed, and theirs below it."""
        for attempt in range(_ATTEMPTS):
            if attempt:
                theirs = self._fetched(git)
            newest = rebased(git, self.repository, commit, theirs, self.asked.choices)
            if newest == theirs:
                return newest, theirs  # somebody has sent the very same
            self.on_step(messages.sending.PUSHING)
            if self._pushed(git, newest):
                return newest, theirs
        raise SendingRefusedError(messages.sending.OVERTAKEN)

    def _pushed(self, git: Git, newest: str) -> bool:
        """Push; return False where somebody else was quicker."""
        target = f"{newest}:{self.repository.remote_branch}"
        try:
            with _in_our_words("pre-push"):
                git.ask("push", "--porcelain", "--no-follow-tags", "--", str(self.repository.remote), target)
        except SendingRefusedError as refused:
            cause = refused.__cause__
            if isinstance(cause, GitFailedError) and any(sign in cause.answer for sign in _OVERTAKEN):
                return False
            raise
        return True

    def _take_back(self, git: Git, commit: str) -> None:
        """Undo a commit; the files stay as they are. Where the branch has moved on meanwhile, it stays."""
        branch = f"refs/heads/{self.repository.branch}"
        with contextlib.suppress(GitFailedError, GitTooSlowError):
            git.ask("update-ref", "-m", "send: not sent", branch, self.repository.head, commit)
            git.ask("reset", "--quiet", "--", CONTENT)

    def _result(self, git: Git, commit: str, newest: str, theirs: str | None) -> Sent:
        branch = self.repository.branch
        is_here = newest == commit or self._bring_here(git, newest)
        if git.line_or_none("config", "--get", f"branch.{branch}.merge") is None:
            name = self.repository.remote_branch.removeprefix("refs/heads/")
            git.line_or_none("branch", "--quiet", f"--set-upstream-to={self.repository.remote}/{name}")
        kept = self._keep_identity(git)
        with_others = newest != commit and theirs is not None
        return Sent(newest, next_steps(self.project, self.repository), with_others, is_here, kept)

    def _bring_here(self, git: Git, newest: str) -> bool:
        """Put what others sent into the files here; not where somebody is changing the same ones."""
        try:
            with _nothing_else_written(self.project):
                git.ask("checkout", "--quiet", "-B", self.repository.branch, newest)
        except (GitFailedError, GitTooSlowError, SendingRefusedError):
            return False
        return True

    def _keep_identity(self, git: Git) -> Identity | None:
        identity = self.asked.identity
        if identity is None or not self.asked.keeps_identity or not git.variables:
            return None
        for name, value in (("user.name", identity.name.strip()), ("user.email", identity.email)):
            git.ask("config", "--local", name, value)
        return identity
