"""Documents as values: what one is made from, what was made, and why one could not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from kalliola_site.frozen_value import frozen_value
from kalliola_site.problems.problem import Phrase

PdfMode = Literal["never", "always", "if-possible"]
"""Whether documents are wanted."""


class LibraryMissingError(Exception):
    """What sets documents is not on this machine."""

    def __init__(self, said: Phrase, *, is_package: bool) -> None:
        super().__init__(str(said))
        self.said = said
        """What is missing."""
        self.is_package = is_package
        """Whether a package of Python is missing, not a library of the system."""


@frozen_value
class DocumentSource:
    """What a document is made from."""

    path: str
    """Where it is published, below the site's root."""
    language: str
    html: str
    """The document as HTML, its style sheet in it, its drawings as ``svg`` elements."""
    drawing_styles: str
    """The style sheet of the drawings: the document's own does not reach into them."""


@frozen_value
class Document:
    """A finished document."""

    path: str
    language: str
    pages: int
    data: bytes
    """The PDF."""


@frozen_value
class Documents:
    """The documents of a site."""

    documents: tuple[Document, ...] = ()
    made: Mapping[str, bytes] = field(default_factory=dict)
    """What they are kept as for the next build, by digest."""
    refused: tuple[str, ...] = ()
    """The addresses that a document asked for and did not get."""
    left_out: LibraryMissingError | None = None
    """Why there are none, where they were wanted only if they could be had."""
