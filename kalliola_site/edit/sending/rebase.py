"""Commits are put on top of what others sent, in a folder aside, where nobody edits."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kalliola_site.edit.sending.conflicts import Choices, Conflict, ThreeVersions, settle
from kalliola_site.edit.sending.git import Git, GitFailedError, GitTooSlowError
from kalliola_site.edit.sending.refusals import SendingRefusedError, refusal
from kalliola_site.edit.sending.repository import Repository
from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.project import load
from kalliola_site.model.paths import CONTENT
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem, ProblemsFoundError, errors_in
from kalliola_site.validate.content import validate
from kalliola_site.validate.parsed_content import read_languages

_FILE = "100"
"""How the modes of files begin in git; links and other repositories have others."""


class ConflictsFoundError(Exception):
    """Others have changed the same texts, each in another way. Nothing was sent."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(", ".join(str(conflict.place) for conflict in conflicts))
        self.conflicts = conflicts


class WrongTogetherError(ProblemsFoundError):
    """The content is right here and with the others, but not once both are together. Nothing was sent."""


@frozen_value
class _Unmerged:
    """A file that git could not bring together: its three versions by their stages, as mode and object."""

    name: str
    stages: dict[int, tuple[str, str]]


def rebased(git: Git, repository: Repository, commit: str, theirs: str | None, choices: Choices) -> str:
    """Put a commit, and those before it that were not sent, on top of what others sent.

    Args:
        git: Git in the project's folder.
        repository: The repository.
        commit: The newest commit here.
        theirs: The newest commit of the others.
        choices: How conflicts were settled.

    Returns:
        The newest commit of what came of it; their own where it has all of ours already.

    Raises:
        ConflictsFoundError: Something is yet to be settled.
        WrongTogetherError: What comes of it has problems that neither of the two has.
        SendingRefusedError: It cannot be settled here.
    """
    if theirs is None or git.line_or_none("merge-base", "--is-ancestor", theirs, commit) is not None:
        return commit
    with _aside(git, theirs) as aside:
        project = aside.folder / repository.prefix
        before = _errors(project)
        _rebase(aside, repository, (theirs, commit), choices)
        newest = aside.line("rev-parse", "HEAD")
        known = {_named(problem) for problem in before}
        if newest != theirs and (new := [each for each in _errors(project) if _named(each) not in known]):
            raise WrongTogetherError(new)
        return newest


@contextmanager
def _aside(git: Git, commit: str) -> Iterator[Git]:
    """Check a commit out into a folder of its own, as long as the context lasts."""
    folder = Path(tempfile.mkdtemp(prefix="kalliola-"))
    try:
        git.ask("worktree", "add", "--quiet", "--detach", str(folder), commit)
        yield Git(folder, git.variables)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(GitFailedError, GitTooSlowError):
            git.ask("worktree", "prune")


def _rebase(aside: Git, repository: Repository, commits: tuple[str, str], choices: Choices) -> None:
    # What somebody has set for their own rebases must not move other branches, or wait for an answer.
    options = ("--quiet", "--no-autosquash", "--no-autostash", "--no-fork-point")
    following = ["-c", "rebase.updateRefs=false", "rebase", *options, *commits]
    while following:
        try:
            aside.ask(*following)
            following = []
        except GitFailedError as error:
            unmerged = _unmerged(aside)
            if not unmerged:
                raise refusal(error, "pre-rebase") from error
            _settle(aside, repository, unmerged, choices)
            following = ["rebase", "--continue"]


def _unmerged(aside: Git) -> list[_Unmerged]:
    found: dict[str, _Unmerged] = {}
    for entry in aside.names("ls-files", "-z", "--unmerged"):
        meta, _, name = entry.partition("\t")
        mode, blob, stage = meta.split()
        found.setdefault(name, _Unmerged(name, {})).stages[int(stage)] = mode, blob
    return list(found.values())


def _settle(aside: Git, repository: Repository, unmerged: list[_Unmerged], choices: Choices) -> None:
    top = f"{repository.prefix}{CONTENT}/"
    others = [
        file.name
        for file in unmerged
        if not file.name.startswith(top)
        or not all(mode.startswith(_FILE) for mode, _ in file.stages.values())
    ]
    if others:
        raise SendingRefusedError(messages.sending.CONFLICT_ELSEWHERE.with_values(files=", ".join(others)))
    languages, _ = read_languages(load(repository.git.folder)[0])
    tags = [language.code for language in languages]
    unsettled: list[Conflict] = []
    for file in unmerged:
        path = file.name.removeprefix(repository.prefix)
        versions = ThreeVersions(path, *(_blob(aside, file, stage) for stage in (1, 3, 2)))
        settled, conflicts = settle(versions, tags, choices)
        unsettled += conflicts
        if not conflicts:
            _put(aside, file, settled)
    if unsettled:
        raise ConflictsFoundError(tuple(unsettled))


def _blob(aside: Git, file: _Unmerged, stage: int) -> bytes | None:
    return aside.ask("cat-file", "blob", file.stages[stage][1]) if stage in file.stages else None


def _put(aside: Git, file: _Unmerged, data: bytes | None) -> None:
    """Put a settled file into git's index, and let git write it: it follows no link in doing so."""
    if data is None:
        aside.ask("--literal-pathspecs", "rm", "--quiet", "--force", "--", file.name)
        return
    mode, _ = file.stages.get(2) or file.stages[3]
    blob = aside.ask("hash-object", "-w", "--stdin", given=data).decode().strip()
    aside.ask("update-index", "--add", "--cacheinfo", f"{mode},{blob},{file.name}")
    aside.ask("checkout-index", "--force", "--", file.name)


def _errors(project: Path) -> tuple[Problem, ...]:
    sources, problems = load(project)
    _, found = validate(sources)
    return errors_in((*problems, *found))


def _named(problem: Problem) -> tuple[str, ...]:
    """Name a problem without its line, which moves."""
    return problem.place.path, problem.message.id, problem.place.words, str(problem.text)
