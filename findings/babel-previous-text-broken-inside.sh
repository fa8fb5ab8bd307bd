#!/usr/bin/env bash
# Babel 2.18.0, babel.messages.pofile.write_po(width=0, include_previous=True).
#
# width=0 promises that no text is broken into lines, and for msgid and msgstr that holds. The text that the
# source had before (#| msgid) is wrapped at 76 columns all the same, and not between pieces in quotation marks
# but inside one: the line ends in the middle of a string. Gettext's programs stop there with a syntax error,
# so a whole file is unreadable as soon as one text of more than about 65 letters has changed. A large width
# (10**6, say) keeps such a text in one line.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "babel==2.18.0"
"$folder/venv/bin/python" - <<'PYTHON'
import io

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

before = "The neighbours meet in the yard and agree on what is done in summer, who invites and who carries the tables."
now = before.replace("summer", "winter")


def previous_lines(width):
    catalogue = Catalog(locale="fi")
    catalogue.add(now, "Naapurit tapaavat pihalla.", previous_id=[before], flags=["fuzzy"])
    written = io.BytesIO()
    write_po(written, catalogue, width=width, include_previous=True, omit_header=True)
    return [line for line in written.getvalue().decode().splitlines() if line.startswith("#|")]


broken = previous_lines(0)
print("width=0:", *broken, sep="\n  ")
assert len(broken) == 2, broken
assert [line.count('"') for line in broken] == [1, 1], "each line would have both of its quotation marks"
whole = previous_lines(10**6)
assert [line.count('"') for line in whole] == [2], whole
print("Seen: the previous text is broken inside its quotation marks; with width=10**6 it is not.")
PYTHON
