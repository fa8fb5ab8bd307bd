#!/usr/bin/env bash
# Builds the site and puts it on a server where nginx or Caddy serves /srv/strategy/current:
#
#   deploy/rsync.sh user@server [/srv/strategy [strategia]]
#
# The second name is the path under the host where the site is, if it is not at the root. The site goes into
# a new folder first, which then becomes "current" in one step; readers get the old site or the new one. The
# three last ones stay: to go back, make "current" lead to one of them again. Further options of the build
# stand in BUILD_OPTIONS: BUILD_OPTIONS="--pdf" deploy/rsync.sh user@server
set -euo pipefail

cd "$(dirname "$0")/.."
site=dist
record=content/addresses.yml
server="${1:?usage: deploy/rsync.sh user@server [folder [path]]}"
folder="${2:-/srv/strategy}"
path="${3:-}"
release="$(date -u +%Y%m%dT%H%M%SZ)-$$"

if ! [[ "$folder$path" =~ ^/[A-Za-z0-9._/-]+$ ]]; then
  echo "The folder begins with / and has only letters, digits, dots, hyphens and underscores: $folder" >&2
  exit 2
fi
# No address is published that is not on record. Where the site does not get as far as that, the record is
# put back as it was.
before="$(mktemp)"
if [[ -f "$record" ]]; then cp "$record" "$before"; else rm "$before"; fi
put_back() {
  if [[ -f "$before" ]]; then cp "$before" "$record"; else rm -f "$record"; fi
}
trap put_back ERR
read -ra options <<<"${BUILD_OPTIONS:-}"
"${PYTHON:-python3}" build.py build --record --compress "${options[@]}"
if ! [[ -f "$site/.kalliola-site" ]]; then
  echo "There is no site to publish in $site: leave --out out of BUILD_OPTIONS." >&2
  put_back
  exit 2
fi

on_server() {
  # The words were checked above, so that none of them can become a command.
  # shellcheck disable=SC2029
  ssh "$server" "set -eu; mkdir -p '$folder'; cd '$folder'; $1"
}

on_server "mkdir -p 'releases/$release/$path'"
# What has not changed is a second name for the file of the site before, so it also keeps its ETag.
rsync --recursive --checksum --perms --chmod=D755,F644 \
  --link-dest="$folder/current/$path" "$site/" "$server:$folder/releases/$release/$path/"
on_server "ln -s 'releases/$release' 'next-$release'; mv -T 'next-$release' current"
trap - ERR
rm -f "$before"
on_server "ls -1dt releases/* | tail -n +4 | xargs -r rm -rf"
echo "Published as $folder/releases/$release on $server."
