"""Messages on files: missing, unreadable, too large, in the wrong encoding."""

from __future__ import annotations

from kalliola_site.problems.problem import Message

NO_PROJECT = Message(
    "no-project",
    "there is no {folder} folder here",
    "Run the command in the project's folder, or name it with --project FOLDER.",
)
FOLDER_EMPTY = Message(
    "folder-empty",
    "the folder {folder} has no files in it",
    "Bring the files back, from version control, say.",
)
FILE_MISSING = Message(
    "file-missing", "the file {path} is missing", "Bring it back, from version control, say."
)
FILE_UNREADABLE = Message(
    "file-unreadable", "the file cannot be read: {reason}", "Check that you may open it; then build again."
)
NOT_A_FILE = Message("not-a-file", "this is not an ordinary file", "Move it out of the folder.")
FILE_CHANGING = Message(
    "file-changing",
    "the file is being changed again and again while it is read",
    "Wait until the program that is writing it has finished; then build again.",
)
FILE_TOO_LARGE = Message(
    "file-too-large",
    "the file is {size} bytes, more than the {limit} that one file may have",
    "Split it where it is text; save a picture smaller: 2000 pixels in width are enough.",
)
SYMLINK = Message(
    "symlink",
    "this is a link to another place, which is never followed",
    "Put a copy of the file here instead of the link.",
)
NOT_UTF_8 = Message(
    "not-utf-8",
    "byte {byte} is not UTF-8: the file was saved as {guess}",
    "Open it in your editor, choose “Save with encoding” and “UTF-8”.",
)
ONLY_ZEROS = Message(
    "only-zeros",
    "the file is as long as it should be, but all that was in it is gone",
    "Bring its content back, from version control, say: this happens where a machine stops or a disk fails"
    " while a file is being saved.",
)
CONTROL_CHARACTER = Message(
    "control-character",
    "an invisible character ({name}) that text cannot have",
    "Delete it: it often comes along when text is pasted.",
)
COPY = Message(
    "copy",
    "by its name, this is a copy of {original}",
    "Delete the copy; what is new in it belongs in {original}. If it is meant to be something else, give it a"
    " name without spaces.",
)
OFFICE_FILE = Message(
    "office-file",
    "this is a file of Word, Excel or LibreOffice, whatever its name says",
    "Renaming does not change what is in it. Save a table as CSV UTF-8 (.csv) in Excel or LibreOffice; copy a"
    " text from Word into a text file.",
)
RTF_FILE = Message(
    "rtf-file",
    "this is formatted text (RTF), whatever its name says",
    "Save it as plain text in UTF-8: in TextEdit, choose Format and Make Plain Text first.",
)
HTML_FILE = Message(
    "html-file",
    "this is a web page (HTML), whatever its name says",
    "Where a table or a picture is meant, fetch it anew: a page that asks to sign in may have been saved"
    " instead. Write a text without tags: paragraphs with empty lines between them, headings with ## before"
    " them.",
)
PDF_FILE = Message(
    "pdf-file", "this is a PDF, whatever its name says", "Copy its text into a text file, and delete the PDF."
)
MO_FILE = Message(
    "mo-file",
    "this is a compiled file of translations (.mo), whatever its name says",
    "Ask the translator for the file that it was made from, which ends in .po.",
)
LFS_POINTER = Message(
    "lfs-pointer",
    "only a note of Git LFS is here that says where the file itself is kept",
    "Fetch the file with git lfs pull; or save it anew, without Git LFS.",
)
MERGE_CONFLICT = Message(
    "merge-conflict",
    "version control has left a merge conflict here: two versions of the same passage",
    "Choose what is right from between the lines <<<<<<< and >>>>>>>; then delete those two lines, the line"
    " ======= and the other version.",
)
FILE_TWICE = Message(
    "file-twice",
    "two files have this name, written with different characters for the same letters",
    "Delete one of the two, and give the other its name anew.",
)
NAME_UNREADABLE = Message(
    "name-unreadable",
    "this name has characters that cannot be read",
    "Give it a new name, best of the letters a–z, digits and hyphens: old archives spoil letters such as ä.",
)
UNKNOWN_FOLDER = Message(
    "unknown-folder",
    "nothing uses the files in the folder {path}",
    "If it is one of these under another name, give it its name back: {ours}. If it is a copy, move it out of"
    " the content.",
)
UNKNOWN_FILE = Message("unknown-file", "nothing uses the file {path}", "{suggestion}")
