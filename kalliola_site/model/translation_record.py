"""``content/translations.yml``: what each translation was made from, so that none falls behind unseen."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from kalliola_site.model.base import Model


class AcceptedTranslation(Model):
    """A text and its translation as they were when the translation was right."""

    # What was accepted is quoted as it stood, white space and all.
    model_config = ConfigDict(str_strip_whitespace=False)

    source: str
    """The text in the source language."""
    translation: str
    """What the translation is known by."""


Accepted = dict[str, dict[str, AcceptedTranslation]]
"""What was accepted, by language and by the key of the text."""


class TranslationRecord(Model):
    """The whole of ``content/translations.yml``."""

    accepted: Accepted = Field(default_factory=dict)
    """What was accepted, by language and by the key of the text."""
