#!/usr/bin/env bash
# Submits an application: indienen.sh FILE [ADDRESS [YEAR]]. It may be run again until it succeeds: the same file is
# submitted once. Exit 0 and the receipt on standard output, or 1 and what is wrong.
set -euo pipefail
if [ "$#" -eq 0 ] || [ "$1" = --help ]; then
  sed -n '2,3s/^# //p' "$0"
  exit 0
fi
file=$1 address=${2:-http://localhost:8080} year=${3:-2025}
digest=$(sha256sum "$file" | cut -d' ' -f1)
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# The key is that of these bytes. So a second try after a lost answer gets the receipt of the first.
for pause in 0 1 2 4 8 16 32; do
  sleep "$pause"
  status=$(curl -sS -o "$answer" -w '%{http_code}' "$address/v1/rondes/$year/aanvragen" \
    -H "Authorization: Bearer ${WEEGSCHAAL_SLEUTEL:?}" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $digest" --data-binary "@$file") || continue
  case "$status" in
    201)
      grep -q "\"sha256\":\"$digest\"" "$answer" || { echo "The receipt is of other bytes." >&2; exit 1; }
      cat "$answer"
      exit 0
      ;;
    429 | 503) echo "The service asks to wait ($status)." >&2 ;;
    *)
      cat "$answer" >&2
      exit 1
      ;;
  esac
done
echo "The service does not answer. Run this again: what came in before is not submitted twice." >&2
exit 1
