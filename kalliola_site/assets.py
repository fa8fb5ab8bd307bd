"""Assets: the style sheet in one file, and every file under a name that changes with its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kalliola_site.brand import stylesheet
from kalliola_site.model.brand import Brand
from kalliola_site.plan import ASSET_FOLDER

STYLESHEET = "site.css"
FONTS = "fonts/"

_CSS = "css/"
_LAYERS = "css/layers.css"
_UNPUBLISHED = frozenset({".md", ".json", ".css"})
"""Endings of files beside the assets that only the project's makers need."""

_NEUTRAL = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s*([{};,>])\s*|(\s+)""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Assets:
    """The published assets."""

    files: Mapping[str, bytes]
    """What is published, by path below the site's root."""
    names: Mapping[str, str]
    """The path of each asset by the name that templates know it by."""


def bundle(sources: Mapping[str, bytes], brand: Brand) -> Assets:
    """Put the assets together.

    Args:
        sources: The files below ``templates/assets/`` by their name there.
        brand: The visual identity, which the style sheet's custom properties come from.
    """
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for name, data in sources.items():
        if PurePosixPath(name).suffix not in _UNPUBLISHED:
            names[name] = _published_name(name, data)
            files[names[name]] = data
    fonts = {
        name.removeprefix(FONTS): PurePosixPath(path).relative_to(ASSET_FOLDER).as_posix()
        for name, path in names.items()
        if name.startswith(FONTS)
    }
    blocks = [data.decode() for name, data in sources.items() if name.startswith(_CSS) and name != _LAYERS]
    css = minified("\n".join([sources.get(_LAYERS, b"").decode(), stylesheet(brand, fonts), *blocks]))
    names[STYLESHEET] = _published_name(STYLESHEET, css.encode())
    files[names[STYLESHEET]] = css.encode()
    return Assets(files, names)


def _published_name(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    if path.suffix == ".txt":
        return f"{ASSET_FOLDER}/{name}"
    fingerprint = hashlib.sha256(data).hexdigest()[:12]
    return f"{ASSET_FOLDER}/{path.with_suffix(f'.{fingerprint}{path.suffix}')}"


def minified(css: str) -> str:
    """Take comments and needless white space out of CSS; strings stay as they are."""

    def shorter(match: re.Match[str]) -> str:
        string, mark, space = match.groups()
        return string or mark or (" " if space else "")

    return _NEUTRAL.sub(shorter, css).replace(";}", "}").strip() + "\n"
