#!/usr/bin/env bash
# Babel 2.18.0, babel.numbers.format_decimal, numbers of four digits in Spanish, Polish and European Portuguese.
#
# The CLDR has minimumGroupingDigits for each language (UTS #35, part 3): 2 in these, which means that 1188 stands
# without a separator and 11188 with one, as their orthographies ask. Babel's data has no such field, so it groups
# 1188 as well. Who writes figures in these languages has to leave the separator out where the part before it
# has one digit only.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "babel==2.18.0"
"$folder/venv/bin/python" - <<'PYTHON'
from babel.numbers import format_decimal

seen = {tag: format_decimal(1188, locale=tag) for tag in ("es", "pl", "pt_PT")}
print("Seen:", {tag: ascii(written) for tag, written in seen.items()})
if any(written == "1188" for written in seen.values()):
    raise SystemExit("four digits stand together: the behaviour has changed")
PYTHON
