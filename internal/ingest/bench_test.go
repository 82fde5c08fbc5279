package ingest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	lpdf "github.com/ledongthuc/pdf"
)

// corpusPDFs gives the PDFs that ship with the program.
func corpusPDFs(tb testing.TB) [][]byte {
	tb.Helper()
	paths, err := filepath.Glob("../../corpus/*/*.pdf")
	if more, e := filepath.Glob("../../corpus/*.pdf"); e == nil {
		paths = append(paths, more...)
	}
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no PDF in the corpus: %v", err)
	}
	var files [][]byte
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			tb.Fatal(err)
		}
		files = append(files, data)
	}
	return files
}

// thousand calls read with the corpus's PDFs until it has read 1,000 pages.
func thousand(b *testing.B, files [][]byte, read func(data []byte) (pages int)) {
	for b.Loop() {
		for pages := 0; pages < 1000; {
			for _, data := range files {
				pages += read(data)
			}
		}
	}
}

// BenchmarkThousandPages compares what 1,000 pages of ordinary PDF cost through
// ingest, with the gate and the whole layout, with the time of the fast
// engine's own text function. The first should be at most 1.3 times the second.
func BenchmarkThousandPages(b *testing.B) {
	files := corpusPDFs(b)
	b.Run("ledongthuc", func(b *testing.B) {
		thousand(b, files, func(data []byte) int {
			r, err := lpdf.NewReader(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				b.Fatal(err)
			}
			for i := range r.NumPage() {
				if _, err := r.Page(i + 1).GetPlainText(nil); err != nil {
					b.Fatal(err)
				}
			}
			return r.NumPage()
		})
	})
	b.Run("ingest", func(b *testing.B) {
		engines := NewEngines(DefaultMemory)
		defer engines.Close()
		thousand(b, files, func(data []byte) int {
			doc, err := engines.ReadBytes(context.Background(), "report.pdf", data, Options{})
			if err != nil {
				b.Fatal(err)
			}
			if doc.Engine != "ledongthuc" {
				b.Fatalf("read by %s: not ordinary", doc.Engine)
			}
			return len(doc.Pages)
		})
	})
}
