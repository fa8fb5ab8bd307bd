"""The parts of a document in a zip: read within bounds, and as XML that can do nothing but be read.

Nothing is unpacked to the disk, no part is read that is not asked for, no link and no macro is followed.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring

MOST_PARTS = 10_000
"""How many parts a document may have; one with hundreds of pictures has some hundreds."""
LARGEST_PART = 24 * 1024 * 1024
"""The size of the largest part that is read, unpacked, in bytes: a book of 400 pages has a third of it."""
LARGEST_DOCUMENT = 48 * 1024 * 1024
"""How much is read of one document in all, unpacked, in bytes."""
HIGHEST_RATIO = 250
"""How many times larger a part may be than what it is packed into; text in XML is 10 to 60 times larger."""
DEEPEST = 150
"""How deep elements may stand within each other; those of Word and LibreOffice reach about 40."""

_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    f"{_STRICT}wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    f"{_STRICT}officeDocument/relationships": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    f"{_STRICT}drawingml/wordprocessingDrawing": (
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    f"{_STRICT}drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    f"{_STRICT}drawingml/diagram": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
"""The names that Word gives the same things where a document is saved as “strict” (ISO/IEC 29500-1)."""


class DamagedError(Exception):
    """The document cannot be read whole, so none of it is."""


class TooLargeError(Exception):
    """The document is larger than any that people write; a small file may be made to be."""


class Archive:
    """The parts of a document."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Args:
            data: The whole file.

        Raises:
            DamagedError: It is no zip that can be read.
            TooLargeError: It has more parts than any document.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise DamagedError from error
        self._left = LARGEST_DOCUMENT
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > MOST_PARTS:
            raise TooLargeError

    def read(self, name: str) -> bytes:
        """Unpack a part; an empty one where there is none of that name."""
        if name not in self.names:
            return b""
        part = self._zip.getinfo(name)
        if part.file_size > min(LARGEST_PART, self._left) or (
            part.file_size > part.compress_size * HIGHEST_RATIO and part.file_size > 1024 * 1024
        ):
            raise TooLargeError
        try:
            with self._zip.open(part) as file:
                # What the zip says of its size may be a lie.
                data = file.read(part.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
            raise DamagedError from error
        if len(data) != part.file_size:
            raise DamagedError
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element | None:
        """Read a part as XML; None where there is none of that name.

        Raises:
            DamagedError: It is not well-formed, or has a document type: a document has none, and an entity
                can only be declared in one.
            TooLargeError: It is larger than any that people write.
        """
        return parse_xml(data) if (data := self.read(name)) else None


def parse_xml(data: bytes) -> Element:
    """Read XML; see ``Archive.xml`` for what is refused."""
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        if "<!DOCTYPE" in text:
            raise DamagedError
        if _STRICT in text:
            for strict, usual in _TRANSITIONAL.items():
                text = text.replace(f'"{strict}"', f'"{usual}"')
        root = fromstring(text)  # noqa: S314 - without a document type there are no entities to expand
    except (UnicodeDecodeError, ParseError, ValueError) as error:
        raise DamagedError from error
    if any(depth > DEEPEST for depth in _depths(root)):
        raise DamagedError
    return root


def _depths(root: Element) -> Iterator[int]:
    level, depth = [root], 0
    while level:
        yield depth
        level = [child for element in level for child in element]
        depth += 1
