"""What a face of the brand can show: the table that ``scripts/make_fonts.py`` writes beside its font."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from kalliola_site.frozen_value import frozen_value
from kalliola_site.model.brand.typography import Face

_FONTS = "fonts/"

_OUTLINE = re.compile(r"[MLHVQCTSZ0-9 ,.-]*")
"""SVG path data of absolute commands: nothing else gets into a drawing."""

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


@frozen_value
class FaceTable:
    """What a face can show, in units of its em."""

    units: int
    """How many of them make an em."""
    cap_height: int
    """The height of a capital letter."""
    letters: Mapping[str, tuple[int, str]]
    """How wide each is, and its outline as SVG path data."""
    kerning: Mapping[str, Mapping[int, str]]
    """What comes between a letter and others, by the letter."""


def table_path(face: Face) -> str:
    """Name the file of a face's table, below ``templates/assets/``."""
    return f"{_FONTS}{PurePosixPath(face.file).stem}.outlines.json"


def face_table(face: Face, assets: Mapping[str, bytes]) -> FaceTable | None:
    """Read the table of a face; None where there is none that can be read.

    Args:
        face: A face of the brand.
        assets: The files below ``templates/assets/`` by their name there.
    """
    data = assets.get(table_path(face))
    try:
        return None if data is None else _read(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _read(table: Any) -> FaceTable:  # noqa: ANN401 - whatever JSON can say
    """Read a table, which goes into drawings as it is.

    Raises:
        ValueError: It has something in it that does not belong there.
        KeyError, TypeError, AttributeError: It is laid out in another way.
    """
    units, cap_height = table["unitsPerEm"], table["capHeight"]
    letters = {letter: (width, outline) for letter, (width, outline) in table["letters"].items()}
    kerning = {
        letter: {int(amount): str(others) for amount, others in pairs.items()}
        for letter, pairs in table["kerning"].items()
    }
    numbers = (units, cap_height, *(width for width, _ in letters.values()))
    if units <= 0 or not all(type(number) is int for number in numbers):
        raise ValueError("a measure is no number")
    if not all(_OUTLINE.fullmatch(outline) for _, outline in letters.values()):
        raise ValueError("an outline is no path")
    return FaceTable(units, cap_height, letters, kerning)


def drawable(text: str) -> str:
    """Compose letters with their accents, and put in what faces have for what they do not."""
    return unicodedata.normalize("NFC", text).translate(_STAND_INS)
