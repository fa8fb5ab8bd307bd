"""Reading a document, whatever its kind: by what is in the file, not by what it is called."""

from __future__ import annotations

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message, Place, Problem
from kalliola_site.syntax.documents.archive import Archive, DamagedError, TooLargeError
from kalliola_site.syntax.documents.blocks import Document, letters_in, paragraphs_in
from kalliola_site.syntax.source import decode

DOCUMENT_LIMIT = 100 * 1024 * 1024
"""The size of the largest document that is read, in bytes: of its pictures, which make it large, none is."""
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What the old container is called in which Word puts a document with a password (MS-OFFCRYPTO, 1.3.2)."""
_TEXT_ENDINGS = (".md", ".markdown", ".txt")
_READ = "application/vnd.oasis.opendocument.text"
_OTHER_KINDS = ("xl/", "ppt/", "Index/", "visio/")
"""Folders in files of Excel, PowerPoint, Pages and Visio, which are zips too."""


def read_document(path: str, data: bytes) -> Document | Problem:
    """Read a document.

    Args:
        path: What the file is called, for what is said of it.
        data: What is in it.
    """
    if len(data) > DOCUMENT_LIMIT:
        return _problem(path, messages.documents.DOCUMENT_TOO_LARGE)
    try:
        document = _read(path, data)
    except DamagedError:
        return _problem(path, messages.documents.DOCUMENT_DAMAGED)
    except TooLargeError:
        return _problem(path, messages.documents.DOCUMENT_TOO_LARGE)
    if isinstance(document, Document) and not _is_whole(document):
        return _problem(path, messages.documents.DOCUMENT_NOT_WHOLE)
    return document


def _is_whole(document: Document) -> bool:
    """True if blocks and asides have every letter once: what nobody has foreseen may be written in a file."""
    texts = [
        text for paragraph in paragraphs_in(document.blocks) for text in (paragraph.text, paragraph.typed)
    ]
    texts += [aside.text for aside in document.asides if aside.where.kind != "deleted"]
    return letters_in(texts) == document.letters


def _read(path: str, data: bytes) -> Document | Problem:
    if data.startswith(_ZIP):
        return _read_zip(path, data)
    message = _told_by_beginning(data)
    if message is None and path.lower().endswith(_TEXT_ENDINGS):
        from kalliola_site.syntax.documents.markdown_document import read_markdown  # noqa: PLC0415 - takes long

        source = decode(path, data)
        return source if isinstance(source, Problem) else read_markdown(source.text)
    should_be_zip = path.lower().endswith((".docx", ".odt"))
    unknown = (
        messages.documents.DOCUMENT_DAMAGED if should_be_zip else messages.documents.DOCUMENT_UNKNOWN_KIND
    )
    return _problem(path, message or unknown)


def _told_by_beginning(data: bytes) -> Message | None:
    """Return what is said of a file that is no document that can be read, by how it begins."""
    if data.startswith(_OLE):
        return (
            messages.documents.DOCUMENT_ENCRYPTED
            if _ENCRYPTED in data
            else messages.documents.DOCUMENT_OLD_WORD
        )
    if b"%PDF-" in data[:1024]:
        return messages.documents.DOCUMENT_PDF
    if data.startswith(b"{\\rtf"):
        return messages.documents.DOCUMENT_RTF
    return None if data.strip(b"\0 \r\n\t") else messages.documents.DOCUMENT_EMPTY


def _read_zip(path: str, data: bytes) -> Document | Problem:
    archive = Archive(data)
    if "mimetype" in archive.names and "content.xml" in archive.names:
        kind = archive.read("mimetype").decode("latin-1").strip()
        if not kind.startswith(_READ):
            return _problem(path, messages.documents.DOCUMENT_UNKNOWN_KIND)
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            return _problem(path, messages.documents.DOCUMENT_ENCRYPTED)
        from kalliola_site.syntax.documents.open_document import read_open_document  # noqa: PLC0415 - only here

        return read_open_document(archive)
    from kalliola_site.syntax.documents.word import read_word  # noqa: PLC0415 - only here
    from kalliola_site.syntax.documents.word_parts import main_part  # noqa: PLC0415

    if main := main_part(archive):
        return read_word(archive, main)
    if any(name.startswith(_OTHER_KINDS) for name in archive.names):
        return _problem(path, messages.documents.DOCUMENT_UNKNOWN_KIND)
    return _problem(path, messages.documents.DOCUMENT_DAMAGED)


def _problem(path: str, message: Message) -> Problem:
    return Problem(Place(path), message)
