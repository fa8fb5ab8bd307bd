"""What a face of the brand can show: the table that ``scripts/make_fonts.py`` writes beside its font."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

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


class FaceTable(BaseModel):
    """What a face can show, in units of its em."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)

    units: Annotated[int, Field(gt=0, alias="unitsPerEm")]
    """How many of them make an em."""
    cap_height: Annotated[int, Field(alias="capHeight")]
    """The height of a capital letter."""
    letters: dict[str, tuple[int, Annotated[str, Field(pattern=r"^[MLHVQCTSZ0-9 ,.-]*$")]]]
    """How wide each is, and its outline as SVG path data."""
    kerning: dict[str, dict[int, str]]
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
        return None if data is None else FaceTable.model_validate_json(data)
    except ValidationError:
        return None


def drawable(text: str) -> str:
    """Compose letters with their accents, and put in what faces have for what they do not."""
    return unicodedata.normalize("NFC", text).translate(_STAND_INS)
