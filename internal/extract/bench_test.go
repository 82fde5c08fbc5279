package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/extract"
)

// BenchmarkExtract measures whole extraction over the corpus: b.SetBytes is the
// canonical text, and cpu-ms/page, the time of all cores, takes 500 words as a
// page.
func BenchmarkExtract(b *testing.B) {
	docs, words := corpus(b)
	bytes := 0
	for _, d := range docs {
		bytes += len(d.Text)
	}
	for _, c := range []struct {
		name string
		opts extract.Options
	}{{"prose", extract.Options{}}, {"without-prose", extract.Options{WithoutProse: true}}} {
		b.Run(c.name, func(b *testing.B) {
			x, err := extract.New(c.opts)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			before := cpuTime()
			for b.Loop() {
				for _, d := range docs {
					if _, err := x.Extract(d); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric((cpuTime()-before).Seconds()*1000/float64(b.N)/(float64(words)/500), "cpu-ms/page")
		})
	}
}

// BenchmarkNew measures the start: rules, lexicon and gazetteers.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	before := cpuTime()
	for b.Loop() {
		if _, err := extract.New(extract.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric((cpuTime()-before).Seconds()*1000/float64(b.N), "cpu-ms/op")
}

// corpus reads the reports that ship with the program, paragraph by paragraph:
// a room may not import ingest.
func corpus(b *testing.B) (docs []*dragoman.Document, words int) {
	b.Helper()
	files, err := filepath.Glob("../../corpus/*-20??.md")
	if err != nil || len(files) == 0 {
		b.Fatalf("no corpus: %v", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		d := &dragoman.Document{ID: f, File: f, Text: string(raw), Body: len(raw), Format: dragoman.FormatMarkdown}
		pos := 0
		for _, par := range strings.SplitAfter(d.Text, "\n\n") {
			span := dragoman.Span{Start: pos, End: pos + len(strings.TrimRight(par, "\n"))}
			pos += len(par)
			if head := strings.TrimLeft(par, "#"); len(head) < len(par) {
				d.Sections = append(d.Sections, dragoman.Section{Span: dragoman.Span{Start: span.Start, End: len(raw)}, Heading: strings.TrimSpace(head), Level: len(par) - len(head)})
				for i := len(d.Sections) - 2; i >= 0 && d.Sections[i].End == len(raw); i-- {
					if d.Sections[i].Level >= d.Sections[len(d.Sections)-1].Level {
						d.Sections[i].End = span.Start
					}
				}
				d.Blocks = append(d.Blocks, dragoman.Block{Span: span, Kind: dragoman.Heading, Section: len(d.Sections) - 1})
				continue
			}
			d.Blocks = append(d.Blocks, dragoman.Block{Span: span, Kind: dragoman.Paragraph, Section: len(d.Sections) - 1})
		}
		d.Seal()
		docs = append(docs, d)
		words += len(strings.Fields(d.Text))
	}
	return docs, words
}
