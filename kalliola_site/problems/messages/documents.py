"""What is said of documents that cannot be read."""

from __future__ import annotations

from kalliola_site.problems.problem import Message

DOCUMENT_DAMAGED = Message(
    "document-damaged",
    "this file is damaged, or is not the document that its name says",
    "Open it in Word or LibreOffice and save it again as a Word document (.docx). If it does not open there"
    " either, ask whoever sent it for a new copy.",
)
DOCUMENT_ENCRYPTED = Message(
    "document-encrypted",
    "the document is locked with a password",
    "Open it in Word with the password, choose File, Info, Protect Document, Encrypt with Password, empty the"
    " box, and save it.",
)
DOCUMENT_OLD_WORD = Message(
    "document-old-word",
    "this is a document of an old Word (.doc), or of another old Office program",
    "Open it in Word and choose File, Save As, Word Document (.docx).",
)
DOCUMENT_PDF = Message(
    "document-pdf",
    "this is a PDF: it says where letters stand on a page, not what is a heading and what follows what",
    "Ask for the document that the PDF was made from, and give that: a Word document (.docx) or one of"
    " LibreOffice (.odt).",
)
DOCUMENT_RTF = Message(
    "document-rtf",
    "this is formatted text (RTF)",
    "Open it in Word or LibreOffice and save it as a Word document (.docx).",
)
DOCUMENT_EMPTY = Message("document-empty", "the file is empty", "Ask whoever sent it for a new copy.")
DOCUMENT_UNKNOWN_KIND = Message(
    "document-unknown-kind",
    "this is no document that can be read here",
    "Give a Word document (.docx), one of LibreOffice (.odt), or a text in Markdown (.md). In other programs,"
    " choose Export or Save As, and Word Document (.docx).",
)
DOCUMENT_NOT_WHOLE = Message(
    "document-not-whole",
    "something in this document cannot be read, so that nothing of it is taken",
    "Open it in Word or LibreOffice, copy all of its text into a new document, and save that as a Word"
    " document (.docx). Drawings, fields and attached objects are what may stand in the way.",
)
DOCUMENT_TOO_LARGE = Message(
    "document-too-large",
    "what is packed in this file is larger than any strategy",
    "Save the text alone, without pictures and attachments, as a new Word document (.docx).",
)
