"""What happens to changes once they are sent, and where that can be seen, as far as the project knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from kalliola_site.edit.sending.repository import Repository
from kalliola_site.model.paths import SITE
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase
from kalliola_site.syntax.source import Source, decode
from kalliola_site.syntax.yaml_document import Document
from kalliola_site.syntax.yaml_reader import read_yaml
from kalliola_site.validate.models import is_placeholder

_GITHUB = re.compile(r"(?:^|[/@.])github\.com[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?$")
"""The addresses that a repository on GitHub is known by: https, ssh, and the short one of scp."""

_WORKFLOWS = ".github/workflows"


def next_steps(project: Path, repository: Repository) -> tuple[Phrase, ...]:
    """Tell what happens next, and where to look.

    Args:
        project: The project's folder.
        repository: The repository that was sent from.
    """
    branch = repository.remote_branch.removeprefix("refs/heads/")
    github = _GITHUB.search(repository.address)
    page = f"https://github.com/{github[1]}/{github[2]}" if github else ""
    workflow = next(_workflows_of(repository.top, branch), None)
    if page and workflow:
        steps = [messages.sending.WORKFLOW_RUNS.with_values(name=workflow, page=f"{page}/actions")]
        site = _site_address(project)
        if site:
            steps.append(messages.sending.SITE_AT.with_values(page=site))
        return tuple(steps)
    if page:
        compare = f"{page}/compare/{branch}?expand=1"
        return (messages.sending.NOT_PUBLISHED_BY_ITSELF.with_values(branch=branch, page=compare),)
    return (messages.sending.SOMEBODY_PUBLISHES.with_values(address=repository.address),)


def _site_address(project: Path) -> str:
    """Return where the site is; nothing where it has a placeholder for an address."""
    address = _value_of(project / SITE, SITE).get("url")
    return address if isinstance(address, str) and not is_placeholder(address) else ""


def _workflows_of(top: Path, branch: str) -> Iterator[str]:
    """Name the workflows that run when a branch is sent."""
    folder = top / _WORKFLOWS
    for file in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
        workflow = _value_of(file, file.name)
        events = workflow.get("on")
        if not isinstance(events, dict) or "push" not in events:
            continue
        push = events["push"]
        branches = push.get("branches") if isinstance(push, dict) else None
        if not isinstance(branches, list) or any(fnmatchcase(branch, str(name)) for name in branches):
            yield str(workflow.get("name") or file.stem)


def _value_of(file: Path, name: str) -> dict[str, object]:
    """Return what a YAML file says; nothing where it cannot be read, since it only serves to tell more."""
    try:
        source = decode(name, file.read_bytes())
    except OSError:
        return {}
    document = read_yaml(source) if isinstance(source, Source) else None
    value = document.value if isinstance(document, Document) else None
    return value if isinstance(value, dict) else {}
