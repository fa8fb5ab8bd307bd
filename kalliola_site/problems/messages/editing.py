"""What is said when texts are changed where they are read: files that cannot be written, what was cleaned."""

from __future__ import annotations

from kalliola_site.problems.problem import Message, Phrase

NOT_THROUGH_LINKS = Message(
    "not-through-links",
    "the file is a link to another place, or in a folder that is one, so nothing is written to it",
    "Put the file itself here instead of the link; then save again.",
)
MARK_GONE = Phrase("mark of a list left out")
READ_ONLY = Message(
    "read-only",
    "the file may only be read, so nothing is written to it",
    "Allow writing in the file's properties; or ask whoever has locked it.",
)
STILL_SAVING = Phrase(
    "Nothing was written: another program is changing the content. Try again when it has finished."
)
BEING_CHANGED = Phrase("another program is changing the content")
