"""Documents of word processors: what is read from them, and which of them are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kalliola_site.problems.problem import Problem
from kalliola_site.syntax.documents.archive import LARGEST_PART
from kalliola_site.syntax.documents.blocks import (
    Boxes,
    Document,
    Paragraph,
    Table,
    letters_in,
    paragraphs_in,
)
from kalliola_site.syntax.documents.read_document import read_document
from tests.conftest import ROOT
from tests.support.word_documents import packed, paragraph, run, word_document

DOCUMENTS = sorted((ROOT / "tests/support/documents").glob("[0-9]*"))


def read(data: bytes, name: str = "strategy.docx") -> Document:
    document = read_document(name, data)
    assert isinstance(document, Document), document
    return document


def only(data: bytes) -> Paragraph:
    (block,) = read(data).blocks
    assert isinstance(block, Paragraph)
    return block


def refused(data: bytes, name: str = "strategy.docx") -> str:
    problem = read_document(name, data)
    assert isinstance(problem, Problem)
    return problem.message.id


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_every_letter_of_a_document_is_in_its_blocks_and_asides_once(file: Path) -> None:
    document = read(file.read_bytes(), file.name)
    paragraphs = list(paragraphs_in(document.blocks))
    asides = [aside.text for aside in document.asides if aside.where.kind != "deleted"]
    texts = [*(item.text for item in paragraphs), *(item.typed for item in paragraphs), *asides]
    assert letters_in(texts) == document.letters
    assert document.letters.total() > 6000


STYLES = (
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Oma"/><w:basedOn w:val="A"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Otsikko 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="D"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="E"><w:basedOn w:val="D"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="Strong text"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="G"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="I"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
)


@pytest.mark.parametrize(("style", "level"), [("A", 2), ("B", 2), ("C", 3), ("D", 1), ("E", 0), ("H", 0)])
def test_a_heading_is_known_by_its_outline_level_its_style_or_what_that_is_based_on(
    style: str, level: int
) -> None:
    assert only(word_document(paragraph("Arvot", style=style), {"styles": STYLES})).level == level


def test_bold_comes_from_runs_and_styles_and_two_bold_styles_undo_each_other() -> None:
    strong = '<w:r><w:rPr><w:rStyle w:val="G"/></w:rPr><w:t>strong</w:t></w:r>'
    plain = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>plain</w:t></w:r>'
    body = f'<w:p><w:pPr><w:pStyle w:val="F"/></w:pPr>{run("bold")}{strong}{plain}</w:p>'
    runs = only(word_document(body, {"styles": STYLES})).runs
    assert [item.is_bold for item in runs] == [True, False, False]


def test_the_words_that_a_numbering_writes_are_known_and_are_no_text() -> None:
    form = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Goal %1:"/>'
    level = f'<w:lvl w:ilvl="0">{form}</w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = [paragraph(text, numbering="5") for text in ("Trust", "Joy")]
    document = read(word_document(body, {"numbering": numbering}))
    assert [item.label for item in paragraphs_in(document.blocks)] == ["Goal 1:", "Goal 2:"]
    assert document.letters == letters_in(["Trust", "Joy"])


@pytest.mark.parametrize("mark", ["•\t", "- ", "– ", "1)\t", "a)\t"])
def test_a_typed_bullet_makes_an_item_of_a_list(mark: str) -> None:
    item = only(word_document(paragraph(f"{mark}Avaamme ovia.")))
    assert (item.text, item.depth) == ("Avaamme ovia.", 0)


def test_deletions_are_told_apart_and_insertions_are_text() -> None:
    body = (
        f"<w:p>{run('Avaamme ')}<w:del w:id='1'><w:r><w:delText>suljetut </w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('kaikki ')}</w:ins>{run('ovet.')}</w:p>"
    )
    document = read(word_document(body))
    assert [item.text for item in paragraphs_in(document.blocks)] == ["Avaamme kaikki ovet."]
    assert [(aside.where.kind, aside.text) for aside in document.asides] == [("deleted", "suljetut")]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    ended = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('Avaamme ')}</w:p>"
    assert only(word_document([ended, paragraph("ovia.")])).text == "Avaamme ovia."


def test_a_paragraph_whose_end_was_deleted_and_that_nothing_follows_keeps_its_words() -> None:
    ended = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('Avaamme ovia.')}</w:p>"
    assert only(word_document(ended)).text == "Avaamme ovia."


def test_words_that_a_drawing_of_another_program_has_are_read_as_a_box() -> None:
    words = "<a:p><a:r><a:t>Visio</a:t></a:r></a:p>"
    canvas = (
        f"<wp:inline><a:graphic><a:graphicData><a:sp>{words}</a:sp></a:graphicData></a:graphic></wp:inline>"
    )
    (boxes,) = read(word_document(f"<w:p><w:r><w:drawing>{canvas}</w:drawing></w:r></w:p>")).blocks
    assert [item.text for item in paragraphs_in([boxes])] == ["Visio"]


def test_a_document_with_words_where_none_are_looked_for_is_not_taken_in_part() -> None:
    assert (
        refused(word_document([paragraph("Arvot"), "<w:tbl><w:t>Missio</w:t></w:tbl>"]))
        == "document-not-whole"
    )


BOX = "<w:txbxContent>{}</w:txbxContent>".format(paragraph("Visio"))
ANCHORED = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
    "<wp:positionH relativeFrom='page'><wp:posOffset>900</wp:posOffset></wp:positionH>"
    "<wp:positionV relativeFrom='page'><wp:posOffset>700</wp:posOffset></wp:positionV>"
    f"<wp:extent cx='50' cy='60'/><a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f"<v:shape style='margin-left:1pt'><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)


def test_a_text_box_that_is_written_down_twice_is_read_once_with_its_place() -> None:
    document = read(word_document(ANCHORED))
    (boxes,) = document.blocks
    assert isinstance(boxes, Boxes)
    (box,) = boxes.boxes
    assert (box.left, box.top, box.width, box.height) == (900, 700, 50, 60)
    assert document.letters == letters_in(["Visio"])


def test_a_table_has_its_cells_in_rows_and_columns_joined_ones_too() -> None:
    def cell(text: str, span: int = 1) -> str:
        return f"<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr>{paragraph(text)}</w:tc>"

    rows = f"<w:tr>{cell('a', 2)}{cell('b')}</w:tr><w:tr>{cell('c')}{cell('d')}{cell('e')}</w:tr>"
    (table,) = read(word_document(f"<w:tbl>{rows}</w:tbl>")).blocks
    assert isinstance(table, Table)
    assert [(cell.row, cell.column) for cell in table.cells] == [(0, 0), (0, 2), (1, 0), (1, 1), (1, 2)]


def test_hidden_text_is_told_apart() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>salaa</w:t></w:r>"
    document = read(word_document(f"<w:p>{run('Julki')}{hidden}</w:p>"))
    assert [(aside.where.kind, aside.text) for aside in document.asides] == [("hidden", "salaa")]


def test_a_document_is_known_by_what_is_in_it_whatever_its_name() -> None:
    assert read(word_document(paragraph("Arvot")), "strategia.odt").ending == ".docx"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n", "document-pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "document-old-word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "document-encrypted",
        ),
        (b"{\\rtf1 Arvot}", "document-rtf"),
        (b"", "document-empty"),
        (b"\0" * 900, "document-empty"),
        (b"Arvot", "document-damaged"),
        (word_document(paragraph("Arvot"))[:-80], "document-damaged"),
        (packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}), "document-unknown-kind"),
        (
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<o/>"}),
            "document-unknown-kind",
        ),
        (
            packed(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "content.xml": "x",
                    "META-INF/manifest.xml": "<manifest:encryption-data/>",
                }
            ),
            "document-encrypted",
        ),
        (word_document("<w:p>"), "document-damaged"),
        (word_document(paragraph("Arvot"), beginning="<!DOCTYPE w:document>"), "document-damaged"),
        (word_document("<w:smartTag>" * 400 + "</w:smartTag>" * 400), "document-damaged"),
        (word_document(paragraph(" " * LARGEST_PART)), "document-too-large"),
        (word_document(paragraph("a" * 3_000_000)), "document-too-large"),
    ],
)
def test_what_cannot_be_read_is_told_plainly(data: bytes, told: str) -> None:
    assert refused(data) == told


def test_an_unknown_kind_of_file_is_told_so() -> None:
    assert refused(b"\x89PNG", "strategy.png") == "document-unknown-kind"


def test_markdown_has_its_headings_lists_and_strong_words() -> None:
    document = read(b"# Arvot\n\n- **Ilo** on\n  yhteinen\n\nVisio\\\njatkuu\n", "strategia.md")
    first, second, third = paragraphs_in(document.blocks)
    assert (first.level, first.text) == (1, "Arvot")
    assert (second.depth, [item.is_bold for item in second.runs]) == (0, [True, False, False, False])
    assert third.text == "Visio\njatkuu"
