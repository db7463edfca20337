#!/usr/bin/env bash
# Fetches the report and the export of a round and verifies the export: naslaan.sh FOLDER [ADDRESS [YEAR]], with an auditor's
# token in SUBSIDIE_SLEUTEL. The program is `weegschaal`, or the one in SUBSIDIE_PROGRAMMA; it needs no database for this.
# Exit 0: all ties out.
set -euo pipefail
if [ "$#" -eq 0 ] || [ "$1" = --help ]; then
  sed -n '2,4s/^# //p' "$0"
  exit 0
fi
folder=$1 address=${2:-http://localhost:8080} year=${3:-2025} program=${SUBSIDIE_PROGRAMMA:-weegschaal}
[ -n "${SUBSIDIE_SLEUTEL:-}" ] || { echo "Put the token of an auditor in SUBSIDIE_SLEUTEL." >&2; exit 1; }
command -v "$program" > /dev/null || {
  echo "There is no program $program. Name it in SUBSIDIE_PROGRAMMA; after deploy/demo it is .build/release/weegschaal." >&2
  exit 1
}
mkdir -p "$folder"
fetch() {
  curl -sS --fail-with-body -H "Authorization: Bearer $SUBSIDIE_SLEUTEL" -H "Accept: $1" -o "$folder/$3" "$address/v1/$2" || {
    [ ! -s "$folder/$3" ] || cat "$folder/$3" >&2
    rm -f "$folder/$3"
    exit 1
  }
}
fetch text/csv "rondes/$year/verantwoordingsrapport" rapport.csv
fetch application/json "rondes/$year/verantwoordingsrapport" rapport.json
# The export last: it holds at least what the report was made of.
fetch application/x-ndjson "gebeurtenissen?ronde=$year" export.ndjson
"$program" controleer --bestand "$folder/export.ndjson"
