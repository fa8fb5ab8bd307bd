"""Sending from the preview: its page, and what came of a request to send."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from kalliola_site.edit.sending.conflicts import Choice
from kalliola_site.edit.sending.git import GitFailedError, GitTooSlowError
from kalliola_site.edit.sending.overview import Identity, Overview, overview
from kalliola_site.edit.sending.packing import pack
from kalliola_site.edit.sending.rebase import ConflictsFoundError, WrongTogetherError
from kalliola_site.edit.sending.refusals import SendingRefusedError, refusal
from kalliola_site.edit.sending.repository import Repository, find_repository, where_to
from kalliola_site.edit.sending.send import IdentityMissingError, Sending, Sent, send
from kalliola_site.edit.sending.telling import name_of_conflict, names_in
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.content import Content
from kalliola_site.preview.answers import PREFIX
from kalliola_site.preview.asked import Asked, refuse
from kalliola_site.preview.latest import StateChannel
from kalliola_site.preview.panel import problem_list
from kalliola_site.preview.sending_page import (
    SendingReader,
    changes_list,
    conflicts_form,
    digest,
    sending_form,
    sending_page,
)
from kalliola_site.problems import messages
from kalliola_site.problems.formats import counted
from kalliola_site.problems.problem import ProblemsFoundError

ZIP = "changes.zip"
"""The name of the file with the changes, where they cannot be sent."""

_SIDES = ("mine", "theirs", "both")


@frozen_value
class Outcome:
    """What came of a request to send."""

    state: str
    """``sent``, ``conflicts`` to be settled, ``changed`` since it was shown, or ``refused``."""
    html: Markup
    """What is said of it."""


class SendingDesk:
    """Shows what there is to send, and sends it."""

    def __init__(self, project: Path, board: StateChannel, token: str, reader: SendingReader) -> None:
        """Send from a project.

        Args:
            project: Its folder.
            board: Where the last good site is, which knows what texts are called.
            token: What our pages say when they send; empty where nothing may be sent.
            reader: Who looks at the page.
        """
        self.project = project
        self.token = token
        self.reader = reader
        self._board = board

    def page(self) -> bytes:
        """Write the page."""
        reader = self.reader
        try:
            repository, found = self._look()
        except SendingRefusedError as refused:
            return sending_page(reader, Markup(), outcome=self._refused(refused))
        changes = changes_list(found, names_in(self._content, reader.translate), reader)
        if not found.files and not found.unsent:
            return sending_page(reader, changes)
        if repository.remote is None:
            alone = SendingRefusedError(messages.sending.NO_REMOTE, can_pack=True)
            return sending_page(reader, changes, outcome=self._refused(alone))
        form = sending_form(found, where_to(repository), self.token, reader) if self.token else Markup()
        return sending_page(reader, changes, form)

    def parcel(self) -> bytes:
        """Pack what changed as a zip file; nothing where there is nothing."""
        try:
            return pack(self.project, self._content, self.reader.translate, ZIP).data
        except (SendingRefusedError, GitFailedError, GitTooSlowError):
            return b""

    def send(self, asked: Asked) -> Outcome:
        """Send what was seen, as it was asked for."""
        reader = self.reader
        sending, seen = _read(asked)
        try:
            _, found = self._look()
            if digest(found) != seen:
                return Outcome("changed", reader.say(messages.sending.CHANGED_SINCE))
            return Outcome("sent", self._sent(send(self.project, sending), found))
        except ConflictsFoundError as error:
            content = self._content
            named = [(each, name_of_conflict(each, content, reader.translate)) for each in error.conflicts]
            return Outcome("conflicts", conflicts_form(named, found.languages, reader))
        except ProblemsFoundError as error:
            said = self._problems(error)
        except IdentityMissingError:
            said = reader.say(messages.sending.NOT_AN_IDENTITY)
        except SendingRefusedError as error:
            said = self._refused(error)
        return Outcome("refused", said)

    @property
    def _content(self) -> Content | None:
        site = self._board.latest.site
        return None if site is None or self._board.latest.is_held_back else site.content

    def _look(self) -> tuple[Repository, Overview]:
        repository = find_repository(self.project)
        try:
            return repository, overview(self.project, repository)
        except (GitFailedError, GitTooSlowError) as error:
            raise refusal(error) from error

    def _refused(self, refused: SendingRefusedError) -> Markup:
        said = self.reader.say(refused.reason)
        if refused.can_pack:
            link = Markup('<p><a href="{}{}" download>{}</a></p>').format(
                PREFIX, ZIP, self.reader.words(messages.sending.PACK)
            )
            said += self.reader.say(messages.sending.CAN_PACK, how="") + link
        return said

    def _problems(self, found: ProblemsFoundError) -> Markup:
        together = isinstance(found, WrongTogetherError)
        words = messages.sending.WRONG_TOGETHER if together else messages.sending.NOTHING_SENT
        said = self.reader.say(words, counts=counted(found.problems))
        return said + problem_list(found.problems, self.reader.translate)

    def _sent(self, sent: Sent, found: Overview) -> Markup:
        reader = self.reader
        said = reader.say(messages.sending.SENT, commit=sent.commit[:7])
        if sent.with_others:
            said += reader.say(
                messages.sending.WITH_OTHERS if sent.is_here else messages.sending.NOT_HERE_YET
            )
        if found.identity is None:
            said += reader.say(
                messages.sending.IDENTITY_KEPT if sent.kept else messages.sending.IDENTITY_NOT_KEPT
            )
        return said + Markup().join(reader.say(step) for step in sent.steps)


def _read(asked: Asked) -> tuple[Sending, str]:
    """Read what is asked for, and what was seen."""
    name, email = asked.text("name"), asked.text("email")
    given = asked.value.get("choices")
    if not isinstance(given, dict):
        raise refuse()
    choices = {str(key): _choice(value) for key, value in given.items()}
    identity = Identity(name.strip(), email.strip()) if name or email else None
    keeps = asked.value.get("keep") is True
    return Sending(asked.text("why"), identity, keeps, choices), asked.text("seen")


def _choice(value: object) -> Choice:
    if isinstance(value, dict):
        side, words = value.get("side"), value.get("words")
        if side in _SIDES:
            return Choice(side)
        if side == "words" and isinstance(words, str):
            return Choice(words=words)
    raise refuse()
