"""What a face of the brand can show: the table that ``scripts/make_fonts.py`` writes beside its font."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from kalliola_site.model.brand.typography import Face

_FONTS = "fonts/"

_STAND_INS = str.maketrans(
    {
        "\n": " ",
        "\t": " ",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}",
        "\N{SOFT HYPHEN}": "",
        "\N{ZERO WIDTH SPACE}": "",
        "\N{WORD JOINER}": "",
    }
)
"""What faces have for characters that they do not."""


def face_table(face: Face, assets: Mapping[str, bytes]) -> dict[str, Any] | None:
    """Read the table of a face; None where there is none.

    Args:
        face: A face of the brand.
        assets: The files below ``templates/assets/`` by their name there.
    """
    data = assets.get(f"{_FONTS}{PurePosixPath(face.file).stem}.outlines.json")
    table: dict[str, Any] | None = None if data is None else json.loads(data)
    return table


def drawable(text: str) -> str:
    """Compose letters with their accents, and put in what faces have for what they do not."""
    return unicodedata.normalize("NFC", text).translate(_STAND_INS)
