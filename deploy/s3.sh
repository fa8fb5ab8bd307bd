#!/usr/bin/env bash
# Builds the site and puts it into a bucket of S3 or of a service that speaks its language:
#
#   deploy/s3.sh s3://bucket[/path] [further options of aws, such as --endpoint-url https://…]
#
# First what pages need, then the pages, and only then is deleted what no page needs any more: no reader gets
# a page whose style sheet is missing. A bucket cannot be changed in one step, so for some seconds old pages
# may link to new ones; where that matters, use a server (rsync.sh) or one of the other hosts. Further options
# of the build stand in BUILD_OPTIONS: BUILD_OPTIONS="--pdf" deploy/s3.sh s3://bucket
set -euo pipefail

cd "$(dirname "$0")/.."
site=dist
bucket="${1:?usage: deploy/s3.sh s3://bucket[/path] [options of aws]}"
shift

if [[ "$bucket" != s3://?* ]]; then
  echo "The bucket is written s3://bucket or s3://bucket/path: $bucket" >&2
  exit 2
fi
# No address is published that is not on record.
read -ra options <<<"${BUILD_OPTIONS:-}"
"${PYTHON:-python3}" build.py build --record "${options[@]}"
if ! [[ -f "$site/.kalliola-site" ]]; then
  echo "There is no site to publish in $site: leave --out out of BUILD_OPTIONS." >&2
  exit 2
fi

bucket="${bucket%/}"
kept="public, max-age=31536000, immutable"
revalidated="public, max-age=0, must-revalidate"
# Files for other hosts, and copies that only web servers can choose from.
hidden=(--exclude ".kalliola-site" --exclude ".nojekyll" --exclude "_headers" --exclude "_redirects"
  --exclude "*.br" --exclude "*.gz" --exclude ".redirects.*")

# The types that aws does not know of itself, or takes from a list that not every system has.
typed=("*.woff2=font/woff2" "*.avif=image/avif" "*.webp=image/webp" "*.pdf=application/pdf" "*.xml=application/xml"
  "*.json=application/json" "*.csv=text/csv; charset=utf-8" "*.webmanifest=application/manifest+json")
others=()
for type in "${typed[@]}"; do others+=(--exclude "${type%%=*}"); done

copy() {
  aws s3 cp "$site" "$bucket" --recursive --only-show-errors "$@"
}

copy --exclude "*" --include "assets/*" "${others[@]}" "${hidden[@]}" --cache-control "$kept" "$@"
for type in "${typed[@]}"; do
  copy --exclude "*" --include "assets/${type%%=*}" --content-type "${type#*=}" --cache-control "$kept" "$@"
done
for type in "${typed[@]}"; do
  copy --exclude "*" --include "${type%%=*}" --exclude "assets/*" "${hidden[@]}" \
    --content-type "${type#*=}" --cache-control "$revalidated" "$@"
done
copy --exclude "assets/*" "${others[@]}" "${hidden[@]}" --cache-control "$revalidated" "$@"

# What is to be there, and what is. `aws s3 sync --delete` would do, were the keys of all services listed in the
# order of their bytes; where they are not, it takes live files for what is gone.
name="${bucket#s3://}"
prefix="${name#"${name%%/*}"}"
prefix="${prefix#/}${prefix:+/}"
name="${name%%/*}"
wanted="$(mktemp)"
there="$(mktemp)"
trap 'rm -f "$wanted" "$there"' EXIT
export LC_ALL=C
(cd "$site" && find . -type f ! -name ".kalliola-site" ! -name ".nojekyll" ! -name "_headers" ! -name "_redirects" \
  ! -name "*.br" ! -name "*.gz" ! -name ".redirects.*") | sed 's|^\./||' | sort >"$wanted"
list() {
  aws s3api list-objects-v2 --bucket "$name" --prefix "$prefix" --query "Contents[].[Key]" --output text "$@" |
    sed "s|^$prefix||" | sort >"$there"
}
list "$@"
comm -13 "$wanted" "$there" | while IFS= read -r gone; do
  aws s3 rm "$bucket/$gone" --only-show-errors "$@" </dev/null
done
list "$@"
if ! cmp -s "$wanted" "$there"; then
  echo "In $bucket there is not what was published. Missing (<) or still there (>):" >&2
  diff "$wanted" "$there" | grep '^[<>]' >&2
  exit 1
fi
echo "Published to $bucket: $(wc -l <"$wanted") files."
