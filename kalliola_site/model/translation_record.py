"""``content/translations.yml``: what each translation was made from, so that none falls behind unseen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from kalliola_site.model.base import EMPTY, Model
from kalliola_site.model.reading import Verbatim


class AcceptedTranslation(Model):
    """A text and its translation as they were when the translation was right."""

    # What was accepted is quoted as it stood, white space and all.
    source: Annotated[str, Verbatim()]
    """The text in the source language."""
    translation: Annotated[str, Verbatim()]
    """What the translation is known by."""


Accepted = Mapping[str, Mapping[str, AcceptedTranslation]]
"""What was accepted, by language and by the key of the text."""


class TranslationRecord(Model):
    """The whole of ``content/translations.yml``."""

    accepted: Accepted = EMPTY
    """What was accepted, by language and by the key of the text."""
