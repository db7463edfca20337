#!/usr/bin/env bash
# Submits an application: indienen.sh FILE [ADDRESS [YEAR [KEY]]], with the token in SUBSIDIE_SLEUTEL. It may be run again
# until it succeeds: the same file is submitted once. After a withdrawal the same file needs a new KEY, a word of your own.
# Exit 0 and the receipt on standard output, or 1 and what is wrong.
set -euo pipefail
if [ "$#" -eq 0 ] || [ "$1" = --help ]; then
  sed -n '2,4s/^# //p' "$0"
  exit 0
fi
[ -n "${SUBSIDIE_SLEUTEL:-}" ] || { echo "Put the token in SUBSIDIE_SLEUTEL." >&2; exit 1; }
file=$1 address=${2:-http://localhost:8080} year=${3:-2025} key=${4:-1}
[ -f "$file" ] && [ -r "$file" ] || { echo "$file cannot be read." >&2; exit 1; }
digest=$(sha256sum "$file" | cut -d' ' -f1)
map=$(mktemp -d)
trap 'rm -rf "$map"' EXIT
ask() { curl -sS -D "$map/fields" -o "$map/answer" -w '%{http_code}' -H "Authorization: Bearer $SUBSIDIE_SLEUTEL" "$@"; }
field() { sed -n "s/^$1: //Ip" "$map/fields" | tr -d '\r'; }

# The receipt of before is of a file that can have been withdrawn since.
refuse_withdrawn() {
  cp "$map/answer" "$map/receipt"
  [ "$(ask "$address$(field location)")" = 200 ] && grep -q '"status":"ingetrokken"' "$map/answer" || return 0
  echo "This was submitted before, and withdrawn: nothing is submitted now. Name another KEY." >&2
  exit 1
}

# The key is that of these bytes. So a second try after a lost answer gets the receipt of the first.
for pause in 0 1 2 4 8 16 32; do
  sleep "$pause"
  status=$(ask "$address/v1/rondes/$year/aanvragen" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $digest-$key" --data-binary "@$file") || continue
  case "$status" in
    201)
      grep -q "\"sha256\":\"$digest\"" "$map/answer" || { echo "The receipt is of other bytes." >&2; exit 1; }
      [ -z "$(field idempotent-replayed)" ] || refuse_withdrawn
      cat "$map/receipt" 2>/dev/null || cat "$map/answer"
      exit 0
      ;;
    429 | 503) echo "The service asks to wait ($status)." >&2 ;;
    *)
      cat "$map/answer" >&2
      exit 1
      ;;
  esac
done
echo "The service does not answer. Run this again: what came in before is not submitted twice." >&2
exit 1
