"""What the command line says."""

from __future__ import annotations

from kalliola_site.problems.problem import Phrase

ERROR = Phrase("error")
WARNING = Phrase("warning")
BUILT = Phrase("Built {summary}: {folder}")
OFFLINE_COPY = Phrase("Open {page}. To send the copy to others, pack its whole folder into a zip file.")
OFFLINE_AND_COMPRESSED = Phrase(
    "--compress is for web servers, and a copy made with --offline needs none: leave one of them out."
)
OFFLINE_AND_RECORDED = Phrase(
    "A copy made with --offline is not published, so --record has nothing to record: leave one of them out."
)
DRAFTS_LEFT_OUT = Phrase("Drafts, shown in the preview only: {names}.")
MAKING_PAGES = Phrase("Making pages")
UNCHANGED = Phrase("Nothing has changed since the last build: {folder} is as it should be.")
CHECKED = Phrase("Checked {summary}: no errors.")
SUMMARY = Phrase("{pages} pages in {languages} languages ({files} files, {size} KB) in {seconds} s")
ASKING_OUTSIDE = Phrase("Asking the addresses that texts link to …")
ONE_ERROR = Phrase("1 error")
MANY_ERRORS = Phrase("{count} errors")
ONE_WARNING = Phrase("1 warning")
MANY_WARNINGS = Phrase("{count} warnings")
SAME_ELSEWHERE = Phrase("the same at {count} other places:")
AND_MORE_PLACES = Phrase("and {count} more places")
COUNTED = Phrase("In all: {counts}.")
ERRORS_AND_WARNINGS = Phrase("{errors} and {warnings}")
SCHEMAS_WRITTEN = Phrase("Wrote the schemas of {count} kinds of content files: {folder}")
NOTHING_PUBLISHED = Phrase("{counts}. Nothing was published; the old site stays as it was.")
CHOOSE_OTHER_FOLDER = Phrase("{reason}. Choose another --out.")
HOLDS_SOURCES = Phrase("{folder} holds sources, and an output folder is replaced whole")
IS_NOT_A_FOLDER = Phrase("{folder} is not a folder")
SOMEONE_ELSES_FILES = Phrase("{folder} has files in it that this program did not make")
IS_HOME = Phrase("{folder} is your home folder or holds it, and an output folder is replaced whole")
IS_A_MOUNT_POINT = Phrase("{folder} is a mount point, which cannot be replaced; a folder in it can")
HOLDS_A_REPOSITORY = Phrase(
    "{folder} has a version control folder in it, and an output folder is replaced whole"
)
DIGEST = Phrase("Digest of the site (SHA-256): {digest}")
ANOTHER_BUILD = Phrase("another build")
BUILD_OF_PROCESS = Phrase("another build (process {process} on {machine}, since {since})")
WAITING = Phrase("Waiting: {holder} is writing to {folder} …")
STILL_LOCKED = Phrase(
    "Nothing was published: {holder} is still writing to {folder}. Wait until it has finished, or stop it."
)
NOTHING_TO_RECORD = Phrase(
    "{url} is a placeholder: nothing can be published there, so nothing goes on record"
)
NOT_A_SITE_ADDRESS = Phrase("“{url}” is not a web address such as https://www.example.org/strategy/")
NOT_A_MESSAGE_LANGUAGE = Phrase("there are no messages in “{language}”, only in {known}")
MACHINE_FAILED = Phrase("The machine could not do it: {reason}. The old site is as it was.")
MACHINE_FAILED_AT = Phrase("The machine could not do it: {reason} ({file}). The old site is as it was.")
BUG = Phrase(
    "This is a mistake in the program, not in your text: {kind}.\n"
    "Nothing was published. Please tell its makers (see CONTRIBUTING.md), and send them this file:\n{file}"
)
BUG_WITHOUT_FILE = Phrase(
    "This is a mistake in the program, not in your text: {kind}.\n"
    "Nothing was published. Please tell its makers (see CONTRIBUTING.md). The details could not be written to"
    " a file: set KALLIOLA_DEBUG=1 and run the command again to see them."
)
WORKER_KILLED = Phrase("part of the work was ended from outside; there may be too little memory")
OUT_OF_MEMORY = Phrase("its memory ran out")
NO_SUCH_FILE = Phrase("there is no such file or folder")
NOT_PERMITTED = Phrase("it is not permitted")
NAME_IN_USE = Phrase("there is something of that name already")
FILE_IN_THE_WAY = Phrase("there is a file where a folder should be")
FOLDER_IN_THE_WAY = Phrase("there is a folder where a file should be")
FOLDER_NOT_EMPTY = Phrase("the folder is not empty")
DISK_FULL = Phrase("the disk is full")
FILE_TOO_BIG = Phrase("the file would be larger than the disk allows")
DISK_READ_ONLY = Phrase("nothing may be written on this disk")
DISK_FAILS = Phrase("the disk, or the network to it, does not answer as it should")
ANOTHER_DISK = Phrase("it would have to move from one disk to another")
NAME_TOO_LONG = Phrase("the name is too long")
LINKS_IN_A_CIRCLE = Phrase("links lead round in a circle")
IN_USE = Phrase("another program is using it")
TOO_MANY_FILES = Phrase("too many files are open")
SYSTEM_ERROR = Phrase("the system reports error {number}")
PACKAGE_MISSING = Phrase("the Python package {name} is missing")
LIBRARY_MISSING = Phrase("the library {name} is missing")
NEEDS = Phrase("needs {ratio}")
FORBIDDEN_AS_TEXT = Phrase("forbidden as text")
ON_GOAL = Phrase("goal {number}")
