"""The font files that come with the program: their letters, their axes, and the tables beside them."""

from __future__ import annotations

import io
import json

import pytest
from fontTools.ttLib import TTFont

from tests.conftest import ROOT

FONTS = ROOT / "templates/assets/fonts"
HEADING = "bricolage-grotesque"
TEXT = "literata"

LETTERS = {
    "Finnish": "abcdefghijklmnopqrsštuvwxyzžåäö",
    "Swedish": "abcdefghijklmnopqrstuvwxyzåäöéà",
    "Northern Sámi": "aábcčdđefghijklmnŋoprsštŧuvzž",
    "Inari Sámi": "aâbcčdđefghijklmnŋoprsštuvyzžäá",
    "Skolt Sámi": "aâbcčʒǯdđefgǧǥhijkǩlmnŋoõprsštuvzžåäöʹʼ",
}
"""The small letters of the languages of Finland; their large ones are meant, too."""

LACKING = {HEADING: set("ŧŦǧǦǥǤǩǨʒƷǯǮʹʼ"), TEXT: set("ǥǤǩǨʒƷǯǮ")}
"""What the published faces do not have: ``check`` tells of it where a text needs it."""

FACES = pytest.mark.parametrize("face", [HEADING, TEXT])


def font(face: str) -> TTFont:
    return TTFont(io.BytesIO((FONTS / f"{face}.woff2").read_bytes()))


def letters(face: str) -> set[str]:
    return {chr(code) for code in font(face).getBestCmap()}


@FACES
@pytest.mark.parametrize("language", LETTERS)
def test_a_face_has_all_letters_of_a_language_of_finland_that_were_published(
    face: str, language: str
) -> None:
    small = LETTERS[language]
    assert set(small + small.upper()) - letters(face) <= LACKING[face]


@FACES
def test_no_face_has_a_letter_that_is_said_to_be_lacking(face: str) -> None:
    assert not LACKING[face] & letters(face)


@FACES
def test_the_table_beside_a_face_has_its_letters(face: str) -> None:
    table = json.loads((FONTS / f"{face}.outlines.json").read_text(encoding="utf-8"))
    assert set(table["letters"]) == letters(face)


def test_headings_are_of_text_size_where_a_browser_does_not_choose_their_optical_size() -> None:
    (axis,) = font(HEADING)["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue) == ("opsz", 12, 16, 96)


def test_texts_vary_in_weight_from_that_of_texts() -> None:
    (axis,) = font(TEXT)["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue) == ("wght", 400, 400, 700)


def test_letters_with_a_caron_are_kerned_as_those_without() -> None:
    table = json.loads((FONTS / f"{TEXT}.outlines.json").read_text(encoding="utf-8"))
    after = {letter: amount for amount, letters in table["kerning"]["T"].items() for letter in letters}
    assert after["č"] == after["c"]
