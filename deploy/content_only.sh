#!/usr/bin/env bash
# Says "true" where nothing but content has changed since a commit, so that the program need not be tested again:
#
#   deploy/content_only.sh COMMIT
#
# It says "false" where anything else has changed, and where that cannot be told: no commit, or one that is not here.
set -euo pipefail

since="${1:-}"
if [[ -n "$since" ]] && git cat-file -e "$since^{commit}" 2>/dev/null &&
  git diff --quiet "$since" HEAD -- ':(top)' ':(top,exclude)content'; then
  echo true
else
  echo false
fi
