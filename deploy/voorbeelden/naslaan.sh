#!/usr/bin/env bash
# Fetches the report and the export of a round and verifies the export: naslaan.sh FOLDER [ADDRESS [YEAR]]. The program
# `weegschaal`, or the one in WEEGSCHAAL_PROGRAMMA, needs no database for it. Exit 0: all ties out.
set -euo pipefail
if [ "$#" -eq 0 ] || [ "$1" = --help ]; then
  sed -n '2,3s/^# //p' "$0"
  exit 0
fi
folder=$1 address=${2:-http://localhost:8080} year=${3:-2025}
mkdir -p "$folder"
fetch() {
  curl -sSf -H "Authorization: Bearer ${WEEGSCHAAL_SLEUTEL:?}" -H "Accept: $1" -o "$folder/$3" "$address/v1/$2"
}
fetch text/csv "rondes/$year/verantwoordingsrapport" rapport.csv
fetch application/json "rondes/$year/verantwoordingsrapport" rapport.json
# The export last: it holds at least what the report was made of.
fetch application/x-ndjson "gebeurtenissen?ronde=$year" export.ndjson
"${WEEGSCHAAL_PROGRAMMA:-weegschaal}" controleer --bestand "$folder/export.ndjson"
