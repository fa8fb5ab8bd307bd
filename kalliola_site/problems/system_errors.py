"""Why the system could not do something, in our own words: its words are in a language of its own."""

from __future__ import annotations

import errno

from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase

_REASONS: dict[int, Phrase] = {
    errno.ENOENT: messages.cli.NO_SUCH_FILE,
    errno.EACCES: messages.cli.NOT_PERMITTED,
    errno.EPERM: messages.cli.NOT_PERMITTED,
    errno.EEXIST: messages.cli.NAME_IN_USE,
    errno.ENOTDIR: messages.cli.FILE_IN_THE_WAY,
    errno.EISDIR: messages.cli.FOLDER_IN_THE_WAY,
    errno.ENOTEMPTY: messages.cli.FOLDER_NOT_EMPTY,
    errno.ENOSPC: messages.cli.DISK_FULL,
    errno.EFBIG: messages.cli.FILE_TOO_BIG,
    errno.EROFS: messages.cli.DISK_READ_ONLY,
    errno.EIO: messages.cli.DISK_FAILS,
    errno.EXDEV: messages.cli.ANOTHER_DISK,
    errno.ENAMETOOLONG: messages.cli.NAME_TOO_LONG,
    errno.ELOOP: messages.cli.LINKS_IN_A_CIRCLE,
    errno.EBUSY: messages.cli.IN_USE,
    errno.EMFILE: messages.cli.TOO_MANY_FILES,
    errno.ENFILE: messages.cli.TOO_MANY_FILES,
    errno.ENOMEM: messages.cli.OUT_OF_MEMORY,
}
for _name, _reason in (("EDQUOT", messages.cli.DISK_FULL), ("ESTALE", messages.cli.DISK_FAILS)):
    if hasattr(errno, _name):  # Windows has not all of them
        _REASONS[getattr(errno, _name)] = _reason


def reason(error: OSError) -> Phrase:
    """Say why the system could not do something."""
    known = _REASONS.get(error.errno or 0)
    return known or messages.cli.SYSTEM_ERROR.with_values(number=error.errno or type(error).__name__)
