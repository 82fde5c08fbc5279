#!/bin/bash
# Tells where the time of an ingest goes: the share of each stage in the profiles
# of all its processes, as a table.
#
#   bench/profile.sh [PATH ...]           PATH is a report or folder; without one,
#                                         1,000 generated pages of PDF
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here" && go build -o "$work/dragoman" ./cmd/dragoman)
if [ $# = 0 ]; then
	(cd "$here" && go run ./bench/generate --pages 1000 --format pdf "$work/reports" >/dev/null)
	set -- "$work/reports"
fi
"$work/dragoman" --cpuprofile "$work/cpu" ingest --ocr never --index "$work/index" "$@" >/dev/null 2>&1 || [ $? = 3 ]

# share NAME FOCUS
share() {
	go tool pprof -traces -unit s -focus "$2" "$work/dragoman" "$work"/cpu* 2>/dev/null |
		awk -v name="$1" -v all="$all" '$1 ~ /^[0-9.]+s$/ { sub("s", "", $1); n += $1 } END { printf "| %s | %.2f s | %4.1f %% |\n", name, n, 100 * n / all }'
}
all=$(go tool pprof -traces -unit s "$work/dragoman" "$work"/cpu* 2>/dev/null | awk '$1 ~ /^[0-9.]+s$/ { sub("s", "", $1); n += $1 } END { print n }')
echo "| stage | processor | share |"
echo "|---|---|---|"
share "reading: the fast engine" 'ingest/pdf\.(OpenFast|\(\*(fastFile|walker|content)\))'
share "reading: PDFium" 'PdfiumFile|StartPdfium|_ExternalCode'
share "reading: layout and the gate" 'ingest/layout\.|pdf\.Judge'
share "reading: between the processes" 'encoding/gob'
share "extraction: mentions" 'extract\.\(\*reading\)\.mention'
share "extraction: the whole" 'extract\.\(\*Extractor\)\.[eE]xtract'
share "index: terms and packing" 'index\.\(\*Writer\)\.Prepare'
share "index: segments" 'scorch\.\(\*Scorch\)\.Batch'
share "index: merging and putting on disk" 'scorch\.\(\*Scorch\)\.(mergerLoop|persisterLoop)'
share "index: publishing" 'index\.\(\*Writer\)\.(Publish|begin)'
share "collecting garbage" 'gcBgMarkWorker|gcAssistAlloc|bgsweep'
share "all processes" '.'
