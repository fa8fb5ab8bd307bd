"""Typography: what may change in the words of a document, and that Markdown shows them as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kalliola_site.edit.strategy_document.typography import Typesetter
from kalliola_site.syntax.documents.blocks import Run, letters_in
from kalliola_site.syntax.markdown import plain_blocks, plain_text

ODD = list("aB1 äö.,:;!?-–*_`[]()<>&#|~\\/'\"+=\n\t\u00a0\u00ad{}$%^@x")
runs = st.lists(
    st.builds(Run, st.text(st.sampled_from(ODD), min_size=1, max_size=25), st.booleans()),
    min_size=1,
    max_size=4,
)


@settings(deadline=None)
@given(runs)
def test_a_text_reads_as_it_did_in_the_document_whatever_is_in_it(found: list[Run]) -> None:
    text, words = Typesetter().set_runs(found)
    once = " ".join(words.split())
    assert " ".join(plain_text(text).split()) == once
    for written in (f"{text}\n", f"- {text}\n") if words else ():
        assert " ".join(" ".join(plain_blocks(written)).split()) == once
    assert letters_in([words]) == letters_in(run.text for run in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Strategia 2023-2025", "Strategia 2023–2025"),
        ("vuosille 2023 - 2025", "vuosille 2023–2025"),
        ("3.11.2025-4.11.2025", "3.11.2025-4.11.2025"),
        ("TAVOITTEET –miten", "TAVOITTEET – miten"),
        ("toimijat - asukkaat", "toimijat – asukkaat"),
        ("Reilu työpaikka -ohjelma", "Reilu työpaikka -ohjelma"),
        ("tasa\u2011arvo ja yhden\u00advertaisuus", "tasa-arvo ja yhdenvertaisuus"),
        ("Kalliolan\ntarina", "Kalliolan tarina"),
    ],
)
def test_white_space_and_dashes_are_set_and_each_change_is_told(before: str, after: str) -> None:
    typesetter = Typesetter()
    assert typesetter.set(before) == after
    assert bool(typesetter.changes) == (before != after)


def test_words_in_capitals_become_a_heading_with_names_as_the_document_writes_them() -> None:
    typesetter = Typesetter(["Ilo on Helsinki."])
    assert typesetter.sentence_case("ILO HELSINKI") == "Ilo Helsinki"
    assert typesetter.sentence_case("Ilo EU:ssa") == "Ilo EU:ssa"


def test_what_is_bold_within_a_text_stays_bold_and_a_text_that_is_all_bold_is_plain() -> None:
    assert (
        Typesetter().set_runs([Run("Luotamme ", is_bold=True), Run("kasvuun.")])[0] == "**Luotamme** kasvuun."
    )
    assert (
        Typesetter().set_runs([Run("Luotamme ", is_bold=True), Run("kasvuun.", is_bold=True)])[0]
        == "Luotamme kasvuun."
    )
