"""Assets: the style sheet in one file, and every file under a name that changes with its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import PurePosixPath

from kalliola_site.brand.css import stylesheet
from kalliola_site.cache.memory import Memory
from kalliola_site.model.brand.brand import Brand
from kalliola_site.plan.assets import FONTS, Assets
from kalliola_site.plan.pages import ASSET_FOLDER

STYLESHEET = "site.css"
"""The style sheet of every page."""

PRINT_STYLESHEET = "print.css"

_CSS = "css/"

_PAGE_CSS = "css/pages/"

_LAYERS = "css/layers.css"

_PRINT = "css/print.css"

_UNPUBLISHED = frozenset({".md", ".json", ".css"})
"""Endings of files beside the assets that only the project's makers need."""

_NEUTRAL = re.compile(
    r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s*([{};,]|[<>]=?)\s*|(:)\s+|(\s+)""", re.DOTALL
)


def bundle(
    sources: Mapping[str, bytes],
    component_styles: Mapping[str, str],
    brand: Brand,
    at_root: Mapping[str, bytes],
    memory: Memory,
) -> Assets:
    """Put the assets together.

    Args:
        sources: The files below ``templates/assets/`` by their name there.
        component_styles: The styles of components, by the style sheet that they are brought to.
        brand: The visual identity, which the style sheet's custom properties come from.
        at_root: Files that must be at the site's root under their own names, as browsers look for them there.
        memory: What earlier builds made.
    """
    files: dict[str, bytes] = dict(at_root)
    names: dict[str, str] = {name: name for name in at_root}
    for name, data in sources.items():
        if PurePosixPath(name).suffix not in _UNPUBLISHED:
            names[name] = _published_name(name, data)
            files[names[name]] = data
    fonts = {
        name.removeprefix(FONTS): PurePosixPath(path).relative_to(ASSET_FOLDER).as_posix()
        for name, path in names.items()
        if name.startswith(FONTS)
    }
    # What a page says of a component comes after what the component says of itself.
    sheets = dict(component_styles)
    for name, data in sources.items():
        if name.startswith(_PAGE_CSS) or name == _PRINT:
            sheet = name.removeprefix(_CSS)
            sheets[sheet] = sheets.get(sheet, "") + data.decode()
    common = _common_css(sources, stylesheet(brand, fonts))
    sheets[STYLESHEET] = f"{common}\n{sheets.get(STYLESHEET, '')}"
    for name, css in sheets.items():
        minified: bytes = memory.recall_or_make(partial(_minified, css), "style sheet", css)
        names[name] = _published_name(name, minified)
        files[names[name]] = minified
    return Assets(files, names)


def page_stylesheet(template: str) -> str:
    """The name of the style sheet that only pages of one template have, where there is one."""
    return f"{_PAGE_CSS.removeprefix(_CSS)}{template}.css"


def _common_css(sources: Mapping[str, bytes], tokens: str) -> str:
    """The order of layers first, then the brand, then what every page may need."""
    parts = [
        data.decode()
        for name, data in sources.items()
        if name.startswith(_CSS) and not name.startswith(_PAGE_CSS) and name not in {_LAYERS, _PRINT}
    ]
    return "\n".join([sources.get(_LAYERS, b"").decode(), tokens, *parts])


def _published_name(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    fingerprint = hashlib.sha256(data).hexdigest()[:12]
    return f"{ASSET_FOLDER}/{path.with_suffix(f'.{fingerprint}{path.suffix}')}"


def _minified(css: str) -> bytes:
    return minify(css).encode()


@lru_cache(maxsize=64)
def minify(css: str) -> str:
    """Take comments and needless white space out of CSS; strings stay as they are.

    At a save, nearly all sheets of a preview are what they were before it.
    """

    def shorter(match: re.Match[str]) -> str:
        string, mark, colon, space = match.groups()
        return string or mark or colon or (" " if space else "")

    return _NEUTRAL.sub(shorter, css).replace(";}", "}").strip() + "\n"
