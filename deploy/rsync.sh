#!/usr/bin/env bash
# Puts the built site on a server where nginx or Caddy serves /srv/strategy/current:
#
#   python3 build.py build --compress
#   deploy/rsync.sh user@server [/srv/strategy [strategia]]
#
# The second name is the path under the host where the site is, if it is not at the root. The site goes into
# a new folder first, which then becomes "current" in one step; readers get the old site or the new one. The
# three last ones stay: to go back, make "current" lead to one of them again.
set -euo pipefail

site="$(cd "$(dirname "$0")/.." && pwd)/${SITE:-dist}"
server="${1:?usage: deploy/rsync.sh user@server [folder [path]]}"
folder="${2:-/srv/strategy}"
path="${3:-}"
release="$(date -u +%Y%m%dT%H%M%SZ)-$$"

if ! [[ "$folder$path" =~ ^/[A-Za-z0-9._/-]+$ ]]; then
  echo "The folder begins with / and has only letters, digits, dots, hyphens and underscores: $folder" >&2
  exit 2
fi
if [[ -f "$site/.kalliola-offline-copy" ]]; then
  echo "$site is a copy that is opened from a folder, not a site to publish: run  python3 build.py build --compress" >&2
  exit 2
fi
if ! [[ -f "$site/.kalliola-site" && -f "$site/index.html" ]]; then
  echo "There is no built site in $site: run  python3 build.py build --compress" >&2
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
on_server "ls -1dt releases/* | tail -n +4 | xargs -r rm -rf"
echo "Published as $folder/releases/$release on $server."
