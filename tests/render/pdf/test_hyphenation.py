"""Finnish words are broken only where they may be."""

from __future__ import annotations

from pathlib import Path

import pyphen
import pytest

from tests.conftest import ROOT

FINNISH = pyphen.Pyphen(filename=ROOT / "kalliola_site/render/pdf/hyphenation/hyph_fi.dic", left=3, right=3)


@pytest.mark.parametrize(
    "broken",
    [
        "kau-pun-gin",
        "yhteisöl-li-syy-den",
        "saavu-tet-tavuus-seloste",
        "rahoi-tus-mah-dol-li-suu-det",
        "eriar-vois-tu-mista",
        "ihmi-nen",
        "pal-ve-lut",
        "tule-vaisuus-työ-pajat",
        "inno-va-tii-visesti",
    ],
)
def test_a_word_is_broken_between_syllables(broken: str) -> None:
    assert FINNISH.inserted(broken.replace("-", "")) == broken


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("ihmisenoikeus", "ihmise-noikeus"),
        ("keskusasema", "keskusa-sema"),
        ("syysaamuna", "syy-saamuna"),
        ("kevätaurinko", "kevä-taurinko"),
        ("sisaryhtiö", "sisa-ryhtiö"),
        ("suuryritys", "suu-ryritys"),
        ("etubrändi", "etub-rändi"),
        ("tutkimusstipendi", "tutkimuss-tipendi"),
        ("sosiaalipsykologia", "sosiaalip-sykologia"),
        ("kaupunkielämä", "kaupunkie-lämä"),
        ("asuinalueella", "asuina-lueella"),
        ("vastikään", "vasti-kään"),
        ("strategia", "st-rategia"),
    ],
)
def test_a_compound_is_not_broken_beside_its_seam(word: str, wrong: str) -> None:
    assert wrong.index("-") not in FINNISH.positions(word)


@pytest.mark.parametrize(
    "broken", ["läh-töisyys", "syys-loma", "viher-kaisla", "kaupunkikult-tuuri", "kehitys-pal-velu"]
)
def test_a_seam_is_a_place_to_break_where_that_is_certain(broken: str) -> None:
    places = FINNISH.positions(broken.replace("-", ""))
    assert broken.index("-") in places


def test_no_word_of_the_strategy_is_broken_where_it_has_no_syllable(root: Path) -> None:
    lines = (root / "tests/support/corpora/finnish_syllables.txt").read_text(encoding="utf-8").split()
    assert len(lines) > 700
    found = 0
    for line in lines:
        syllables = line.split("-")
        right = {sum(map(len, syllables[:count])) for count in range(1, len(syllables))}
        ours = set(FINNISH.positions(line.replace("-", "")))
        assert ours <= right, line
        found += len(ours)
    assert found > 1.5 * len(lines)


def test_what_is_no_finnish_word_is_left_whole() -> None:
    assert FINNISH.inserted("https") == "https"
    assert FINNISH.inserted("2023–2025") == "2023–2025"
