#!/usr/bin/env bash
# Babel 2.18.0, babel.messages.pofile.read_po, and the head of a .po file as Poedit 3.2.2 first saves one that
# had no dates: the fields are there, and empty.
#
# Gettext's programs pass such a head, since no field of it has to say anything. Babel reads the dates at once,
# whether anybody asks for them or not, and raises ValueError, so no text of the file can be read. An empty
# date has to be taken out of the head before the file is given to it.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "babel==2.18.0"
"$folder/venv/bin/python" - <<'PYTHON'
import io

from babel.messages.pofile import read_po

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n{dates}"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TEXT = 'msgid "talo"\nmsgstr "house"\n'


def read(dates):
    return read_po(io.BytesIO((HEAD.format(dates=dates) + TEXT).encode()))


assert read("")["talo"].string == "house"
try:
    read('"POT-Creation-Date: \\n"\n"PO-Revision-Date: \\n"\n')
except ValueError as error:
    print("Seen: ValueError:", error)
else:
    raise SystemExit("the file was read: the behaviour has changed")
PYTHON
