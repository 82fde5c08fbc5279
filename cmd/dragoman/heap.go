package main

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// heap trades memory for time while it is cheap, and keeps the memory of a long
// run near what it needs. What is alive of an extraction are its tables, some
// tens of megabytes, and collecting the little garbage of a page would walk them
// again and again: the heap may grow to five times what is alive. In an ingest
// each document that the index knows would then count five times, so there is a
// bound above which it grows by a quarter only.
type heap struct {
	files int
	live  [1]metrics.Sample
}

const (
	// heapGrowth is how much garbage, in hundredths of what is alive, there may be
	// below the bound.
	heapGrowth = 400
	// heapFloor is what an ingest of a few documents takes: below it, collecting
	// more often would save nothing.
	heapFloor = 192 << 20
	// heapRoom is what may be garbage besides a quarter of what is alive.
	heapRoom = 64 << 20
	// heapEvery is after how many files the bound is set anew.
	heapEvery = 256
)

// newHeap sets the first bound; what the environment sets stays.
func newHeap() *heap {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
	h := &heap{}
	h.bound()
	return h
}

// bound is called after each file.
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
