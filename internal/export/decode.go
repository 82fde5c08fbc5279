package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"runtime"
	"sync"

	"dragoman"
)

// Lines are decoded in batches by several workers, because decoding costs more
// than any format: a batch ends after maxBatch lines or batchBytes bytes.
const (
	maxBatch   = 256
	batchBytes = 256 << 10
	maxLine    = 64 << 20 // the bound of dragoman.Decoder
)

// batch is a stretch of lines and, once done is closed, what they hold.
type batch struct {
	lines   [][]byte
	first   int // the number of the first line, from 1
	records []dragoman.Record
	err     error // ends the stream after the records
	done    chan struct{}
}

// Lines reads records from JSON Lines as they are asked for, ahead by a few
// batches. The order is that of the lines; an error names its line. Blank
// lines are passed over.
func Lines(r io.Reader) Records {
	return func(yield func(dragoman.Record, error) bool) {
		workers := runtime.GOMAXPROCS(0)
		todo, inOrder := make(chan *batch, workers), make(chan *batch, 2*workers)
		stop := make(chan struct{})
		var running sync.WaitGroup
		defer running.Wait()
		defer close(stop)
		running.Go(func() {
			defer close(todo)
			defer close(inOrder)
			cutLines(r, func(b *batch) bool {
				for _, to := range []chan *batch{todo, inOrder} {
					select {
					case to <- b:
					case <-stop:
						return false
					}
				}
				return true
			})
		})
		for range workers {
			running.Go(func() {
				for b := range todo {
					b.decode()
				}
			})
		}
		for b := range inOrder {
			<-b.done
			for _, rec := range b.records {
				if !yield(rec, nil) {
					return
				}
			}
			if b.err != nil {
				yield(nil, b.err)
				return
			}
		}
	}
}

// cutLines cuts the input into batches until send refuses one.
func cutLines(r io.Reader, send func(*batch) bool) {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 64<<10), maxLine)
	line := 0
	for {
		b := &batch{first: line + 1, done: make(chan struct{})}
		var held []byte
		for len(b.lines) < maxBatch && len(held) < batchBytes && in.Scan() {
			line++
			from := len(held)
			held = append(held, in.Bytes()...)
			b.lines = append(b.lines, held[from:len(held):len(held)])
		}
		full := len(b.lines) == maxBatch || len(held) >= batchBytes
		if !full {
			if err := in.Err(); err != nil {
				b.err = fmt.Errorf("line %d: %w", line+1, err)
			}
		}
		if !send(b) || !full {
			return
		}
	}
}

// decode reads the records of a batch, up to the first that is none.
func (b *batch) decode() {
	defer close(b.done)
	b.records = make([]dragoman.Record, 0, len(b.lines))
	for i, line := range b.lines {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		rec, err := dragoman.UnmarshalRecord(line)
		if err != nil {
			b.err = fmt.Errorf("line %d: %w", b.first+i, err)
			break
		}
		b.records = append(b.records, rec)
	}
	b.lines = nil
}
