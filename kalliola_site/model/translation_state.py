"""How a translation stands: missing, outdated, a draft or current."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal, overload

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.translation_record import AcceptedTranslation
from kalliola_site.syntax.location import Location
from kalliola_site.syntax.white_space import unwrap

State = Literal["missing", "outdated", "draft", "current"]

STATES: tuple[State, ...] = ("missing", "outdated", "draft", "current")
"""From what needs most work to what needs none."""


@frozen_value
class TranslatableText:
    """A text in the source language and its translation into one other."""

    key: str
    """The name that records and translators' files know it by: ``goals/1-inequality.yml means.2``."""
    language: str
    """The language of the translation."""
    source: str
    translation: str | None
    path: str
    """The file that holds the source, relative to the project."""
    location: Location = ()
    """Where in a YAML file the text is, above its languages; empty for a Markdown file."""
    page: str = ""
    """The key of the page whose long text it is; empty for a text of a YAML file."""


@frozen_value
class TextState:
    """How a translation stands."""

    text: TranslatableText
    state: State
    accepted: AcceptedTranslation | None = None
    """What was accepted for this text, if anything."""

    @property
    def accepted_source(self) -> str | None:
        """What the source said when the translation was accepted, where it says something else now."""
        if self.accepted is None or unwrap(self.accepted.source) == unwrap(self.text.source):
            return None
        return self.accepted.source


class TextStates(Sequence[TextState]):
    """How translations stand; it is told when somebody asks, which most builds do not."""

    def __init__(self, tell: Callable[[], tuple[TextState, ...]]) -> None:
        """Take what tells it."""
        self._tell = tell

    @cached_property
    def _told(self) -> tuple[TextState, ...]:
        return self._tell()

    @overload
    def __getitem__(self, place: int) -> TextState: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[TextState]: ...
    def __getitem__(self, place: int | slice) -> TextState | Sequence[TextState]:
        return self._told[place]

    def __len__(self) -> int:
        return len(self._told)
