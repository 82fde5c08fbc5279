#!/bin/bash
# Shows how the cost of an ingest and of a query grows with the pages, and writes
# it to bench/scale.csv: for each number of pages seconds, seconds of the
# processor, the peak memory of all processes with and without mapped files in
# MB, the index in MB and the milliseconds of a query.
#
#   bench/scale.sh [PAGES ...]            1000 10000 100000; some 2 ms a page
#
# Needs Linux, hyperfine and jq.
set -euo pipefail
cd "$(dirname "$0")/.."
query=${QUERY:-agreement negotiations}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -trimpath -o "$work/dragoman" ./cmd/dragoman
go build -o "$work/measure" ./bench/measure
go build -o "$work/generate" ./bench/generate

{
	echo "# processor: $(nproc) cores, $(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -1)"
	echo "# date: $(date -u +%Y-%m-%d)"
	echo "pages,seconds,cpu,peak_mb,own_mb,index_mb,query_ms,load"
} >"$work/scale.csv"
for pages in "${@:-1000 10000 100000}"; do
	for n in $pages; do
		"$work/generate" --pages "$n" "$work/reports" >/dev/null
		figures=$("$work/measure" "$work/dragoman" ingest --index "$work/index" "$work/reports" 2>/dev/null)
		hyperfine --warmup 5 --runs 50 --shell none --style none --export-json "$work/query.json" -- "$work/dragoman search --index $work/index $query" >/dev/null
		echo "$n,${figures// /,},$(du -sm "$work/index" | cut -f1),$(jq '.results[0].min * 10000 | round / 10' "$work/query.json"),$(cut -d' ' -f1 /proc/loadavg)" | tee -a "$work/scale.csv" >&2
		rm -rf "$work/reports" "$work/index"
	done
done
cp "$work/scale.csv" bench/scale.csv
