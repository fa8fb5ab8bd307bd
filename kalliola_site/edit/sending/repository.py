"""The repository that a project is in, and why nothing can be sent from it as it is."""

from __future__ import annotations

from pathlib import Path

from kalliola_site.edit.sending.git import Git, GitFailedError, GitMissingError, without_credentials
from kalliola_site.edit.sending.refusals import SendingRefusedError, refusal
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.paths import CONTENT
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase

_UNDER_WAY = ("rebase-merge", "rebase-apply", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG")
"""What is in the folder of git while something is to be finished there first."""

_THIS_REPOSITORY = "."
"""What git calls the repository itself where a branch follows another one of it."""


@frozen_value
class Repository:
    """A repository with a project in it, from which can be sent."""

    git: Git
    """Git in the project's folder."""
    top: Path
    """The repository's own folder."""
    prefix: str
    """The project's folder in it, with a slash behind it; empty where it is the same."""
    branch: str
    head: str
    """The commit that the branch is at."""
    remote: str | None
    """The name of the repository that changes are sent to, if there is one."""
    remote_branch: str
    """The branch there, as in ``refs/heads/main``."""
    last_sent: str | None
    """The newest commit here that was sent, or came from there; nothing was sent where there is none."""

    @property
    def address(self) -> str:
        """The address of the remote repository as it was written, without credentials."""
        found = self.git.line_or_none("config", "--get", f"remote.{self.remote}.url")
        return without_credentials(found or "")


def find_repository(project: Path) -> Repository:
    """Find out where a project's changes can be sent from, and where to.

    Raises:
        SendingRefusedError: There is no git or no repository, or it is not as it should be.
    """
    git = Git(project)
    try:
        top, inside = _top(git)
    except GitMissingError as error:
        raise SendingRefusedError(messages.sending.NO_GIT, can_pack=True) from error
    except GitFailedError as error:
        if "dubious ownership" in error.said:
            raise SendingRefusedError(messages.sending.NOT_YOUR_FOLDER, can_pack=True) from error
        if "not a git repository" in error.said:
            raise SendingRefusedError(messages.sending.NO_REPOSITORY, can_pack=True) from error
        raise refusal(error) from error
    if not inside or (project / CONTENT / ".git").exists() or not git.names("ls-files", "-z", "--", CONTENT):
        raise SendingRefusedError(messages.sending.NO_REPOSITORY, can_pack=True)
    branch = _branch(git)
    head = git.line("rev-parse", "HEAD")
    remote, remote_branch = _remote(git, branch)
    return Repository(
        git=git,
        top=top,
        prefix=git.line("rev-parse", "--show-prefix"),
        branch=branch,
        head=head,
        remote=remote,
        remote_branch=remote_branch,
        last_sent=_last_sent(git, remote, remote_branch),
    )


def _top(git: Git) -> tuple[Path, bool]:
    is_inside = git.line("rev-parse", "--is-inside-work-tree") == "true"
    return (Path(git.line("rev-parse", "--show-toplevel")) if is_inside else git.folder), is_inside


def _branch(git: Git) -> str:
    """Return the branch that is checked out, if nothing else has to be finished first."""
    folder = Path(git.line("rev-parse", "--absolute-git-dir"))
    if any((folder / name).exists() for name in _UNDER_WAY) or git.names("ls-files", "-z", "--unmerged"):
        raise SendingRefusedError(messages.sending.UNDER_WAY)
    branch = git.line_or_none("symbolic-ref", "--quiet", "--short", "HEAD")
    if branch is None:
        raise SendingRefusedError(messages.sending.NO_BRANCH)
    if git.line_or_none("rev-parse", "--quiet", "--verify", "HEAD") is None:
        raise SendingRefusedError(messages.sending.NO_COMMIT, can_pack=True)
    return branch


def _remote(git: Git, branch: str) -> tuple[str | None, str]:
    """Return the repository and the branch that a branch goes to: those it follows, or of its own name."""
    followed = git.line_or_none("config", "--get", f"branch.{branch}.merge") or f"refs/heads/{branch}"
    remote = git.line_or_none("config", "--get", f"branch.{branch}.remote")
    if remote is None:
        remotes = git.line("remote").split("\n")
        remote = "origin" if "origin" in remotes else remotes[0]
        followed = f"refs/heads/{branch}"
    # An address in place of a name, or a branch of this same repository, is no place to send to.
    known = git.line_or_none("config", "--get", f"remote.{remote}.url")
    return (remote if known and remote != _THIS_REPOSITORY else None), followed


def _last_sent(git: Git, remote: str | None, remote_branch: str) -> str | None:
    """Find the newest commit that is here and there, as far as is known here."""
    if remote is None:
        return git.line("rev-parse", "HEAD")
    name = remote_branch.removeprefix("refs/heads/")
    for known in (f"refs/remotes/{remote}/{name}", f"refs/remotes/{remote}/HEAD"):
        if git.line_or_none("rev-parse", "--quiet", "--verify", f"{known}^{{commit}}"):
            return git.line_or_none("merge-base", "HEAD", known)
    return None


def where_to(repository: Repository) -> Phrase:
    """Name the place that changes are sent to."""
    branch = repository.remote_branch.removeprefix("refs/heads/")
    return messages.sending.PLACE.with_values(address=repository.address, branch=branch)
