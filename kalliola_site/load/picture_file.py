"""The head of a picture: what kind it is and how big, whatever its name says."""

from __future__ import annotations

import io
import warnings
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kalliola_site.load.foreign_files import told_by_beginning
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Message

if TYPE_CHECKING:
    from PIL.Image import Image


MEGAPIXELS = 50
"""How many million pixels a picture may have: each takes three bytes of memory, however small the file."""

LONGEST_SIDE = 16_000
"""How many pixels wide or high a picture may be: WebP has room for 16,383."""

_ENDINGS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The formats that are taken over, by the ending of a file's name."""

_BEGINNINGS = (
    (b"\xff\xd8\xff", 0, "JPEG"),
    (b"\x89PNG\r\n\x1a\n", 0, "PNG"),
    (b"WEBP", 8, "WEBP"),
    (b"GIF8", 0, "GIF"),
    (b"ftyphei", 4, "HEIC"),
    (b"ftypmif1", 4, "HEIC"),
    (b"ftypavif", 4, "AVIF"),
    (b"BM", 0, "BMP"),
    (b"II*\x00", 0, "TIFF"),
    (b"MM\x00*", 0, "TIFF"),
    (b"%PDF", 0, "PDF"),
    (b"<svg", 0, "SVG"),
    (b"<?xml", 0, "SVG"),
)
"""How files of each format begin: the bytes, where they stand, the format."""


class PictureError(Exception):
    """A picture cannot be used; carries what to tell."""

    def __init__(self, message: Message, **values: object) -> None:
        super().__init__(message.text)
        self.message = message
        self.values = values


def open_picture(name: str, data: bytes) -> Image:
    """Open a picture, of which nothing but its head is read yet.

    Args:
        name: What the file is called.
        data: What it holds.

    Raises:
        PictureError: It is no picture that can be used.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most builds have no pictures

    ending = PurePosixPath(name).suffix
    wanted, kind = _ENDINGS.get(ending.lower()), _kind(data)
    if kind is None and (foreign := told_by_beginning(data)) is not None:
        raise PictureError(foreign)
    if kind is None:
        raise PictureError(messages.updates.PICTURE_UNREADABLE, name=name)
    if kind not in _ENDINGS.values():
        raise PictureError(messages.updates.PICTURE_KIND, name=name, kind=kind)
    if kind != wanted:
        right = next(ending for ending, format_ in _ENDINGS.items() if format_ == kind)
        proposal = PurePosixPath(name).with_suffix(right)
        raise PictureError(messages.updates.PICTURE_ENDING, kind=kind, ending=ending, proposal=proposal)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we look at the size ourselves
            picture = Image.open(io.BytesIO(data), formats=[kind])
    except Image.DecompressionBombError as error:
        raise PictureError(messages.updates.PICTURE_PIXELS, limit=MEGAPIXELS) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise PictureError(messages.updates.PICTURE_UNREADABLE, name=name) from error
    if picture.width * picture.height > MEGAPIXELS * 1_000_000:
        raise PictureError(messages.updates.PICTURE_PIXELS, limit=MEGAPIXELS)
    if max(picture.size) > LONGEST_SIDE:
        raise PictureError(messages.updates.PICTURE_LONG, limit=LONGEST_SIDE)
    # A JPEG may carry the same picture once more in another size (MPO); that is no animation.
    if kind != "JPEG" and getattr(picture, "is_animated", False):
        raise PictureError(messages.updates.PICTURE_MOVES)
    return picture


def _kind(data: bytes) -> str | None:
    for mark, start, kind in _BEGINNINGS:
        if data[start : start + len(mark)] == mark:
            return kind
    return None
