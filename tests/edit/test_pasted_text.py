"""What is pasted comes clean: no letter changes, and what was done is told."""

from __future__ import annotations

import pytest

from kalliola_site.edit.pasted_text import clean_pasted
from kalliola_site.problems import messages
from kalliola_site.problems.problem import Phrase


@pytest.mark.parametrize(
    ("pasted", "paragraphs"),
    [
        ("Yksi\u00a0\u00a0kaksi \u00a0 kolme", ("Yksi kaksi kolme",)),
        ("yhdys\u00adsana", ("yhdyssana",)),
        ("Rivi\x0bvaihtui", ("Rivi vaihtui",)),
        ("•\tYksi\r\n•\tKaksi\r\n", ("Yksi", "Kaksi")),
        ("\uf0b7\tYksi\no\tKaksi\n1.\tKolme", ("Yksi", "Kaksi", "Kolme")),
        ("- Yksi\n* Kaksi", ("Yksi", "Kaksi")),
        ("– Hei, sanoi naapuri.", ("– Hei, sanoi naapuri.",)),
        ("2. sija", ("2. sija",)),
        ("−5 astetta", ("−5 astetta",)),
        ("Kappale, joka on\nkahdella rivillä\n\nToinen", ("Kappale, joka on kahdella rivillä", "Toinen")),
        ("Yksi\r\nKaksi", ("Yksi", "Kaksi")),
        ("2023-2025", ("2023–2025",)),
        ("\u200bä\ufeff\x00", ("ä",)),
        (" \n\u00a0\n", ()),
    ],
)
def test_what_programs_copy_with_a_text_goes(pasted: str, paragraphs: tuple[str, ...]) -> None:
    assert clean_pasted(pasted).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("pasted", "what", "words"),
    [
        ("yhdys\u00adsana", messages.importing.SOFT_HYPHEN_GONE, "yhdyssana"),
        ("a\u00a0b", messages.importing.SPACE_MAY_BREAK, "a b"),
        ("a\x0bb", messages.importing.LINE_BREAK_GONE, "a b"),
        ("•\tYksi", messages.editing.MARK_GONE, "• Yksi"),
    ],
)
def test_each_change_is_told_with_its_words(pasted: str, what: Phrase, words: str) -> None:
    assert [(change.what, change.words) for change in clean_pasted(pasted).changes] == [(what, words)]


def test_a_text_that_is_clean_already_is_left_as_it_is() -> None:
    pasted = clean_pasted("Naapurit tapaavat – joka päivä.")
    assert (pasted.as_text, pasted.changes) == ("Naapurit tapaavat – joka päivä.", ())


def test_paragraphs_and_lists_become_markdown() -> None:
    assert clean_pasted("Alku\n•\tYksi\n•\tKaksi\nLoppu").as_markdown == "Alku\n\n- Yksi\n- Kaksi\n\nLoppu"


def test_paragraphs_become_one_where_a_text_has_no_others() -> None:
    assert clean_pasted("Yksi.\nKaksi.").as_text == "Yksi. Kaksi."
