#!/bin/bash
# Runs dragoman beside pdftotext and Recoll on the same files, on the same
# machine, in one run, and writes the times and their ratios to
# bench/results.csv. "make speed" calls it and puts the table into README.md.
#
#   bench/compare.sh [NAME=FOLDER ...]
#
# Each FOLDER holds PDF reports and is a set of its own; 7,200 generated pages
# are always one. Scans are not recognised, as Recoll does not. RUNS (3) is how
# often each is run: the peers take turns, and the fastest run of each counts.
# On Debian, run by root, it installs what is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
runs=${RUNS:-3}
pages=${PAGES:-7200}
query=${QUERY:-agreement negotiations}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing=
for pair in hyperfine:hyperfine jq:jq pdftotext:poppler-utils pdfinfo:poppler-utils recollindex:recollcmd recollq:recollcmd; do
	command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
elif [ -n "$missing" ]; then
	echo "compare.sh: not installed:$missing" >&2
	exit 2
fi
cd "$here"
CGO_ENABLED=0 go build -trimpath -o "$work/dragoman" ./cmd/dragoman
go run ./bench/generate --pages "$pages" --format pdf "$work/generated" >/dev/null
one= # pins a command to one core
command -v taskset >/dev/null && one="taskset -c 0"

# beside NAME PEER PREPARE COMMAND PEER-PREPARE PEER-COMMAND: both run by turns;
# sets the fastest times of each, and those of the processor.
beside() {
	local i
	for i in $(seq "$runs"); do
		hyperfine --runs 1 --style none --export-json "$work/$1.$i.json" --prepare "$3" -- "$4" >/dev/null
		hyperfine --runs 1 --style none --export-json "$work/$2.$i.json" --prepare "$5" -- "$6" >/dev/null
	done
	row "$1" "$2"
}
# quick NAME PEER COMMAND PEER-COMMAND: the same for commands of milliseconds.
quick() {
	local i
	for i in $(seq "$runs"); do
		hyperfine --warmup 3 --runs 30 --shell none --style none --export-json "$work/$1.$i.json" -- "$3" >/dev/null
		hyperfine --warmup 3 --runs 30 --shell none --style none --export-json "$work/$2.$i.json" -- "$4" >/dev/null
	done
	row "$1" "$2"
}
best() { jq -s '[.[].results[0].min] | min' "$work/$1".*.json; }
cpu() { jq -s '[.[].results[0] | .user + .system] | min' "$work/$1".*.json; }
row() {
	jq -rn --arg set "$set" --arg pages "$count" --arg what "$1" --arg peer "$2" --argjson a "$(best "$1")" --argjson b "$(best "$2")" \
		--argjson ca "$(cpu "$1")" --argjson cb "$(cpu "$2")" 'def d: . * 10000 | round / 10000;
		[$set, $pages, $what, ($a | d), ($ca | d), $peer, ($b | d), ($cb | d)] | @csv' | tr -d '"' >>"$work/rows"
	rm -f "$work/$1".*.json "$work/$2".*.json
}

run_set() { # run_set NAME FOLDER
	set=$1
	local folder=$2
	count=$(find "$folder" -name '*.pdf' -exec pdfinfo {} \; 2>/dev/null | awk '/^Pages:/ { n += $2 } END { print n + 0 }')
	echo "$set: $count pages" >&2
	mkdir -p "$work/recoll"
	printf 'topdirs = %s\nidxniceprio = 0\n' "$folder" >"$work/recoll/recoll.conf"
	printf '#!/bin/sh\nfind "%s" -name "*.pdf" -exec pdftotext {} /dev/null \\;\n' "$folder" >"$work/pdftotext.sh"
	chmod +x "$work/pdftotext.sh"
	"$work/dragoman" extract --ocr never "$folder" >/dev/null 2>&1 || [ $? = 3 ] # fills the caches
	beside ingest recollindex \
		"rm -rf '$work/index'" "'$work/dragoman' ingest --ocr never --index '$work/index' '$folder' >/dev/null 2>&1 || [ \$? = 3 ]" \
		"rm -rf '$work/recoll/xapiandb' '$work/recoll/idxstatus.txt'" "recollindex -c '$work/recoll' >/dev/null 2>&1"
	beside extract pdftotext \
		true "GOMAXPROCS=1 $one '$work/dragoman' extract --ocr never '$folder' >/dev/null 2>&1 || [ \$? = 3 ]" \
		true "$one '$work/pdftotext.sh' 2>/dev/null || true"
	quick search recollq "$work/dragoman search --index $work/index $query" "recollq -c $work/recoll $query"
}

for arg; do
	[ -d "${arg#*=}" ] || { echo "compare.sh: ${arg#*=} is no folder; name sets as NAME=FOLDER" >&2; exit 2; }
	run_set "${arg%%=*}" "$(realpath "${arg#*=}")"
done
run_set "generated reports" "$work/generated"
set="any" count=
quick version true "$work/dragoman --version" true

{
	echo "# dragoman: $("$work/dragoman" --version | awk '{ print $NF }')"
	echo "# date: $(date -u +%Y-%m-%d)"
	echo "# processor: $(nproc) cores, $(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -1)"
	echo "# runs: $runs"
	echo "# load at the end: $(cut -d' ' -f1-3 /proc/loadavg)"
	echo "# go: $(go env GOVERSION)"
	echo "# pdftotext: $(pdftotext -v 2>&1 | sed -n '1s/.*version //p')"
	echo "# recoll: $(recollindex -h 2>&1 | sed -n 's/.*Recoll \([0-9.]*\).*/\1/p' | head -1)"
	echo "set,pages,what,seconds,cpu,peer,peer_seconds,peer_cpu"
	cat "$work/rows"
} >bench/results.csv
cat bench/results.csv
