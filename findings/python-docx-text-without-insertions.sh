#!/usr/bin/env bash
# python-docx 1.2.0, Paragraph.text, and a document in which somebody typed words while changes were tracked and nobody has
# accepted them yet: Word shows them, in colour, as part of the sentence.
#
# The words stand in w:ins, beside the runs of the paragraph and not among them (ECMA-376 part 1, 17.13.5.18). The library
# looks at runs and hyperlinks only, so the sentence comes out without them, whole to look at and saying the opposite.
# mammoth 1.13.0 reads the same file with them. Whoever takes a strategy from a document has to read w:ins themselves.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "python-docx==1.2.0" "mammoth==1.13.0"
"$folder/venv/bin/python" - "$folder/tracked.docx" <<'PYTHON'
import sys

import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

path = sys.argv[1]
document = docx.Document()
paragraph = document.add_paragraph("Ovi ei ole ")
paragraph._p.append(
    parse_xml(
        f'<w:ins {nsdecls("w")} w:id="1" w:author="A" w:date="2025-01-01T00:00:00Z">'
        '<w:r><w:t xml:space="preserve">koskaan </w:t></w:r></w:ins>'
    )
)
paragraph.add_run("kiinni.")
document.save(path)

by_docx = docx.Document(path).paragraphs[0].text
with open(path, "rb") as file:
    by_mammoth = mammoth.extract_raw_text(file).value.strip()
print("python-docx:", repr(by_docx))
print("mammoth:    ", repr(by_mammoth))
assert by_mammoth == "Ovi ei ole koskaan kiinni.", "mammoth reads otherwise by now"
assert by_docx == "Ovi ei ole kiinni.", "python-docx reads otherwise by now"
PYTHON
