// Package pipeline wires the rooms of the house together: files are read
// (package ingest), records found in them (package extract) and both put into
// an index (package index).
//
// Reading and extraction run on all cores, a file to a worker. Results come out
// in the order of the files, whichever is ready first; a worker that is ahead
// waits, so that the number of documents in memory is bounded by the number of
// workers and not by the number of files.
package pipeline
