package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// heap keeps the memory of a long ingest near what it needs. By itself Go lets
// the heap grow to twice what is alive, so that each document that the index
// knows would count double.
type heap struct {
	files int
	live  [1]metrics.Sample
}

const (
	// heapFloor is what an ingest of a few documents takes: below it, collecting
	// more often would save nothing.
	heapFloor = 192 << 20
	// heapRoom is what may be garbage besides a quarter of what is alive.
	heapRoom = 64 << 20
	// heapEvery is after how many files the bound is set anew.
	heapEvery = 256
)

// bound is called after each file. It leaves a bound that the environment sets
// alone.
func (h *heap) bound() {
	if h.files++; h.files%heapEvery != 1 || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	h.live[0].Name = "/gc/heap/live:bytes"
	metrics.Read(h.live[:])
	if h.live[0].Value.Kind() == metrics.KindUint64 {
		live := int64(h.live[0].Value.Uint64())
		debug.SetMemoryLimit(max(heapFloor, live+live/4+heapRoom))
	}
}
