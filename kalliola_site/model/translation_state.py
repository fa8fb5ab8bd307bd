"""How a translation stands: missing, outdated, a draft or current."""

from __future__ import annotations

from typing import Literal

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
