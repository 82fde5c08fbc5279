package export

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"testing"

	"dragoman"
)

// many streams n records made from the synthetic ones, each document's with
// ids, dates and names of their own; nothing is kept.
func many(b *testing.B, n int) Records {
	base := all(b, records(b))
	return func(yield func(dragoman.Record, error) bool) {
		for i := range n {
			round := i / len(base)
			id := func(s string) string { return fmt.Sprintf("%s%05d", s, round) }
			var r dragoman.Record
			switch x := base[i%len(base)].(type) {
			case *dragoman.DocumentRecord:
				c := *x
				c.ID = id(c.ID)
				r = &c
			case *dragoman.Meeting:
				c := *x
				c.ID, c.Key = id(c.ID), id(c.Key)
				c.Participants = append([]dragoman.Participant(nil), c.Participants...)
				for k := range c.Participants {
					if c.Participants[k].Name != "" {
						c.Participants[k].Name += dragoman.String(fmt.Sprintf(" %d", round%1000))
					}
				}
				c.Evidence = moved(c.Evidence, id)
				r = &c
			case *dragoman.Agreement:
				c := *x
				c.ID, c.Key = id(c.ID), id(c.Key)
				c.Evidence = moved(c.Evidence, id)
				r = &c
			case *dragoman.Signatory:
				c := *x
				c.ID, c.Agreement = id(c.ID), id(c.Agreement)
				c.Evidence = moved(c.Evidence, id)
				r = &c
			case *dragoman.Mention:
				c := *x
				c.Document = id(c.Document)
				r = &c
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

func moved(list []dragoman.Evidence, id func(string) string) []dragoman.Evidence {
	out := append([]dragoman.Evidence(nil), list...)
	for i := range out {
		out[i].Document = id(out[i].Document)
	}
	return out
}

type discard struct{ io.Writer }

func (discard) Close() error { return nil }

// Benchmark100k exports 100,000 records in every format and reports the peak
// of the heap in MB: the issue allows 5 s and 200 MB.
func Benchmark100k(b *testing.B) {
	for _, f := range Formats() {
		b.Run(string(f), func(b *testing.B) {
			stream := many(b, 100_000)
			var peak uint64
			watched := func(yield func(dragoman.Record, error) bool) {
				n := 0
				for r, err := range stream {
					if n++; n%10_000 == 0 {
						peak = max(peak, heap())
					}
					if !yield(r, err) {
						return
					}
				}
				peak = max(peak, heap())
			}
			for b.Loop() {
				var err error
				if f.FilePerKind() {
					_, err = WriteFiles(func(string) (io.WriteCloser, error) { return discard{io.Discard}, nil }, f, watched, Options{})
				} else {
					_, err = Write(io.Discard, f, watched, Options{})
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(peak)/1e6, "peak-MB")
		})
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}

// BenchmarkLines100k reads 100,000 records from JSON Lines and exports them as
// such: what "dragoman export FILE.jsonl" does.
func BenchmarkLines100k(b *testing.B) {
	var in bytes.Buffer
	if _, err := Write(&in, JSONL, many(b, 100_000), Options{}); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(in.Len()))
	for b.Loop() {
		if _, err := Write(io.Discard, JSONL, Lines(bytes.NewReader(in.Bytes())), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
