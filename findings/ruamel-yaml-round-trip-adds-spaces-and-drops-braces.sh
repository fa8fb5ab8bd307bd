#!/usr/bin/env bash
# ruamel.yaml 0.19.1, YAML() as it comes ("rt", the round trip that keeps comments and layout), on a file in which
# nothing is changed between load() and dump().
#
# Expected: lines of a plain text that goes on are written as they were, or broken anew; a group in braces keeps
# its braces, as it does elsewhere. Seen: the plain text is broken at another place, and a space is left at the end
# of the line, which editors and linters take away again; in a list in brackets, braces around a single key go. Both
# say the same to a program that reads YAML, and both are changes that nobody made in the file's history.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "ruamel.yaml==0.19.1"
"$folder/venv/bin/python" - <<'PYTHON'
import io

from ruamel.yaml import YAML

WRITTEN = """\
text: a plain text that somebody has broken here,
  and which goes on for a while until it comes to its own end
list: [one, {two: 2}]
group: {two: 2}
"""
yaml = YAML()
out = io.StringIO()
yaml.dump(yaml.load(WRITTEN), out)
lines = out.getvalue().splitlines()
print("\n".join(f"Seen: {line!r}" for line in lines))
assert lines[-1] == "group: {two: 2}"
if not lines[0].endswith(" ") or lines[-2] != "list: [one, two: 2]":
    raise SystemExit("the file is kept better: the behaviour has changed")
PYTHON
