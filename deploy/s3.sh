#!/usr/bin/env bash
# Puts the built site into a bucket of S3 or of a service that speaks its language:
#
#   python3 build.py build
#   deploy/s3.sh s3://bucket[/path] [further options of aws, such as --endpoint-url https://…]
#
# First what pages need, then the pages, and only then is deleted what no page needs any more: no reader gets
# a page whose style sheet is missing. A bucket cannot be changed in one step, so for some seconds old pages
# may link to new ones; where that matters, use a server (rsync.sh) or one of the other hosts.
set -euo pipefail

site="$(cd "$(dirname "$0")/.." && pwd)/${SITE:-dist}"
bucket="${1:?usage: deploy/s3.sh s3://bucket[/path] [options of aws]}"
shift

if [[ "$bucket" != s3://?* ]]; then
  echo "The bucket is written s3://bucket or s3://bucket/path: $bucket" >&2
  exit 2
fi
if ! [[ -f "$site/.kalliola-site" && -f "$site/index.html" ]]; then
  echo "There is no built site in $site: run  python3 build.py build" >&2
  exit 2
fi

bucket="${bucket%/}"
kept="public, max-age=31536000, immutable"
revalidated="public, max-age=0, must-revalidate"
# Files for other hosts, and copies that only web servers can choose from.
hidden=(--exclude ".kalliola-site" --exclude ".nojekyll" --exclude "_headers" --exclude "_redirects"
  --exclude "*.br" --exclude "*.gz" --exclude ".redirects.*")

copy() {
  aws s3 cp "$site" "$bucket" --recursive --only-show-errors "${hidden[@]}" "$@"
}

copy --exclude "*" --include "assets/*" --exclude "*.br" --exclude "*.gz" --exclude "*.woff2" \
  --cache-control "$kept" "${@}"
copy --exclude "*" --include "assets/*.woff2" --content-type font/woff2 --cache-control "$kept" "${@}"
copy --exclude "*" --include "*.webmanifest" --content-type application/manifest+json \
  --cache-control "$revalidated" "${@}"
copy --exclude "assets/*" --exclude "*.webmanifest" --cache-control "$revalidated" "${@}"
aws s3 sync "$site" "$bucket" --delete --size-only --only-show-errors "${hidden[@]}" "${@}"
echo "Published to $bucket."
