// Package bench measures how fast dragoman is. It holds
//
//   - benchmarks of every stage, with the bytes and pages that go through it:
//     "make bench" runs them and compares with the last tag;
//   - a generator of reports (generate), for more pages than anyone may ship;
//   - compare.sh, which runs the peers side by side on the same files and writes
//     results.csv, from which "make speed" writes the README's table;
//   - scale.sh, which shows how the cost grows with the number of pages, and
//     writes scale.csv.
//
// The reports are the text of corpus/ with changed facts: other bodies, cities,
// people and dates, so that no two tell the same and the words of a large
// collection are as many as in a real one. Report n of a seed is always the
// same, and does not depend on how many are made.
package bench
