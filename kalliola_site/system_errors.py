"""Why the system could not do something, in our own words: its words are in a language of its own."""

from __future__ import annotations

import errno

from kalliola_site import messages
from kalliola_site.problems import Phrase

_REASONS: dict[int, Phrase] = {
    errno.ENOENT: messages.NO_SUCH_FILE,
    errno.EACCES: messages.NOT_PERMITTED,
    errno.EPERM: messages.NOT_PERMITTED,
    errno.EEXIST: messages.NAME_IN_USE,
    errno.ENOTDIR: messages.FILE_IN_THE_WAY,
    errno.EISDIR: messages.FOLDER_IN_THE_WAY,
    errno.ENOTEMPTY: messages.FOLDER_NOT_EMPTY,
    errno.ENOSPC: messages.DISK_FULL,
    errno.EFBIG: messages.FILE_TOO_BIG,
    errno.EROFS: messages.DISK_READ_ONLY,
    errno.EIO: messages.DISK_FAILS,
    errno.EXDEV: messages.ANOTHER_DISK,
    errno.ENAMETOOLONG: messages.NAME_TOO_LONG,
    errno.ELOOP: messages.LINKS_IN_A_CIRCLE,
    errno.EBUSY: messages.IN_USE,
    errno.EMFILE: messages.TOO_MANY_FILES,
    errno.ENFILE: messages.TOO_MANY_FILES,
    errno.ENOMEM: messages.OUT_OF_MEMORY,
}
for _name, _reason in (("EDQUOT", messages.DISK_FULL), ("ESTALE", messages.DISK_FAILS)):
    if hasattr(errno, _name):  # Windows has not all of them
        _REASONS[getattr(errno, _name)] = _reason


def reason(error: OSError) -> Phrase:
    """Say why the system could not do something."""
    known = _REASONS.get(error.errno or 0)
    return known or messages.SYSTEM_ERROR.with_values(number=error.errno or type(error).__name__)
