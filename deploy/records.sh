#!/usr/bin/env bash
# Keeps the records of published addresses and of translations where a site is built by a workflow, so that
# whoever edits texts on the web need not save them:
#
#   deploy/records.sh take NEWEST FOLDER           before the build: take them as they are on the branch by now
#   deploy/records.sh keep FOLDER                  after it: put them into a folder, to be saved
#   deploy/records.sh save FOLDER REMOTE BRANCH    in a clone of the branch: save them there
#
# NEWEST is a checkout of the branch as it is by now: a run before this one may have saved records there that
# the commit being built does not have yet.
set -euo pipefail

records=(content/addresses.yml content/translations.yml)

put() {
  # A record that is not there yet is one that says nothing.
  mkdir -p "$(dirname "$2")"
  if [[ -f "$1" ]]; then cp "$1" "$2"; else rm -f "$2"; fi
}

same() {
  cmp -s "$1" "$2" || [[ ! -e "$1" && ! -e "$2" ]]
}

case "${1:-}" in
  take)
    for record in "${records[@]}"; do
      put "${2:?}/$record" "$record"
      put "$record" "${3:?}/before/$record"
    done
    ;;
  keep)
    for record in "${records[@]}"; do
      put "$record" "${2:?}/after/$record"
    done
    ;;
  save)
    folder="${2:?}" remote="${3:?}" branch="${4:?}"
    for _ in 1 2 3; do
      git fetch --quiet --depth=1 "$remote" "$branch"
      git checkout --quiet --force --detach FETCH_HEAD
      for record in "${records[@]}"; do
        if same "$record" "$folder/after/$record" || same "$folder/before/$record" "$folder/after/$record"; then
          continue
        fi
        if ! same "$record" "$folder/before/$record"; then
          echo "$record has changed on $branch since the build began: run the workflow again." >&2
          exit 1
        fi
        put "$folder/after/$record" "$record"
        git add "$record"
      done
      if git diff --quiet --cached; then
        exit 0
      fi
      git commit --quiet --message "Records of what is published"
      if git push --quiet "$remote" "HEAD:refs/heads/$branch"; then
        exit 0
      fi
    done
    echo "The records could not be saved on $branch: may the workflow push there?" >&2
    exit 1
    ;;
  *)
    echo "usage: deploy/records.sh take NEWEST FOLDER | keep FOLDER | save FOLDER REMOTE BRANCH" >&2
    exit 2
    ;;
esac
