#!/usr/bin/env bash
# @azure/static-web-apps-cli 2.0.10, responseOverrides of 404 with a page in a folder; and its ETags.
#
# Expected: each missing address is answered with the page that "rewrite" names. Seen: the first is; from the second
# on, the emulator's own page is sent, since each answer takes one more slash out of the rule that is kept in memory
# (/strategy/404.html, strategy/404.html, strategy404.html).
# Expected: files that differ have ETags that differ (RFC 9110, 8.8.3). Seen: one for all, "SWA-CLI-ETAG".
set -euo pipefail
folder="$(mktemp -d)"
trap 'kill "${server:-}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @azure/static-web-apps-cli@2.0.10
export HOME="$folder" SWA_CLI_INTERNAL_COLLECT_TELEMETRY=false CI=1
mkdir -p site/strategy
echo "Home" > site/index.html
echo "Strategy" > site/strategy/index.html
echo "Our own page" > site/strategy/404.html
echo '{"responseOverrides": {"404": {"rewrite": "/strategy/404.html"}}}' > site/staticwebapp.config.json
node_modules/.bin/swa start site --swa-config-location site --host 127.0.0.1 --port 8792 > said.txt 2>&1 &
server=$!
python3 - <<'PYTHON'
import time
import urllib.error
import urllib.request

HOST = "http://127.0.0.1:8792"


def ask(path):
    try:
        answer = urllib.request.urlopen(HOST + path)
    except urllib.error.HTTPError as refused:
        answer = refused
    return answer.status, answer.headers["ETag"], answer.read()


for _ in range(120):
    try:
        home = ask("/")
        break
    except OSError:
        time.sleep(0.5)
missing = [ask(f"/missing-{number}") for number in range(3)]
own = [b"Our own page" in body for _, _, body in missing]
tags = {home[1], ask("/strategy/")[1]}
print("Seen: our own page at the first, second and third missing address:", own)
print("Seen: the ETags of two pages:", tags)
if all(own):
    raise SystemExit("every missing address has the page: the behaviour has changed")
if len(tags) > 1:
    raise SystemExit("pages have ETags of their own: the behaviour has changed")
PYTHON
