"""Writing a Word document (.docx): headings, paragraphs, lists and tables in Word's own styles.

A document is a zip of XML parts (ECMA-376, parts 1 and 2). The same blocks give the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby

from kalliola_site.syntax.documents.blocks import Block, Paragraph, Run, Table
from kalliola_site.syntax.source import CONTROL
from kalliola_site.syntax.xml import escape, quoted

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DAWN = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name: a document tells nothing of when it was written."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PAGE_WIDTH = 9638
"""How wide the text of an A4 page is, in twentieths of a point."""
_HEADING_SIZES = (32, 26, 24)
"""Half points, from the first level."""

_BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def write_word(blocks: Sequence[Block], title: str, language: str) -> bytes:
    """Write a document.

    Args:
        blocks: What it says: paragraphs and tables.
        title: Its title, for programs that list documents.
        language: The tag of its language.
    """
    body = "".join(map(_block, blocks))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" '
        'w:gutter="0"/></w:sectPr>'
    )
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{_MAIN}">{"".join(_styles(language))}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{_MAIN}">{_BULLETS}</w:numbering>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>",
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/_rels/document.xml.rels": _relationships(
            (f"{_OFFICE}/styles", "styles.xml"), (f"{_OFFICE}/numbering", "numbering.xml")
        ),
        "[Content_Types].xml": _content_types(),
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        # The list of types comes first, as Word itself writes it.
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, _DAWN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _HEAD + parts[name])
    return data.getvalue()


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Table():
            # Two tables with nothing between them are one, and after the last one there has to be something.
            return f"{_table(block)}<w:p/>"
        case _:
            raise TypeError(f"{type(block).__name__} cannot be written")


def _paragraph(paragraph: Paragraph) -> str:
    style = paragraph.role.capitalize()
    if paragraph.level:
        style = f"Heading{paragraph.level}"
    properties = f"<w:pStyle w:val={quoted(style)}/>" if style else ""
    if paragraph.depth >= 0:
        properties = (
            '<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        )
    if paragraph.is_centred:
        properties += '<w:jc w:val="center"/>'
    shown = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{shown}{''.join(map(_run, paragraph.runs))}</w:p>"


def _run(run: Run) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if run.is_bold else ""
    lines = (
        f'<w:t xml:space="preserve">{escape(CONTROL.sub("", line))}</w:t>' for line in run.text.split("\n")
    )
    return f"<w:r>{bold}{'<w:br/>'.join(lines)}</w:r>"


def _table(table: Table) -> str:
    columns = max(cell.column for cell in table.cells) + 1
    grid = "".join(f'<w:gridCol w:w="{_PAGE_WIDTH // columns}"/>' for _ in range(columns))
    rows = (
        [(cell.blocks, columns if len(cells) == 1 else 1) for cell in cells]
        for _, group in groupby(table.cells, key=lambda cell: cell.row)
        for cells in (list(group),)
    )
    written = "".join(f"<w:tr>{''.join(_cell(*cell, columns) for cell in row)}</w:tr>" for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_PAGE_WIDTH}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>'
    )


def _cell(blocks: Iterable[Block], span: int, columns: int) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    width = f'<w:tcW w:w="{_PAGE_WIDTH // columns * span}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{spans}</w:tcPr>{''.join(map(_block, blocks)) or '<w:p/>'}</w:tc>"


def _styles(language: str) -> Iterator[str]:
    yield (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        f'<w:sz w:val="22"/><w:lang w:val={quoted(language)}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
    )
    yield _style("Title", "Title", '<w:keepNext/><w:spacing w:after="120"/>', '<w:b/><w:sz w:val="44"/>')
    yield _style("Subtitle", "Subtitle", '<w:spacing w:after="360"/>', '<w:sz w:val="28"/>')
    for level, size in enumerate(_HEADING_SIZES, 1):
        spacing = f'<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="{level - 1}"/>'
        yield _style(f"Heading{level}", f"heading {level}", spacing, f'<w:b/><w:sz w:val="{size}"/>')
    yield _style("ListParagraph", "List Paragraph", '<w:ind w:left="720"/><w:contextualSpacing/>', "")


def _style(identifier: str, name: str, paragraph: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def _relationships(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_TYPE}.styles+xml",
        "/word/numbering.xml": f"{_TYPE}.numbering+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    inside = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inside}</Types>'
    )
