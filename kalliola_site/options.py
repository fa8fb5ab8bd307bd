"""What is asked of a build: one value, from the command line through the whole street."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kalliola_site.frozen_value import frozen_value
from kalliola_site.render.pdf.document import PdfMode

Asking = Literal["never", "warn", "fail"]
"""Whether the world outside is asked, and whether what is lost there is an error."""


@frozen_value
class BuildOptions:
    """The options; those of publishing say nothing to a build that only checks."""

    base_url: str | None = None
    """Where the site will be, with a final slash; by default as site.yml says."""
    strict: bool = False
    """Whether a warning forbids publishing, too."""
    full: bool = False
    """Whether nothing of earlier builds is used."""
    pdf: PdfMode = "never"
    """Whether the strategy is made as a document, too."""
    offline: bool = False
    """Whether it is a copy that is opened from a folder; such a copy publishes no address."""
    record: bool = False
    """Whether this is what gets published, so that its addresses go on record."""
    compress: bool = False
    """Whether each text file gets its ``.br`` and ``.gz`` beside it, for web servers."""
    drafts: bool = False
    """Whether drafts are shown, which are never published."""
    editable: bool = False
    """Whether pages tell where their texts stand in the files, which is never published either."""


@frozen_value
class CheckOptions:
    """What is asked of a check besides."""

    external: Asking = "never"
    """Whether the addresses outside the site that texts link to are asked, too, and whether what is lost
    there, or by the calendar, is an error."""
    on_day: date | None = None
    """The day it is, if the calendar is to be asked, too."""
