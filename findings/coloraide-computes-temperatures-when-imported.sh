#!/usr/bin/env bash
# coloraide 8.13.1, "import coloraide".
#
# One would expect an import to define things, and what belongs to correlated colour temperature to be computed when somebody
# asks for a temperature, or to be listed in the package: the table that Robertson published in 1968 has 31 rows.
# It is computed anew at every import instead, with more rows: light of hundreds of temperatures is summed up over
# the visible spectrum, in plain Python, also for a program that only wants the difference of two colours. No module of the
# package can be had without that, for each is below the one that does it. Who starts often imports it late, or elsewhere.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "coloraide==8.13.1"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import time

temperatures, lookups = 0, 0


def count(frame, event, _argument):
    global temperatures, lookups
    if event == "call":
        temperatures += frame.f_code.co_name == "temp_to_xy_planckian_locus"
        lookups += frame.f_code.co_name == "__getitem__" and frame.f_code.co_filename.endswith("cmfs.py")


sys.setprofile(count)
from coloraide import distance  # noqa: E402, F401 - one part, which knows nothing of temperatures

sys.setprofile(None)
print(f"Seen: importing coloraide.distance computed {temperatures} temperatures with {lookups} looks at the spectrum")
if temperatures < 100 or lookups < 10_000:
    raise SystemExit("next to nothing is computed at import: the behaviour has changed")

for name in [name for name in sys.modules if name.partition(".")[0] == "coloraide"]:
    del sys.modules[name]
started = time.perf_counter()
import coloraide  # noqa: E402, F401

whole = time.perf_counter() - started
from coloraide.temperature.robertson_1968 import Robertson1968  # noqa: E402

started = time.perf_counter()
Robertson1968()
print(f"Seen: the table takes {1000 * (time.perf_counter() - started):.0f} ms of {1000 * whole:.0f} that an import takes")
PYTHON
