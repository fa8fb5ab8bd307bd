"""Word documents for tests: as few parts as Word itself asks for, and what a test puts in them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from kalliola_site.syntax.xml import escape, quoted

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def paragraph(
    text: str, level: int = 0, *, style: str = "", is_bold: bool = False, numbering: str = ""
) -> str:
    """Write a paragraph; a heading where it has a level, an item of a list where it has a numbering."""
    properties = f"<w:pStyle w:val={quoted(style)}/>" if style else ""
    if numbering:
        properties += f"<w:numPr><w:ilvl w:val='0'/><w:numId w:val={quoted(numbering)}/></w:numPr>"
    if level:
        properties += f"<w:outlineLvl w:val='{level - 1}'/>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, is_bold=is_bold)}</w:p>"


def run(text: str, *, is_bold: bool = False) -> str:
    """Write words that look alike."""
    properties = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def word_document(
    body: str | Sequence[str], parts: Mapping[str, str] | None = None, beginning: str = ""
) -> bytes:
    """Write a document.

    Args:
        body: The paragraphs.
        parts: The insides of other parts, by their names without ending: ``styles``, ``numbering``,
            ``comments``, ``footnotes``.
        beginning: What stands before the document's outermost element.
    """
    inside = body if isinstance(body, str) else "".join(body)
    others = dict(parts or {})
    relationships = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in others
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relationships}'
        "</Relationships>",
        "word/document.xml": f"{beginning}<w:document {_NAMESPACES}><w:body>{inside}</w:body></w:document>",
        **{
            f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{inner}</w:{name}>"
            for name, inner in others.items()
        },
    }
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Pack files into a zip."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def strategy_document(years: str, goals: Sequence[str]) -> bytes:
    """Write a short strategy, whole but for its house."""
    paragraphs = [
        paragraph(f"Strategia {years}", 1),
        paragraph("Naapurusto elää", 1),
        paragraph("Tarinamme", 1),
        paragraph("Olemme naapureita toisillemme."),
        paragraph("Arvot", 1),
        *(
            paragraph(name, 2) + paragraph(text)
            for name, text in (("Ilo", "Nauramme yhdessä."), ("Rauha", "Kuuntelemme."))
        ),
        paragraph("Missio", 1),
        paragraph("Avaamme ovia naapureiden välille.", is_bold=True),
        paragraph("Ovia on monta."),
        paragraph("Visio", 1),
        paragraph("Jokaisessa rapussa tunnetaan naapurit.", is_bold=True),
        paragraph("Siihen menee aikaa."),
    ]
    for number, title in enumerate(goals, 1):
        paragraphs += [
            paragraph(f"Strateginen tavoite {number}: {title}", 1),
            paragraph("Tavoitteen kuvaus", 2),
            paragraph(f"Kuvaus {number}."),
            paragraph("Keinot", 2),
            paragraph(f"Keino {number}."),
            paragraph("Miltä hyvä näyttää?", 2),
            paragraph(f"Tulos {number}."),
            paragraph("Mittarit", 2),
            paragraph("Sovitaan myöhemmin"),
        ]
    return word_document(paragraphs)
