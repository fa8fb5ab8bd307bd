"""What became of texts: which belong together, and which of their words stayed."""

from __future__ import annotations

from kalliola_site.language.comparison import ComparedText, compare, compare_lists, pairs
from kalliola_site.model.base import LocalizedText


def text(finnish: str, english: str | None = None) -> LocalizedText:
    return LocalizedText({"fi": finnish} if english is None else {"fi": finnish, "en": english})


def words(compared: ComparedText) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    runs = (compared.runs_before, compared.runs_after)
    before, now = ([(run.words, run.is_common) for run in side] for side in runs)
    return before, now


def fates(before: list[LocalizedText], now: list[LocalizedText], language: str = "fi") -> list[str]:
    return [item.fate for item in compare_lists(before, now, language, "fi")]


def test_the_words_that_went_and_that_came_are_told_apart_from_those_that_stayed() -> None:
    compared = compare(text("Ovi on auki kaikille."), text("Ovi on aina auki."), "fi", "fi")
    assert compared.fate == "reworded"
    assert words(compared) == (
        [("Ovi on auki ", True), ("kaikille", False), (".", True)],
        [("Ovi on ", True), ("aina", False), (" auki.", True)],
    )


def test_words_that_changed_side_by_side_are_one_run() -> None:
    compared = compare(text("Me avaamme ovia."), text("Me suljemme hitaasti portteja."), "fi", "fi")
    assert words(compared)[1] == [("Me ", True), ("suljemme hitaasti portteja", False), (".", True)]


def test_both_wordings_read_as_they_were_written() -> None:
    compared = compare(text("Yksi, kaksi ja kolme."), text("Kaksi, yksi – ja neljä!"), "fi", "fi")
    before, now = words(compared)
    assert "".join(part for part, _ in before) == "Yksi, kaksi ja kolme."
    assert "".join(part for part, _ in now) == "Kaksi, yksi – ja neljä!"


def test_what_differs_where_nobody_sees_it_is_kept() -> None:
    assert compare(text("2026 ja\n2027"), text("2026\u00a0ja 2027"), "fi", "fi").fate == "kept"


def test_texts_of_a_list_belong_together_by_their_words_wherever_they_stand() -> None:
    before = [text("Luovumme öljylämmityksestä."), text("Korjaamme vanhan katon."), text("Soitamme kelloja.")]
    now = [text("Korjaamme koko katon."), text("Luovumme öljylämmityksestä."), text("Leivomme.")]
    assert fates(before, now) == ["reworded", "kept", "new", "gone"]


def test_which_texts_belong_together_is_the_same_in_every_language() -> None:
    before = [text("Korjaamme vanhan katon.", "A roof is mended.")]
    now = [text("Korjaamme koko katon.", "All new tiles."), text("Leivomme.", "A roof is baked.")]
    assert fates(before, now, "en") == ["reworded", "new"]


def test_a_text_becomes_one_other_at_most() -> None:
    assert list(pairs(["ovi auki", "ovi auki"], ["ovi auki"])) == [(0, 0)]


def test_a_missing_translation_is_borrowed_and_says_so() -> None:
    compared = compare(text("Ilo"), text("Suru", "Sorrow"), "en", "fi")
    assert compared.before is not None
    assert compared.after is not None
    assert (compared.before.borrowed, compared.after.borrowed) == (True, False)
