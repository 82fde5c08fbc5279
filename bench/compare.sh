#!/bin/sh
# Runs dragoman beside pdftotext and Recoll on the same files, on the same
# machine, in one run, and prints the times and their ratios.
#
#   bench/compare.sh FOLDER [QUERY]
#
# FOLDER holds PDF reports. Needs hyperfine, jq, poppler-utils and recollcmd
# (Debian: apt-get install hyperfine jq poppler-utils recollcmd).
set -eu
folder=$(realpath "${1:?name a folder of PDF reports}")
query=${2:-peace agreement}
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for tool in hyperfine jq pdftotext recollindex recollq; do
	command -v "$tool" >/dev/null || { echo "compare.sh: $tool is not installed" >&2; exit 2; }
done
(cd "$here" && CGO_ENABLED=0 go build -trimpath -o "$work/dragoman" ./cmd/dragoman)

mkdir "$work/recoll"
printf 'topdirs = %s\n' "$folder" >"$work/recoll/recoll.conf"

once() { # once NAME PREPARE COMMAND
	hyperfine --runs 1 --style none --prepare "$2" --export-json "$work/$1.json" -- "$3" >/dev/null
}
median() { # median NAME COMMAND
	hyperfine --warmup 3 --runs 50 --shell none --style none --export-json "$work/$1.json" -- "$2" >/dev/null
}
seconds() { jq -r '.results[0].median' "$work/$1.json"; }
ratio() { jq -rn --argjson a "$(seconds "$1")" --argjson b "$(seconds "$2")" '$a / $b * 100 | round / 100'; }

once pdftotext true "find '$folder' -name '*.pdf' -exec pdftotext {} /dev/null \\;"
once extract true "GOMAXPROCS=1 '$work/dragoman' extract '$folder' >/dev/null 2>&1 || [ \$? = 3 ]"
once recollindex "rm -rf '$work/recoll/xapiandb'" "recollindex -c '$work/recoll' >/dev/null 2>&1"
once ingest "rm -rf '$work/index'" "'$work/dragoman' ingest --index '$work/index' '$folder' >/dev/null 2>&1 || [ \$? = 3 ]"
median search "$work/dragoman search --index $work/index --facets org,year $query"
median recollq "recollq -c $work/recoll $query"
median version "$work/dragoman --version"

cat <<END
| what | seconds | of the peer |
| --- | --- | --- |
| pdftotext, one core | $(seconds pdftotext) | |
| dragoman extract, one core | $(seconds extract) | $(ratio extract pdftotext) |
| recollindex | $(seconds recollindex) | |
| dragoman ingest | $(seconds ingest) | $(ratio ingest recollindex) |
| recollq | $(seconds recollq) | |
| dragoman search, with facets | $(seconds search) | $(ratio search recollq) |
| dragoman --version | $(seconds version) | |
END
"$work/dragoman" docs info --index "$work/index"
