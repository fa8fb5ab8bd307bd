"""Whatever a document says, each of its letters is placed or listed, once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kalliola_site.edit.strategy_document.recognise import recognise
from kalliola_site.edit.strategy_document.rules import rules
from kalliola_site.syntax.documents.blocks import (
    Block,
    Box,
    Boxes,
    Cell,
    Document,
    Paragraph,
    Run,
    Table,
    letters_in,
    paragraphs_in,
)
from kalliola_site.syntax.documents.typed_lists import with_typed_marks_read

_KNOWN = [
    word
    for table in (
        *rules().parts.values(),
        *rules().sections.values(),
        rules().goal,
        rules().strategy,
        rules().to_be_agreed,
    )
    for words in table.values()
    for word in words
]
_PIECES = [
    "1",
    "2",
    "3.",
    "IV",
    "4.1",
    "2029–2031",
    "2030",
    "2029-2031",
    "–",
    ":",
    "/",
    ",",
    "ja",
    "and",
    "Ilo",
    "Rauha.",
    "**",
    "*",
    "\n",
    "\t",
    "Kalliolan",
    "our",
    "[x]",
    "• ",
    "- ",
    "a) ",
    "Avaamme ovia naapureiden välille.",
    "We open the doors and that is it.",
    "\xad",
    "\xa0",
    "ÄÄÄ",
    "Straße",
    "_",
]

words = st.one_of(
    st.sampled_from(_KNOWN), st.sampled_from(_PIECES), st.sampled_from([word.upper() for word in _KNOWN])
)
_LINES = (
    *(
        "Strategia 2029–2031",
        "VISIO – minne olemme menossa",
        "ARVOT – miten toimimme",
        "MISSIO – miksi",
        "Missio: Ovia.",
    ),
    *(
        "Tavoite 1: Ovet",
        "Tavoite 2: Talo",
        "Ovet",
        "Talo",
        "1.",
        "2. Talo",
        "Ilo",
        "Ilo, Rauha",
        "Ilo – nauru.",
        "Ovia.",
    ),
    *(
        "Arvot",
        "Missio",
        "Visio",
        "Tarina",
        "Keinot",
        "Tulokset",
        "Mittarit: ovet",
        "Kuvaus",
        "Sovitaan myöhemmin",
        "Arvot: ilo ja ovi",
    ),
)
texts = st.one_of(
    st.sampled_from(_LINES),
    st.sampled_from(_LINES),
    words,
    st.lists(words, min_size=2, max_size=6).map(" ".join),
)
runs = st.lists(st.builds(Run, texts, st.booleans()), min_size=1, max_size=3).map(tuple)
paragraphs = st.builds(
    Paragraph,
    runs,
    level=st.sampled_from([0, 0, 0, 1, 2, 3]),
    label=st.sampled_from(["", "", "1.", "Tavoite 2:", "a)"]),
    depth=st.sampled_from([-1, -1, -1, 0, 1]),
    size=st.sampled_from([0, 22, 22, 32]),
    role=st.sampled_from(["", "", "", "title", "subtitle"]),
    is_centred=st.booleans(),
).map(with_typed_marks_read)
cells = st.builds(Cell, st.integers(0, 4), st.integers(0, 3), st.lists(paragraphs, max_size=2).map(tuple))
tables = st.lists(cells, min_size=1, max_size=12, unique_by=lambda cell: (cell.row, cell.column)).map(
    lambda found: Table(tuple(sorted(found, key=lambda cell: (cell.row, cell.column))))
)
places = st.integers(0, 3).map(float)
boxes = st.lists(
    st.builds(
        Box,
        places,
        places,
        st.just(1.0),
        st.just(1.0),
        st.lists(paragraphs, min_size=1, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=6,
).map(lambda found: Boxes(tuple(found)))
blocks = st.lists(st.one_of(paragraphs, paragraphs, paragraphs, tables, boxes), min_size=1, max_size=25)


@settings(deadline=None)
@given(blocks)
def test_no_letter_of_any_document_is_lost_or_doubled(found: list[Block]) -> None:
    said = [text for paragraph in paragraphs_in(found) for text in (paragraph.text, paragraph.typed)]
    recognise(Document(tuple(found), (), letters_in(said)), rules())
