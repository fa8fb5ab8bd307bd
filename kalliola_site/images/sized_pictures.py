"""Pictures of updates as browsers get them: in a few widths and formats, upright, nothing hidden in them."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from kalliola_site.frozen_value import frozen_value
from kalliola_site.load.picture_file import PictureError, open_picture
from kalliola_site.model.content import Content
from kalliola_site.plan.pages import ASSET_FOLDER
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Problem
from kalliola_site.validate.pictures import picture_path

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (480, 960, 1600)
"""The widths, in pixels: a phone's, a desk's, and a sharp desk's. No picture is made larger than it came."""

_FORMATS: dict[str, tuple[str, str, dict[str, object]]] = {
    # One thread, so that the encoder cuts the picture the same way on every machine.
    "image/avif": ("AVIF", "avif", {"quality": 55, "speed": 6, "max_threads": 1, "autotiling": False}),
    "image/webp": ("WEBP", "webp", {"quality": 76, "method": 5}),
    "image/jpeg": ("JPEG", "jpg", {"quality": 78, "optimize": True, "progressive": True}),
}
"""The formats by media type, from the smallest files to the one that every browser reads."""
_READ_BY_ALL = "image/jpeg"
_FALLBACK_WIDTH = 960


@frozen_value
class Version:
    """One file of a picture."""

    path: str
    """Where it is published, below the site's root."""
    width: int
    height: int


@frozen_value
class SizedPicture:
    """A picture in all its versions."""

    versions: Mapping[str, tuple[Version, ...]]
    """By media type, from the best format to the one that every browser reads; each from narrow to wide."""

    @property
    def largest(self) -> Version:
        """The widest version that every browser reads."""
        return self.versions[_READ_BY_ALL][-1]

    @property
    def fallback(self) -> Version:
        """The version for browsers that do not choose."""
        fitting = [version for version in self.versions[_READ_BY_ALL] if version.width <= _FALLBACK_WIDTH]
        return fitting[-1]


@frozen_value
class SizedPictures:
    """The pictures of all updates."""

    by_update: Mapping[str, SizedPicture] = field(default_factory=dict)
    """By the update's id."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What is published, by path below the site's root."""
    made: Mapping[str, bytes] = field(default_factory=dict)
    """The same by digest, to be kept for the next build."""


def sized_pictures(
    content: Content, pictures: Mapping[str, bytes], kept: Mapping[str, bytes]
) -> tuple[SizedPictures, tuple[Problem, ...]]:
    """Bring the pictures of updates into the sizes and formats that pages need.

    Args:
        content: The content; its pictures have been checked.
        pictures: The picture files by path.
        kept: What earlier builds made, by digest.

    Returns:
        The pictures, and which of them turned out to be damaged.
    """
    by_update: dict[str, SizedPicture] = {}
    files: dict[str, bytes] = {}
    made: dict[str, bytes] = {}
    problems: list[Problem] = []
    for update in content.updates:
        if update.picture is None:
            continue
        name = update.picture.file
        sizing = _Sizing(name, pictures[picture_path(name)], kept, made)
        try:
            versions = {
                media: tuple(sizing.versions(media, update.id, files)) for media in reversed(_FORMATS)
            }
        except PictureError as error:
            place = content.documents[content.update_paths[update.id]].place(("picture", "file"))
            problems.append(Problem(place, error.message, error.values))
        else:
            by_update[update.id] = SizedPicture({media: versions[media] for media in _FORMATS})
    return SizedPictures(by_update, files, made), tuple(problems)


class _Sizing:
    """Makes the versions of one picture, which is read only when one of them is not there yet."""

    def __init__(self, name: str, data: bytes, kept: Mapping[str, bytes], made: dict[str, bytes]) -> None:
        self._name = name
        self._data = data
        self._source = hashlib.sha256(data).hexdigest()
        self._kept = kept
        self._made = made
        self._upright: Image | None = None
        self._sizes: dict[int, tuple[int, int]] = {}

    def versions(self, media: str, update: str, files: dict[str, bytes]) -> Iterator[Version]:
        """Make the versions in one format, and put them among the files."""
        _, ending, _ = _FORMATS[media]
        widest = 0
        for wanted in WIDTHS:
            data = self._version(media, wanted)
            width, height = self._sizes.get(wanted) or self._sizes.setdefault(wanted, _size(data))
            if width <= widest:
                return
            widest = width
            fingerprint = hashlib.sha256(data).hexdigest()[:12]
            path = f"{ASSET_FOLDER}/pictures/{update}-{width}.{fingerprint}.{ending}"
            files[path] = data
            yield Version(path, width, height)

    def _version(self, media: str, width: int) -> bytes:
        from PIL import __version__  # noqa: PLC0415 - most builds have no pictures

        recipe = f"{__version__} {self._source} {width} {_FORMATS[media]}"
        digest = hashlib.sha256(recipe.encode()).hexdigest()
        if digest not in self._made:
            self._made[digest] = self._kept.get(digest) or self._encoded(media, width)
        return self._made[digest]

    def _encoded(self, media: str, width: int) -> bytes:
        from PIL.Image import Resampling  # noqa: PLC0415 - most builds have no pictures

        if self._upright is None:
            self._upright = _read(self._name, self._data)
        picture = self._upright
        if width < picture.width:
            height = max(1, round(picture.height * width / picture.width))
            picture = picture.resize((width, height), Resampling.LANCZOS)
        written = io.BytesIO()
        name, _, options = _FORMATS[media]
        try:
            picture.save(written, name, **options)
        except (RuntimeError, ValueError, OSError) as error:
            raise _of_machine(error, error) from error
        return written.getvalue()


def _size(data: bytes) -> tuple[int, int]:
    from PIL import Image  # noqa: PLC0415 - most builds have no pictures

    return Image.open(io.BytesIO(data)).size


def _read(name: str, data: bytes) -> Image:
    """Read a picture whole: turned as its camera was held, in sRGB, without alpha, and nothing but pixels."""
    from PIL import Image, ImageFile, ImageOps  # noqa: PLC0415 - most builds have no pictures

    picture = open_picture(name, data)
    # WeasyPrint lets half a picture pass for a whole one, for all of the process that it is in.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        picture.load()
        picture = ImageOps.exif_transpose(picture)
    except Exception as error:  # a decoder may raise anything where the bytes are damaged
        damaged = PictureError(messages.updates.PICTURE_UNREADABLE, name=name)
        raise _of_machine(error, damaged) from error
    profile = picture.info.get("icc_profile")
    if picture.has_transparency_data:
        # Paper is white, and the format that every browser reads has no alpha.
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
    picture = _in_srgb(picture, profile)
    picture.info = {}  # or a comment of the camera's would come along
    return picture


_NO_MEMORY = re.compile(r"(?i)memory|alloc|encoding error [12]\b|error -9\b")
"""How encoders and decoders say that there is none left: libwebp and Pillow by number, others in words."""


def _of_machine(error: Exception, otherwise: Exception) -> Exception:
    """Return what is behind an error of an encoder or decoder: no memory, or something else."""
    return MemoryError() if isinstance(error, MemoryError) or _NO_MEMORY.search(str(error)) else otherwise


def _in_srgb(picture: Image, profile: bytes | None) -> Image:
    """Turn a picture's colours into those that a picture without a profile is taken to have."""
    from PIL import ImageCms  # noqa: PLC0415 - most builds have no pictures

    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            turned = None  # a profile that cannot be read, or that belongs to another kind of picture
        if turned is not None:
            return turned
    if picture.mode.startswith("I"):  # sixteen bits a pixel, as scanners write
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("RGB")
