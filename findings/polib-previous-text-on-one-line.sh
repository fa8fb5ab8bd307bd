#!/usr/bin/env bash
# polib 1.2.0, a .po entry whose previous text stands in several pieces on one line:
#
#   #| msgid "" "one\n" "two"
#
# The format lets a text go on in as many quoted pieces as one likes, on one line or on more, and msgfmt -c of
# gettext takes this line. polib takes everything between the first and the last quotation mark for the text,
# so the marks and blanks between the pieces become part of it, without a word. The same pieces on lines of
# their own are read right, and in msgid, which is not behind #|, the line is refused.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "polib==1.2.0"
"$folder/venv/bin/python" - <<'PYTHON'
import polib

ENTRY = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n#, fuzzy\n{previous}\nmsgid "one"\nmsgstr "yksi"\n'


def previous(lines):
    return polib.pofile(ENTRY.format(previous=lines))[0].previous_msgid


whole = previous('#| msgid ""\n#| "one\\n"\n#| "two"')
assert whole == "one\ntwo", whole
on_one_line = previous('#| msgid "" "one\\n" "two"')
assert on_one_line == '" "one\n" "two', on_one_line
print("Seen:", repr(on_one_line), "in place of", repr(whole))
PYTHON
