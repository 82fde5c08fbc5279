#!/bin/bash
# Runs the benchmarks of all packages and compares them with those of the last
# tag, by benchstat.
#
#   bench/benchmark.sh [PACKAGE ...]      COUNT=6 BENCH=. BENCHTIME=1s
set -euo pipefail
cd "$(dirname "$0")/.."
benchstat=golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da
packages=("${@:-./bench}")
work=$(mktemp -d)
trap 'git worktree remove --force "$work/tag" 2>/dev/null || true; rm -rf "$work"' EXIT

measure() { go test -run '^$' -bench "${BENCH:-.}" -benchtime "${BENCHTIME:-1s}" -count "${COUNT:-6}" "${packages[@]}"; }

measure | tee "$work/new.txt" >&2
tag=$(git describe --tags --abbrev=0 2>/dev/null) || tag=
if [ -z "$tag" ]; then
	echo "benchmark.sh: there is no tag yet to compare with; these are the figures of this tree:" >&2
	go run "$benchstat" "new=$work/new.txt"
	exit
fi
git worktree add --detach --quiet "$work/tag" "$tag"
if (cd "$work/tag" && measure) >"$work/old.txt"; then
	go run "$benchstat" "$tag=$work/old.txt" "new=$work/new.txt"
else
	cat "$work/old.txt" >&2
	echo "benchmark.sh: $tag has no such benchmarks; these are the figures of this tree:" >&2
	go run "$benchstat" "new=$work/new.txt"
fi
