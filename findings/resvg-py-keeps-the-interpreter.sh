#!/usr/bin/env bash
# resvg-py 0.5.0, resvg_py.svg_to_bytes, called from two threads.
#
# Drawing is done in Rust without touching a Python object, so one would expect other threads to go on meanwhile,
# as they do while zlib compresses or hashlib digests. They do not: svg_to_bytes keeps the interpreter's lock
# from beginning to end. Another thread stands still for as long as a drawing takes, and a pool of threads draws
# no faster than one. Who wants to use a second processor has to draw in a process of its own.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "resvg-py==0.5.0"
"$folder/venv/bin/python" - <<'PYTHON'
import threading
import time

import resvg_py

SQUARES = "".join(f'<path d="M{x} {y}h7v7h-7z"/>' for x in range(0, 400, 8) for y in range(0, 400, 8))
DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">{SQUARES}</svg>'
took = []


def draw():
    started = time.perf_counter()
    resvg_py.svg_to_bytes(svg_string=DRAWING, width=4000, skip_system_fonts=True)
    took.append(time.perf_counter() - started)


thread = threading.Thread(target=draw)
longest, last = 0.0, time.perf_counter()
thread.start()
while thread.is_alive():
    now = time.perf_counter()
    longest, last = max(longest, now - last), now
print(f"Seen: a drawing of {took[0]:.2f} s let another thread stand still for {longest:.2f} s at a time")
if longest < took[0] / 2:
    raise SystemExit("the other thread went on meanwhile: the behaviour has changed")
PYTHON
