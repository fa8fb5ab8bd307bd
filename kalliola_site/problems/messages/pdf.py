"""Messages on the strategy as a document."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

DOCUMENT_ASKS_OUTSIDE = Message(
    "document-asks-outside",
    "the document asks for {href}, and documents get nothing from the network or the disk",
    "Take it out of the template. Texts, fonts of the brand and drawings (svg) are what a document can have.",
)
NO_DOCUMENT = Phrase(
    "No PDF can be made here: {reason}.\n"
    "Nothing was published. {install}\n"
    "Or build without --pdf: the site is the same except for the links to the documents."
)
DOCUMENT_LEFT_OUT = Phrase(
    "Without PDFs, since they cannot be made here: {reason}. ({program} build --pdf{in_project} tells more.)"
)
INSTALL_PACKAGE = Phrase(
    "A package of Python is missing. Delete the folder .venv and try again,"
    " or install the package: pip install weasyprint"
)
INSTALL_LIBRARIES = Phrase(
    "These libraries of the system have to be installed first:\n"
    "  Debian, Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "  macOS: brew install pango\n"
    "  Windows: install MSYS2 (https://www.msys2.org), open it, write pacman -S mingw-w64-x86_64-pango"
)
