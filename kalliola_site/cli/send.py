"""``send``: the changed texts are sent to be published."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kalliola_site.cli.exit_status import EXIT_MACHINE, EXIT_PROBLEMS, StopError, or_problems
from kalliola_site.cli.options import lang_option, project_option
from kalliola_site.cli.output import Output
from kalliola_site.problems import messages

if TYPE_CHECKING:
    from kalliola_site.edit.sending.conflicts import Choice, Conflict
    from kalliola_site.edit.sending.overview import Identity, Overview
    from kalliola_site.edit.sending.repository import Repository
    from kalliola_site.edit.sending.send import Sending, Sent
    from kalliola_site.model.content import Content

_STYLES = {"file": {"bold": True}, "old": {"fg": "red"}, "new": {"fg": "green"}}


@click.command(epilog='Example: {program} send --why "Shorter titles"')
@click.option("--why", metavar="TEXT", help="Why the texts were changed, in one line; asked for if left out.")
@click.option("--dry-run", is_flag=True, help="Check, show what would be sent, and send nothing.")
@click.option("--yes", is_flag=True, help="Send without asking.")
@click.option(
    "--zip",
    "zip_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Send nothing; put the changed files into a zip file, for where there is no git.",
)
@project_option
@lang_option
@click.pass_obj
def send(  # noqa: PLR0913 - one parameter an option
    out: Output, why: str | None, project: Path, *, dry_run: bool, yes: bool, zip_file: Path | None
) -> None:
    """Send what you changed to be published.

    Shows each changed text, checks the content, and hands it on with git: to where the project came from.
    Only content/ is sent. Nothing that others sent is ever lost or overwritten.
    """
    from kalliola_site.edit.sending.refusals import SendingRefusedError

    content = _checked(out, project, zip_file)
    try:
        if zip_file is not None:
            _pack(out, project, content, zip_file)
            return
        repository, found = _shown(out, project, content)
        if dry_run:
            out.say(messages.sending.ONLY_LOOKED)
            return
        asked = _asked(out, repository, found, why, is_asked=not yes)
        sent = _send(out, project, content, asked, is_asked=not yes)
    except SendingRefusedError as refused:
        out.warn(refused.reason)
        if refused.reason is messages.sending.NOTHING_TO_SEND:
            return
        if refused.can_pack:
            out.warn(messages.sending.CAN_PACK, how=messages.sending.PACK_HOW)
        raise StopError(EXIT_MACHINE) from refused
    _tell(out, sent, found)


def _checked(out: Output, project: Path, zip_file: Path | None) -> Content:
    """Check the content, and where a zip file shall be written, that it can be."""
    from kalliola_site import pipeline

    if zip_file is not None and zip_file.exists():
        raise click.UsageError(out.words(messages.translations.FILE_EXISTS, file=zip_file))
    return or_problems(out, lambda: pipeline.check(project), nothing=messages.sending.NOTHING_SENT).content


def _pack(out: Output, project: Path, content: Content, file: Path) -> None:
    from kalliola_site.edit.sending.packing import pack

    packed = pack(project, content, out.translate, str(file))
    with file.open("xb") as archive:
        archive.write(packed.data)
    for advice in packed.advice:
        out.say(advice)


def _shown(out: Output, project: Path, content: Content) -> tuple[Repository, Overview]:
    """Show what there is to send."""
    from kalliola_site.edit.sending.git import GitFailedError, GitTooSlowError
    from kalliola_site.edit.sending.overview import overview
    from kalliola_site.edit.sending.refusals import SendingRefusedError, refusal
    from kalliola_site.edit.sending.repository import find_repository
    from kalliola_site.edit.sending.telling import changes_as_lines, names_in

    repository = find_repository(project)
    try:
        found = overview(project, repository)
    except (GitFailedError, GitTooSlowError) as error:
        raise refusal(error) from error
    if not found.files and not found.unsent:
        raise SendingRefusedError(messages.sending.NOTHING_TO_SEND)

    def style(text: str, role: str) -> str:
        return click.style(text, **_STYLES[role])  # type: ignore[arg-type]

    for line in changes_as_lines(found, names_in(content, out.translate), out.translate, style):
        out.show(line)
    if repository.remote is None:
        raise SendingRefusedError(messages.sending.NO_REMOTE, can_pack=True)
    return repository, found


def _send(out: Output, project: Path, content: Content, asked: Sending, *, is_asked: bool) -> Sent:
    """Send; where others have changed the same texts, ask which words stand, if there is someone to ask."""
    from dataclasses import replace

    from kalliola_site.edit.sending.rebase import ConflictsFoundError, WrongTogetherError
    from kalliola_site.edit.sending.send import send as send_content
    from kalliola_site.problems.formats import counted
    from kalliola_site.problems.problem import ProblemsFoundError

    while True:
        try:
            return send_content(project, asked, out.warn)
        except ConflictsFoundError as error:
            if not (is_asked and sys.stdin.isatty()):
                for conflict in error.conflicts:
                    _show_conflict(out, conflict, content)
                out.warn(messages.sending.CONFLICTS_IN_TERMINAL)
                raise StopError(EXIT_PROBLEMS) from error
            out.say(messages.sending.CONFLICTS)
            settled = {conflict.id: _choice(out, conflict, content) for conflict in error.conflicts}
            asked = replace(asked, choices={**asked.choices, **settled})
        except ProblemsFoundError as found:
            together = isinstance(found, WrongTogetherError)
            nothing = messages.sending.WRONG_TOGETHER if together else messages.sending.NOTHING_SENT
            out.tell(found.problems)
            out.warn(nothing, counts=counted(found.problems))
            raise StopError(EXIT_PROBLEMS) from found


def _asked(
    out: Output, repository: Repository, found: Overview, why: str | None, *, is_asked: bool
) -> Sending:
    """Ask what has not been said: why, who sends, and whether to."""
    from kalliola_site.edit.sending.repository import where_to
    from kalliola_site.edit.sending.send import Sending

    can_ask = sys.stdin.isatty()
    if found.uncommitted and not (why or "").strip():
        if not can_ask:
            raise click.UsageError(out.words(messages.sending.GIVE_WHY))
        why = click.prompt(out.words(messages.sending.ASK_WHY))
    identity, keeps = (None, False) if found.identity else _identity(out, can_ask=can_ask)
    if is_asked:
        if not can_ask:
            raise click.UsageError(out.words(messages.sending.GIVE_YES))
        if not click.confirm(out.words(messages.sending.ASK_SEND, place=where_to(repository)), default=True):
            out.say(messages.sending.NOT_SENT_YET)
            raise StopError(0)
    return Sending(why or "", identity, keeps)


def _identity(out: Output, *, can_ask: bool) -> tuple[Identity, bool]:
    from kalliola_site.edit.sending.overview import Identity

    if not can_ask:
        raise click.UsageError(out.words(messages.sending.GIVE_IDENTITY))
    out.say(messages.sending.WHO_ARE_YOU)
    while True:
        identity = Identity(
            click.prompt(out.words(messages.sending.ASK_NAME)).strip(),
            click.prompt(out.words(messages.sending.ASK_EMAIL)).strip(),
        )
        if identity.is_possible:
            return identity, click.confirm(out.words(messages.sending.ASK_KEEP), default=True)
        out.warn(messages.sending.NOT_AN_IDENTITY)


def _show_conflict(out: Output, conflict: Conflict, content: Content) -> None:
    from kalliola_site.edit.sending.telling import name_of_conflict, shown_side

    name = name_of_conflict(conflict, content, out.translate)
    out.show(f"{conflict.place.path}: {name} {conflict.language}".rstrip())
    for title, words in (
        (messages.sending.IT_WAS, conflict.base),
        (messages.sending.MINE, conflict.mine),
        (messages.sending.THEIRS, conflict.theirs),
    ):
        shown = shown_side(conflict, words)
        out.show(f"  {out.words(title)}: {shown if isinstance(shown, str) else out.words(shown)}")


def _choice(out: Output, conflict: Conflict, content: Content) -> Choice:
    """Ask how a conflict is settled."""
    from kalliola_site.edit.sending.conflicts import Choice
    from kalliola_site.edit.sending.telling import SIDES

    _show_conflict(out, conflict, content)
    answers = {str(number): side for number, side in enumerate(conflict.sides, 1)}
    names = [f"{number} {out.words(SIDES[side])}" for number, side in answers.items()]
    other = str(len(answers) + 1)
    if conflict.kind != "file":
        names.append(f"{other} {out.words(messages.sending.OTHER_WORDS)}")
    known = click.Choice([*answers, *([other] if conflict.kind != "file" else [])])
    answer = click.prompt(" · ".join(names), type=known, show_choices=False)
    if answer in answers:
        return Choice(answers[answer])
    return Choice(words=click.prompt(out.words(messages.sending.OTHER_WORDS)))


def _tell(out: Output, sent: Sent, found: Overview) -> None:
    """Say what was sent, what came along, and what happens next."""
    out.say(messages.sending.SENT, commit=sent.commit[:7])
    if sent.with_others:
        out.say(messages.sending.WITH_OTHERS if sent.is_here else messages.sending.NOT_HERE_YET)
    if found.identity is None:
        out.say(messages.sending.IDENTITY_KEPT if sent.kept else messages.sending.IDENTITY_NOT_KEPT)
    for step in sent.steps:
        out.say(step)
