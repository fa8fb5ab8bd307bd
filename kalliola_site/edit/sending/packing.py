"""What there is to send, packed as a zip file with what is to be done with it."""

from __future__ import annotations

from pathlib import Path

from kalliola_site.edit.sending.overview import Overview, overview
from kalliola_site.edit.sending.parcel import parcel
from kalliola_site.edit.sending.refusals import SendingRefusedError
from kalliola_site.edit.sending.repository import find_repository
from kalliola_site.edit.sending.telling import changes_as_lines, names_in
from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.content import Content
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase, Translate


@frozen_value
class Parcel:
    """A zip file, and what is said of it."""

    data: bytes
    advice: tuple[Phrase, ...]
    """What to do with it; ``{file}`` is still to be said."""


def pack(project: Path, content: Content | None, translate: Translate, file: str) -> Parcel:
    """Pack the changed files, or all of the content where git cannot tell what changed.

    Args:
        project: The project's folder.
        content: The content, if there are no mistakes in it.
        translate: Puts what is said into a language.
        file: The name of the zip file.

    Raises:
        SendingRefusedError: Nothing has changed.
        GitFailedError: Git could not tell.
        GitTooSlowError: It took too long.
    """
    try:
        found: Overview | None = overview(project, find_repository(project))
    except SendingRefusedError as refused:
        if not refused.can_pack:
            raise
        found = None
    if found is not None and not found.files:
        raise SendingRefusedError(messages.sending.NOTHING_TO_SEND)
    advice = [
        (messages.sending.ALL_PACKED if found is None else messages.sending.PACKED).with_values(file=file)
    ]
    gone = [] if found is None else [each.path for each in found.files if each.kind == "removed"]
    if gone:
        advice.append(messages.sending.PACK_REMOVED.with_values(files=", ".join(gone)))
    told = [phrase.say(translate) for phrase in advice]
    if found is not None:
        names = names_in(content, translate)
        told += ["", *changes_as_lines(found, names, translate, lambda text, _: text)]
    paths = None if found is None else [each.path for each in found.files]
    data, _ = parcel(project, paths, "\r\n".join(told) + "\r\n")
    return Parcel(data, tuple(advice))
